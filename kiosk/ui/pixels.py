"""A picture's bytes -> pixels at the size asked for: proven, scaled, cropped, rounded.

Imported with the first picture: what Qt brings for pixels is large, and home's first
picture has none. Called by `kiosk.ui.images`.
"""

from __future__ import annotations

import logging
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QCryptographicHash, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath

from kiosk.ui.drawing import blank, unpainted

logger = logging.getLogger(__name__)

PIXELS_MOST: Final = 12_000_000
FORMATS: Final = frozenset({b"png", b"jpeg", b"jpg", b"webp"})  # never svg
_UNKNOWN: Final = QSize(640, 480)  # asked without a size


def nothing() -> QImage:
    """Return the one-pixel picture that says "not here": QML shows its placeholder."""
    return blank(1, 1)


def is_right(held: bytes, sha256: str) -> bool:
    """Tell whether a picture's bytes are what they must be.

    Hashing takes a thirtieth of the time of decoding, and a flipped bit may put
    anything on the glass.
    """
    found = QCryptographicHash.hash(QByteArray(held), QCryptographicHash.Algorithm.Sha256)
    return bytes(found.toHex().data()).decode() == sha256


def decoded(held: bytes, sha256: str, asked: QSize, *, fill: bool) -> QImage:
    """Return a picture at the asked size; one pixel when it may not be shown.

    Args:
        held: Its bytes.
        sha256: What they are called, for the log.
        asked: The frame.
        fill: Fill the frame and cut off what juts out, instead of fitting into it.
    """
    frame = asked if asked.isValid() else _UNKNOWN
    source = QBuffer()  # held by its name: the reader does not own it
    source.setData(QByteArray(held))
    reader = QImageReader(source)
    reader.setDecideFormatFromContent(True)
    whole = reader.size()
    if bytes(reader.format().data()) not in FORMATS or not _fits(whole):
        logger.warning("picture refused sha256=%s size=%s", sha256, whole)
        return nothing()
    reader.setScaledSize(_scaled(whole, frame, fill=fill))
    image = reader.read()
    if image.isNull():
        logger.warning("picture unreadable sha256=%s why=%s", sha256, reader.errorString())
        return nothing()
    return _cropped(image, frame) if fill else image


def rounded(image: QImage, radius: float) -> QImage:
    """Return a picture with round corners."""
    target = blank(image.width(), image.height())
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(target.rect()), radius, radius)
    painter = QPainter(target)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(shape)
    painter.drawImage(0, 0, image)
    painter.end()
    return unpainted(target)


def _fits(size: QSize) -> bool:
    return size.isValid() and 0 < size.width() * size.height() <= PIXELS_MOST


def _scaled(whole: QSize, asked: QSize, *, fill: bool) -> QSize:
    mode = Qt.AspectRatioMode
    how = mode.KeepAspectRatioByExpanding if fill else mode.KeepAspectRatio
    scaled = whole.scaled(asked, how)
    if not fill and scaled.width() > whole.width():
        return whole  # never blown up
    return scaled.expandedTo(QSize(1, 1))


def _cropped(image: QImage, asked: QSize) -> QImage:
    left = max(0, (image.width() - asked.width()) // 2)
    top = max(0, (image.height() - asked.height()) // 2)
    return image.copy(
        left, top, min(asked.width(), image.width()), min(asked.height(), image.height())
    )
