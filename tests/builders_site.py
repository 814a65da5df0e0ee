"""A public site for tests: items in, files out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from content.forecast import Day, Forecast, Half, Now, write_json
from content.model import Kind, Section
from content.prices import write_csv
from content.release import County
from content.site.writing import write_site
from tests.builders import NOW, an_item, at, quotes_item, some_data
from tests.webpages import PageReader

WUCHUAN = County("150125", "武川县", "wuchuan.example")


class Site:
    """A site in a folder, written as often as wanted."""

    def __init__(self, folder):
        self.folder = folder

    def write(self, *items, blobs=None, now=NOW, county=WUCHUAN, base_url=""):
        held = {} if blobs is None else blobs
        return write_site(items, held, into=self.folder, county=county, now=now, base_url=base_url)

    def text(self, path):
        return (self.folder / path).read_text(encoding="utf-8")

    def page(self, path):
        return PageReader(self.text(path))

    def files(self):
        every = (path for path in self.folder.rglob("*") if path.is_file())
        return {str(p.relative_to(self.folder)): p.read_bytes() for p in every}


def cap_message(identifier="A1", *, kind="Alert", references="", area="150125000000", **times):
    """Return a CAP message of a frost, by default of an hour ago and for a day."""
    sent = times.get("sent", "2026-05-20T06:00:00+08:00")
    expires = times.get("expires", "2026-05-21T08:00:00+08:00")
    referred = f"<references>{references}</references>" if references else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>{identifier}</identifier>
<sender>wuchuan.example</sender><sent>{sent}</sent><status>Actual</status>
<msgType>{kind}</msgType><scope>Public</scope>{referred}
<info><language>zh-CN</language><category>Met</category><event>霜冻</event>
<urgency>Expected</urgency><severity>Severe</severity><certainty>Likely</certainty>
<expires>{expires}</expires><headline>武川县气象台发布霜冻橙色预警信号</headline>
<description>今夜最低零下五度。</description><instruction>1. 盖好苗。2. 早收菜。</instruction>
<area><areaDesc>武川县</areaDesc><geocode><valueName>CPEAS Geographic Code</valueName>
<value>{area}</value></geocode></area></info></alert>""".encode()


def warning_item(held, name="frost", **changes):
    """Return the item that brings a message."""
    base = {
        "section": Section.WEATHER,
        "kind": Kind.WARNING,
        "title": "武川县气象台发布霜冻橙色预警信号",
        "attachments": (some_data(held, "application/cap+xml"),),
        "months": (),
    }
    return an_item(f"warnings/{name}", **{**base, **changes})


def forecast_item(**changes):
    """Return an item that brings the forecast of two days."""
    held = write_json(a_forecast(**changes))
    return an_item(
        "weather/forecast",
        section=Section.WEATHER,
        kind=Kind.FORECAST,
        title="武川县天气预报",
        attachments=(some_data(held, "application/json"),),
        valid_until=at("2026-05-22 00:00"),
    )


def a_forecast(**changes):
    """Return the forecast of the morning of `NOW`."""
    clear, snow = Half("晴", 0, "西风", "3~4级"), Half("小雪", 14, "北风", "")
    days = (
        Day(date(2026, 5, 20), 17, -1, clear, snow),
        Day(date(2026, 5, 21), -2, -9, snow, clear),
    )
    said = Forecast(
        area="150125",
        place="武川县",
        issued=at("2026-05-20 07:00"),
        source="武川县气象台",
        days=days,
        now=Now(8.5, 40, "西北风", "3级", at("2026-05-20 07:00")),
        advice="今夜有霜，盖好苗。",
    )
    return replace(said, **changes)


def market_item(quotes, name="town", **changes):
    """Return an item that brings quotes, said on the day of the newest."""
    newest = max(quote.day for quote in quotes)
    return quotes_item(
        write_csv(quotes), name, published=at(f"{newest} 08:00"), tags=(), months=(), **changes
    )
