"""Stations that told something, taken in as in earnest."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from content import seal
from content.records import Bundle, name_of
from tests.builders_outbox import KEYS, PRIVATE, a_record
from tests.platform.people import VILLAGE

GOOD = {"release": 0, "disk_free_mb": 12_000, "clock_ok": True, "faults": [], "version": "0.1.0"}


def keep_keys(folder):
    """Let the site have the county's private halves."""
    folder.mkdir(exist_ok=True)
    for name, key in ((seal.SEAL_FILE, PRIVATE.seals[0]), (seal.SIGN_FILE, PRIVATE.sign)):
        (folder / name).write_text(seal.to_base64(key))
    return folder


def device_of(number):
    return f"00000000-0000-4000-8000-{number:012}"


def tell(number, *records, at=None):
    """Take in what station `number` tells, at a time."""
    from content import taking
    from content.platform.intake.shelf import DjangoShelf

    seed = number.to_bytes(32, "big")
    sealed = seal.close(Bundle(device_of(number), records).to_json(), seed=seed, keys=KEYS)
    shelf = DjangoShelf(system=lambda: at or datetime.now(UTC))
    taking.take(name_of(sealed), sealed, shelf=shelf, keys=PRIVATE)


def a_standing(seq=1, **said):
    return a_record(seq, kind="station", body=json.dumps(GOOD | said))


def a_receipt(warning, at, seq=2):
    body = {"warning": warning, "event": "shown", "at": at.isoformat(timespec="seconds")}
    return a_record(seq, body=json.dumps(body))


def a_letter(text, seq=3):
    body = json.dumps({"text": text}, ensure_ascii=False)
    return a_record(seq, kind="letter", body="", sealed=seal.seal_body(body, KEYS))


def a_proposal(notice, seq=5, more=None):
    """Return the record of a notice as its station tells it."""
    said = notice if notice.edition else notice.published(notice.made)
    body = {**said.to_json(), "area": VILLAGE, "village": "井尔沟村", **(more or {})}
    return a_record(seq, kind="notice", body=json.dumps(body, ensure_ascii=False))


def a_station(number, name="", area="", *records, at=None):
    """Register a station; return its row."""
    from content.platform.intake.models import Station

    tell(number, *(records or (a_standing(),)), at=at)
    Station.objects.filter(device=device_of(number)).update(name=name, area=area)
    return Station.objects.get(device=device_of(number))
