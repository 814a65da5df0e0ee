"""A boy of twelve: all his fingers, anywhere, as fast as he can."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from kiosk.ui.reach import pressable

if TYPE_CHECKING:
    from tests.ui.conftest import Kiosk

FINGERS = 5
PAUSES_MS = (0, 1, 10, 40, 110)
AIMED = 0.75  # of his touches: at something that can be pressed


class Monkey:
    """Presses everything; what he does is told by his seed."""

    def __init__(self, kiosk: Kiosk, seed: int) -> None:
        self._kiosk, self._chance = kiosk, random.Random(seed)
        self._panel = QTest.createTouchDevice()
        self._down: dict[int, QPoint] = {}
        self.met: Counter[str] = Counter()
        self.events, self._most = 0, 1

    def play(self, events: int) -> None:
        """Send so many events of the panel, then take every finger away.

        By turns one finger taps and drags, and all of them do at once.
        """
        until = self.events + events
        while self.events < until:
            most = self._chance.choice((1, 1, 1, 2, FINGERS))
            for _ in range(self._chance.randint(4, 30)):
                ways = (
                    (self._press, self._lift)
                    if most == 1
                    else (self._press, self._move, self._lift)
                )
                self._send(self._chance.choice(ways), most)
                self.met[self._kiosk.stage.screen] += 1
                QTest.qWait(self._chance.choice(PAUSES_MS))
            while self._down:
                self._send(self._lift, most)
            QTest.qWait(300)  # a page that has just turned takes no touch

    def _send(self, step, most: int) -> None:
        self._most = most
        sequence = QTest.touchEvent(self._kiosk.view, self._panel)
        touched = step(sequence)
        if touched is None:
            return
        for number in self._down:
            if number != touched:
                sequence.stationary(number)
        sequence.commit()
        self.events += 1

    def _press(self, sequence) -> int | None:
        free = [number for number in range(self._most) if number not in self._down]
        if not free:
            return None
        number = self._chance.choice(free)
        self._down[number] = self._place()
        sequence.press(number, self._down[number], self._kiosk.view)
        return number

    def _move(self, sequence) -> int | None:
        if not self._down:
            return None
        number = self._chance.choice(list(self._down))
        self._down[number] += QPoint(self._chance.randint(-90, 90), self._chance.randint(-90, 90))
        sequence.move(number, self._down[number], self._kiosk.view)
        return number

    def _lift(self, sequence) -> int | None:
        if not self._down:
            return None
        number = self._chance.choice(list(self._down))
        sequence.release(number, self._down.pop(number), self._kiosk.view)
        return number

    def _place(self) -> QPoint:
        view = self._kiosk.view
        if self._chance.random() < AIMED:
            aims = list(pressable(view))
            if aims:
                aim = self._chance.choice(aims)
                return aim.mapToScene(aim.boundingRect().center()).toPoint()
        return QPoint(self._chance.randrange(view.width()), self._chance.randrange(view.height()))
