"""Pictures for QML: the county's, by hash, and our own drawings, by name.

The only door for pictures: a path, a URL or an SVG never reaches Qt's loaders.
Everything is scaled, cropped and rounded once (`kiosk.ui.pixels`), so that drawing
it under the software renderer is one blit.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from PySide6.QtQuick import QQuickImageProvider

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QImage

    from kiosk.ui.world import World

logger = logging.getLogger(__name__)

KEEP_BYTES: Final = 1_000_000  # the pictures of a page of a list


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
        from kiosk.ui import pixels  # noqa: PLC0415  the first picture has none

        sha256, *how = identity.split("/")
        held = self._held(sha256)
        if held is None:
            return pixels.nothing()
        if not pixels.is_right(held, sha256):
            logger.warning("picture wrong sha256=%s", sha256)
            return pixels.nothing()
        image = pixels.decoded(held, sha256, asked, fill="fill" in how[:1])
        return pixels.rounded(image, float(how[1])) if how[1:] and image.width() > 1 else image

    def _keep(self, key: tuple[str, int, int], image: QImage) -> None:
        if key not in self._kept:
            self._kept[key] = image
            self._bytes += image.sizeInBytes()
        self._kept.move_to_end(key)
        while self._bytes > KEEP_BYTES:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= oldest.sizeInBytes()

    def _held(self, sha256: str) -> bytes | None:
        path = self._world.blobs.path(sha256)
        try:
            return path.read_bytes() if path else self._world.village.picture(sha256)
        except OSError as error:
            logger.warning("picture unreadable sha256=%s why=%s", sha256, error)
            return None


class PictogramImages(QQuickImageProvider):
    """``image://pictogram/<name>/<ink>[/<halo>]``, colours without #, from the table of paths."""

    def __init__(self) -> None:
        """Draw on demand; Qt keeps what it was given."""
        super().__init__(QQuickImageProvider.ImageType.Image)

    # Qt's names
    def requestImage(self, identity: str, size: QSize, asked: QSize) -> QImage:
        """Return the drawing; one pixel for an unknown name."""
        from PySide6.QtGui import QColor  # noqa: PLC0415  the first picture has none

        from kiosk.ui.drawing import blank, draw  # noqa: PLC0415  as above
        from kiosk.ui.pictograms import PICTOGRAMS  # noqa: PLC0415  as above

        name, ink, *halo = identity.split("/")
        layers = PICTOGRAMS.get(name)
        if layers is None:
            logger.warning("no pictogram name=%s", name)
            return blank(1, 1)
        side = max(1, asked.width() if asked.isValid() else 48)
        size.setWidth(side)
        size.setHeight(side)
        return draw(layers, side, QColor(f"#{ink}"), QColor(f"#{halo[0]}") if halo else None)
