"""Values of warnings and forecasts for tests: each is valid and takes changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from content.cap import Alert, Level, MessageType
from content.dates import CHINA
from content.forecast import Day, Forecast, Half, Now

SENT = datetime(2026, 5, 20, 17, 0, tzinfo=CHINA)


def an_alert(identifier: str = "15012541600000_20260520170000", **changes: Any) -> Alert:
    """Return a blue frost warning for the county that names no end."""
    alert = Alert(
        identifier=identifier,
        sender="wuchuan.qxt@wuchuan.example",
        office="武川县气象台",
        sent=SENT,
        message_type=MessageType.ALERT,
        supersedes=(),
        event="霜冻",
        level=Level.BLUE,
        headline="武川县气象台发布霜冻蓝色预警信号[Ⅳ级/一般]",
        description="预计48小时内最低地温将降到0℃以下。",
        instruction="",
        effective=SENT,
        onset=None,
        expires=None,
        areas=("150125",),
        language="zh-CN",
        contact="12379",
    )
    return replace(alert, **changes)


def a_forecast(**changes: Any) -> Forecast:
    """Return two days for the county, with a measurement and advice."""
    day = Day(
        date(2026, 11, 20), 3, -9, Half("晴", 0, "西北风", "3~4级"), Half("多云", 1, "北风", "微风")
    )
    forecast = Forecast(
        area="150125",
        place="武川县",
        issued=datetime(2026, 11, 20, 7, 30, tzinfo=CHINA),
        source="武川县气象台",
        days=(day, replace(day, day=day.day + timedelta(days=1))),
        now=Now(-3.5, 40, "西北风", "3~4级", datetime(2026, 11, 20, 8, 0, tzinfo=CHINA)),
        advice="明早有霜，白菜今天收。",
    )
    return replace(forecast, **changes)
