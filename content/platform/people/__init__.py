"""Who works at the county's site, and for which places."""
