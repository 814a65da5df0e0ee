"""Animals beside the sheep, the cow, the pig and the hen."""

from __future__ import annotations

from typing import Final

from kiosk.ui.drawing import Layer
from kiosk.ui.pictograms.shapes import box, circle, circles, ellipse

HERD: Final = {
    "goat": (
        Layer("storm", "M12 34 V45 M18 35 V45 M29 34 V45 M34 32 V45", 3.4),
        Layer(
            "cloud",
            "M5 22 L2 17 Q8 15 12 17 H28 L33 9 Q39 7 43 12 L46 18 Q45 22 40 21 L38 25 Q38 35 33 36 H12 Q6 35 5 22 z",
        ),
        Layer("bark", "M35 9 Q30 6 29 0 Q36 1 38 8 z M39 8 Q37 3 40 0 Q44 4 42 10 z"),
        Layer("storm", "M41 20 L42 29 L37 23 z M33 11 Q28 12 27 17 Q33 18 35 14 z"),
        Layer("soot", circle(40, 13.6, 1.6)),
        Layer("storm", "M14 36 q4 4 8 0", 2.6),
    ),
    "lamb": (
        Layer("bark", "M17 35 V45 M24 36 V45 M31 35 V45", 3.2),
        Layer(
            "paper",
            "M13 33 a5 5 0 0 1 -1 -9 a5.6 5.6 0 0 1 7 -7 a6 6 0 0 1 10 0 a5.6 5.6 0 0 1 7 6 a5.4 5.4 0 0 1 -1 9 "
            "a6 6 0 0 1 -8 4 a6 6 0 0 1 -7 0 a5 5 0 0 1 -7 -3 z",
        ),
        Layer(
            "straw",
            "M13 33 a5 5 0 0 1 -1 -9 a5.6 5.6 0 0 1 7 -7 a6 6 0 0 1 10 0 a5.6 5.6 0 0 1 7 6 a5.4 5.4 0 0 1 -1 9 "
            "a6 6 0 0 1 -8 4 a6 6 0 0 1 -7 0 a5 5 0 0 1 -7 -3 z",
            2,
        ),
        Layer("cream", "M26 6 Q34 3 40 8 Q45 15 41 21 Q35 25 30 20 Q26 14 26 6 z"),
        Layer("straw", "M26 6 Q34 3 40 8 Q45 15 41 21 Q35 25 30 20 Q26 14 26 6 z", 2),
        Layer("rose", "M28 9 Q21 8 20 14 Q26 17 30 13 z M41 17 q-2 3 -4 2"),
        Layer("soot", circle(36, 12.6, 1.7)),
    ),
    "beef": (
        Layer("bark", "M11 34 V44 M18 34 V44 M29 34 V44 M35 33 V44", 4),
        Layer(
            "earth",
            "M5 19 Q5 13 12 13 Q22 9 30 12 L36 9 L46 14 V20 Q45 25 38 24 L37 33 Q36 36 32 36 H11 Q5 36 5 31 z",
        ),
        Layer("bark", "M30 12 Q26 20 31 27 Q35 30 37 26 L38 24 Q34 20 36 9 z", 0, 0.45),
        Layer("straw", "M34 10 Q27 8 27 0 Q33 5 39 8 z M40 11 Q47 8 46 1 Q43 6 37 8 z"),
        Layer("cream", "M41 19 H46 V20 Q45.4 24 41 24 z"),
        Layer("soot", circle(39.4, 15.4, 1.6)),
        Layer("bark", "M5 18 Q1 24 4 32", 2.6),
    ),
    "calf": (
        Layer("earth", "M14 32 V45 M20 33 V45 M29 33 V45 M34 32 V45", 3.4),
        Layer(
            "earth",
            "M8 23 Q8 19 14 19 H28 L31 11 L41 12 L44 21 Q42 26 37 24 L36 31 Q35 34 31 34 H13 Q8 34 8 23 z",
        ),
        Layer("paper", "M14 34 Q14 26 20 27 Q24 28 24 34 z M40 18 L43.4 21 Q42 25 38.6 23 z"),
        Layer("bark", "M32 12 Q24 9 23 15 Q29 18 33 15 z"),
        Layer("gold", box(22, 14, 6, 7, 1.4)),
        Layer("soot", circle(37.6, 15.6, 1.7)),
        Layer("bark", "M8 22 Q4 25 5 31", 2.2),
    ),
    "duck": (
        Layer("orange", "M20 40 L18 46 M28 40 L28 46", 3),
        Layer(
            "straw",
            "M3 26 Q9 30 18 24 Q26 22 28 15 Q28 7 35 7 Q42 8 42 15 Q42 20 38 23 Q42 30 36 37 Q28 43 16 40 Q5 37 3 26 z",
        ),
        Layer("gold", "M12 30 Q20 25 29 29 Q28 36 19 36 Q13 35 12 30 z"),
        Layer("orange", "M41 12 Q47 13 47 16 Q43 19 40 17 z"),
        Layer("soot", circle(36.6, 12.8, 1.7)),
    ),
    "donkey": (
        Layer("storm", "M18 16 Q10 8 12 1 Q20 3 23 13 z M28 13 Q29 3 36 1 Q38 9 32 17 z"),
        Layer(
            "storm", "M15 20 Q18 11 26 12 Q35 13 36 22 L42 46 H22 L21 38 Q11 44 7 38 Q5 34 9 30 z"
        ),
        Layer("paper", "M15 27 Q20 32 18 38 Q10 43 7 38 Q5 34 9 30 z"),
        Layer("iron", "M33 14 Q39 24 42 46 H35 Q34 28 29 12 z"),
        Layer("soot", circle(21, 22, 1.8) + circle(10.6, 35, 1.3)),
        Layer("rose", "M15 5 Q16 10 19 13 M33 5 Q31 9 31 13", 2),
    ),
    "rabbit": (
        Layer("cloud", "M26 17 Q16 10 18 1 Q26 4 30 15 z M32 14 Q32 4 40 1 Q43 10 37 17 z"),
        Layer(
            "cloud",
            "M5 34 Q6 22 20 22 Q25 22 27 20 Q29 13 36 14 Q44 17 43 24 Q41 29 36 29 Q38 37 40 43 H12 Q5 42 5 34 z",
        ),
        Layer("rose", "M22 5 Q24 11 29 15 M38 5 Q35 10 35 14", 2.2),
        Layer("soot", circle(37, 20.6, 1.8)),
        Layer("rose", circle(43, 23.6, 1.6)),
        Layer("paper", circle(7, 37, 4)),
        Layer("storm", circle(7, 37, 4), 1.6),
        Layer("storm", "M18 43 Q15 33 25 32", 2.2),
    ),
    "bee": (
        Layer(
            "sky",
            "M22 19 Q10 16 10 7 Q15 1 21 5 Q26 10 25 19 z M28 19 Q27 8 34 4 Q41 3 42 10 Q40 17 29 20 z",
        ),
        Layer("gold", "M6 29 Q8 18 22 18 Q38 18 42 29 Q38 40 22 40 Q8 40 6 29 z"),
        Layer("soot", "M17 19 Q13 29 17 39 M25 18 Q21 29 25 40 M33 20 Q30 29 33 38", 3.6),
        Layer("soot", "M41 23 Q46 21 46 16 M37 21 Q41 17 40 12", 2),
        Layer("soot", circle(39, 28, 1.8)),
        Layer("soot", "M6 29 L2 29", 2.6),
    ),
    "dog": (
        Layer("earth", "M13 33 V45 M19 34 V45 M29 34 V45 M34 33 V45", 3.8),
        Layer(
            "earth",
            "M9 22 H28 L29 11 Q34 6 40 10 L47 16 Q47 21 40 21 L37 24 V32 Q36 36 31 36 H13 Q8 35 8 29 z",
        ),
        Layer("earth", "M10 25 Q4 20 5 12", 3.6),
        Layer("bark", "M30 11 Q26 4 22 11 Q21 19 27 21 Q31 19 32 13 z"),
        Layer("soot", circle(37, 13.4, 1.7) + circle(46, 16.4, 1.8)),
        Layer("red", "M28 25 Q33 28 37 25", 3),
    ),
    "fish": (
        Layer("water", "M3 24 Q14 9 30 14 Q38 18 46 10 Q43 24 46 38 Q38 30 30 34 Q14 39 3 24 z"),
        Layer("deep", "M20 12 Q26 5 33 8 L31 14 z M22 36 Q26 41 32 39 L30 34 z"),
        Layer("sky", "M18 18 Q22 24 18 30 M25 18 q3 3 0 6 M25 26 q3 3 0 6 M31 20 q3 4 0 8", 2),
        Layer("paper", circle(11, 21.6, 2.8)),
        Layer("soot", circle(10.6, 21.6, 1.4)),
    ),
    "camel": (
        Layer("earth", "M13 32 V45 M18 33 V45 M29 33 V45 M33 32 V45", 3.2),
        Layer(
            "earth",
            "M8 28 Q8 20 13 18 Q17 8 20 17 Q24 20 27 17 Q30 8 33 18 Q36 24 38 20 L38 10 Q40 6 46 9 Q47 13 42 14 Q43 28 35 32 Q28 37 13 34 Q8 33 8 28 z",
        ),
        Layer("bark", "M13 18 Q17 8 20 17 Q16 20 13 18 z M27 17 Q30 8 33 18 Q30 20 27 17 z"),
        Layer("soot", circle(42, 10.4, 1.3)),
        Layer("bark", "M8 25 Q5 28 6 33", 2.2),
    ),
    "locust": (
        Layer("leaf", "M4 28 Q18 17 38 20 Q45 22 45 28 Q42 34 34 33 H8 Q4 32 4 28 z"),
        Layer("grass", "M6 27 Q20 15 36 20 Q22 24 6 27 z"),
        Layer("pine", "M28 33 L20 14 L8 42 M22 33 L16 42 M34 33 L38 42", 2.8),
        Layer("pine", "M42 21 Q42 12 34 7 M44 22 Q47 15 45 9", 2),
        Layer("soot", circle(40, 25.6, 1.8)),
    ),
    "aphid": (
        Layer("leaf", "M3 38 Q10 10 44 4 Q44 38 14 42 z"),
        Layer("pine", "M6 44 Q16 24 38 10", 2.4),
        Layer("grass", ellipse(30, 30, 9, 7) + ellipse(17, 20, 6, 5)),
        Layer("soot", "M24 36 l-3 4 M30 37 v5 M36 35 l4 4 M13 24 l-4 2 M18 25 l-1 4", 2),
        Layer("soot", circles(1.5, (35, 28, 20.5, 18.6))),
    ),
    "grub": (
        Layer("earth", "M2 30 H46 V46 H2 z"),
        Layer("leaf", "M24 30 V18 M24 24 Q16 24 14 16 Q22 15 24 24 Q26 14 34 14 Q33 23 24 24", 2.4),
        Layer(
            "cream",
            "M12 37 Q14 32 19 34 Q25 36 30 34 Q36 33 37 38 Q35 43 29 41 Q22 39 17 42 Q12 42 12 37 z",
        ),
        Layer("earth", "M19 35 v5 M24 36 v4 M29 35 v5", 1.6),
        Layer("bark", circle(36, 38, 2.4)),
    ),
}
