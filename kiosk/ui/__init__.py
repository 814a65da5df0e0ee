"""The screen: thin Qt objects over the pure modules of `kiosk`.

`kiosk.ui.app.run` is the only way in. Nothing outside this package imports Qt.
"""
