"""Values for tests: each builder gives a valid one and takes changes."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from content.model import Attachment, Fact, FactName, Item, Kind, Role, Section

CHINA = timezone(timedelta(hours=8))
NOW = datetime(2026, 5, 20, 7, 40, tzinfo=CHINA)
COUNTY = "150125"
VILLAGE = "150125200201"


def an_item(name: str = "blight", **changes: Any) -> Item:
    """Return a technique about late blight, or what the changes make of it."""
    item = Item(
        id=f"tag:wuchuan.example,2026:technique/{name}",
        section=Section.TECHNIQUE,
        title="土豆晚疫病怎么防",
        updated=NOW,
        published=NOW,
        areas=(COUNTY,),
        summary="雨多的时候，七到十天打一次药。",
        body="<p>下雨多就要防晚疫病。</p>",
        source="武川县农技推广中心",
        tags=("土豆", "晚疫病"),
        months=(6, 7, 8),
        pinyin="tudou wanyibing zenme fang",
        initials="td wyb zm f",
    )
    return replace(item, **changes)


def an_attachment(held: bytes = b"picture", **changes: Any) -> Attachment:
    """Return a picture of these bytes."""
    attachment = Attachment(
        role=Role.PICTURE,
        media_type="image/webp",
        sha256=hashlib.sha256(held).hexdigest(),
        size=len(held),
        title="病叶",
        width=1200,
        height=800,
    )
    return replace(attachment, **changes)


def a_film(height: int = 480, title: str = "选种薯", **changes: Any) -> Attachment:
    """Return one size of a film."""
    made = an_attachment(
        f"{title} {height}".encode(),
        role=Role.FILM,
        media_type="video/mp4",
        title=title,
        width=height * 16 // 9,
        height=height,
        seconds=90,
    )
    return replace(made, **changes)


def some_data(held: bytes, media_type: str) -> Attachment:
    """Return a data enclosure that rides inside its entry."""
    return an_attachment(
        held, role=Role.DATA, media_type=media_type, inline=held, title="", width=0, height=0
    )


def a_policy(name: str = "land", **changes: Any) -> Item:
    """Return a policy with its four answers."""
    facts = (
        Fact(FactName.WHO, "种地的农户"),
        Fact(FactName.AMOUNT, "按亩算，标准由自治区定"),
        Fact(FactName.HOW, "村里登记，打到一卡通"),
        Fact(FactName.CONTACT, "乡政府农业站"),
    )
    base = {
        "section": Section.POLICY,
        "title": "耕地地力保护补贴",
        "facts": facts,
        "document_number": "内农发〔2026〕1号",
        "tags": ("补贴",),
        "months": (),
        "pinyin": "gengdi dili baohu butie",
        "initials": "gd dl bh bt",
    }
    return an_item(name, **{**base, **changes})


def quotes_item(held: bytes, name: str = "dongwayao/2026-05", **changes: Any) -> Item:
    """Return an item whose data is a price list."""
    base = {
        "section": Section.PRICES,
        "kind": Kind.QUOTES,
        "attachments": (some_data(held, "text/csv"),),
    }
    return an_item(f"prices/{name}", **{**base, **changes})


def at(text: str) -> datetime:
    """Return a moment in China from ``2026-05-20 07:40``."""
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


def utc(text: str) -> datetime:
    """Return a moment in UTC from ``2026-05-20 07:40``."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
