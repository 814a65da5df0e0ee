"""Signs in one colour: the nine sections, the buttons, the marks."""

from __future__ import annotations

from typing import Final

from kiosk.ui.drawing import Layer
from kiosk.ui.pictograms.shapes import box, circle, cloud, ellipse, sun

_SOFT: Final = 0.38  # the second tone


def ink(path: str, stroke: float = 0.0) -> Layer:
    """Return a layer in the colour asked for."""
    return Layer("ink", path, stroke)


def soft(path: str, stroke: float = 0.0) -> Layer:
    """Return a layer in the lighter tone of it."""
    return Layer("ink", path, stroke, _SOFT)


_SHEET: Final = "M12 4 h17 l9 9 v31 h-26 z "

SIGNS: Final = {
    # sections
    "policy": (
        soft(_SHEET),
        ink(_SHEET, 2.6),
        ink("M29 4 v9 h9", 2.6),
        ink("M18 20 h14 M18 27 h8", 2.8),
        ink(circle(32, 35, 6.5)),
    ),
    "technique": (
        soft("M5 38 q19 -9 38 0 v6 h-38 z"),
        ink("M24 38 V20", 3),
        ink("M24 24 C10 25 6 17 6 9 C18 8 24 14 24 24 z"),
        ink("M24 29 C24 18 31 13 42 14 C42 24 36 30 24 29 z"),
    ),
    "prices": (
        soft(circle(24, 24, 19)),
        ink(circle(24, 24, 19), 3),
        ink("M16 12 L24 23 L32 12 M24 23 V37 M17 24.5 H31 M17 31 H31", 3.2),
    ),
    "weather": (
        ink(sun(17, 17, 11, 15), 2.8),
        ink(circle(17, 17, 8)),
        soft(cloud(12, 41, 1.1)),
        ink(cloud(12, 41, 1.1), 2.6),
    ),
    "pests": (
        ink("M14 15 L6 10 M12 26 H4 M14 35 L7 41 M34 15 L42 10 M36 26 H44 M34 35 L41 41", 2.8),
        ink("M19 9 L15 3 M29 9 L33 3", 2.4),
        soft(ellipse(24, 27, 12, 16)),
        ink(ellipse(24, 27, 12, 16), 2.6),
        ink("M14.2 18 C16 7 32 7 33.8 18 C29 21.5 19 21.5 14.2 18 z"),
        ink("M24 20 V43", 2.4),
        ink(
            circle(18.6, 28, 2.3)
            + circle(29.4, 28, 2.3)
            + circle(19.6, 35.5, 2)
            + circle(28.4, 35.5, 2)
        ),
    ),
    "jobs": (
        soft("M9 30 a15 15 0 0 1 30 0 z"),
        ink("M9 30 a15 15 0 0 1 30 0", 3),
        ink("M19 16.5 V10 q5 -2.4 10 0 V16.5", 3),
        ink("M20 11 V23 M28 11 V23", 2.6),
        ink(box(4, 29, 40, 7, 3.5)),
        ink("M13 40 q11 5 22 0", 2.8),
    ),
    "courses": (
        soft(box(4, 8, 40, 27, 4)),
        ink(box(4, 8, 40, 27, 4), 3),
        ink("M20 14.5 L31 21.5 L20 28.5 z", 1.6),
        ink("M20 14.5 L31 21.5 L20 28.5 z"),
        ink("M24 35 V41 M14 42 H34", 3),
    ),
    "guides": (
        soft(box(8, 8, 32, 36, 4)),
        ink(box(8, 8, 32, 36, 4), 2.8),
        ink(box(16, 3.5, 16, 9, 3)),
        ink("M14 21 l2.6 2.6 L21 18.6 M14 32 l2.6 2.6 L21 29.6", 2.6),
        ink("M25 21.5 H34 M25 32.5 H34", 2.8),
    ),
    "village": (
        soft("M14 17 L33 7 V37 L14 28 z"),
        ink("M14 17 L33 7 V37 L14 28 z", 2.8),
        ink("M6 17 H14 V28 H6 a2 2 0 0 1 -2 -2 V19 a2 2 0 0 1 2 -2 z"),
        ink("M10 28 L13 42 H19 L17 30", 2.8),
        ink("M38 17 q4 5 0 10 M42 12.5 q7 9.5 0 19", 2.8),
    ),
    # buttons
    "home": (
        soft("M10 22 V42 H38 V22 L24 9 z"),
        ink("M5 24 L24 7 L43 24", 3.8),
        ink("M10 22 V42 H38 V22", 3),
        ink("M20 42 V30 H28 V42 z"),
    ),
    "back": (ink("M27 9 L12 24 L27 39 M13 24 H40", 4.6),),
    "next": (ink("M18 8 L34 24 L18 40", 4.8),),
    "previous": (ink("M30 8 L14 24 L30 40", 4.8),),
    "down": (ink("M8 17 L24 33 L40 17", 4.8),),
    "up": (ink("M8 31 L24 15 L40 31", 4.8),),
    "close": (ink("M11 11 L37 37 M37 11 L11 37", 4.8),),
    "check": (ink("M8 25 L20 37 L41 12", 5),),
    "search": (
        soft(circle(20, 20, 14)),
        ink(circle(20, 20, 14), 4),
        ink("M30.5 30.5 L42 42", 5.4),
    ),
    "take": (
        ink("M8 8 h11 v11 h-11 z M29 8 h11 v11 h-11 z M8 29 h11 v11 h-11 z", 3.4),
        ink("M12 12 h3 v3 h-3 z M33 12 h3 v3 h-3 z M12 33 h3 v3 h-3 z"),
        ink("M34.5 27 V42 M28 35.5 L34.5 42 L41 35.5", 3.6),
    ),
    "print": (
        ink("M14 17 V6 h20 v11", 3),
        soft("M6 17 h36 v17 h-36 z"),
        ink("M14 34 H6 V17 h36 v17 h-8", 3),
        ink("M14 28 h20 v15 h-20 z", 3),
        ink(circle(36, 22.5, 1.8)),
    ),
    "text-size": (
        ink("M4 31 H17 M10.5 25 V31 Q10 38 4.5 42 M10.8 32 Q12 38 17 42", 2.6),
        ink("M18 16 H44 M31 5 V16 Q30 32 18.5 42 M31.4 18 Q34 32 44 42", 4),
    ),
    "contrast": (
        soft(circle(24, 24, 19)),
        ink(circle(24, 24, 19), 3.4),
        ink("M24 5 A19 19 0 0 1 24 43 z"),
    ),
    "delete": (
        soft("M16 9 H43 V39 H16 L4 24 z"),
        ink("M16 9 H43 V39 H16 L4 24 z", 2.8),
        ink("M22 18 L34 30 M34 18 L22 30", 3.2),
    ),
    # marks and facts
    "picture": (
        soft(box(5, 8, 38, 32, 4)),
        ink(box(5, 8, 38, 32, 4), 2.6),
        ink(circle(15, 18, 3.6)),
        ink("M8 37 L19 25 L26 31 L33 21 L41 31 V37 z"),
    ),
    "paper": (
        soft(_SHEET),
        ink(_SHEET, 2.6),
        ink("M29 4 v9 h9 M18 21 h14 M18 28 h14 M18 35 h9", 2.6),
    ),
    "sound": (
        ink("M6 18 H14 L25 9 V39 L14 30 H6 z"),
        ink("M31 17 q5 7 0 14 M37 11 q10 13 0 26", 3),
    ),
    "film": (
        soft(box(4, 10, 40, 28, 3)),
        ink(box(4, 10, 40, 28, 3), 2.6),
        ink("M20 17 L32 24 L20 31 z"),
        ink("M9 15 v3 M9 22.5 v3 M9 30 v3 M39 15 v3 M39 22.5 v3 M39 30 v3", 2.4),
    ),
    "play": (ink("M15 8 L39 24 L15 40 z"),),
    "pause": (ink(box(12, 9, 8, 30, 2) + box(28, 9, 8, 30, 2)),),
    "skip-back": (
        ink("M24 10 A15 15 0 1 1 9.5 21", 3.4),
        ink("M25 2 V18 L14 10 z"),
        ink("M17 25 L20 22.5 V33 M32 22.5 H26.5 V27 Q32 25.5 32 29.8 Q32 34 26 33", 2.6),
    ),
    "skip-on": (
        ink("M24 10 A15 15 0 1 0 38.5 21", 3.4),
        ink("M23 2 V18 L34 10 z"),
        ink("M16 25 L19 22.5 V33 M31 22.5 H25.5 V27 Q31 25.5 31 29.8 Q31 34 25 33", 2.6),
    ),
    "restart": (
        ink("M10 14 A17 17 0 1 1 7 27", 4),
        ink("M4 4 V20 H20 z"),
    ),
    "captions": (
        soft(box(4, 9, 40, 30, 4)),
        ink(box(4, 9, 40, 30, 4), 2.6),
        ink("M11 26 H23 M28 26 H37 M11 32.5 H17 M22 32.5 H37", 3),
    ),
    "larger": (
        ink("M6 17 V6 H17 M31 6 H42 V17 M42 31 V42 H31 M17 42 H6 V31", 3.4),
        soft(box(14, 16, 20, 16, 2)),
        ink(box(14, 16, 20, 16, 2), 2.6),
    ),
    "sound-low": (ink("M10 18 H18 L29 9 V39 L18 30 H10 z"),),
    "sound-middle": (
        ink("M8 18 H16 L27 9 V39 L16 30 H8 z"),
        ink("M34 17 q5 7 0 14", 4.4),
    ),
    "phone": (
        ink(
            "M13 5 L19 6 L21 16 L16.5 20 Q20 28 28 31.5 L32 27 L42 29 L43 35 "
            "Q42 43 34 43 Q19 41 11 30 Q5 21 5 13 Q5 6 13 5 z"
        ),
    ),
    "person": (
        ink(circle(24, 14, 8.6)),
        soft("M7 43 q0 -17 17 -17 q17 0 17 17 z"),
        ink("M7 43 q0 -17 17 -17 q17 0 17 17 z", 2.6),
    ),
    "people": (
        soft(circle(34, 17, 6) + "M30 28 q14 -2 14 13 h-10 z"),
        ink(circle(18, 14, 7.6)),
        ink("M4 41 q0 -16 14 -16 q14 0 14 16 z"),
    ),
    "money": (
        soft(box(3, 11, 42, 26, 4)),
        ink(box(3, 11, 42, 26, 4), 2.6),
        ink("M19 16 L24 23 L29 16 M24 23 V32 M19 24 H29 M19 28.4 H29", 2.4),
        ink(circle(10, 24, 2.2) + circle(38, 24, 2.2)),
    ),
    "steps": (
        soft("M4 42 V32 H17 V22 H30 V12 H44 V42 z"),
        ink("M4 32 H17 V22 H30 V12 H44", 3.4),
    ),
    "place": (
        soft("M24 44 Q9 27 9 18.5 a15 15 0 0 1 30 0 Q39 27 24 44 z"),
        ink("M24 44 Q9 27 9 18.5 a15 15 0 0 1 30 0 Q39 27 24 44 z", 2.8),
        ink(circle(24, 18.5, 5.6)),
    ),
    "clock": (
        soft(circle(24, 24, 19)),
        ink(circle(24, 24, 19), 3),
        ink("M24 12 V24 L33 29", 3.4),
    ),
    "calendar": (
        soft(box(5, 9, 38, 34, 4)),
        ink(box(5, 9, 38, 34, 4), 2.6),
        ink("M5 13 a4 4 0 0 1 4 -4 H39 a4 4 0 0 1 4 4 V18 H5 z"),
        ink("M15 4 V12 M33 4 V12", 3.4),
        ink(
            box(12, 24, 6, 5, 1)
            + box(21, 24, 6, 5, 1)
            + box(30, 24, 6, 5, 1)
            + box(12, 33, 6, 5, 1)
            + box(21, 33, 6, 5, 1)
        ),
    ),
    "bag": (
        soft(box(5, 15, 38, 27, 4)),
        ink(box(5, 15, 38, 27, 4), 2.8),
        ink("M17 15 V9 a2 2 0 0 1 2 -2 H29 a2 2 0 0 1 2 2 V15", 2.8),
        ink("M5 26 H43 M24 23 V30", 2.8),
    ),
    "bowl": (
        soft("M6 24 H42 Q41 38 30 41 H18 Q7 38 6 24 z"),
        ink("M6 24 H42 Q41 38 30 41 H18 Q7 38 6 24 z", 2.8),
        ink("M17 17 q-3 -4 0 -7 M25 17 q-3 -4 0 -7 M33 17 q-3 -4 0 -7", 2.6),
    ),
    "office": (
        soft("M9 20 H39 V40 H9 z"),
        ink("M5 19 L24 6 L43 19 z"),
        ink("M12 21 V38 M20 21 V38 M28 21 V38 M36 21 V38", 3),
        ink("M5 41 H43", 3.4),
    ),
    "unsigned": (
        soft("M24 4 L41 10 V23 Q41 37 24 44 Q7 37 7 23 V10 z"),
        ink("M24 4 L41 10 V23 Q41 37 24 44 Q7 37 7 23 V10 z", 2.8),
        ink("M18.5 18 q0 -5.6 5.6 -5.6 q5.6 0 5.6 5.2 q0 4 -5.4 6.4 v3", 3),
        ink(circle(24.2, 33.4, 2.1)),
    ),
    "offline": (
        soft(cloud(5, 37, 1.2)),
        ink(cloud(5, 37, 1.2), 2.8),
        ink("M9 43 L40 8", 3.4),
    ),
    "stick": (
        soft(box(14, 17, 20, 28, 4)),
        ink(box(14, 17, 20, 28, 4), 2.8),
        ink("M17 17 V4 H31 V17", 2.8),
        ink("M21.5 9.5 V12 M26.5 9.5 V12", 2.8),
        ink(circle(24, 37, 2.6)),
    ),
    "power": (
        ink("M24 6 V24", 4),
        ink("M15 12 A16 16 0 1 0 33 12", 4),
    ),
    "station": (
        soft("M8 27 L24 15 L40 27 V44 H8 z"),
        ink("M5 29 L24 15 L43 29", 3.2),
        ink("M10 27 V44 H38 V27", 2.8),
        ink("M24 15 V6 M18 9.5 a7.6 7.6 0 0 1 0 -7 M30 9.5 a7.6 7.6 0 0 0 0 -7", 2.6),
        ink(box(19, 31, 10, 13, 1)),
    ),
    "warning": (
        soft("M24 5 L45 42 H3 z"),
        ink("M24 5 L45 42 H3 z", 3.2),
        ink("M24 18 V29", 3.8),
        ink(circle(24, 35.6, 2.4)),
    ),
    "hand": (
        soft(circle(20, 12, 8)),
        ink("M20 12 V28 M20 23 L13 20 M20 28 V44", 0.1),
        ink(
            "M17 12 a3 3 0 0 1 6 0 V23 q3 -2 5 0.6 q3.4 -1.6 5 1.2 q5 -1 5 4 "
            "Q38 44 27 44 Q20 44 17 38 L11 29 q0 -4.6 4 -3.4 L17 28 z"
        ),
    ),
}
