"""The painted item on which a film is seen."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk.ui.player import Player

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1

SMOOTH_MOST_S: Final = 0.014  # of the 40 ms of a frame, for one picture drawn smoothly
_WEIGHT: Final = 0.1  # of the newest picture in what one is thought to take
_WIDE: Final = 16 / 9


@QmlElement
class FilmPane(QQuickPaintedItem):
    """Shows the pictures of a player.

    Signals:
        playerChanged: It follows another player.
        ratioChanged: The picture has another shape.
    """

    playerChanged = Signal()
    ratioChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        """Follow no player yet."""
        super().__init__(parent)
        self.setOpaquePainting(True)
        self._player: Player | None = None
        self._ratio = _WIDE
        self._took_s = 0.0

    def _get_player(self) -> QObject | None:
        return self._player

    def _set_player(self, player: QObject | None) -> None:
        if player is self._player:
            return
        if self._player is not None:
            self._player.frameCame.disconnect(self.update)
        self._player = player if isinstance(player, Player) else None
        if self._player is not None:
            self._player.frameCame.connect(self.update)
        self.playerChanged.emit()

    player = Property(QObject, _get_player, _set_player, notify=playerChanged)

    @Property(float, notify=ratioChanged)
    def ratio(self) -> float:
        """Width of the picture, by its height."""
        return self._ratio

    # Qt's names
    def paint(self, painter: QPainter) -> None:
        """Paint the picture that stands; a machine that is slow at it paints less smoothly."""
        whole = QRectF(0, 0, self.width(), self.height())
        image = self._player.picture() if self._player is not None else None
        if image is None or image.isNull():
            painter.fillRect(whole, self.fillColor())
            return
        self._take_shape(image)
        begun = time.perf_counter()
        is_smooth = self._took_s < SMOOTH_MOST_S
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_smooth)
        painter.drawImage(whole, image)
        if is_smooth:
            self._took_s += (time.perf_counter() - begun - self._took_s) * _WEIGHT

    def _take_shape(self, image: QImage) -> None:
        ratio = image.width() / max(1, image.height())
        if abs(ratio - self._ratio) > 0.01:  # noqa: PLR2004  a pixel more or less
            self._ratio = ratio
            self.ratioChanged.emit()
