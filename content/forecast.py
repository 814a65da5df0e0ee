"""Read a forecast in the halves it is spoken in: by day and by night.

Two forms are read: ours, which an author or a program of the county writes, and the
answer of weather.cma.cn. What is written is always ours, and always the same bytes
for the same forecast::

    {
      "area": "150125", "place": "武川县",
      "issued": "2026-11-20T07:30:00+08:00", "source": "武川县气象台",
      "advice": "明早有霜，白菜今天收。",                        may be missing
      "now": {"temperature": -3.5, "humidity": 40, "wind": "西北风",
              "wind_scale": "3~4级", "observed": "2026-11-20T08:00:00+08:00"},  may be missing
      "days": [
        {"day": "2026-11-20", "high": 3, "low": -9,
         "daytime": {"text": "晴", "code": 0, "wind": "西北风", "wind_scale": "3~4级"},
         "night": {"text": "多云", "code": 1, "wind": "北风", "wind_scale": "微风"}}
      ]
    }

Days and times are those of `content.dates`; an author may write ``today+1``. The code
is the China Meteorological Administration's number of the phenomenon; where it is
missing it is looked up from the text. Temperatures are °C, humidity is per cent.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar

from content.dates import CHINA, iso, parse_day, parse_moment
from content.errors import AuthoringError

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

MOST_BYTES: Final = 262_144  # fifteen days are 4 KB
MOST_DAYS: Final = 40
DAY_BEGINS: Final = 8  # o'clock, by the rule of the weather service (GB/T 28592)
NIGHT_BEGINS: Final = 20

_COLDEST: Final = -60  # °C; China's record is -58 in Genhe
_HOTTEST: Final = 60  # °C; China's record is 52 in Turpan
_NOTHING: Final = 9999  # what CMA sends for a reading it does not have
_CMA_SOURCE: Final = "中国气象局"

# CMA's table of phenomena, as far as its forecasts use it
_PHENOMENA: Final = (
    (0, "晴 多云 阴 阵雨 雷阵雨 雷阵雨伴有冰雹 雨夹雪 小雨 中雨 大雨 暴雨"),
    (13, "阵雪 小雪 中雪 大雪 暴雪 雾 冻雨 沙尘暴"),
    (29, "浮尘 扬沙"),
    (53, "霾"),
)
_CODES: Final = {
    text: code for first, texts in _PHENOMENA for code, text in enumerate(texts.split(), first)
}
PHENOMENA: Final = tuple(_CODES)  # the words an author chooses from

Table = dict[str, Any]  # an object as JSON gives it: nothing in it is known yet


@dataclass(frozen=True, slots=True)
class Half:
    """Half a day.

    Args:
        text: The phenomenon in words: 多云.
        code: CMA's number for it; None when it has none.
        wind: Direction in words: 西北风.
        wind_scale: Force in words: 3~4级.
    """

    text: str
    code: int | None
    wind: str
    wind_scale: str


@dataclass(frozen=True, slots=True)
class Day:
    """One day and the night after it; temperatures in whole °C."""

    day: date
    high: int
    low: int
    daytime: Half
    night: Half


@dataclass(frozen=True, slots=True)
class Now:
    """What a station measured: °C, per cent, and the wind in words."""

    temperature: float
    humidity: int | None
    wind: str
    wind_scale: str
    observed: datetime


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is expected at one place.

    Args:
        area: Administrative code of the place.
        place: Its name.
        issued: When the forecast was made.
        source: Who made it.
        days: In the order of the calendar, each once, never empty.
        now: The last measurement, where there is one.
        advice: What it means for work in the field, in the county's words.
    """

    area: str
    place: str
    issued: datetime
    source: str
    days: tuple[Day, ...]
    now: Now | None = None
    advice: str = ""

    def __post_init__(self) -> None:
        """Refuse a forecast without days, or with a day told twice."""
        days = [one.day for one in self.days]
        if not 0 < len(days) <= MOST_DAYS or days != sorted(set(days)):
            msg = f"needs 1 to {MOST_DAYS} days in their order, each once; it has {len(days)}"
            raise AuthoringError(msg, field="days")


def freezes(day: Day) -> bool:
    """Tell whether the air falls to 0 °C or below; the ground does so before the air."""
    return day.low <= 0


def upcoming(forecast: Forecast, now: datetime) -> list[tuple[Day, bool]]:
    """Return the running half of a day and those that follow, as (day, is it night).

    Before 08:00 the night of the day before is still running.
    """
    halves = [(day, night) for day in forecast.days for night in (False, True)]
    return [(day, night) for day, night in halves if half_ends(day.day, night=night) > now]


def half_ends(day: date, *, night: bool) -> datetime:
    """Return when the day or the night of a date is over."""
    hours = DAY_BEGINS + 24 if night else NIGHT_BEGINS
    return datetime(day.year, day.month, day.day, tzinfo=CHINA) + timedelta(hours=hours)


def read_forecast(data: bytes, *, file: str, today: date | None = None, area: str = "") -> Forecast:
    """Read a forecast in our form or in that of weather.cma.cn.

    Args:
        data: JSON in UTF-8.
        file: Its name, for messages.
        today: Lets days be written relative to it.
        area: Administrative code of the place, where the file does not say it; CMA
            names a weather station instead.

    Raises:
        AuthoringError: It is neither, or a value is missing or impossible; names the
            field by its path, such as ``days[0].low``.
    """
    try:
        held = _json(data)
        inner = held.get("data")
        held = inner if isinstance(inner, dict) else held  # CMA: {"msg":…, "data": {…}}
        return _cma(held, area) if "daily" in held else _ours(held, today, area)
    except AuthoringError as error:
        raise error.within(file) from error


def read_json(data: bytes) -> Forecast:
    """Read back what `write_json` wrote.

    Raises:
        AuthoringError: It is anything else.
    """
    return _ours(_json(data), None, "")


def write_json(forecast: Forecast) -> bytes:
    """Write the canonical form: one line of UTF-8, keys sorted, nothing that is empty."""
    said = asdict(forecast)
    for empty in ("now", "advice"):
        if not said[empty]:
            del said[empty]
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, default=_text, allow_nan=False)
    return text.encode() + b"\n"


def _text(value: date) -> str:
    return iso(value) if isinstance(value, datetime) else value.isoformat()


def _json(data: bytes) -> Table:
    if len(data) > MOST_BYTES:
        msg = f"{len(data)} bytes, at most {MOST_BYTES}"
        raise AuthoringError(msg)
    try:
        held = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:  # not UTF-8, not JSON, or a nest of brackets
        msg = f"is no JSON: {error}"
        raise AuthoringError(msg) from error
    if not isinstance(held, dict):
        msg = "is no JSON object"
        raise AuthoringError(msg)
    return held


def _no_number(name: str) -> NoReturn:
    msg = f"{name} is no number"
    raise ValueError(msg)


# Our own form


def _ours(held: Table, today: date | None, area: str) -> Forecast:
    days = held.get("days")
    if not isinstance(days, list):
        msg = "is no forecast of ours (days) nor of weather.cma.cn (daily)"
        raise AuthoringError(msg, field="days")
    return Forecast(
        area=_string(held, "area", default=area) or _missing("area"),
        place=_string(held, "place") or _missing("place"),
        issued=_moment(held, "issued", today),
        source=_string(held, "source") or _missing("source"),
        days=tuple(
            _our_day(_table(day, f"days[{n}]"), f"days[{n}].", today) for n, day in enumerate(days)
        ),
        now=_our_now(held, today),
        advice=_string(held, "advice"),
    )


def _our_day(day: Table, at: str, today: date | None) -> Day:
    high, low = _degrees(day, "high", at), _degrees(day, "low", at)
    if low > high:
        msg = f"{low} is above the high of {high}"
        raise AuthoringError(msg, field=f"{at}low")
    return Day(
        day=_placed(f"{at}day", lambda: parse_day(_string(day, "day", at), today=today)),
        high=high,
        low=low,
        daytime=_our_half(_table(day.get("daytime"), f"{at}daytime"), f"{at}daytime."),
        night=_our_half(_table(day.get("night"), f"{at}night"), f"{at}night."),
    )


def _our_half(half: Table, at: str) -> Half:
    text = _string(half, "text", at) or _missing(f"{at}text")
    coded = half.get("code") is not None
    return Half(
        text=text,
        code=round(_number(half, "code", at)) if coded else _CODES.get(text),
        wind=_string(half, "wind", at),
        wind_scale=_string(half, "wind_scale", at),
    )


def _our_now(held: Table, today: date | None) -> Now | None:
    if held.get("now") is None:
        return None
    now = _table(held["now"], "now")
    return Now(
        temperature=_number(now, "temperature", "now."),
        humidity=None if now.get("humidity") is None else round(_number(now, "humidity", "now.")),
        wind=_string(now, "wind", "now."),
        wind_scale=_string(now, "wind_scale", "now."),
        observed=_moment(now, "observed", today, "now."),
    )


# The form of weather.cma.cn


def _cma(held: Table, area: str) -> Forecast:
    location = _table(held.get("location"), "location")
    issued = _moment(held, "lastUpdate", None)
    days = held["daily"] if isinstance(held["daily"], list) else []
    told = [(_table(day, f"daily[{n}]"), f"daily[{n}].") for n, day in enumerate(days)]
    return Forecast(
        area=area or _missing("area"),
        place=_string(location, "name", "location.") or _missing("location.name"),
        issued=issued.astimezone(CHINA),
        source=_CMA_SOURCE,
        days=tuple(_cma_day(day, at) for day, at in told if not _is_open(day)),
        now=_cma_now(held, issued),
    )


def _is_open(day: Table) -> bool:
    """Tell whether CMA has no temperature for a day: in the evening today's high is gone."""
    return _NOTHING in (day.get("high"), day.get("low"))


def _cma_day(day: Table, at: str) -> Day:
    return Day(
        day=_placed(f"{at}date", lambda: parse_day(_string(day, "date", at))),
        high=_degrees(day, "high", at),
        low=_degrees(day, "low", at),
        daytime=_cma_half(day, "day", at),
        night=_cma_half(day, "night", at),
    )


def _cma_half(day: Table, half: str, at: str) -> Half:
    text = _string(day, f"{half}Text", at) or _missing(f"{at}{half}Text")
    code = day.get(f"{half}Code")
    return Half(
        text=text,
        code=code if type(code) is int and code != _NOTHING else _CODES.get(text),
        wind=_words(day, f"{half}WindDirection", at),
        wind_scale=_words(day, f"{half}WindScale", at),
    )


def _cma_now(held: Table, observed: datetime) -> Now | None:
    now = held.get("now")
    if not isinstance(now, dict) or now.get("temperature") in (None, _NOTHING):
        return None
    humidity = now.get("humidity")
    return Now(
        temperature=_number(now, "temperature", "now."),
        humidity=None if humidity in (None, _NOTHING) else round(_number(now, "humidity", "now.")),
        wind=_words(now, "windDirection", "now."),
        wind_scale=_words(now, "windScale", "now."),
        observed=observed,
    )


def _words(held: Table, name: str, at: str) -> str:
    return "" if held.get(name) in (_NOTHING, str(_NOTHING)) else _string(held, name, at)


# Values of either form; `at` is the path before the name


def _table(value: object, at: str) -> Table:
    if not isinstance(value, dict):
        msg = "is no JSON object"
        raise AuthoringError(msg, field=at)
    return value


def _string(held: Table, name: str, at: str = "", default: str = "") -> str:
    value = held.get(name)
    if value is None:
        return default
    if not isinstance(value, str):
        msg = f"{value!r} is no text"
        raise AuthoringError(msg, field=f"{at}{name}")
    return value.strip() or default


def _number(held: Table, name: str, at: str = "") -> float:
    value = held.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        msg = "is missing" if value is None else f"{value!r} is no number"
        raise AuthoringError(msg, field=f"{at}{name}")
    low, high = (_COLDEST, _HOTTEST) if name in ("high", "low", "temperature") else (0, 100)
    if not low <= value <= high:
        msg = f"{value} is not between {low} and {high}"
        raise AuthoringError(msg, field=f"{at}{name}")
    return value


def _degrees(held: Table, name: str, at: str) -> int:
    return round(_number(held, name, at))


def _moment(held: Table, name: str, today: date | None, at: str = "") -> datetime:
    return _placed(f"{at}{name}", lambda: parse_moment(_string(held, name, at), today=today))


def _placed(field: str, read: Callable[[], T]) -> T:
    try:
        return read()
    except AuthoringError as error:
        raise AuthoringError(error.problem, field=field) from error


def _missing(field: str) -> NoReturn:
    msg = "is missing"
    raise AuthoringError(msg, field=field)
