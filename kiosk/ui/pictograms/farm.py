"""Crops and animals of the county, in printed colours."""

from __future__ import annotations

from typing import Final

from kiosk.ui.drawing import Layer
from kiosk.ui.pictograms.shapes import box, circle, ellipse


def _grains(x: float, top: float, rows: int, step: float, paint: str) -> tuple[Layer, ...]:
    left, right = "", ""
    for row in range(rows):
        y = top + row * step
        left += f"M{x - 0.8} {y + 7} q-8 -1 -7.4 -8 q7 0.6 7.4 8 z "
        right += f"M{x + 0.8} {y + 7} q8 -1 7.4 -8 q-7 0.6 -7.4 8 z "
    return (Layer(paint, left), Layer(paint, right))


FARM: Final = {
    "potato": (
        Layer(
            "earth", "M7 27 C5 15 17 6 28 8 C40 9 45 19 42 29 C39 40 28 43 19 41 C11 39 8 34 7 27 z"
        ),
        Layer(
            "straw",
            "M10 26 C9 17 18 10 27 11 C36 12 40 19 38 27 C36 35 28 37.4 21 36 C14 35 11 32 10 26 z",
            0,
            0.6,
        ),
        Layer("bark", "M17 19 q3 -2 5 0 M29 17 q3 0 4 3 M20 30 q3 2 6 0 M31 28 q2 -2 4 -1", 2.4),
    ),
    "oat": (
        Layer("leaf", "M24 46 V6", 2.6),
        Layer(
            "leaf",
            "M24 12 Q16 11 13 15 M24 12 Q32 11 35 15 M24 22 Q14 20 9 25 M24 22 Q34 20 39 25",
            2,
        ),
        Layer("leaf", "M24 32 Q17 30 13 34 M24 32 Q31 30 35 34", 2),
        Layer(
            "gold",
            "M24 1 q5 6.5 0 13 q-5 -6.5 0 -13 z M12 13 q6 5.5 2.4 12.5 q-7 -4.5 -2.4 -12.5 z "
            "M36 13 q-6 5.5 -2.4 12.5 q7 -4.5 2.4 -12.5 z M8 23 q6 5.5 2.4 12.5 q-7 -4.5 -2.4 -12.5 z "
            "M40 23 q-6 5.5 -2.4 12.5 q7 -4.5 2.4 -12.5 z M12.4 32.6 q6 5.5 2.4 12.5 q-7 -4.5 -2.4 -12.5 z "
            "M35.6 32.6 q-6 5.5 -2.4 12.5 q7 -4.5 2.4 -12.5 z",
        ),
        Layer("straw", "M24 16 q4 5 0 10.6 q-4 -5 0 -10.6 z M24 26.6 q4 5 0 10.6 q-4 -5 0 -10.6 z"),
    ),
    "wheat": (
        Layer("leaf", "M24 45 V14", 2.8),
        Layer("gold", "M24 2 q4.4 6 0 11 q-4.4 -5 0 -11 z"),
        *_grains(24, 10, 4, 6.6, "gold"),
        Layer("leaf", "M24 43 Q35 42 38 31 Q27 32 24 43 z"),
    ),
    "corn": (
        Layer("gold", "M24 3 Q34 9 34 24 Q34 37 24 43 Q14 37 14 24 Q14 9 24 3 z"),
        Layer(
            "orange",
            "M19 9 V37 M24 5 V41 M29 9 V37 M15.5 15 H32.5 M14.6 22 H33.4 M15.5 29 H32.5",
            1.5,
            0.75,
        ),
        Layer("leaf", "M24 45 Q5 40 8 15 Q20 24 24 45 z"),
        Layer("pine", "M24 45 Q43 40 40 15 Q28 24 24 45 z"),
    ),
    "rapeseed": (
        Layer("leaf", "M24 45 V20 M24 34 Q16 32 13 24 M24 30 Q32 28 35 20", 2.8),
        Layer(
            "gold",
            circle(24, 8, 4.6) + circle(17, 13, 4.6) + circle(31, 13, 4.6) + circle(24, 18, 4.4),
        ),
        Layer(
            "gold",
            circle(10, 21, 3.6) + circle(16, 24, 3) + circle(38, 17, 3.6) + circle(33, 21, 3),
        ),
        Layer("leaf", "M23 44 Q10 44 8 35 Q19 34 23 44 z"),
    ),
    "buckwheat": (
        Layer("red", "M24 45 V16 M24 32 Q15 28 13 18", 2.6),
        Layer("leaf", "M24 34 Q38 36 42 22 Q28 20 24 34 z"),
        Layer(
            "rose",
            circle(24, 8, 4.4)
            + circle(17, 12, 4)
            + circle(31, 12, 4)
            + circle(24, 16, 4)
            + circle(11, 17, 3.6),
        ),
        Layer(
            "paper",
            circle(24, 8, 1.6)
            + circle(17, 12, 1.5)
            + circle(31, 12, 1.5)
            + circle(24, 16, 1.5)
            + circle(11, 17, 1.4),
        ),
    ),
    "bean": (
        Layer("leaf", "M8 10 Q6 34 34 42 Q44 42 41 34 Q26 32 19 8 Q12 3 8 10 z"),
        Layer("grass", circle(15, 16, 4.2) + circle(20, 26, 4.6) + circle(29, 34, 4.6)),
        Layer("pine", "M12 7 Q10 3 6 3", 2.6),
    ),
    "sunflower": (
        Layer("leaf", "M24 30 V46 M24 44 Q12 44 10 35 Q22 34 24 44", 2.8),
        Layer(
            "gold",
            "M24 1 L28 9 L36 5 L35 13.5 L43 16 L36.5 21 L40 29 L31.5 28.5 L29 36 L24 29.6 "
            "L19 36 L16.5 28.5 L8 29 L11.5 21 L5 16 L13 13.5 L12 5 L20 9 z",
        ),
        Layer("bark", circle(24, 19, 8)),
    ),
    "cabbage": (
        Layer(
            "leaf",
            "M24 44 Q6 44 5 26 Q5 14 14 12 Q16 5 24 5 Q32 5 34 12 Q43 14 43 26 Q42 44 24 44 z",
        ),
        Layer("grass", "M24 44 Q12 40 13 25 Q14 14 24 12 Q34 14 35 25 Q36 40 24 44 z"),
        Layer("cream", "M24 44 V18 M24 32 L16 24 M24 32 L32 24 M24 40 L11 33 M24 40 L37 33", 2.2),
    ),
    "carrot": (
        Layer("leaf", "M30 18 Q26 8 32 3 Q36 8 33 16 Q38 8 45 9 Q44 15 34 19 z"),
        Layer("orange", "M6 44 Q11 24 24 15 Q33 13 36 20 Q36 27 27 33 Q18 40 6 44 z"),
        Layer("bark", "M20 22 L25 26 M28 20 L31 23 M15 30 L19 33", 2, 0.6),
    ),
    "tomato": (
        Layer("red", "M24 12 Q43 8 44 26 Q44 44 24 44 Q4 44 4 26 Q5 8 24 12 z"),
        Layer("rose", "M11 23 Q13 17 19 17", 3, 0.8),
        Layer(
            "pine",
            "M24 13 Q17 8 11 12 Q18 15 20 19 Q24 14 28 19 Q30 15 37 12 Q31 8 24 13 Q25 7 28 4",
            0,
        ),
        Layer("pine", "M24 12 Q24 7 28 4", 2.8),
    ),
    "cucumber": (
        Layer(
            "pine",
            "M6 30 Q6 42 18 43 Q36 40 43 18 Q45 6 36 6 Q32 6 31 11 Q27 23 15 25 Q7 25 6 30 z",
        ),
        Layer("grass", "M12 34 Q28 32 37 14", 2.6),
        Layer("leaf", circle(18, 37, 1.6) + circle(27, 32, 1.6) + circle(34, 23, 1.6)),
        Layer("gold", "M37 7 Q38 2 43 3", 3),
    ),
    "pepper": (
        Layer("red", "M31 12 Q42 14 39 25 Q34 38 7 44 Q20 34 21 22 Q23 10 31 12 z"),
        Layer("rose", "M27 18 Q25 28 20 34", 2.4, 0.8),
        Layer("pine", "M24 15 Q26 8 33 9 Q40 10 39 16 Q34 14 31 17 Q28 13 24 15 z"),
        Layer("pine", "M33 10 Q33 5 38 3", 3),
    ),
    "onion": (
        Layer(
            "leaf",
            "M20 22 Q20 8 12 3 Q15 14 16 22 M28 22 Q28 8 37 3 Q33 14 32 22 M22 20 V3 H26 V20 z",
        ),
        Layer("cream", "M24 18 Q36 20 36 31 Q36 41 24 43 Q12 41 12 31 Q12 20 24 18 z"),
        Layer("straw", "M24 19 V42 M18 22 Q14 31 19 41 M30 22 Q34 31 29 41", 2),
    ),
    "apple": (
        Layer(
            "red",
            "M24 14 Q33 8 40 15 Q46 27 34 41 Q29 45 24 42 Q19 45 14 41 Q2 27 8 15 Q15 8 24 14 z",
        ),
        Layer("rose", "M12 25 Q11 19 16 17", 3, 0.8),
        Layer("bark", "M24 15 Q23 8 26 4", 2.8),
        Layer("leaf", "M26 10 Q31 3 39 5 Q36 12 26 10 z"),
    ),
    "sheep": (
        Layer("bark", "M15 34 V44 M22 35 V44 M31 35 V44", 3.4),
        Layer(
            "cream",
            "M10 31 a6.5 6.5 0 0 1 -1 -11 a7 7 0 0 1 8 -9 a8 8 0 0 1 13 -1 a7.4 7.4 0 0 1 9 8 "
            "a7 7 0 0 1 -1 12 a7 7 0 0 1 -9 6 a8 8 0 0 1 -11 0 a6.6 6.6 0 0 1 -8 -5 z",
        ),
        Layer("straw", "M14 19 q3 -3 6 0 M17 27 q3 -3 6 0 M25 17 q3 -3 6 0", 2),
        Layer("bark", "M33 14 Q36 9 42 12 Q47 18 44 25 Q41 30 36 27 Q32 22 33 14 z"),
        Layer("bark", "M34 14 Q29 12 29 17 Q32 19 35 17 z"),
        Layer("paper", circle(40, 18, 1.5)),
    ),
    "cow": (
        Layer("bark", "M11 34 V44 M18 34 V44 M29 34 V44 M35 33 V44", 3.6),
        Layer(
            "cream",
            "M6 18 Q6 13 12 13 H30 L36 9 L46 14 V20 Q45 25 38 24 L37 33 Q36 36 32 36 H11 Q6 36 6 31 z",
        ),
        Layer(
            "soot",
            "M12 13 H22 Q23 21 17 22 Q11 21 12 13 z M23 36 Q22 28 28 27 Q34 28 33 36 z M6 25 Q11 26 9 33 L6 31 z",
            0,
            0.85,
        ),
        Layer("bark", "M34 9 Q31 6 33 3 M40 9 Q42 6 40 3", 2.4),
        Layer("rose", "M41 19 H46 V20 Q45.4 24 41 24 z"),
        Layer("soot", circle(39, 15.4, 1.6)),
        Layer("bark", "M6 19 Q2 22 4 30", 2.2),
    ),
    "pig": (
        Layer("rose", "M12 34 V43 M18 35 V43 M29 35 V43 M35 34 V43", 4.2),
        Layer(
            "rose",
            "M5 25 Q6 13 22 13 Q28 13 31 15 L37 10 L38 18 Q42 20 42 23 L45 24 V30 L41 31 Q38 37 30 37 H16 Q6 37 5 25 z",
        ),
        Layer("red", "M45 24 V30 L42 30.8 Q41 27 42 23 z M33 14 L37 10 L37.6 16 z", 0, 0.55),
        Layer("soot", circle(37, 22.4, 1.6)),
        Layer("rose", "M5 25 Q1 24 2 19 Q5 19 4 22", 2),
    ),
    "chicken": (
        Layer("gold", "M21 38 L19 45 M28 38 L29 45", 2.6),
        Layer(
            "orange",
            "M4 15 Q11 17 16 24 Q24 22 27 14 Q28 7 34 7 Q40 8 40 14 L39 24 Q37 40 24 40 Q7 39 4 15 z",
        ),
        Layer("bark", "M14 27 Q20 36 30 29 Q28 23 22 25 Q17 26 14 27 z", 0, 0.75),
        Layer(
            "red",
            "M28 9 Q27 3 31 4 Q33 1 35 4 Q39 3 38 8 Q33 5 28 9 z M38 17 Q42 19 39 23 Q36 21 38 17 z",
        ),
        Layer("gold", "M40 11 L46 14 L40 16 z"),
        Layer("soot", circle(35.4, 12, 1.6)),
    ),
    "egg": (
        Layer("cream", "M24 4 Q38 16 38 29 a14 15 0 0 1 -28 0 Q10 16 24 4 z"),
        Layer("straw", "M24 4 Q38 16 38 29 a14 15 0 0 1 -28 0 Q10 16 24 4 z", 2.4),
        Layer("paper", "M17 22 Q19 15 23 12", 3),
    ),
    "milk": (
        Layer("cream", box(11, 17, 26, 27, 3) + "M11 20 L17 8 H31 L37 20 z"),
        Layer("water", "M11 26 H37 V36 H11 z"),
        Layer("storm", box(16, 3, 16, 6, 2)),
        Layer("straw", "M11 20 L17 8 H31 L37 20 V41 a3 3 0 0 1 -3 3 H14 a3 3 0 0 1 -3 -3 z", 2.4),
        Layer("paper", "M24 27.4 q5 4 0 7.4 q-5 -3.4 0 -7.4 z"),
    ),
    "horse": (
        Layer(
            "earth",
            "M13 44 Q12 30 20 20 L16 23 Q10 27 7 23 Q6 19 10 15 L19 7 L20 3 L24 6 Q40 8 41 44 z",
        ),
        Layer("bark", "M24 6 Q40 8 41 44 H33 Q36 22 24 12 z"),
        Layer("soot", circle(19, 12.4, 1.7) + circle(10, 20, 1.2)),
    ),
    "seed": (
        Layer("earth", "M10 44 Q4 26 15 17 L13 10 H35 L33 17 Q44 26 38 44 z"),
        Layer("bark", "M14 17 H34", 3),
        Layer("straw", ellipse(24, 31, 8.4, 8.4)),
        Layer("leaf", "M24 37 V29 M24 31 Q17 30 18 25 Q24 25 24 31 Q25 25 30 26 Q30 31 24 31", 2.2),
    ),
    "fertilizer": (
        Layer("water", "M9 9 Q24 5 39 9 L37 24 L40 42 Q24 46 8 42 L11 24 z"),
        Layer("paper", box(15, 18, 18, 17, 3)),
        Layer("leaf", "M24 33 V24 M24 27 Q17 26 18 21 Q24 22 24 27 Q25 20 30 21 Q30 27 24 27", 2.2),
        Layer("deep", "M12 12 Q24 9 36 12", 2.4),
    ),
    "tractor": (
        Layer("red", "M8 12 H24 L27 22 H42 V33 H8 z"),
        Layer("sky", "M12 15.4 H21.6 L23.6 22 H12 z"),
        Layer("soot", "M36 22 V12", 3),
        Layer("soot", circle(15, 33, 10.5) + circle(38, 37, 6.5)),
        Layer("straw", circle(15, 33, 4.6) + circle(38, 37, 2.6)),
    ),
    "water": (
        Layer("water", "M24 4 Q39 22 39 30 a15 14.5 0 0 1 -30 0 Q9 22 24 4 z"),
        Layer("sky", "M16 31 Q17 37.6 23 39", 3),
    ),
    "greenhouse": (
        Layer("sky", "M4 40 V26 Q4 10 24 10 Q44 10 44 26 V40 z"),
        Layer("paper", "M14 40 V13 M34 40 V13 M4 27 H44 M24 10 V40", 2.2),
        Layer("leaf", "M4 40 q6 -9 12 0 q5 -8 10 0 q5 -8 10 0 q4 -6 8 0 v3 h-40 z"),
    ),
}
