"""Signs of what is heard: reading aloud, pause, slower, faster."""

from __future__ import annotations

from typing import Final

from kiosk.ui.pictograms.shapes import box
from kiosk.ui.pictograms.signs import ink, soft

_MOUTH: Final = "M5 18 h8 L25 8 v32 L13 30 H5 z"

VOICE: Final = {
    "speak": (soft(_MOUTH), ink(_MOUTH, 2.8), ink("M31 17 q5 7 0 14 M37 11 q10 13 0 26", 3.2)),
    "stop": (ink(box(9, 9, 30, 30, 5)),),
    "pause": (ink(box(10, 8, 10, 32, 3) + box(28, 8, 10, 32, 3)),),
    "play": (ink("M12 7 L40 24 L12 41 z"),),
    "slower": (ink("M22 9 L8 24 L22 39 M40 9 L26 24 L40 39", 4.4),),
    "faster": (ink("M8 9 L22 24 L8 39 M26 9 L40 24 L26 39", 4.4),),
}
