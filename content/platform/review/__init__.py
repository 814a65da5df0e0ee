"""The review every page goes through, and who may do what in which section."""
