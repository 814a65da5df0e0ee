"""What a village says itself, for tests."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

from PIL import Image

from content.notices import Deal, Notice, Offer
from tests.builders import NOW

NOTICE_ID = "0b6a2b6e-6f1c-4a52-9d65-0b6a2b6e0001"
OFFER_ID = "0b6a2b6e-6f1c-4a52-9d65-0b6a2b6e0002"


def a_webp(size: tuple[int, int] = (320, 200)) -> bytes:
    """Return a small picture as a notice may have one."""
    held = io.BytesIO()
    Image.new("RGB", size, (150, 90, 40)).save(held, "WEBP", quality=60)
    return held.getvalue()


def a_notice(**changes: Any) -> Notice:
    """Return a notice of a meeting, not published yet."""
    said: dict[str, Any] = {
        "id": NOTICE_ID,
        "made": NOW,
        "ends": NOW + timedelta(days=3),
        "title": "周五上午停水",
        "text": "周五上午八点到十二点停水，\n请提前接好水。",
    }
    return Notice(**(said | changes))


def an_offer(**changes: Any) -> Notice:
    """Return an offer of potatoes, not published yet."""
    said: dict[str, Any] = {
        "id": OFFER_ID,
        "title": "有洋芋出售",
        "text": "",
        "ends": NOW + timedelta(days=14),
        "offer": Offer(
            deal=Deal.SELL,
            what="洋芋",
            amount="3000斤",
            price="1.2",
            unit="元/斤",
            who="老张",
            phone="13812345678",
        ),
    }
    return a_notice(**(said | changes))
