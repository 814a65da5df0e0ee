"""The county's map: townships coloured by warnings, markets, this village; one of them told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtQml import QmlElement

import kiosk.ui.ground  # noqa: F401  the page draws it
from content.cap import concerns, holding
from content.countymap import PlaceKind
from content.library import Shelf
from content.model import Section
from content.plane import Plane, lay
from kiosk.ui.backend import Backend
from kiosk.ui.rows import Rows
from kiosk.ui.warnings import look_again
from kiosk.views import map as views
from kiosk.views.labels import Box
from kiosk.views.lists import CardRow, cards
from kiosk.views.map import LabelRow, PlaceWarning, Sign
from kiosk.views.phrases import today
from kiosk.views.prices import BAR
from kiosk.views.spoken import Spoken
from kiosk.views.village import mixed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.cap import Alert
    from content.countymap import CountyMap
    from content.library import Headline, Library
    from content.prices import Quote
    from kiosk.ui.world import World
    from kiosk.views.sheet import Sheet

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1

LINE: Final = 1.45  # height of a line of type, in its size
SCALES: Final = (1.0, 0.92, 0.85, 0.78, 0.71)  # of the type, until no name lies on another
PAD: Final = 0.4  # around a name, in the size of its type
MARK: Final = 1.8  # around the word of a mark, in its size
SIGN: Final = 1.9  # a sign and the room behind it, in the size of the word beside it


@QmlElement
class MapBackend(Backend):
    """The map, and the township that is told of.

    Signals:
        changed: See `Backend`.
        laid: Names were put in their places.
    """

    changed = Signal()
    laid = Signal()

    def __init__(self, world: World, parent: QObject) -> None:
        """Begin without a map."""
        super().__init__(world, parent)
        self._drawn: CountyMap | None = None
        self._plane: Plane | None = None
        self._alerts: list[tuple[str, Alert]] = []
        self._quotes: list[Quote] = []
        self._told: list[Headline] = []
        self._signs: list[Sign] = []
        self._note = ""
        self._chosen = ""
        self._paper: tuple[float, float, int, int] = (0, 0, 1, 1)
        self._leaders: tuple[tuple[float, float, float, float], ...] = ()
        self._family, self._least, self._scale = "", 0.0, 1.0
        self._labels = Rows(LabelRow, self)
        self._warnings = Rows(PlaceWarning, self)
        self._notices = Rows(CardRow, self)
        look_again(self)

    @Property(bool, notify=changed)
    def isEmpty(self) -> bool:
        """Whether the county ships no map."""
        return self._plane is None

    @Property("QVariant", notify=changed)  # type: ignore[arg-type]  # Qt knows it by name
    def plane(self) -> Any:
        """The outlines, a `content.plane.Plane`; without a map no word, for None is not set in QML."""
        return self._plane or ""

    @Property("QVariant", notify=changed)  # type: ignore[arg-type]  # Qt knows it by name
    def levels(self) -> Any:
        """The level of each township, by its code."""
        return {sign.key: sign.level for sign in self._signs if sign.kind == PlaceKind.TOWNSHIP}

    @Property("QVariant", notify=laid)  # type: ignore[arg-type]  # Qt knows it by name
    def leaders(self) -> Any:
        """Lines from places to names that stand beside them."""
        return self._leaders

    @Property(int, notify=laid)
    def nameSize(self) -> int:
        """Pixels of the type of names, as small as their places need."""
        return self._type()[0]

    @Property(int, notify=laid)
    def wordSize(self) -> int:
        """Pixels of the type of what stands below a name."""
        return self._type()[1]

    @Property("QVariant", notify=laid)  # type: ignore[arg-type]  # Qt knows it by name
    def spread(self) -> Any:
        """Where the map lies on the sheet: x, y, width, height in pixels."""
        place = self._place()
        return [place.x, place.y, place.width, place.height]

    @Property(str, notify=changed)
    def aside(self) -> str:
        """That it is a scheme, where it is one."""
        return views.aside(self._drawn, self.world.tr) if self._drawn else ""

    @Property(QObject, constant=True)
    def labels(self) -> QObject:
        """Names where they stand."""
        return self._labels

    @Property(QObject, constant=True)
    def warnings(self) -> QObject:
        """Warnings that hold in the township that is told of."""
        return self._warnings

    @Property(QObject, constant=True)
    def notices(self) -> QObject:
        """Its notices, those to be seen first."""
        return self._notices

    @Property(str, notify=changed)
    def chosen(self) -> str:
        """Code of the township that is told of."""
        return self._chosen

    @Property(str, notify=changed)
    def place(self) -> str:
        """Its name."""
        field = self._plane.field(self._chosen) if self._plane else None
        return field.name if field else ""

    @Property(bool, notify=changed)
    def isOwn(self) -> bool:
        """Whether this village lies in it."""
        return bool(self._chosen) and self.world.station.area.startswith(self._chosen)

    @Property(str, notify=changed)
    def note(self) -> str:
        """Whose map it is and of when."""
        return self._note

    @Slot(str)
    def choose(self, code: str) -> None:
        """Tell of a township."""
        self._chosen = code
        self.refresh()

    @Slot(float, float)
    def touch(self, x: float, y: float) -> None:
        """Tell of the township under a finger, where no name is under it."""
        if self._plane is None or any(self._box(row).holds(x, y) for row in self._labels.rows):
            return
        place = self._place()
        field = self._plane.hit(((x - place.x) / place.width, (y - place.y) / place.height))
        if field is not None:
            self.choose(field.code)

    @Slot(float, float, str, int, int, float)
    def lay(  # noqa: PLR0917  what a theme says
        self, width: float, height: float, family: str, name: int, word: int, least: float
    ) -> None:
        """Put the names on a sheet of this size.

        Args:
            width: Pixels.
            height: Pixels.
            family: Typeface.
            name: Pixels of a name's type.
            word: Pixels of the type of what stands below it.
            least: Pixels of the lowest place a finger presses.
        """
        self._least = least
        self._paper, self._family = (width, height, name, word), family
        self._show_labels()

    def wipe(self) -> None:
        """Tell the next reader of his own township."""
        self._chosen = ""

    def spoken(self) -> Spoken:
        """Return the township that is told of, its warnings and notices, and what markets pay."""
        from kiosk.views import read_aloud  # noqa: PLC0415  only who listens waits for it

        if self._plane is None or self._drawn is None:
            return Spoken()
        field = self._plane.field(self._chosen)
        return read_aloud.county_map(
            field.name if field else "",
            self._warnings.rows,
            self._labels.rows,
            self._notices.rows,
            views.aside(self._drawn, self.world.tr),
        )

    def sheet(self) -> Sheet | None:
        """Return what the map tells of the township, and what markets pay."""
        from kiosk.views.sheet import map_sheet  # noqa: PLC0415  few readers take it home

        if self._plane is None or self._drawn is None:
            return None
        world, now, tr = self.world, self.world.now(), self.world.tr
        held = holding((alert for _, alert in self._alerts), world.sure())
        return map_sheet(
            str(self.property("place")),
            views.note(self._drawn, tr),
            alerts=[alert for alert in held if concerns(alert, self._chosen)],
            prices=views.market_prices(
                self._plane.dots, self._quotes, now=now, station=world.station.area, tr=tr
            ),
            notices=self._told,
            now=now,
            tr=tr,
        )

    def load(self, library: Library) -> None:
        """Read the map and all that is shown on it."""
        now, station = self.world.now(), self.world.station.area
        self._drawn = library.county_map()
        self._plane = lay(self._drawn) if self._drawn else None
        if self._plane is None:
            self.clear()
            return
        if not self._chosen or self._plane.field(self._chosen) is None:
            own = self._plane.field(station)
            self._chosen = (own or self._plane.fields[0]).code
        self._alerts = library.alerts()
        self._quotes = library.quotes(since=today(now) - BAR)
        self._told = self._newest(library)
        self._notices.show(cards(self._told, now, self.world.tr))
        self._show()

    def load_nothing(self) -> None:
        """Show what was read last; a broken library ends no warning, the clock does."""
        if self._plane is not None:
            self._show()

    def clear(self) -> None:
        """Show no map."""
        self._plane, self._signs, self._note = None, [], ""
        for rows in (self._labels, self._warnings, self._notices):
            rows.show([])

    def _show(self) -> None:
        assert self._drawn is not None
        assert self._plane is not None
        world, tr, dots = self.world, self.world.tr, self._plane.dots
        station, sure = world.station.area, world.sure()
        held = holding((alert for _, alert in self._alerts), sure)
        markets = views.market_signs(dots, self._quotes, now=world.now(), station=station, tr=tr)
        self._signs = [
            *views.township_signs(self._plane, held, station, tr),
            *views.village_signs(dots, station, tr),
            *markets,
        ]
        self._note = views.origin(self._drawn, tr)
        self._warnings.show(views.warnings_at(self._alerts, self._chosen, now=sure, tr=tr))
        self._show_labels()

    def _newest(self, library: Library) -> list[Headline]:
        shelf = Shelf(Section.VILLAGE, self._chosen, self.world.sure())
        here = self.world.station.area.startswith(self._chosen)
        own = self.world.own(shelf) if here else []
        found = mixed(library.headlines(shelf, limit=views.NOTICES_SHOWN), own)
        return found[: views.NOTICES_SHOWN]

    def _place(self) -> Box:
        width, height, name, _ = self._paper
        aspect = self._plane.aspect if self._plane else 1.0
        give = views.STRETCH if self._drawn and self._drawn.schematic else 1.0
        return views.frame(aspect, width, height, name, give=give)

    def _show_labels(self) -> None:
        width, height, name, _ = self._paper
        if width <= 0 or height <= 0:
            return
        place, paper = self._place(), Box(name / 2, name / 2, width - name, height - name)
        grounds = views.ground_lines(self._plane, place) if self._plane else {}
        for scale, signs in self._tries():
            self._scale = scale
            rows = views.label_rows(
                signs,
                self._chosen,
                self._size,
                place=place,
                paper=paper,
                gap=name / 4,
                grounds=grounds,
            )
            if views.is_clear(rows):
                break
        self._leaders = views.leaders(signs, rows, place, self._plane)
        self._labels.show(rows)
        self.laid.emit()

    def _type(self) -> tuple[int, int]:
        _, _, name, word = self._paper
        return round(name * self._scale), round(word * self._scale)

    def _tries(self) -> Iterator[tuple[float, list[Sign]]]:
        """Return smaller and smaller type, then what can be done without."""
        yield from ((scale, self._signs) for scale in SCALES)
        yield SCALES[-1], [s for s in self._signs if s.kind != PlaceKind.MARKET]

    def _size(self, sign: Sign) -> tuple[float, float]:
        name, word = self._type()
        second = self._width(sign.word, word) + (SIGN * word if sign.picture else 0)
        signs = int(views.bears_home(sign)) + int(bool(sign.picture) and not sign.word)
        first = self._width(sign.name, name, bold=True) + signs * SIGN * name
        if sign.mark:
            first += self._width(sign.mark, word) + MARK * word
        wide = max(first, second if sign.word else 0)
        high = LINE * (name + (word if sign.word else 0))
        return round(wide + 2 * PAD * name), round(max(high + PAD * name, self._least))

    def _width(self, text: str, pixels: int, *, bold: bool = False) -> float:
        font = QFont(self._family)
        font.setPixelSize(max(1, pixels))
        font.setBold(bold)
        return QFontMetricsF(font).horizontalAdvance(text) + 2

    @staticmethod
    def _box(row: LabelRow) -> Box:
        return Box(row.place_x, row.place_y, row.wide, row.high)
