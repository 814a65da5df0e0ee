"""The register of screens: add a line and a screen exists.

A backend's module is imported when its screen is first opened, so a screen
costs nothing until somebody touches it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.ui.backend import Backend
    from kiosk.ui.tour import Hand


class Place(Enum):
    """Where on the glass a screen stands."""

    PAGE = "page"  # one at a time, reached by `Stage.open`
    BAND = "band"  # above the page, always; gives its own implicitHeight (0: nothing to say)
    OVER = "over"  # over the whole glass; gives its own `visible`


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen.

    Args:
        name: As `Stage.open` calls it.
        qml: File in ``qml/Cunkou``; its root has ``required property`` stage and backend.
        backend: ``module:Class`` of a `Backend`.
        tour: ``module:function`` that walks it with a finger, for pictures and for the eye
            that looks for what is wrong; empty where another screen's walk shows it.
        place: Where it stands.
        warm: Make it soon after the first picture, before anybody asks.
    """

    name: str
    qml: str
    backend: str
    tour: str = ""
    place: Place = Place.PAGE
    warm: bool = False

    def backend_class(self) -> type[Backend]:
        """Import the backend."""
        found: type[Backend] = _load(self.backend)
        return found

    def tour_walk(self) -> Callable[[Hand], None] | None:
        """Import the walk of the tour, if the screen has one."""
        return _load(self.tour) if self.tour else None


def _load(place: str) -> Any:
    module, name = place.split(":")
    return getattr(import_module(module), name)


# In the order of the tour, and of making them after the first picture: warnings do not wait.
SCREENS: Final = (
    Screen("home", "HomeScreen.qml", "kiosk.ui.home:HomeBackend", tour="kiosk.ui.walks:home"),
    Screen(
        "band",
        "WarningBand.qml",
        "kiosk.ui.warnings:BandBackend",
        tour="kiosk.ui.daily_walks:band",
        place=Place.BAND,
    ),
    Screen(
        "takeover",
        "TakeoverScreen.qml",
        "kiosk.ui.warnings:TakeoverBackend",
        tour="kiosk.ui.daily_walks:takeover",
        place=Place.OVER,
    ),
    Screen(
        "list",
        "ListScreen.qml",
        "kiosk.ui.lists:ListBackend",
        tour="kiosk.ui.walks:lists",
        warm=True,
    ),
    Screen(
        "article",
        "ArticleScreen.qml",
        "kiosk.ui.article:ArticleBackend",
        tour="kiosk.ui.walks:article",
        warm=True,
    ),
    Screen("film", "FilmScreen.qml", "kiosk.ui.film:FilmBackend", tour="kiosk.ui.film_walks:film"),
    Screen(
        "prices",
        "PricesScreen.qml",
        "kiosk.ui.prices:PricesBackend",
        tour="kiosk.ui.daily_walks:prices",
        warm=True,
    ),
    Screen(
        "product",
        "ProductScreen.qml",
        "kiosk.ui.product:ProductBackend",
        tour="kiosk.ui.daily_walks:product",
        warm=True,
    ),
    Screen(
        "weather",
        "WeatherScreen.qml",
        "kiosk.ui.weather:WeatherBackend",
        tour="kiosk.ui.daily_walks:weather",
        warm=True,
    ),
    Screen(
        "search",
        "SearchScreen.qml",
        "kiosk.ui.search:SearchBackend",
        tour="kiosk.ui.daily_walks:search",
        warm=True,
    ),
    Screen("topic", "TopicScreen.qml", "kiosk.ui.topics:TopicBackend"),
    Screen(
        "calendar",
        "CalendarScreen.qml",
        "kiosk.ui.almanac:CalendarBackend",
        tour="kiosk.ui.daily_walks:calendar",
    ),
    Screen("take", "TakeScreen.qml", "kiosk.ui.take:TakeBackend", tour="kiosk.ui.walks:take"),
    Screen(
        "station",
        "StationScreen.qml",
        "kiosk.ui.station:StationBackend",
        tour="kiosk.ui.station_walks:station",
    ),
    Screen(
        "pin", "PinScreen.qml", "kiosk.ui.officer.pin:PinBackend", tour="kiosk.ui.officer.walks:pin"
    ),
    Screen(
        "officer",
        "OfficerScreen.qml",
        "kiosk.ui.officer.menu:OfficerBackend",
        tour="kiosk.ui.officer.walks:officer",
    ),
    Screen(
        "form",
        "FormScreen.qml",
        "kiosk.ui.officer.form:FormBackend",
        tour="kiosk.ui.officer.walks:form",
    ),
    Screen(
        "own", "OwnScreen.qml", "kiosk.ui.officer.own:OwnBackend", tour="kiosk.ui.officer.walks:own"
    ),
    Screen(
        "told",
        "ToldScreen.qml",
        "kiosk.ui.officer.told:ToldBackend",
        tour="kiosk.ui.officer.walks:told",
    ),
    Screen(
        "browse",
        "BrowseScreen.qml",
        "kiosk.ui.officer.browse:BrowseBackend",
        tour="kiosk.ui.officer.walks:browse",
    ),
    Screen(
        "check",
        "CheckScreen.qml",
        "kiosk.ui.officer.check:CheckBackend",
        tour="kiosk.ui.officer.walks:check",
    ),
    Screen(
        "stick",
        "StickNotice.qml",
        "kiosk.ui.stick:StickBackend",
        tour="kiosk.ui.station_walks:stick",
        place=Place.OVER,
    ),
    Screen("rest", "RestScreen.qml", "kiosk.ui.rest:RestBackend", tour="kiosk.ui.daily_walks:rest"),
)

# Behind the officer's PIN: whoever has not given it is asked for it first.
LOCKED: Final = frozenset({"officer", "form", "own", "told", "browse", "check"})

# A section with a screen of its own; every other section opens as a list.
SECTION_SCREENS: Final = {"prices": "prices", "weather": "weather"}
