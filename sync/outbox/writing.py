"""A record as the county will read it; a personal one is sealed before anybody writes it down."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from content.errors import StoreError, UntrustedError
from content.records import Record, canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from content.records import Keys


class UnsealableError(StoreError):
    """A personal record cannot be kept: no county is known yet to seal it to."""


def written(
    kind: str,
    body: Mapping[str, Any],
    *,
    sealed_to: Callable[[], Keys | None] | None = None,
    now: datetime,
    clock_ok: bool = True,
) -> Record:
    """Return a record that has no place yet, as the county will read it.

    Args:
        kind: What it is, such as ``receipt``.
        body: What it says: text, whole numbers, true, false, lists, objects.
        sealed_to: It is personal: returns the county's keys, to which it is sealed.
        now: When it is made, by this machine's clock.
        clock_ok: Whether that clock can be believed.

    Raises:
        UnsealableError: It is personal, and no key of the county is known.
        UntrustedError: It says what no record may, or too much.
    """
    said = canonical(body)
    record = Record(
        id=str(uuid.uuid4()),
        epoch=1,
        seq=1,
        kind=kind,
        made=now,
        clock_ok=clock_ok,
        body="" if sealed_to else said,
        sealed=_sealed(said, sealed_to()) if sealed_to else "",
    )
    return Record.from_json(record.to_json())


def _sealed(said: str, keys: Keys | None) -> str:
    from content import seal  # noqa: PLC0415  the screen never needs NaCl

    if keys is None:
        msg = "no key of the county is known yet; a personal record cannot be kept safely"
        raise UnsealableError(msg)
    try:
        return seal.seal_body(said, keys)
    except UntrustedError as error:
        msg = f"the county's key cannot be used: {error}"
        raise UnsealableError(msg) from error
