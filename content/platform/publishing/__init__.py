"""The process that signs and releases; a content folder in, a content folder out."""
