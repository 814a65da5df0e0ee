"""Pictures for QML: the county's, by hash, and our own drawings, by name.

The only door for pictures: a path, a URL or an SVG never reaches Qt's loaders.
Everything is scaled, cropped and rounded here once, so that drawing it under
the software renderer is one blit.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QCryptographicHash, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPainterPath
from PySide6.QtQuick import QQuickImageProvider

from kiosk.ui.drawing import blank, draw, unpainted

if TYPE_CHECKING:
    from kiosk.ui.world import World

logger = logging.getLogger(__name__)

PIXELS_MOST: Final = 12_000_000
KEEP_BYTES: Final = 1_000_000  # the pictures of a page of a list
FORMATS: Final = frozenset({b"png", b"jpeg", b"jpg", b"webp"})  # never svg
_UNKNOWN: Final = QSize(640, 480)  # asked without a size


def nothing() -> QImage:
    """Return the one-pixel picture that says "not here": QML shows its placeholder."""
    return blank(1, 1)


class BlobImages(QQuickImageProvider):
    """``image://blob/<sha256>[/fill|fit[/radius[/attempt]]]`` from the home's blobs.

    What was scaled last is kept: a list that is opened again decodes nothing.
    """

    def __init__(self, world: World) -> None:
        """Serve from this world's blobs only."""
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._world = world
        self._kept: OrderedDict[tuple[str, int, int], QImage] = OrderedDict()
        self._bytes = 0

    # Qt's names
    def requestImage(self, identity: str, size: QSize, asked: QSize) -> QImage:
        """Return the picture at the asked size; one pixel when it may not be shown."""
        key = (identity, asked.width(), asked.height())
        image = self._kept.get(key) or self._make(identity, asked)
        if image.width() > 1 and image.sizeInBytes() <= KEEP_BYTES // 5:
            self._keep(key, image)
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image

    def _make(self, identity: str, asked: QSize) -> QImage:
        sha256, *how = identity.split("/")
        image = self._read(sha256, asked if asked.isValid() else _UNKNOWN, fill="fill" in how[:1])
        return _rounded(image, float(how[1])) if how[1:] and image.width() > 1 else image

    def _keep(self, key: tuple[str, int, int], image: QImage) -> None:
        if key not in self._kept:
            self._kept[key] = image
            self._bytes += image.sizeInBytes()
        self._kept.move_to_end(key)
        while self._bytes > KEEP_BYTES:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= oldest.sizeInBytes()

    def _read(self, sha256: str, asked: QSize, *, fill: bool) -> QImage:
        held = self._right(sha256)
        if held is None:
            return nothing()
        source = QBuffer()  # held by its name: the reader does not own it
        source.setData(held)
        reader = QImageReader(source)
        reader.setDecideFormatFromContent(True)
        whole = reader.size()
        if bytes(reader.format().data()) not in FORMATS or not _fits(whole):
            logger.warning("picture refused sha256=%s size=%s", sha256, whole)
            return nothing()
        reader.setScaledSize(_scaled(whole, asked, fill=fill))
        image = reader.read()
        if image.isNull():
            logger.warning("picture unreadable sha256=%s why=%s", sha256, reader.errorString())
            return nothing()
        return _cropped(image, asked) if fill else image

    def _right(self, sha256: str) -> QByteArray | None:
        """Return the bytes of a picture, if they are what they must be.

        Hashing takes a thirtieth of the time of decoding, and a flipped bit may put
        anything on the glass.
        """
        path, own = self._world.blobs.path(sha256), self._world.village.picture(sha256)
        try:
            held = QByteArray(path.read_bytes()) if path else QByteArray(own) if own else None
        except OSError as error:
            logger.warning("picture unreadable sha256=%s why=%s", sha256, error)
            return None
        if held is None:
            return None
        found = QCryptographicHash.hash(held, QCryptographicHash.Algorithm.Sha256).toHex()
        if bytes(found.data()).decode() != sha256:
            logger.warning("picture wrong sha256=%s", sha256)
            return None
        return held


class PictogramImages(QQuickImageProvider):
    """``image://pictogram/<name>/<ink>[/<halo>]``, colours without #, from the table of paths."""

    def __init__(self) -> None:
        """Draw on demand; Qt keeps what it was given."""
        super().__init__(QQuickImageProvider.ImageType.Image)

    # Qt's names
    def requestImage(self, identity: str, size: QSize, asked: QSize) -> QImage:
        """Return the drawing; one pixel for an unknown name."""
        from kiosk.ui.pictograms import PICTOGRAMS  # noqa: PLC0415  the first picture has none

        name, ink, *halo = identity.split("/")
        layers = PICTOGRAMS.get(name)
        if layers is None:
            logger.warning("no pictogram name=%s", name)
            return nothing()
        side = max(1, asked.width() if asked.isValid() else 48)
        size.setWidth(side)
        size.setHeight(side)
        return draw(layers, side, QColor(f"#{ink}"), QColor(f"#{halo[0]}") if halo else None)


def _fits(size: QSize) -> bool:
    return size.isValid() and 0 < size.width() * size.height() <= PIXELS_MOST


def _scaled(whole: QSize, asked: QSize, *, fill: bool) -> QSize:
    from PySide6.QtCore import Qt  # noqa: PLC0415  15 ms that home need not wait for

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


def _rounded(image: QImage, radius: float) -> QImage:
    target = blank(image.width(), image.height())
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(target.rect()), radius, radius)
    painter = QPainter(target)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(shape)
    painter.drawImage(0, 0, image)
    painter.end()
    return unpainted(target)
