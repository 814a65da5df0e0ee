"""What villages propose: taken over as a draft by their township, or refused with a word."""
