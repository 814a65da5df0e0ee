"""What the weather desk and its neighbours warn of, beyond the weather of every day."""

from __future__ import annotations

from typing import Final

from kiosk.ui.drawing import Layer
from kiosk.ui.pictograms.shapes import circle, circles, cloud, flake

_DARK: Final = Layer("storm", cloud(7, 25, 1.1))

STORMS: Final = {
    "downpour": (
        Layer("iron", cloud(7, 25, 1.1)),
        Layer("deep", "M12 29 L6 43 M20 29 L14 45 M28 29 L22 45 M36 29 L30 45 M43 29 L38 41", 3.4),
    ),
    "blizzard": (
        _DARK,
        Layer("water", flake(12, 35, 6) + flake(27, 39, 6) + flake(41, 33, 5.4), 2.4),
        Layer("storm", "M3 45 H18 M34 45 H45", 2.8),
    ),
    "squall": (
        Layer("iron", cloud(3, 24, 1.04)),
        Layer("gold", "M17 22 L9 33 H14.6 L11 44 L22 30 H16.4 L20 22 z"),
        Layer("deep", "M24 31 H38 a4.6 4.6 0 1 0 -4.6 -4.6 M26 38 H42 a4 4 0 1 1 -4 4", 3.2),
    ),
    "typhoon": (
        Layer("deep", "M40 6 Q22 1 12 11 Q4 20 10 30 Q8 16 22 13 Q32 11 40 6 z"),
        Layer("deep", "M8 42 Q26 47 36 37 Q44 28 38 18 Q40 32 26 35 Q16 37 8 42 z"),
        Layer("water", circle(24, 24, 9.6)),
        Layer("paper", circle(24, 24, 4)),
    ),
    "road-ice": (
        Layer("iron", "M17 4 H31 L45 46 H3 z"),
        Layer("paper", "M24 7 v6 M24 34 v9", 3),
        Layer("sky", flake(24, 24, 8.4), 2.8),
        Layer("sky", "M7 40 q4 -3 8 0 M34 40 q4 -3 7 0", 2.4),
    ),
    "freezing-rain": (
        _DARK,
        Layer("water", "M15 28 L13 34 M26 28 L24 34 M37 28 L35 34", 3.4),
        Layer("sky", "M2 39 H46 L44 47 L40 44 L36 47 L31 44 L26 47 L21 44 L16 47 L11 44 L6 47 z"),
        Layer("deep", "M3 39 H45", 2.8),
    ),
    "low-temperature": (
        Layer("leaf", "M26 44 V26 M26 32 Q14 32 10 21 Q23 20 26 32 Q28 20 41 20 Q39 33 26 34", 2.8),
        Layer("grass", "M26 32 Q14 32 10 21 Q23 20 26 32 z M26 34 Q28 20 41 20 Q39 33 26 34 z"),
        Layer("water", flake(13, 9, 6.4) + flake(33, 9, 6.4), 2.4),
        Layer("earth", "M4 44 H44", 3.4),
    ),
    "hot-wind": (
        Layer("gold", circle(14, 13, 7) + "M0 0"),
        Layer("gold", "M14 1 v1 M14 24 v1 M2 13 h1 M25 13 h1 M6 5 l.7 .7 M22 21 l.7 .7", 2.6),
        Layer(
            "orange", "M4 30 H30 a5 5 0 1 0 -5 -5 M10 37 H40 a4.6 4.6 0 1 1 -4.6 4.6 M4 44 H22", 3.2
        ),
    ),
    "torrent": (
        Layer("pine", "M2 30 L15 6 L26 25 L33 14 L46 32 V40 H2 z"),
        Layer("paper", "M15 6 L20 15 L16 18 L10.6 14 z"),
        Layer("water", "M22 20 Q28 27 22 32 Q16 38 30 46 H46 V40 Q34 36 33 30 Q31 24 26 21 z"),
        Layer("deep", "M24 26 Q26 31 24 35 M32 38 Q35 42 41 43", 2.4),
    ),
    "landslide": (
        Layer("earth", "M2 44 L18 8 L30 20 L46 44 z"),
        Layer("bark", "M18 8 L30 20 L24 26 L34 44 H46 L30 20 z"),
        Layer(
            "storm",
            circle(33, 14, 4.4) + circle(41, 24, 3.6) + circle(38, 35, 4.6) + circle(44, 40, 3),
        ),
        Layer("soot", "M40 8 l3 3 M45 17 l1 3", 2.4),
    ),
    "earthquake": (
        Layer("earth", "M8 24 L24 9 L40 24 V38 H8 z"),
        Layer("bark", "M4 26 L24 7 L44 26", 3.4),
        Layer("paper", "M24 9 L20 18 L27 24 L21 32 L25 38", 3),
        Layer("soot", "M2 44 L8 41 L14 46 L20 41 L26 46 L32 41 L38 46 L46 42", 2.8),
    ),
    "grassfire": (
        Layer("leaf", "M3 44 Q5 34 3 27 Q9 33 9 44 z M39 44 Q40 32 45 26 Q46 36 45 44 z"),
        Layer(
            "red", "M24 3 Q36 13 36 25 a12 13 0 0 1 -24 1 Q12 18 18 14 Q18 19 21.5 20 Q26 12 24 3 z"
        ),
        Layer(
            "gold",
            "M25 19 Q31 25 30 31 a6.4 7 0 0 1 -12.6 0 Q17 27 20.4 24 Q21.4 27 23 27 Q25.6 24 25 19 z",
        ),
        Layer("pine", "M3 45 H45 M12 44 Q12 38 9 36 M36 44 Q36 38 39 36", 3),
    ),
    "poor-air": (
        Layer("storm", "M6 44 V22 L16 28 V22 L26 28 V8 H32 V44 z"),
        Layer("iron", "M11 35 h4 M20 35 h4", 3.4),
        Layer("earth", circles(4.4, (33, 6, 39, 9, 44, 6)) + circle(42, 13, 3)),
        Layer("straw", "M36 22 H46 M36 29 H43 M36 36 H46", 2.8),
    ),
    "epidemic": (
        Layer("red", circle(24, 24, 10.6)),
        Layer(
            "red",
            "M24 13 V5 M24 35 V43 M13 24 H5 M35 24 H43 M16.4 16.4 L11 11 M31.6 31.6 L37 37 M31.6 16.4 L37 11 M16.4 31.6 L11 37",
            2.8,
        ),
        Layer("red", circles(2.6, (24, 5, 24, 43, 5, 24, 43, 24, 11, 11, 37, 37, 37, 11, 11, 37))),
        Layer("rose", circle(20.6, 21, 2.6) + circle(28, 25, 2) + circle(22, 29, 1.8)),
    ),
}
