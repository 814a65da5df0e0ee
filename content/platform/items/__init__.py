"""A page type for each kind of item, and how a page becomes an item."""
