"""Weather, by day and night, and what the weather desk warns of."""

from __future__ import annotations

from typing import Final

from kiosk.ui.drawing import Layer
from kiosk.ui.pictograms.shapes import circle, cloud, flake, sun

_SUN: Final = (Layer("gold", sun(24, 24, 15, 20), 3), Layer("gold", circle(24, 24, 10.5)))
_LOW_SUN: Final = (Layer("gold", sun(17, 16, 10.5, 14.5), 2.6), Layer("gold", circle(17, 16, 7.8)))
_MOON: Final = Layer("gold", "M30 6 A18.6 18.6 0 1 0 42 31 A15.5 15.5 0 0 1 30 6 z")
_HIGH: Final = Layer("storm", cloud(8, 25, 1.04))
_PALE: Final = Layer("cloud", cloud(8, 25, 1.04))
_DROPS: Final = "M14 28 L10 41 M25 28 L21 41 M36 28 L32 41"


_BIG_FLAKE: Final = (
    Layer("water", flake(24, 24, 19), 3),
    Layer(
        "water",
        "M19 8 L24 12.6 L29 8 M19 40 L24 35.4 L29 40 "
        "M7.6 21 L14.2 18.4 L13 11.6 M40.4 27 L33.8 29.6 L35 36.4 "
        "M7.6 27 L14.2 29.6 L13 36.4 M40.4 21 L33.8 18.4 L35 11.6",
        2.6,
    ),
)
_BOLT: Final = Layer("gold", "M24 19 L12 34 H20.6 L16 47 L35 29 H26 L31 19 z")

SKY: Final = {
    "sunny": _SUN,
    "clear-night": (_MOON,),
    "cloudy": (*_LOW_SUN, Layer("cloud", cloud(11, 41, 1.14))),
    "cloudy-night": (
        Layer("gold", "M18 4 A12 12 0 1 0 27 20 A10 10 0 0 1 18 4 z"),
        Layer("cloud", cloud(11, 41, 1.14)),
    ),
    "overcast": (Layer("storm", cloud(15, 28, 0.95)), Layer("cloud", cloud(4, 40, 1.16))),
    "rain": (_HIGH, Layer("water", _DROPS, 3.8)),
    "drizzle": (_PALE, Layer("water", "M16 29 L13.5 37 M31 29 L28.5 37", 3.6)),
    "snow": (_PALE, Layer("water", flake(11, 33, 6) + flake(24.5, 40, 6) + flake(38, 33, 6), 2.4)),
    "sleet": (
        _HIGH,
        Layer("water", "M12 28 L8 41 M21 28 L17 41", 3.8),
        Layer("water", flake(34, 36, 8.4), 2.8),
    ),
    "thunder": (_HIGH, _BOLT),
    "hail": (
        _HIGH,
        Layer("sky", circle(12, 33, 4.6) + circle(25, 40, 5.4) + circle(38, 33, 4.6)),
        Layer("deep", circle(12, 33, 4.6) + circle(25, 40, 5.4) + circle(38, 33, 4.6), 2),
    ),
    "fog": (
        _PALE,
        Layer("storm", "M4 29 H32 M39 29 H44 M8 36 H12 M19 36 H44 M4 43 H28 M35 43 H42", 3.4),
    ),
    "haze": (
        Layer(
            "straw", "M6 12 H30 M36 12 H42 M6 20 H14 M20 20 H42 M6 28 H34 M6 36 H12 M18 36 H42", 3.2
        ),
    ),
    "wind": (
        Layer("water", "M4 18 H28 a6 6 0 1 0 -6 -6", 3.4),
        Layer("deep", "M4 26 H37 a6 6 0 1 1 -6 6", 3.4),
        Layer("water", "M8 34 H21 a5 5 0 1 1 -5 5", 3.4),
    ),
    "sand": (
        Layer("earth", "M4 14 H30 a5.4 5.4 0 1 0 -5.4 -5.4", 3.4),
        Layer("straw", "M8 22 H40 M4 30 H33 a5.4 5.4 0 1 1 -5.4 5.4", 3.4),
        Layer(
            "earth", circle(9, 38, 2) + circle(17, 42, 2) + circle(41, 33, 2) + circle(38, 42, 1.8)
        ),
    ),
    "frost": _BIG_FLAKE,
    "cold": (
        Layer("deep", "M13 8 a5 5 0 0 1 10 0 V27 a9 9 0 1 1 -10 0 z"),
        Layer("paper", "M16 18 a2 2 0 0 1 4 0 V29.6 a5.2 5.2 0 1 1 -4 0 z"),
        Layer("water", circle(18, 34.6, 4)),
        Layer("water", flake(36, 15, 8), 2.6),
    ),
    "heat": (
        Layer("gold", sun(35, 13, 7.5, 11), 2.6),
        Layer("gold", circle(35, 13, 5.4)),
        Layer("red", "M13 8 a5 5 0 0 1 10 0 V27 a9 9 0 1 1 -10 0 z"),
        Layer("paper", "M16 9 a2 2 0 0 1 4 0 V29.6 a5.2 5.2 0 1 1 -4 0 z"),
        Layer("red", circle(18, 34.6, 4) + "M16.8 13 h2.4 v18 h-2.4 z"),
    ),
    "ice": (
        Layer("sky", "M4 16 H44 L40 34 L35 20 L30 44 L24 22 L19 36 L14 20 L9 40 z"),
        Layer("water", "M4 6 H44 V16 H4 z"),
        Layer("paper", "M9 11 H22", 2.6, 0.8),
    ),
    "flood": (
        Layer("earth", "M10 25 V14 L24 4 L38 14 V25 z"),
        Layer("paper", "M20 25 V16 H28 V25 z"),
        Layer("water", "M3 29 q5.2 -5 10.5 0 t10.5 0 t10.5 0 t10.5 0 V44 H3 z"),
        Layer("deep", "M3 37 q5.2 -5 10.5 0 t10.5 0 t10.5 0 t10.5 0", 2.6),
    ),
    "drought": (
        Layer("gold", sun(24, 13, 9, 12.5), 2.6),
        Layer("gold", circle(24, 13, 6.6)),
        Layer("earth", "M3 30 H45 V44 H3 z"),
        Layer(
            "bark",
            "M15 30 L18 36 L12 44 M18 36 L28 38 L25 44 M32 30 L28 38 M28 38 L37 41 L40 37",
            2.4,
        ),
    ),
    "fire": (
        Layer(
            "red", "M24 3 Q38 15 38 28 a14 15 0 0 1 -28 1 Q10 20 17 15 Q17 21 21 22 Q26 13 24 3 z"
        ),
        Layer(
            "gold",
            "M25 22 Q32 28 31 35 a7.4 8 0 0 1 -14.6 0 Q16 30 20 27 Q21 30 23 30 Q25.6 27 25 22 z",
        ),
    ),
}
