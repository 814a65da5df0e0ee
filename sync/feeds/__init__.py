"""Ordinary feeds of people who do not sign, read in a jail."""
