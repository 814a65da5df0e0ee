"""Work that people are hired for and taught, and what it is done with."""

from __future__ import annotations

from typing import Final

from kiosk.ui.drawing import Layer
from kiosk.ui.pictograms.shapes import box, circle, circles, ellipse, flake

TRADES: Final = {
    "sorting": (
        Layer(
            "earth",
            ellipse(12, 17, 6, 4.6) + ellipse(25, 15.6, 5.6, 5) + ellipse(37, 17.6, 5.4, 4.2),
        ),
        Layer("bark", "M10 16 h2 M25 14 h2 M36 17 h2", 2),
        Layer("iron", box(2, 23, 44, 9, 4.5)),
        Layer("cloud", circles(2.4, (8, 27.5, 18.6, 27.5, 29.3, 27.5, 40, 27.5))),
        Layer("storm", "M10 33 V45 M38 33 V45", 3.6),
        Layer("gold", "M18 37 H30 M26 33.5 L30 37 L26 40.5", 2.8),
    ),
    "milking": (
        Layer(
            "rose",
            "M8 4 H40 Q41 17 34 20 Q24 23 14 20 Q7 17 8 4 z M16 19 V25 Q18 28 20 25 V20 z M28 20 V25 Q30 28 32 25 V19 z",
        ),
        Layer("water", "M18 28 V33 M30 28 V33", 2.2),
        Layer("cloud", "M10 33 H38 L35 46 H13 z"),
        Layer("paper", "M12 35 H36 L35.4 38.6 H12.6 z"),
        Layer("iron", "M10 33 H38 L35 46 H13 z", 2.2),
    ),
    "herding": (
        Layer("earth", "M8 46 V12 Q8 4 14 4 Q20 4 19 10", 3.4),
        Layer("bark", "M24 37 V45 M30 38 V45 M37 37 V45", 3),
        Layer(
            "cream",
            "M20 34 a5 5 0 0 1 0 -9 a6 6 0 0 1 7 -6 a6.4 6.4 0 0 1 9 1 a5.6 5.6 0 0 1 4 9 a5.6 5.6 0 0 1 -3 8 "
            "a6 6 0 0 1 -8 2 a5.6 5.6 0 0 1 -9 -5 z",
        ),
        Layer("bark", "M37 19 Q41 16 45 20 Q47 25 44 28 Q39 29 37 25 z"),
        Layer("grass", "M2 46 q3 -6 6 0 z M40 46 q3 -6 6 0 z"),
    ),
    "building": (
        Layer(
            "red",
            "M2 26 H14 V34 H2 z M17 26 H31 V34 H17 z M34 26 H46 V34 H34 z M2 37 H22 V45 H2 z M25 37 H46 V45 H25 z",
        ),
        Layer("storm", "M12 22 L30 8 L34 13 L26 22 z"),
        Layer("iron", "M31 9 L37 5 L41 9", 2.8),
        Layer("earth", "M36 8 L45 3", 4.6),
        Layer("cream", "M2 24 H46", 2.6),
    ),
    "driver": (
        Layer("iron", circle(24, 24, 18), 5),
        Layer("iron", "M6 22 Q24 15 42 22 L41 27 Q31 25 29 29 L27 42 H21 L19 29 Q17 25 7 27 z"),
        Layer("cloud", circle(24, 25, 3.6)),
    ),
    "cook": (
        Layer(
            "storm",
            "M13 30 Q4 28 5 19 Q7 12 15 13 Q18 5 25 6 Q32 6 34 13 Q43 12 44 20 Q44 28 35 30 z",
        ),
        Layer(
            "paper",
            "M15 28 Q8 26 9 20 Q11 15 17 17 Q19 9 25 10 Q31 10 32 17 Q39 16 40 21 Q40 26 33 28 z",
        ),
        Layer("storm", "M13 32 H35 V44 H13 z"),
        Layer("storm", "M18 22 V29 M24 20 V29 M30 22 V29", 2.2),
        Layer("red", "M13 36 H35 V40 H13 z"),
    ),
    "cleaning": (
        Layer("earth", "M34 2 L20 28", 3.4),
        Layer("straw", "M15 24 L26 30 L22 45 Q12 45 3 39 z"),
        Layer("gold", "M15 24 L26 30 L24.6 34.6 L12 29 z"),
        Layer("earth", "M9 41 L15 33 M15 43.6 L19 35", 1.8),
        Layer("water", "M29 34 H45 L43 46 H31 z"),
        Layer("deep", "M30 34 Q37 24 44 34", 2.4),
    ),
    "welder": (
        Layer("iron", "M8 7 Q20 1 31 7 L32 24 Q30 34 20 36 Q10 34 7 24 z"),
        Layer("leaf", box(11, 14, 17, 8, 2)),
        Layer("soot", "M14 27 h11", 2.6),
        Layer(
            "gold",
            "M37 27 L39 33 L45 31 L41 36 L46 40 L40 40.6 L40 47 L35.6 42 L31 46 L32 40 L26 38.6 L32 36 L29.6 30 L35 33 z",
        ),
        Layer("paper", circle(36.4, 37.4, 3)),
    ),
    "loading": (
        Layer("water", "M2 34 V18 H15 L20 26 V34 z"),
        Layer("sky", "M6 21 H13.4 L16.6 26 H6 z"),
        Layer("iron", "M20 33 H46 V37 H2 V33 z"),
        Layer(
            "earth", box(22, 20, 11, 13, 1.4) + box(34.6, 20, 11, 13, 1.4) + box(28, 7, 11, 12, 1.4)
        ),
        Layer("bark", "M27.5 20 v5 M40 20 v5 M33.5 7 v4.6", 2.2),
        Layer("soot", circle(10, 38, 5.4) + circle(37, 38, 5.4)),
        Layer("straw", circle(10, 38, 2.2) + circle(37, 38, 2.2)),
    ),
    "picking": (
        Layer("earth", "M9 27 Q12 6 24 6 Q36 6 39 27", 3),
        Layer("red", circle(16, 23, 5.6) + circle(32, 23, 5.6)),
        Layer("orange", circle(24, 20, 6)),
        Layer("leaf", "M24 14 Q28 8 34 9 Q32 15 24 14 z"),
        Layer("straw", "M4 26 H44 L39 44 H9 z"),
        Layer("earth", "M6 32 H42 M8 38 H40 M16 27 L18 44 M24 27 V44 M32 27 L30 44", 2),
    ),
    "snow-shovel": (
        Layer("earth", "M40 4 L21 27", 3.6),
        Layer("earth", "M36 1.6 L45 8", 4),
        Layer("red", "M10 20 L27 34 Q21 44 11 44 Q4 42 3 36 Q4 28 10 20 z"),
        Layer("rose", "M12 25 L22 33 M9 30 L17 37", 2.2),
        Layer("water", flake(37, 36, 8), 2.6),
        Layer("cloud", "M2 46 Q12 38 24 46 z"),
    ),
    "training": (
        Layer("pine", box(3, 4, 42, 25, 2.4)),
        Layer("straw", box(3, 4, 42, 25, 2.4), 2.4),
        Layer("paper", "M9 12 H25 M9 18 H20 M32 11 l3 3 l5 -5", 2.6),
        Layer("skin", circle(24, 32, 5)),
        Layer("water", "M12 47 Q13 37 24 37 Q35 37 36 47 z"),
    ),
    "guard": (
        Layer("deep", "M24 3 L42 9 V23 Q42 38 24 46 Q6 38 6 23 V9 z"),
        Layer("water", "M24 8 L37 12.4 V23 Q37 34 24 40.6 Q11 34 11 23 V12.4 z"),
        Layer(
            "paper",
            "M24 13 L26.6 20 H34 L28 24.6 L30.2 32 L24 27.6 L17.8 32 L20 24.6 L14 20 H21.4 z",
        ),
    ),
    "care": (
        Layer("red", "M24 22 Q14 15 16 8 Q20 2 24 8 Q28 2 32 8 Q34 15 24 22 z"),
        Layer(
            "skin",
            "M2 27 L9 25 Q16 25 20 29 H28 Q32 30 30 34 H22 H31 L41 27 Q46 26 46 30 L34 42 Q30 45 24 44 L9 42 H2 z",
        ),
        Layer("water", "M1 25 H9 V44 H1 z"),
        Layer("earth", "M21 34 H31", 2),
    ),
    "shop": (
        Layer("cream", "M7 22 H41 V44 H7 z"),
        Layer(
            "red",
            "M6 6 H42 L46 20 Q46 25 41 25 Q36 25 35.4 20 Q35 25 29.6 25 Q24.4 25 24 20 Q23.6 25 18.4 25 Q13 25 12.6 20 Q12 25 7 25 Q2 25 2 20 z",
        ),
        Layer(
            "paper",
            "M16 6 H22 L21 20 Q20 25 16 24 Q12.6 23 12.6 20 z M28 6 L35.4 20 Q35 24 31 24.8 Q24.6 25 24 20 L26 6 z",
            0,
            0.85,
        ),
        Layer("earth", "M27 30 H36 V44 H27 z"),
        Layer("sky", "M12 30 H22 V38 H12 z"),
    ),
    "sewing": (
        Layer("iron", "M6 40 H44 V45 H6 z M32 10 H40 V40 H32 z M10 10 H40 V18 H16 V27 H10 z"),
        Layer("storm", "M13 27 V38", 2.8),
        Layer("red", box(20, 2, 8, 8, 2)),
        Layer("water", "M4 36 Q14 33 27 38 V40 H4 z"),
        Layer("straw", circle(42, 16, 4.4)),
    ),
    "electrician": (
        Layer("bark", "M20 46 V4 H25 V46 z M8 9 H37 V13 H8 z"),
        Layer("cloud", circles(2.8, (11, 6, 34, 6))),
        Layer("gold", "M34 18 L25 32 H32 L28 46 L42 28 H35 L40 18 z"),
    ),
}
