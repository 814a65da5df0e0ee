"""The tree of places: provinces down to villages, each name with the days on which it held."""
