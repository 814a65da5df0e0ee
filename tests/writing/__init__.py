"""Handwriting: making the recogniser's model, and the hand that tests it."""
