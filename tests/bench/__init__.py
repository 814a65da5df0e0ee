"""Measurements, printed as a table and written to `build/bench.json`.

Figures of one run on one machine: compare them as ratios within the run, never
with those of another day.
"""
