"""Behind the calendar: the sheet of a month, what comes, and what to do in this term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from content.library import Shelf
from content.model import Section
from kiosk.days import whole_month
from kiosk.ui.backend import Backend
from kiosk.ui.rows import Rows
from kiosk.views.almanac import ComingRow, DayCell, coming, month_cells, month_of, weeks
from kiosk.views.article import RelatedRow, related
from kiosk.views.calendar import Lunar, lunar
from kiosk.views.phrases import today

if TYPE_CHECKING:
    from content.library import Headline, Library
    from kiosk.ui.world import World
    from kiosk.views.spoken import Spoken

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1

WORK = (Section.TECHNIQUE, Section.PESTS)  # where the county says what to do in which month
EACH = 4


@QmlElement
class CalendarBackend(Backend):
    """The farmer's calendar; opened at this month."""

    changed = Signal()

    def __init__(self, world: World, parent: QObject) -> None:
        """Begin with an empty sheet."""
        super().__init__(world, parent)
        self._away = 0
        self._title = ""
        self._lunar = Lunar()
        self._days = Rows(DayCell, self)
        self._coming = Rows(ComingRow, self)
        self._work = Rows(RelatedRow, self)

    @Property(QObject, constant=True)
    def days(self) -> QObject:
        """The six weeks of the sheet."""
        return self._days

    @Property(QObject, constant=True)
    def coming(self) -> QObject:
        """Terms and festivals to come."""
        return self._coming

    @Property(QObject, constant=True)
    def work(self) -> QObject:
        """What the county says of the work of this month."""
        return self._work

    @Property(int, notify=changed)
    def workCount(self) -> int:
        """How much of it there is."""
        return len(self._work.rows)

    @Property(str, notify=changed)
    def title(self) -> str:
        """The month on the sheet."""
        return self._title

    @Property(int, notify=changed)
    def weeks(self) -> int:
        """How many weeks of the sheet hold a day of the month."""
        return weeks(self._days.rows)

    @Property(bool, notify=changed)
    def isNow(self) -> bool:
        """Whether it is this month."""
        return self._away == 0

    @Property(str, notify=changed)
    def lunarDay(self) -> str:
        """Today by the moon."""
        return self._lunar.day

    @Property(str, notify=changed)
    def term(self) -> str:
        """The term that is running, and where in the nines or dog days today stands."""
        return "　".join(part for part in (self._lunar.term, self._lunar.count) if part)

    @Slot(int)
    def turn(self, months: int) -> None:
        """Turn to another month; 0 turns back to this one."""
        self._away = self._away + months if months else 0
        self._lay()
        self.changed.emit()

    def open(self, argument: str) -> None:
        """Show this month."""
        self._away = 0
        self._lay()
        super().open(argument)

    def load(self, library: Library) -> None:
        """Read what the county says of the work of this month."""
        now, tr, station = self.world.now(), self.world.tr, self.world.station.area
        month = today(now).month
        found: list[Headline] = []
        for section in WORK:
            shelf = Shelf(section, station, self.world.sure(), month=month)
            lines = library.headlines(shelf, limit=3 * EACH)
            found += [line for line in lines if month in line.months][:EACH]
        self._work.show(related(found, now, tr))
        self._lay()

    def spoken(self) -> Spoken:
        """Return today by the moon, what comes, and the work of this month."""
        from kiosk.views import read_aloud  # noqa: PLC0415  only who listens waits for it

        rows, work = self._coming.rows, self._work.rows
        return read_aloud.calendar(self._lunar, rows, work)

    def _lay(self) -> None:
        day, tr = today(self.world.now()), self.world.tr
        month = month_of(day, self._away)
        self._title = whole_month(month, tr)
        self._lunar = lunar(day, tr)
        self._days.show(month_cells(month, day, tr))
        if not self._coming.rows or self._away == 0:
            self._coming.show(coming(day, tr))
