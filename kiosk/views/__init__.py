"""What a reader sees, as values: records and `now` in, frozen rows out.

Pure: no Qt, no store, no clock. Each module is one screen; its rows are shown
by one backend of `kiosk.ui`.
"""
