"""The public site of a county: static pages of the same items as the release tree.

What the QR code on a kiosk opens on a phone. Pages need no script, load nothing from
elsewhere and state until when they hold, so that a page out of a cache does not lie.

`writing.write_site` is the way in; `clock.next_change` says when to call it again.
Views (`articles`, `prices`, `weather`, `warnings`, `home`, …) are pure: items and `now`
-> frozen values; templates lie in `content.pages`; `files` alone touches the disk. All
words a reader sees are in `words`.
"""
