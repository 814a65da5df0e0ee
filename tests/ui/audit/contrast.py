"""How well words stand out, measured on the picture of them, whatever the code meant to paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtGui import QImage

from tests.ui.audit.rules import Finding, in_sight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QRectF

    from tests.ui.audit.sight import Sight

CORE = 0.03  # of what is not ground: the middle of the strokes, which edges do not soften
LEAST_PIXELS = 3
MOST_COLOURS = 1 << 12  # words on one ground have a few hundred; a table for more is slow


def too_faint(sight: Sight, picture: QImage, least: float) -> Iterator[Finding]:
    """Return words that stand out less than a ratio of WCAG 2.2 §1.4.3."""
    image = as_image(picture)
    for words in sight.words:
        if words.cut or words.shown != words.place or not in_sight(words, sight):
            continue
        ratio = contrast(image.crop(corners(words.shown)))
        if ratio < least:
            yield Finding("faint", words.text, words.place, f"{ratio:.2f}:1")


def as_image(picture: QImage) -> Image.Image:
    """Return a picture of Qt's as one whose colours can be counted."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    size = plain.width(), plain.height()
    return Image.frombuffer("RGB", size, bytes(plain.constBits()), "raw", "BGRX", 0, 1)


def corners(place: QRectF) -> tuple[int, int, int, int]:
    """Return the whole pixels of a place."""
    return (
        int(place.left()),
        int(place.top()),
        max(int(place.left()) + 1, round(place.right())),
        max(int(place.top()) + 1, round(place.bottom())),
    )


def contrast(box: Image.Image) -> float:
    """Return the ratio between the ground, its commonest colour, and what is written on it.

    Strokes of small type are softened at their edges all over; their middle is
    the few in a hundred pixels that differ most from the ground.
    """
    colours = box.getcolors(MOST_COLOURS)
    if colours is None:  # words on a picture
        colours = box.quantize(64).convert("RGB").getcolors(MOST_COLOURS)
    ground = max(colours)[1]
    light = _luminance(ground)
    inked = sorted(
        (
            (_ratio(_luminance(colour), light), count)
            for count, colour in colours
            if colour != ground
        ),
        reverse=True,
    )
    wanted = max(LEAST_PIXELS, CORE * sum(count for _, count in inked))
    for ratio, count in inked:
        wanted -= count
        if wanted <= 0:
            return ratio
    return 1.0


def _ratio(one: float, other: float) -> float:
    return (one + 0.05) / (other + 0.05) if one > other else (other + 0.05) / (one + 0.05)


def _luminance(colour: tuple[int, ...]) -> float:
    red, green, blue = colour
    return _RED[red] + _GREEN[green] + _BLUE[blue]


_LINEAR = [
    part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4
    for part in range(256)
]
_RED, _GREEN, _BLUE = ([weight * part for part in _LINEAR] for weight in (0.2126, 0.7152, 0.0722))
