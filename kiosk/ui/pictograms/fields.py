"""What grows on the fields of the county: grain, oil, fodder, roots, herbs."""

from __future__ import annotations

from typing import Final

from kiosk.ui.drawing import Layer
from kiosk.ui.pictograms.shapes import circle, circles, ellipse

_FLAX: Final = ((13, 12), (31, 9), (36, 24))


def _flower(x: float, y: float) -> tuple[Layer, ...]:
    """Return a flower of flax: five petals, a yellow heart."""
    petals = ((0, -4.4), (4.2, -1.4), (2.6, 3.6), (-2.6, 3.6), (-4.2, -1.4))
    return (
        Layer("water", "".join(circle(x + a, y + b, 3.5) for a, b in petals)),
        Layer("gold", circle(x, y, 2)),
    )


FIELDS: Final = {
    "millet": (
        Layer("leaf", "M18 46 Q17 24 25 12", 2.8),
        Layer("leaf", "M18 38 Q8 36 4 24 Q15 25 18 38 z M19 31 Q27 32 32 24 Q23 22 19 31 z"),
        Layer("gold", "M26 11 Q34 4 39 12 Q43 21 40 32", 9.6),
        Layer(
            "orange",
            "M27 8 l2 4 M32 5 l0 5 M38 8 l-3 4 M43 14 l-5 2 M35 17 l4 0 M44 22 l-5 0 M36 24 l4 1 M43 30 l-5 0",
            1.9,
            0.8,
        ),
    ),
    "broomcorn": (
        Layer("leaf", "M16 46 Q16 26 22 14", 2.8),
        Layer("leaf", "M16 40 Q6 38 3 27 Q14 28 16 40 z"),
        Layer(
            "leaf",
            "M22 14 Q26 6 34 8 Q40 12 41 22 M21 16 Q28 12 33 18 Q36 24 35 32 M20 20 Q25 20 28 27 Q29 33 27 39 M22 14 Q20 8 15 6",
            2,
        ),
        Layer(
            "gold",
            circles(
                2.7,
                (34, 9, 39, 13, 41, 19, 41, 25, 31, 16, 35, 22, 36, 28, 34, 34),
                (26, 22, 29, 29, 28, 35, 26, 41, 15, 6, 20, 5, 28, 7),
            ),
        ),
    ),
    "flax": (
        Layer("leaf", "M22 46 Q22 28 13 14 M22 40 Q26 24 31 12 M22 44 Q30 36 36 26", 2.4),
        Layer("leaf", "M19 30 Q12 30 9 25 Q16 24 19 30 z M25 28 Q32 27 33 21 Q26 21 25 28 z"),
        *(layer for place in _FLAX for layer in _flower(*place)),
        Layer("earth", circle(8, 36, 4)),
        Layer("leaf", "M21 44 Q12 44 9 39", 2),
    ),
    "pea": (
        Layer("leaf", "M3 22 Q10 40 28 39 Q42 37 45 20 Q35 27 24 27 Q12 27 3 22 z"),
        Layer("grass", circles(4.9, (13, 25, 24, 27, 35, 25))),
        Layer("pine", "M3 22 Q12 34 24 34 Q37 34 45 20", 2.6),
        Layer("pine", "M45 20 Q46 12 40 10 M40 10 q-5 -2 -5 -6", 2.4),
    ),
    "broadbean": (
        Layer("leaf", "M6 18 Q8 6 19 6 Q40 10 44 26 Q45 33 39 32 Q20 33 9 27 Q5 24 6 18 z"),
        Layer("grass", ellipse(17, 17, 6, 7) + ellipse(30, 22, 6, 6)),
        Layer("straw", "M10 40 Q9 33 16 33 Q24 33 24 40 Q22 46 16 45 Q11 45 10 40 z"),
        Layer("bark", "M13 37 Q17 34.6 20 37", 2.4),
        Layer("straw", "M28 41 Q28 36 34 36 Q41 37 40 42 Q38 46 33 45.6 Q29 45 28 41 z"),
        Layer("bark", "M31 39 Q34 37.4 37 39.4", 2.2),
        Layer("pine", "M8 12 Q5 9 5 4", 2.6),
    ),
    "soybean": (
        Layer("leaf", "M22 4 Q30 12 26 22 Q24 32 30 42", 2.6),
        Layer("grass", "M24 8 Q10 8 7 20 Q20 24 25 14 z M27 22 Q40 20 43 32 Q32 38 26 28 z"),
        Layer(
            "straw",
            "M22 24 Q12 24 8 32 Q6 42 12 43 Q17 40 18 34 Q20 30 22 24 z "
            "M30 8 Q40 4 43 11 Q45 18 38 19 Q31 17 30 8 z",
        ),
        Layer("earth", circles(2.4, (12, 38, 15, 32, 37, 10, 39, 15))),
    ),
    "beet": (
        Layer("leaf", "M23 20 Q10 18 8 4 Q20 5 23 20 z M25 20 Q38 18 40 4 Q28 5 25 20 z"),
        Layer("pine", "M24 20 Q17 10 24 1 Q31 10 24 20 z"),
        Layer("cream", "M12 22 Q24 15 36 22 Q38 32 28 39 Q26 42 24 47 Q22 42 20 39 Q10 32 12 22 z"),
        Layer("earth", "M15 28 H26 M22 33 H32 M20 38 H25", 1.9, 0.7),
        Layer(
            "straw", "M12 22 Q24 15 36 22 Q38 32 28 39 Q26 42 24 47 Q22 42 20 39 Q10 32 12 22", 2
        ),
    ),
    "alfalfa": (
        Layer("leaf", "M24 46 V20 M24 38 Q14 36 11 29 M24 34 Q34 32 37 25", 2.4),
        Layer(
            "leaf",
            "M11 30 Q2 30 3 22 Q11 22 11 30 z M11 30 Q8 20 15 17 Q19 24 11 30 z M11 30 Q14 40 21 38 Q20 30 11 30 z "
            "M37 26 Q46 27 46 19 Q38 18 37 26 z M37 26 Q39 16 32 14 Q29 21 37 26 z M37 26 Q34 35 28 34 Q29 26 37 26 z",
        ),
        Layer("plum", circles(3.3, (24, 5, 20, 9, 28, 9, 24, 12, 19, 15, 29, 15, 24, 19))),
        Layer("rose", circles(1.4, (24, 5, 20, 9, 28, 9, 24, 12, 19, 15, 29, 15, 24, 19))),
    ),
    "silage": (
        Layer("leaf", "M3 42 Q6 20 24 18 Q42 20 45 42 z"),
        Layer("grass", "M9 42 Q11 27 24 25 Q37 27 39 42 z"),
        Layer(
            "pine",
            "M14 36 l4 -3 M21 32 l4 2 M29 34 l4 -3 M18 40 l4 -1 M27 40 l4 -1 M24 28 l3 1",
            2,
        ),
        Layer("gold", "M24 2 Q29 5 29 11 Q29 16 24 19 Q19 16 19 11 Q19 5 24 2 z"),
        Layer("orange", "M22 5 V16 M26 5 V16 M20 9 H28 M20 13 H28", 1.2, 0.8),
        Layer("leaf", "M24 20 Q14 18 15 8 Q22 12 24 20 Q26 12 33 8 Q34 18 24 20"),
    ),
    "hay": (
        Layer("straw", circle(24, 25, 19)),
        Layer("earth", circle(24, 25, 19), 2.4),
        Layer(
            "earth", "M24 25 m-3 0 a3 3 0 1 1 6 1 a6.6 6.6 0 1 1 -12.6 -2 a11 11 0 1 1 20 6", 2.2
        ),
        Layer("gold", "M8 17 L3 12 M40 17 L45 12 M7 33 L2 37 M41 33 L46 37", 2.4),
    ),
    "herb": (
        Layer("leaf", "M24 20 V6 M24 14 Q14 14 11 6 Q22 4 24 14 Q26 4 37 6 Q34 14 24 14", 2.4),
        Layer("grass", "M24 14 Q14 14 11 6 Q22 4 24 14 z M24 14 Q26 4 37 6 Q34 14 24 14 z"),
        Layer("earth", "M20 18 H28 Q30 30 27 45 Q24 38 24 30 Q20 40 15 44 Q20 32 20 18 z"),
        Layer("earth", "M27 26 Q34 32 36 40 M22 30 Q14 32 10 38", 2.6),
        Layer("straw", "M23 23 H27 M22 28 H27", 1.8),
    ),
    "cellar": (
        Layer("earth", "M2 46 V30 Q10 14 24 14 Q38 14 46 30 V46 z"),
        Layer("grass", "M2 30 Q10 12 24 12 Q38 12 46 30 Q38 19 24 19 Q10 19 2 30 z"),
        Layer("bark", "M15 46 V33 a9 9 0 0 1 18 0 V46 z"),
        Layer("straw", circles(3.4, (20, 43, 28, 43, 24, 37.6))),
        Layer("storm", "M33 14 V4", 3.4),
    ),
}
