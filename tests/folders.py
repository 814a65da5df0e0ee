"""A small content folder on the disk, as an officer would keep it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

LAND = """---
title: 耕地地力保护补贴
summary: 种自家承包地的都有，打到一卡通。
source: 武川县农牧局
document: 农办机〔2024〕3号
tags: [补贴, 种地]
months: [4, 5]
published: 2026-05-17
valid_until: 2026年12月31日
pinned: true
who: 种地的农户
contact: 12316
picture: land.png
picture_text: 春耕的地
---
今年的补贴开始登记。

| 事情 | 时间 |
| --- | --- |
| 登记 | 五月 |

![地块](land.png)
"""
FORECAST = """{"area": "150125", "place": "武川县", "issued": "2026-05-20 07:00",
"source": "武川县气象台", "advice": "今夜有霜。", "days": [
{"day": "2026-05-20", "high": 17, "low": -1,
 "daytime": {"text": "多云", "code": 1, "wind": "西风", "wind_scale": "3~4级"},
 "night": {"text": "晴", "code": 0, "wind": "", "wind_scale": ""}}]}
"""
QUOTES = "日期,品名,规格,最低价,最高价,大宗价\n2026-05-19,土豆,大,1.2,1.5,1.3\n2026-05-20,土豆,大,1.2,1.5,1.35\n"
WARNING = """<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
<identifier>15012541600000_{{today|compact}}060000</identifier><sender>wuchuan.example</sender>
<sent>{{today+0T06:00}}</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
<info><language>zh-CN</language><category>Met</category><event>霜冻</event><urgency>Expected</urgency>
<severity>Severe</severity><certainty>Likely</certainty><expires>{{today+1T08:00}}</expires>
<headline>武川县气象台发布霜冻橙色预警信号</headline><instruction>盖好苗。</instruction>
<area><areaDesc>武川县</areaDesc><geocode><valueName>CPEAS Geographic Code</valueName>
<value>150125000000</value></geocode></area></info></alert>
"""


def a_picture() -> bytes:
    """Return a PNG."""
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "green").save(out, "PNG")
    return out.getvalue()


def write_folder(folder: Path) -> Path:
    """Write a county with a policy, a price sheet, a forecast and a warning."""
    files: dict[str, str | bytes] = {
        "county.toml": 'name="武川县"\ncode="150125"\nauthority="wuchuan.example"\ndemo=true\n',
        "policy/land.md": LAND,
        "policy/land.png": a_picture(),
        "prices/prices.toml": '["town.csv"]\nmarket="武川市场"\narea="150125"\nunit="元/斤"\n',
        "prices/town.csv": QUOTES,
        "weather/forecast.json": FORECAST,
        "warnings/frost.xml": WARNING,
    }
    for name, held in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(held if isinstance(held, bytes) else held.encode())
    return folder
