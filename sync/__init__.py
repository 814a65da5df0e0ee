"""Between the county and this machine, over a bad line."""
