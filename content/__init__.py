"""What is said, and the county's side of saying it."""
