"""The officer's door: a PIN, or the county's code that sets one."""

from __future__ import annotations

import time
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Property, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui.officer.page import OfficerPage
from kiosk.ui.world import tr
from kiosk.views import officer as view

if TYPE_CHECKING:
    from kiosk.clerk import Desk
    from kiosk.ui.stage import Stage
    from kiosk.ui.world import World

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1

CHANGE: Final = "change"  # argument: the officer stands here already and wants another PIN
DIGITS_MOST: Final = 12
TICK_MS: Final = 500


class Asked(StrEnum):
    """What the keys are for now."""

    NOTHING = ""  # it is being looked up
    PIN = "pin"
    CODE = "code"
    NEW = "new"
    AGAIN = "again"


@QmlElement
class PinBackend(OfficerPage):
    """Digits that nobody sees, and what came of them."""

    changed = Signal()

    def __init__(self, world: World, parent: Stage) -> None:
        """Ask for nothing yet."""
        super().__init__(world, parent)
        self._asked = Asked.NOTHING
        self._digits = ""
        self._code = ""
        self._first = ""
        self._number = ""
        self._device = ""
        self._word = ""
        self._waits_until = 0.0
        self._is_busy = False
        self._stay = 0  # which opening of the page this is
        self._ticks = QTimer(self)
        self._ticks.timeout.connect(self._tick)

    @Property(str, notify=changed)
    def asked(self) -> str:
        """What is asked for: ``pin``, ``code``, ``new``, ``again``."""
        return str(self._asked)

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many digits were pressed."""
        return len(self._digits)

    @Property(str, notify=changed)
    def shown(self) -> str:
        """The code of the county, which need not be hidden; a PIN never."""
        return self._digits if self._asked is Asked.CODE else ""

    @Property(str, notify=changed)
    def number(self) -> str:
        """What is read out to the county."""
        return self._number

    @Property(str, notify=changed)
    def device(self) -> str:
        """By which code the county knows this station."""
        return self._device

    @Property(str, notify=changed)
    def word(self) -> str:
        """What came of the last try."""
        waits = self._waits_until - time.monotonic()
        if waits > 0:
            is_code = self._asked is Asked.CODE
            return view.door_words(waits, 0, is_code=is_code, tr=self.world.tr)
        return self._word

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        """Whether a try is being judged."""
        return self._is_busy

    @Property(bool, notify=changed)
    def mayPress(self) -> bool:
        """Whether the keys do anything."""
        return self._may_press()

    @Slot(str)
    def press(self, digit: str) -> None:
        """Take a digit."""
        if self._may_press() and len(self._digits) < DIGITS_MOST:
            self._digits += digit
            self._word = ""
            self.changed.emit()

    @Slot()
    def rub(self) -> None:
        """Take the last digit back."""
        if self._may_press():
            self._digits = self._digits[:-1]
            self.changed.emit()

    @Slot()
    def enter(self) -> None:
        """Have them judged."""
        if not self._digits or not self._may_press():
            return
        digits, self._digits = self._digits, ""
        if self._asked is Asked.PIN:
            self._try_pin(digits)
        elif self._asked is Asked.CODE:
            self._try_code(digits)
        elif self._asked is Asked.NEW:
            self._take_new(digits)
        elif self._asked is Asked.AGAIN:
            self._take_again(digits)
        self.changed.emit()

    @Slot()
    def forgot(self) -> None:
        """Ask for the county's code."""
        self._begin(Asked.CODE)

    def open(self, argument: str) -> None:
        """Look what there is to ask for."""
        super().open(argument)
        self.wipe()
        if argument == CHANGE and self.stage.officer.is_open:
            self._begin(Asked.NEW)
            return
        self._have(_look, self._looked)

    def wipe(self) -> None:
        """Forget every digit, and whoever waits for what became of his."""
        self._stay += 1
        self._is_busy = False
        self._digits = self._code = self._first = self._word = ""
        self._asked, self._waits_until = Asked.NOTHING, 0.0
        self._ticks.stop()
        self.changed.emit()

    def _may_press(self) -> bool:
        return not self._is_busy and self._waits_until <= time.monotonic()

    def _begin(self, asked: Asked, word: str = "") -> None:
        self._asked, self._digits, self._word = asked, "", word
        self.changed.emit()

    def _looked(self, came: Any) -> None:
        if isinstance(came, Exception):
            self._word = tr("磁盘写不进去，现在打不开")
            self.changed.emit()
            return
        is_set, waits, self._device, self._number = came
        self._begin(Asked.PIN if is_set else Asked.CODE)
        self._wait(waits)

    def _try_pin(self, pin: str) -> None:
        self._ask(lambda desk: desk.lock.try_pin(pin), self._judged)

    def _try_code(self, code: str) -> None:
        self._code = code
        self._ask(lambda desk: desk.lock.try_code(code), self._judged)

    def _take_new(self, pin: str) -> None:
        from sync.village.pin import is_weak  # noqa: PLC0415  home need not wait for argon2

        if is_weak(pin):
            self._word = tr("密码要六位以上的数字，别用111111、123456这样的")
            return
        self._first = pin
        self._begin(Asked.AGAIN)

    def _take_again(self, pin: str) -> None:
        first, self._first = self._first, ""
        if pin != first:
            self._begin(Asked.NEW, tr("两次不一样，请重新定一个"))
            return
        code, self._code = self._code, ""
        is_open = self.argument == CHANGE and self.stage.officer.is_open
        self._ask(
            lambda desk: desk.lock.set(pin) if is_open else desk.lock.set_by_code(code, pin),
            self._set,
        )

    def _ask(self, work: Any, then: Any) -> None:
        """Have digits judged; until then no key does anything, for nobody knows what is next."""
        self._is_busy = True
        self.changed.emit()
        self._have(work, then)

    def _have(self, work: Any, then: Any) -> None:
        """Have the clerk do something; who has gone meanwhile is not told, nor is the next."""
        stay = self._stay

        def told(came: Any) -> None:
            if stay == self._stay:
                then(came)

        self.stage.officer.ask(work, told)

    def _judged(self, answer: Any) -> None:
        self._is_busy = False
        if isinstance(answer, Exception):
            self._word = tr("磁盘写不进去，现在打不开")
        elif not answer.is_right:
            is_code = self._asked is Asked.CODE
            self._word = view.door_words(0, answer.left, is_code=is_code, tr=self.world.tr)
            self._wait(answer.wait_s)
        elif self._asked is Asked.CODE:
            self._begin(Asked.NEW)
        else:
            self._let_in()
        self.changed.emit()

    def _set(self, answer: Any) -> None:
        self._is_busy = False
        if isinstance(answer, Exception) or (answer is not None and not answer.is_right):
            self._begin(Asked.CODE, tr("没有设成，请再试一次"))
            return
        self._let_in()

    def _let_in(self) -> None:
        if self.stage.property("screen") != "pin":
            return  # he went away while it was judged
        self.wipe()
        self.stage.officer.open()
        self.stage.turn("officer", "")

    def _wait(self, seconds: float) -> None:
        if seconds > 0:
            self._waits_until = time.monotonic() + seconds
            self._ticks.start(TICK_MS)
        self.changed.emit()

    @Slot()
    def _tick(self) -> None:
        if self._waits_until <= time.monotonic():
            self._ticks.stop()
            self._word = ""
        self.changed.emit()


def _look(desk: Desk) -> tuple[bool, float, str, str]:
    """Return whether there is a PIN, how long to wait, and what is read out to the county."""
    from sync.village.pin import Door  # noqa: PLC0415  home need not wait for argon2

    lock = desk.lock
    door = Door.PIN if lock.is_set() else Door.CODE
    number = lock.number() if lock.can_ask() else ""
    return lock.is_set(), lock.waits_s(door), desk.outbox.code(), number
