"""News and letters by stick, both ways, from the command line or by plugging in."""
