"""Signs of the ways to look for something: a pen, keys, pictures; and of taking ink back."""

from __future__ import annotations

from typing import Final

from kiosk.ui.pictograms.shapes import box, circle
from kiosk.ui.pictograms.signs import ink, soft

WAYS: Final = {
    "pen": (
        soft("M33 6 L42 15 L19 38 L7 41 L10 29 z"),
        ink("M33 6 L42 15 L19 38 L7 41 L10 29 z M28 11 L37 20", 2.8),
        ink("M26 43 H43", 3.2),
    ),
    "keys": (
        *(soft(box(x, y, 11, 11, 2.5)) for y in (11, 26) for x in (4, 18.5, 33)),
        *(ink(box(x, y, 11, 11, 2.5), 2.4) for y in (11, 26) for x in (4, 18.5, 33)),
    ),
    "pictures": (
        soft(box(5, 5, 17, 17, 3)),
        soft(box(26, 26, 17, 17, 3)),
        ink(box(5, 5, 17, 17, 3), 2.6),
        ink(box(26, 26, 17, 17, 3), 2.6),
        ink(circle(34.5, 13.5, 8.5)),
        ink("M13.5 27 L22 43 H5 z"),
    ),
    "undo": (ink("M17 8 L7 18 L17 28 M8 18 H29 a11 11 0 0 1 0 22 H17", 4.4),),
    "eraser": (
        soft("M20 14 L36 30 L25 41 H15 L6 32 z"),
        ink("M28 6 L43 21 L23 41 H15 L6 32 z M18 16 L33 31", 2.8),
        ink("M23 41 H43", 3.2),
    ),
}
