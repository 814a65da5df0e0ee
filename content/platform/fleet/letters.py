"""Letters: sealed at the station, opened by those in charge, each opening written down.

A letter lies in the database as it came. It is opened for one look and kept open
nowhere; that somebody is about to look is in the log before he does.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from content import seal
from content.areas import covers
from content.errors import StoreError, UntrustedError
from content.platform.areas.models import County
from content.platform.intake.models import Record, Station
from content.platform.people import rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from django.db import models

OPENED: Final = "fleet.letter_opened"
CODE_TOLD: Final = "fleet.code_told"
_NAMES: Final = {
    "text": "内容",
    "name": "姓名",
    "phone": "电话",
    "village": "村",
    "about": "关于",
    "title": "标题",
    "deal": "想做什么",
    "what": "什么东西",
    "amount": "多少",
    "price": "价钱",
    "unit": "单位",
    "who": "怎么称呼",
    "ends": "到什么时候",
}
_DEALS: Final = {"sell": "卖", "buy": "买", "swap": "换", "hire": "雇人", "work": "找活"}
_UNSAID: Final = {"notice", "edition", "made", "begins", "pinned", "area"}  # of an offer


class ClosedError(StoreError):
    """A letter cannot be opened here."""


def said_lines(body: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what a letter says, a line each; an offer's answers among them."""
    if body.get("back") is True:
        return [("供求", "村里已经撤回了"), ("村", str(body.get("village", "")))]
    is_offer = isinstance(body.get("offer"), dict)
    said = {**body, **body["offer"]} if is_offer else body
    lines = [
        (
            _NAMES.get(name, name),
            _DEALS.get(str(value), str(value)) if name == "deal" else str(value),
        )
        for name, value in said.items()
        if not (is_offer and (name in _UNSAID or name == "offer"))
    ]
    return [(name, value) for name, value in lines if value]


def is_in_charge(person: Any) -> bool:
    """Tell whether letters are this person's business: of the 信访 desk, and of nobody above it.

    Who keeps the newsroom running may give somebody this role, and that is in the log.
    """
    return bool(person.is_active) and person.groups.filter(name=rules.LETTERS).exists()


def letters_for(person: Any) -> models.QuerySet[Record]:
    """Return the letters this person may open, the newest first.

    A letter from a station that nobody has given a place yet is the county's.
    """
    letters = Record.objects.exclude(sealed="").order_by("-received")
    if not is_in_charge(person):
        return letters.none()
    county, codes = County.load().code, person.codes()
    places = Station.objects.values_list("device", "area")
    mine = [device for device, area in places if covers(codes, area or county)]
    return letters.filter(device__in=mine)


def openings(letters: Iterable[Record]) -> Mapping[str, tuple[str, datetime]]:
    """Return by whom each of these letters was opened last, and when."""
    keys = [letter.pk for letter in letters]
    kind = ContentType.objects.get_for_model(Record)
    looks = ModelLogEntry.objects.filter(action=OPENED, content_type=kind, object_id__in=keys)
    seen = looks.select_related("user").order_by("timestamp")
    return {one.object_id: (str(one.user or ""), one.timestamp) for one in seen}


def open_letter(letter: Record, person: Any, keys: Path) -> dict[str, Any]:
    """Open a letter for this person; that he did is written down first.

    Args:
        letter: The letter, as it came.
        person: Who wants to read it.
        keys: Folder of the county's private halves.

    Raises:
        PermissionDenied: When it is not his business.
        ClosedError: When this process has no key to it.
    """
    if not letters_for(person).filter(pk=letter.pk).exists():
        raise PermissionDenied
    log(letter, OPENED, user=person)
    try:
        text = seal.open_body(letter.sealed, seal.PrivateKeys.open(keys))
    except StoreError as error:
        msg = "这里没有打开来信的钥匙，钥匙在收件的程序那边。请到办理信访的地址去看。"
        raise ClosedError(msg) from error
    except UntrustedError as error:
        msg = "这封信不是用本县的钥匙封的，打不开。"
        raise ClosedError(msg) from error
    try:
        said = json.loads(text)
    except ValueError:
        said = text
    return said if isinstance(said, dict) else {"text": text}
