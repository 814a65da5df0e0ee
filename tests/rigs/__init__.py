"""Rigs that break a county's line, a station's disk and its power, on purpose."""
