"""Every sample file goes through the reader it is meant for: taken, or refused with a reason."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from content import areas
from content.cap import Level, active, read_cap
from content.dates import CHINA
from content.errors import AuthoringError, CapError
from content.forecast import freezes, read_forecast, read_json, write_json
from content.prices import Quote, read_csv, series, write_csv
from content.quote_sheets import read_sheet
from content.units import PriceUnit
from tests.builders_importers import an_alert

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"
TODAY = date(2026, 11, 23)
JIN, KG = PriceUnit.PER_JIN, PriceUnit.PER_KG

pytestmark = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason=f"the samples are not there: {SAMPLES.name} beside the repository"
)


def held(path: str) -> bytes:
    return (SAMPLES / path).read_bytes()


def sheet(name: str, **given) -> list[Quote]:
    return read_sheet(held(f"prices/{name}"), file=name, today=TODAY, **given)


# Nothing is left out: what is not listed as refused here is read

WARNINGS = ("cap", "cap-cn", "synthetic")
REFUSED_WARNINGS = {
    "invalid.cap": "scope is missing",
    "xee.cap": "declares a document type or an entity",
    "cma_yuanshi_flashflood_blue_excerpt.xml": "status is missing",
}
OTHER_FORMS = {".xsd", ".json", ".jsonp"}  # schemas, and answers of services that are not CAP
BY_OTHERS = {"feeds", "icar", "xlsform"}  # read elsewhere, or not at all


def the_files(*folders: str) -> list[str]:
    found = (path for folder in folders for path in (SAMPLES / folder).rglob("*"))
    return sorted(str(path.relative_to(SAMPLES)) for path in found if path.is_file())


def test_no_kind_of_sample_is_forgotten():
    known = {*WARNINGS, *BY_OTHERS, "prices", "forecast", "admin"}
    assert {path.name for path in SAMPLES.iterdir() if path.is_dir()} <= known


@pytest.mark.parametrize("path", the_files(*WARNINGS))
def test_every_message_is_read_or_refused_with_the_reason(path):
    name, suffix = Path(path).name, Path(path).suffix
    reason = "is no " if suffix in OTHER_FORMS else REFUSED_WARNINGS.get(name)
    if reason is None:
        assert read_cap(held(path), file=name).identifier
    else:
        with pytest.raises(CapError, match=rf"^{name}: .*{reason}"):
            read_cap(held(path), file=name)


@pytest.mark.parametrize("path", the_files("prices"))
def test_every_price_sheet_is_read_once_it_is_told_what_it_does_not_say(path):
    quotes = sheet(Path(path).name, market="新发地", unit=JIN)
    assert quotes
    assert set(read_csv(write_csv(quotes))) == set(quotes)


@pytest.mark.parametrize("path", the_files("forecast"))
def test_every_forecast_is_read(path):
    forecast = read_forecast(held(path), file=path, area="110000")
    assert read_json(write_json(forecast)) == forecast


@pytest.mark.parametrize("path", the_files("admin"))
def test_every_place_of_the_samples_has_its_name(path):
    lines = held(path).decode().splitlines()
    if not lines[0].startswith("code,name,"):
        pytest.skip("a table of weather stations: its names are the service's own")
    for line in lines[1:]:
        code, name, *_ = line.replace('"', "").split(",")
        assert areas.name(code) == name


# Warnings

PENGLAI = "cap-cn/cma_penglai_heat_red_update_20260801.xml"
OUTBREAK = datetime(2026, 8, 1, 14, 0, tzinfo=CHINA)


def test_penglais_message_is_a_red_heat_warning_in_chinese():
    alert = read_cap(held(PENGLAI))
    assert (alert.language, alert.event, alert.level) == ("zh-CN", "高温", Level.RED)
    assert alert.office == "蓬莱区气象台"


def test_penglais_message_ranks_as_red_in_penglai_and_nowhere_else():
    alert = read_cap(held(PENGLAI))
    blue = an_alert("other", sent=OUTBREAK, areas=("3706",))
    assert active([blue, alert], OUTBREAK, "370614") == [alert, blue]
    assert active([alert], OUTBREAK, "370613") == []


def test_penglais_message_takes_the_place_of_the_one_it_names_with_a_wrong_time():
    alert = read_cap(held(PENGLAI))
    old = an_alert("37061441600000_20260727120039", sent=OUTBREAK, areas=("370614",))
    for messages in ([old, alert], [alert, old]):
        assert active(messages, OUTBREAK, "370614") == [alert]


def test_penglais_message_is_gone_after_its_end():
    alert = read_cap(held(PENGLAI))
    assert active([alert], alert.expires - timedelta(seconds=1), "370614")
    assert not active([alert], alert.expires, "370614")


def test_fields_out_of_order_and_unknown_ones_are_borne_with():
    alert = read_cap(held("cap/sweden.cap"))
    assert alert.headline == "Viktigt meddelande till allmänheten i Gävle"
    assert (alert.office, alert.level, alert.areas) == ("Sveriges Radio", Level.UNKNOWN, ())


def test_the_colour_of_taiwan_is_in_a_parameter():
    assert read_cap(held("cap/taiwan.cap")).level is Level.RED


def test_alert_update_and_cancel_of_one_frost_follow_each_other():
    chain = [
        read_cap(held(f"synthetic/frost_{name}.xml"))
        for name in ("1_alert", "2_update", "3_cancel")
    ]
    evening = datetime(2026, 5, 20, 22, 0, tzinfo=CHINA)
    village = "150125200201"
    assert active(chain[:1], evening, village) == chain[:1]
    assert active(chain[1::-1], evening, village) == [chain[1]]
    assert active(chain, evening, village) == []


# Prices


def test_the_wholesale_sheet_in_gbk_is_read_with_its_unit_given():
    quotes = sheet("xinfadi_20210322_gbk.csv", market="新发地", unit=JIN)
    assert len(quotes) == 13
    assert [quote.spec for quote in quotes if quote.product == "大白菜"] == ["存储", "新"]
    assert quotes[0] == Quote(
        day=date(2021, 3, 22),
        market="新发地",
        product="大白菜",
        unit=JIN,
        low=Decimal("0.40"),
        high=Decimal("0.60"),
        modal=Decimal("0.50"),
        spec="存储",
    )


def test_the_wholesale_sheet_is_refused_without_its_unit():
    with pytest.raises(AuthoringError) as caught:
        sheet("xinfadi_20210322_gbk.csv", market="新发地")
    error = caught.value
    assert (error.file, error.line, error.field) == ("xinfadi_20210322_gbk.csv", 1, "unit")
    assert error.problem == "nothing says 元/斤 or 元/公斤; add a column 单位 or give the unit"


def test_the_ministrys_livestock_sheet_is_per_kilogram_and_its_scope_is_the_market():
    quotes = sheet("moa_weekly_livestock.csv")
    assert {quote.unit for quote in quotes} == {KG}
    beef = next(quote for quote in quotes if quote.product == "牛肉" and quote.day.year == 2025)
    assert (beef.market, beef.day, beef.best) == ("全国", date(2025, 7, 31), Decimal("69.74"))
    assert beef.price.to(JIN).amount == Decimal("34.87")


def test_two_scopes_of_the_ministry_are_two_series():
    quotes = sheet("moa_weekly_livestock.csv")
    assert len(series(quotes, "羊肉", "全国", "", KG)) == 2
    assert len(series(quotes, "羊肉", "河北、内蒙古等10个主产省份", "", KG)) == 1


def test_the_ministrys_milk_price_has_its_unit_from_the_header():
    quotes = sheet("raw_milk_price_2026H1.csv", market="主产省份")
    assert {(quote.product, quote.unit) for quote in quotes} == {("生鲜乳", KG)}
    assert {quote.best for quote in quotes} <= {Decimal(n) / 100 for n in range(301, 305)}


def test_the_milk_price_belongs_to_the_day_it_was_collected():
    days = {quote.day for quote in sheet("raw_milk_price_2026H1.csv", market="主产省份")}
    assert date(2026, 2, 24) in days  # collected then; estimated 2026-02-19
    assert date(2026, 4, 2) in days
    assert date(2026, 4, 30) not in days  # only ever an estimate
    assert len(days) == 19


def test_the_spring_festival_stays_a_gap():
    quotes = sheet("xinfadi_cabbage_gap_excerpt.csv", market="新发地", unit=JIN)
    prices = dict(series(quotes, "大白菜", "新发地", "", JIN))
    assert len(prices) == 7
    assert not any(date(2025, 1, 28) <= day <= date(2025, 2, 4) for day in prices)
    assert prices[date(2025, 1, 25)] == Decimal("0.55")


def test_a_sheet_that_names_no_market_is_refused():
    with pytest.raises(AuthoringError, match="at which market"):
        sheet("xinfadi_cabbage_gap_excerpt.csv", unit=JIN)


# Forecast


def test_beijings_forecast_is_read_in_halves():
    read = partial(read_forecast, file="view.json", area="110000")
    forecast = read(held("forecast/cma_weather_view_beijing_20250313.json"))
    assert (forecast.place, len(forecast.days)) == ("北京", 4)
    assert forecast.issued == datetime(2025, 3, 13, 15, 50, tzinfo=CHINA)
    rain = forecast.days[2]
    assert (rain.daytime.text, rain.daytime.code, rain.night.text) == ("小雨", 7, "多云")
    assert [freezes(day) for day in forecast.days] == [False, False, True, True]
