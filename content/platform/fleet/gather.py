"""Read from the database what the fleet's pages show, for one person's places."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q, Sum
from django.utils import timezone

from content import areas
from content.cap import MessageType, read_cap
from content.countymap import read_map
from content.errors import ContentError
from content.model import Section
from content.plane import lay
from content.platform.areas.models import County, in_use
from content.platform.desks.models import Alert
from content.platform.fleet.ground import Ground, on_map
from content.platform.fleet.judge import Colour, Standing, Trouble, is_silent, judge
from content.platform.fleet.map import Drawing, Spot, draw
from content.platform.fleet.tally import Site, ago, few, reach
from content.platform.intake.facts import SHOWN
from content.platform.intake.models import Reading, Receipt, Station, within
from content.platform.people import rules
from content.platform.publishing.models import PublisherState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from django.db import models

DAYS: Final = 30  # of readings and warnings that are shown
WARNINGS_MOST: Final = 20
_ORDER: Final = tuple(reversed(Colour))  # red first
_GB: Final = 1000  # MB


@dataclass(frozen=True, slots=True, kw_only=True)
class StationRow:
    """One line of the fleet's table."""

    pk: int
    name: str
    code: str
    area: str
    place: str
    last: datetime
    heard: str
    road: str
    release: str
    behind: int
    waiting: int
    room: str
    version: str
    trouble: Trouble
    is_silent: bool
    is_new: bool


@dataclass(frozen=True, slots=True)
class WarningRow:
    """How far one warning came; `lines` say it by township, and whether it is everywhere."""

    headline: str
    sent: datetime
    lines: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class ReadRow:
    """How often a section was read; small counts have no time, either."""

    section: str
    times: str
    minutes: str


def administers(person: Any) -> bool:
    """Tell whether a person says which station stands where."""
    return bool(person.has_role(rules.ADMIN))


def may_tell_code(person: Any) -> bool:
    """Tell whether a person may tell an officer the code that sets his PIN."""
    return bool(person.has_role(rules.ADMIN, rules.TOWNSHIP))


def stations_of(person: Any) -> models.QuerySet[Station]:
    """Return the stations a person looks after: those of his places, and new ones if he says where."""
    stations = Station.objects.all()
    if person.is_superuser:
        return stations
    mine = within(stations, person.codes())
    return mine | stations.filter(area="") if administers(person) else mine


def station_rows(stations: Iterable[Station], now: datetime) -> list[StationRow]:
    """Return the lines of these stations, what needs somebody first."""
    state, names = PublisherState.load(), place_names()
    rows = [_row(station, state, names, now) for station in stations]
    return sorted(rows, key=lambda row: (_ORDER.index(row.trouble.colour), row.last))


def drawings(rows: Iterable[StationRow]) -> tuple[Ground | None, Drawing]:
    """Return these stations on the county's map, where it has one, and the others as a scheme."""
    spots = [Spot(row.pk, row.name, row.area, row.trouble.colour) for row in rows]
    held = County.load().map
    if not held or not spots:
        return None, draw(spots, place_names())
    drawn = read_map(held.encode())
    ground, rest = on_map(spots, lay(drawn), schematic=drawn.schematic)
    return ground, draw(rest, place_names())


def place_names() -> dict[str, str]:
    """Return today's names of places by their codes."""
    return dict(in_use(timezone.localdate()).values_list("code", "name"))


def full_name(code: str, names: Mapping[str, str]) -> str:
    """Return the names from the township down, as they are said in the county."""
    known = [names.get(each, "") for each in areas.lineage(code)[2:]]
    return "".join(known[1:] or known) or code


def warning_rows(stations: Iterable[Station], now: datetime) -> list[WarningRow]:
    """Say of the warnings of late how far they came, the newest first."""
    alerts = [alert for alert in _alerts() if now - alert.sent < timedelta(days=DAYS)]
    alerts = sorted(alerts, key=lambda one: one.sent, reverse=True)[:WARNINGS_MOST]
    receipts = _receipts([alert.identifier for alert in alerts])
    sites = [Site(one.device, one.area) for one in stations if one.area]
    names = place_names()
    rows = []
    for alert in alerts:
        shown = reach(sites, receipts[alert.identifier], meant=alert.areas, sent=alert.sent)
        lines = tuple(
            (each.words(full_name(each.place, names)), each.is_everywhere) for each in shown
        )
        first_missing = tuple(sorted(lines, key=lambda line: line[1]))
        rows.append(WarningRow(alert.headline, alert.sent, first_missing))
    return rows


def read_rows(devices: Iterable[str], now: datetime) -> list[ReadRow]:
    """Return how often each section was read at these stations of late."""
    since = now.date() - timedelta(days=DAYS)
    mine = Q(device__in=list(devices)) & Q(day__gt=since)
    sums = (
        Reading.objects.filter(mine).values_list("section").annotate(Sum("times"), Sum("seconds"))
    )
    by_section = {section: (times, seconds) for section, times, seconds in sums}
    return [_read(section, *by_section.get(str(section), (0, 0))) for section in Section]


def _read(section: Section, times: int, seconds: int) -> ReadRow:
    words = few(times)
    return ReadRow(section.label, words, f"{seconds // 60} 分钟" if words[0].isdigit() else "")


def _row(
    station: Station, state: PublisherState, names: Mapping[str, str], now: datetime
) -> StationRow:
    said = Standing.read(station.standing)
    trouble = judge(
        said, heard=station.last, now=now, release=state.release, released=state.released
    )
    shown = said or Standing()
    return StationRow(
        pk=station.pk,
        name=str(station),
        code=station.code,
        area=station.area,
        place=full_name(station.area, names) if station.area else "",
        last=station.last,
        heard=ago(now - station.last),
        road=_road(shown.road),
        release=f"第{shown.release}期" if shown.release else "—",
        behind=max(0, state.release - shown.release) if said else 0,
        waiting=shown.waiting,
        room=f"{shown.disk_free_mb / _GB:.1f} GB" if said else "—",
        version=shown.version,
        trouble=trouble,
        is_silent=is_silent(station.last, now),
        is_new=station.is_new,
    )


def _road(address: str) -> str:
    if not address:
        return ""
    return "网络" if address.startswith(("http://", "https://")) else "U盘"


def _alerts() -> list[Any]:
    found = []
    for row in Alert.objects.filter(live=True).order_by("-pk")[: 4 * WARNINGS_MOST]:
        try:
            alert = read_cap(bytes(row.held))
        except ContentError:  # the publisher says so on the front page
            continue
        if alert.message_type is not MessageType.CANCEL:
            found.append(alert)
    return found


def _receipts(warnings: list[str]) -> Mapping[str, dict[str, tuple[datetime, bool]]]:
    found: dict[str, dict[str, tuple[datetime, bool]]] = defaultdict(dict)
    rows = Receipt.objects.filter(warning__in=warnings, event=SHOWN)
    for warning, device, at, clock_ok in rows.values_list("warning", "device", "at", "clock_ok"):
        found[warning][device] = (at, clock_ok)
    return found
