"""What grows in gardens, greenhouses and orchards, and in the woods."""

from __future__ import annotations

from typing import Final

from kiosk.ui.drawing import Layer
from kiosk.ui.pictograms.shapes import circle, circles, ellipse

GARDEN: Final = {
    "napa": (
        Layer("leaf", "M13 22 Q8 8 17 4 Q24 0 31 4 Q40 8 35 22 Q38 36 30 44 H18 Q10 36 13 22 z"),
        Layer(
            "grass", "M17 22 Q14 10 20 7 Q24 4 28 7 Q34 10 31 22 Q32 36 28 44 H20 Q16 36 17 22 z"
        ),
        Layer("paper", "M21 44 Q19 28 24 14 Q29 28 27 44 z"),
        Layer(
            "paper",
            "M16 42 Q13 32 15 24 Q19 32 19 44 z M32 42 Q35 32 33 24 Q29 32 29 44 z",
            0,
            0.85,
        ),
        Layer("pine", "M24 14 Q22 9 19 8 M24 14 Q26 9 29 8 M14 18 L17 12 M34 18 L31 12", 1.8, 0.7),
    ),
    "radish": (
        Layer("leaf", "M22 18 Q10 16 8 3 Q20 4 23 16 Q26 4 38 5 Q36 16 26 18 z"),
        Layer("paper", "M14 20 Q24 14 34 20 Q37 31 28 38 Q25 41 24 47 Q22 41 20 38 Q11 31 14 20 z"),
        Layer("grass", "M14 20 Q24 14 34 20 Q35 24 34 27 Q24 23 14 27 Q13 23 14 20 z"),
        Layer(
            "storm",
            "M14 20 Q24 14 34 20 Q37 31 28 38 Q25 41 24 47 Q22 41 20 38 Q11 31 14 20 M19 32 H24 M25 36 H28",
            1.8,
        ),
    ),
    "eggplant": (
        Layer("plum", "M30 12 Q38 14 38 22 Q40 40 24 44 Q8 45 8 33 Q9 23 20 22 Q26 20 26 13 z"),
        Layer("rose", "M14 32 Q15 27 21 26", 2.6, 0.7),
        Layer("pine", "M25 16 Q24 9 32 8 Q41 9 39 19 Q35 15 33 18 Q29 13 25 16 z"),
        Layer("pine", "M33 9 Q34 5 39 3", 3),
    ),
    "garlic": (
        Layer(
            "paper",
            "M24 6 Q26 14 34 19 Q43 25 40 35 Q36 44 24 43 Q12 44 8 35 Q5 25 14 19 Q22 14 24 6 z",
        ),
        Layer(
            "plum",
            "M24 6 Q26 14 34 19 Q43 25 40 35 Q36 44 24 43 Q12 44 8 35 Q5 25 14 19 Q22 14 24 6 z "
            "M22 18 Q13 28 19 42 M26 18 Q35 28 29 42",
            2.2,
        ),
        Layer("straw", "M20 44 L19 47 M24 44 V47 M28 44 L29 47", 1.8),
    ),
    "pumpkin": (
        Layer("orange", ellipse(13, 28, 10, 14) + ellipse(35, 28, 10, 14)),
        Layer("gold", ellipse(24, 28, 10, 15.4)),
        Layer("orange", "M20 15 Q13 28 20 42 M28 15 Q35 28 28 42", 2.4),
        Layer("pine", "M24 14 Q23 7 29 4", 4),
        Layer("leaf", "M25 11 Q14 12 9 5 Q20 2 25 11 z"),
    ),
    "watermelon": (
        Layer("pine", "M1 12 A23 27 0 0 0 47 12 z"),
        Layer("paper", "M4.6 12 A19.4 23 0 0 0 43.4 12 z"),
        Layer("red", "M7.4 12 A16.6 20 0 0 0 40.6 12 z"),
        Layer("soot", "M15 17 v3 M24 16 v3 M33 17 v3 M19.5 24 v3 M28.5 24 v3", 2.6),
    ),
    "melon": (
        Layer("straw", ellipse(24, 27, 19, 16)),
        Layer("gold", "M24 11 V43 M15 13 Q7 27 15 41 M33 13 Q41 27 33 41", 2.4),
        Layer("paper", "M10 23 Q12 18 16 17", 2.6, 0.8),
        Layer("pine", "M24 12 Q23 7 28 4", 3),
    ),
    "mushroom": (
        Layer("cream", "M18 26 H30 Q29 36 32 43 Q24 46 16 43 Q19 36 18 26 z"),
        Layer("earth", "M3 26 Q4 7 24 6 Q44 7 45 26 Q36 30 24 28 Q12 30 3 26 z"),
        Layer("bark", "M5 26 Q14 29 24 27.4 Q34 29 43 26", 2.4),
        Layer("cream", circle(16, 16, 3) + circle(29, 13, 2.4) + circle(35, 20, 2.6), 0, 0.8),
        Layer("straw", "M18 30 Q24 33 30 30", 2),
    ),
    "seabuckthorn": (
        Layer("bark", "M8 44 Q20 30 40 6", 3),
        Layer(
            "leaf",
            "M30 16 Q20 14 14 5 Q26 6 30 16 z M22 26 Q12 26 5 18 Q16 17 22 26 z M28 20 Q38 24 46 20 Q38 14 28 20 z M18 32 Q28 38 38 36 Q28 28 18 32 z",
        ),
        Layer(
            "orange", circles(3.8, (33, 12, 27, 22, 33, 22, 23, 30, 18, 36, 24, 38, 16, 27, 36, 29))
        ),
        Layer(
            "gold", circles(1.3, (32, 11, 26, 21, 32, 21, 22, 29, 17, 35, 23, 37, 15, 26, 35, 28))
        ),
    ),
    "goji": (
        Layer("leaf", "M6 6 Q26 4 42 16", 2.6),
        Layer("leaf", "M18 6 Q16 16 8 19 Q8 9 18 6 z M32 10 Q40 2 46 6 Q42 13 32 10 z"),
        Layer("pine", "M17 8 V20 M29 10 V24 M39 15 V27", 1.8),
        Layer("red", ellipse(17, 28, 5, 9) + ellipse(29, 33, 5, 10) + ellipse(40, 34, 4.4, 8)),
        Layer("rose", "M15 25 v5 M27 29 v6 M38.6 31 v4", 2, 0.8),
    ),
    "pear": (
        Layer(
            "straw",
            "M24 11 Q31 11 31 20 Q39 26 38 34 Q35 45 24 45 Q13 45 10 34 Q9 26 17 20 Q17 11 24 11 z",
        ),
        Layer("gold", "M32 30 Q33 37 27 40 M16 34 h.1 M20 39 h.1 M22 33 h.1 M29 27 h.1", 2.4),
        Layer("bark", "M24 12 Q24 7 27 3", 2.8),
        Layer("leaf", "M26 8 Q31 1 39 4 Q36 11 26 8 z"),
    ),
    "apricot": (
        Layer("orange", "M24 12 Q40 8 42 25 Q42 42 24 44 Q6 42 6 25 Q8 8 24 12 z"),
        Layer("red", "M24 12 Q16 26 24 44", 2.4, 0.55),
        Layer("cream", "M12 22 Q13 17 17 16", 2.8, 0.7),
        Layer("leaf", "M24 11 Q30 1 43 4 Q38 14 24 11 z"),
        Layer("bark", "M24 12 Q22 7 19 5", 2.6),
    ),
    "grape": (
        Layer("bark", "M24 12 V3 M14 4 Q24 8 34 4", 2.4),
        Layer("leaf", "M25 8 Q34 4 43 9 Q38 19 30 16 z"),
        Layer("plum", circles(5.4, (13, 17, 24, 17, 34, 21, 18, 26, 29, 28, 23, 35, 24, 42))),
        Layer("rose", circles(1.5, (11, 15, 22, 15, 32, 19, 16, 24, 27, 26, 21, 33)), 0, 0.9),
    ),
    "strawberry": (
        Layer("red", "M8 17 Q14 10 24 14 Q34 10 40 17 Q42 31 24 45 Q6 31 8 17 z"),
        Layer("straw", "M15 22 v2 M24 20 v2 M33 22 v2 M19 29 v2 M29 29 v2 M24 36 v2", 2.2),
        Layer("leaf", "M24 14 Q16 5 9 9 Q10 16 17 17 L24 21 L31 17 Q38 16 39 9 Q32 5 24 14 z"),
        Layer("pine", "M24 14 V4", 2.8),
    ),
    "tree": (
        Layer("bark", "M21 46 V28 H27 V46 z"),
        Layer("leaf", circle(24, 15, 12) + circle(14, 23, 9) + circle(34, 23, 9)),
        Layer("grass", circle(20, 13, 6)),
    ),
}
