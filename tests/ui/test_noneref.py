"""The calls we make into Qt must not lose references of None.

On Python 3.11 some wheels of PySide6 return None from void calls without owning
it: after a few thousand calls the process dies. Counted here per call we use.
"""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QPointF, QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from PySide6.QtQml import QQmlComponent, QQmlEngine

CALLS = 1500
TOLERANCE = 0.01  # references a call


class Talker(QObject):
    said = Signal(object)


def losses(calls: dict[str, Callable[[], object]]) -> dict[str, float]:
    found = {}
    for name, call in calls.items():
        call()
        before = sys.getrefcount(None)
        for _ in range(CALLS):
            call()
        found[name] = (sys.getrefcount(None) - before) / CALLS
    return found


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12")
def test_no_call_into_qt_loses_a_none(qapp):
    image = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    color, path = QColor("red"), QPainterPath()
    timer, talker = QTimer(), Talker()
    talker.said.connect(str)
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    component.setData(b"import QtQuick\nItem { property real position: 0 }", QUrl())
    item = component.create()

    def start_and_stop():
        timer.start(1000)
        timer.stop()

    found = losses(
        {
            "QImage.fill": lambda: image.fill(0),
            "QPainter.setOpacity": lambda: painter.setOpacity(1),
            "QPainter.setPen": lambda: painter.setPen(color),
            "QPainter.fillPath": lambda: painter.fillPath(path, color),
            "QPainter.drawImage": lambda: painter.drawImage(0, 0, image),
            "QPainterPath.lineTo": lambda: path.moveTo(QPointF(1, 1)),
            "QTimer": start_and_stop,
            "Signal.emit None": lambda: talker.said.emit(None),
            "Signal.emit": lambda: talker.said.emit(1),
            "QObject.setProperty": lambda: item.setProperty("position", 1.0),
            "QObject.property": lambda: item.property("position"),
            "QObject.property unknown": lambda: item.property("nothing"),
            "QQuickItem.setVisible": lambda: item.setVisible(True),
            "QCoreApplication.processEvents": QCoreApplication.processEvents,
            "QCoreApplication.translate": lambda: QCoreApplication.translate("", "今天"),
        }
    )
    painter.end()
    assert {name: lost for name, lost in found.items() if abs(lost) >= TOLERANCE} == {}
