"""Things of the farm's year and of a household: shots, spraying, papers, roads."""

from __future__ import annotations

from typing import Final

from kiosk.ui.drawing import Layer
from kiosk.ui.pictograms.shapes import box, circle, circles, sun

LIFE: Final = {
    "syringe": (
        Layer("iron", "M33 4 L44 15 M38.6 9.4 L33 15", 3.4),
        Layer("sky", "M27 11 L37 21 L19 39 L9 29 z"),
        Layer("water", "M18 20 L28 30 L19 39 L9 29 z"),
        Layer("deep", "M27 11 L37 21 L19 39 L9 29 z M21 17 l4 4 M16 22 l4 4", 2.4),
        Layer("iron", "M14 34 L3 45", 2.6),
    ),
    "sprayer": (
        Layer("water", box(8, 12, 22, 33, 5)),
        Layer("deep", box(13, 5, 12, 7, 2) + "M8 24 H30 V29 H8 z"),
        Layer("iron", "M30 38 Q38 38 37 28 L35 17", 2.8),
        Layer("iron", "M33 16 L40 10", 3.4),
        Layer("leaf", circles(1.7, (42, 5, 46, 9, 44, 14, 38, 4, 46, 17))),
    ),
    "disinfect": (
        Layer("leaf", "M10 22 H28 L31 30 V45 H7 V30 z"),
        Layer("paper", "M14 31 H24 V42 H14 z M12 34"),
        Layer("red", "M19 33 V40 M15.5 36.5 H22.5", 2.8),
        Layer("iron", "M13 22 V14 H24 V22 z M11 8 H30 V14 H11 z"),
        Layer("water", circles(1.8, (35, 8, 40, 5, 40, 11, 45, 3, 45, 8, 45, 13))),
    ),
    "ear-tag": (
        Layer("earth", "M6 10 Q22 2 34 12 Q42 22 40 34 Q24 34 14 26 Q7 20 6 10 z"),
        Layer("rose", "M12 13 Q22 9 29 16 Q34 22 34 28 Q24 27 18 22 Q13 18 12 13 z"),
        Layer("gold", "M24 20 H44 V40 L38 45 H30 L24 40 z"),
        Layer("soot", "M29 31 H39 M29 37 H36", 2.6),
        Layer("soot", circle(34, 25, 1.8)),
    ),
    "drip": (
        Layer("soot", "M2 12 H46", 4.6),
        Layer(
            "water",
            "M12 17 q4 5.4 0 9 q-4 -3.6 0 -9 z M24 17 q4 5.4 0 9 q-4 -3.6 0 -9 z M36 17 q4 5.4 0 9 q-4 -3.6 0 -9 z",
        ),
        Layer("earth", "M2 38 H46 V46 H2 z"),
        Layer(
            "leaf",
            "M12 38 q-6 -1 -6 -7 q6 0 6 7 q0 -7 6 -7 q0 6 -6 7 M36 38 q-6 -1 -6 -7 q6 0 6 7 q0 -7 6 -7 q0 6 -6 7",
        ),
    ),
    "mulch": (
        Layer("earth", "M2 36 Q13 24 24 36 Q35 24 46 36 V46 H2 z"),
        Layer("cloud", "M2 36 Q13 23 24 36 Q35 23 46 36 V40 Q35 28 24 40 Q13 28 2 40 z"),
        Layer(
            "leaf",
            "M13 29 V18 M13 24 Q5 24 4 15 Q12 15 13 24 Q15 15 22 15 Q21 24 13 24 M35 29 V18 M35 24 Q27 24 26 15 Q34 15 35 24 Q37 15 44 15 Q43 24 35 24",
            2.2,
        ),
    ),
    "medical": (
        Layer("paper", box(4, 10, 40, 34, 5)),
        Layer("red", box(4, 10, 40, 34, 5), 2.8),
        Layer("red", "M20 17 H28 V23 H34 V31 H28 V37 H20 V31 H14 V23 H20 z"),
        Layer("red", "M17 10 V6 H31 V10", 2.8),
    ),
    "card": (
        Layer("water", box(2, 9, 44, 31, 4)),
        Layer(
            "paper",
            box(6, 14, 14, 17, 2)
            + "M24 17 H41 V20 H24 z M24 24 H41 V27 H24 z M24 31 H36 V34 H24 z",
        ),
        Layer("skin", circle(13, 20, 3.4)),
        Layer("deep", "M7 31 Q7 25 13 25 Q19 25 19 31 z"),
    ),
    "book": (
        Layer("red", "M4 10 Q15 6 24 12 Q33 6 44 10 V41 Q33 37 24 43 Q15 37 4 41 z"),
        Layer("paper", "M7 11 Q16 8 23 13 V39 Q16 35 7 38 z M41 11 Q32 8 25 13 V39 Q32 35 41 38 z"),
        Layer(
            "storm",
            "M11 17 Q15 16 19 18 M11 24 Q15 23 19 25 M37 17 Q33 16 29 18 M37 24 Q33 23 29 25",
            2.2,
        ),
    ),
    "road": (
        Layer("grass", "M2 20 H46 V46 H2 z"),
        Layer("iron", "M20 14 H28 L42 46 H6 z"),
        Layer("paper", "M24 17 v4 M24 26 v6 M24 37 v8", 3),
        Layer("gold", sun(37, 9, 0, 7.4), 2.2),
        Layer("gold", circle(37, 9, 4.6)),
    ),
    "house": (
        Layer("cream", "M8 22 L24 10 L40 22 V44 H8 z"),
        Layer("red", "M2 23 L24 4 L46 23 L42 27 L24 12 L6 27 z"),
        Layer("earth", "M20 30 H29 V44 H20 z"),
        Layer("sky", "M11 29 H17 V36 H11 z M32 29 H38 V36 H32 z"),
        Layer("bark", "M35 6 H39 V14 L35 10.6 z"),
    ),
    "stove": (
        Layer("iron", box(8, 18, 32, 26, 4)),
        Layer("soot", "M30 18 V3 H37 V18 z"),
        Layer(
            "red", "M24 23 Q32 30 31 35 a7 6 0 0 1 -14 0 Q17 31 20 28 Q21 31 23 31 Q25 28 24 23 z"
        ),
        Layer(
            "gold", "M24.6 31 Q28 35 27 37.6 a3.4 3 0 0 1 -6.4 0 Q21 35 22.6 34 Q24.6 34 24.6 31 z"
        ),
        Layer("soot", "M12 44 V47 M36 44 V47", 3),
    ),
    "mill": (
        Layer("storm", "M4 30 H44 V42 Q24 48 4 42 z"),
        Layer("cloud", "M4 30 Q24 22 44 30 Q24 38 4 30 z"),
        Layer("iron", "M14 22 H34 V30 Q24 34 14 30 z"),
        Layer("storm", "M14 22 Q24 17 34 22 Q24 27 14 22 z"),
        Layer("earth", "M33 25 L46 19", 3.4),
        Layer(
            "gold",
            "M24 4 q4 5 0 9 q-4 -4 0 -9 z M17 9 q4 4 1 8 q-4 -3 -1 -8 z M31 9 q-4 4 -1 8 q4 -3 1 -8 z",
        ),
    ),
    "manure": (
        Layer("earth", "M40 3 L27 30", 3.2),
        Layer("iron", "M21 27 L34 33 M21 27 L17 37 M27 30 L23 40 M34 33 L30 42", 2.8),
        Layer("bark", "M2 45 Q4 33 14 31 Q22 24 30 33 Q42 33 46 45 z"),
        Layer("straw", "M10 40 l6 -3 M20 42 l5 -4 M30 40 l6 2 M22 34 l4 1", 2.2),
    ),
}
