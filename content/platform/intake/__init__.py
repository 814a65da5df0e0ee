"""What stations send home, in the database of the county's site."""
