"""May this be installed? The rules that TUF leaves to us, as pure functions.

Signatures, thresholds and the order of versions are python-tuf's (`sync.trust`).
Here stands what a village needs besides: floors that survive a lost metadata
folder, an expired root judged at the trusted time, and expiry of all else as
age that is shown, not as a reason to refuse.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from content.errors import UntrustedError
from sync.clock import judge_clock, time_to_save

if TYPE_CHECKING:
    from sync.clock import Clock


class Reason(StrEnum):
    """Why something signed was refused; reaches the status page and the county."""

    ROLLBACK = "rollback"  # older than what is held
    BAD_SIGNATURE = "bad_signature"  # not signed by enough of the right keys
    BROKEN_CHAIN = "broken_chain"  # the next root is not signed by the one before
    OTHER_ROOT = "other_root"  # another root than the one pinned
    EXPIRED_ROOT = "expired_root"
    EXPIRED = "expired"  # what is held already, and longer ago than its word was given for
    MIX = "mix"  # files of two releases beside each other
    WRONG_COUNTY = "wrong_county"
    TOO_LARGE = "too_large"
    HASH_MISMATCH = "hash_mismatch"
    MISSING = "missing"  # signed, but not there
    MALFORMED = "malformed"


def untrusted(message: str, reason: Reason) -> UntrustedError:
    """Return the error to raise."""
    return UntrustedError(message, reason=reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """What this machine has believed already; nothing older is believed again.

    Args:
        timestamp_version: Highest version of the timestamp role.
        timestamp_keys: Ids of the keys it was signed under, sorted.
        release: Highest release.
        issued: Time the county signed last.
        expires: Until when that is fresh.
        saved: Trusted time when it was kept last.
        has_applied: A release was applied; until then there is nothing to roll back.
    """

    timestamp_version: int = 0
    timestamp_keys: tuple[str, ...] = ()
    release: int = 0
    issued: datetime | None = None
    expires: datetime | None = None
    saved: datetime | None = None
    has_applied: bool = False

    def clock(self, system: datetime) -> Clock:
        """Return the trusted time, given what the system's clock says."""
        return judge_clock(system, issued=self.issued, saved=self.saved)

    def is_old(self, clock: Clock) -> bool:
        """Tell whether the county's word has outlived the time it was given for."""
        return self.expires is not None and self.expires <= clock.time

    def to_json(self) -> bytes:
        """Return it as one JSON object."""
        return json.dumps(asdict(self), default=datetime.isoformat).encode()

    @classmethod
    def from_json(cls, said: bytes | None) -> Floor:
        """Read it back; one that is lost or damaged holds nothing up."""
        try:
            value = json.loads(said or b"{}")
            times = {
                name: datetime.fromisoformat(value[name]) if value.get(name) else None
                for name in ("issued", "expires", "saved")
            }
            return cls(
                timestamp_version=int(value.get("timestamp_version", 0)),
                timestamp_keys=tuple(map(str, value.get("timestamp_keys", ()))),
                release=int(value.get("release", 0)),
                has_applied=bool(value.get("has_applied", "release" in value)),
                **times,
            )
        except (ValueError, TypeError, AttributeError):
            return cls()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What verified metadata says; only its signatures were judged so far.

    Args:
        timestamp_version: Version of the timestamp role.
        timestamp_keys: Ids of the keys that may sign it, sorted.
        release: Release it stands for.
        issued: When the county signed it.
        expires: When the first of timestamp, snapshot and targets expires.
        root_expires: When the root expires.
    """

    timestamp_version: int
    timestamp_keys: tuple[str, ...]
    release: int
    issued: datetime
    expires: datetime
    root_expires: datetime


def judge(claim: Claim, floor: Floor, *, held_release: int, system: datetime) -> Floor:
    """Decide whether a claim may be installed.

    An expired timestamp is no reason to refuse what is newer than what is held. One
    that brings nothing newer is what a road says that was frozen: another may say
    more. A timestamp version may fall when its keys were replaced: that is how
    a county recovers from a stolen key that signed far ahead. A machine that never
    applied a release has nothing to roll back: a stick that could not be taken does
    not keep an older one out that can.

    Args:
        claim: What the metadata says.
        floor: What was believed before.
        held_release: Release in the library.
        system: What the system's clock says.

    Returns:
        The new floor.

    Raises:
        UntrustedError: With the reason why not.
    """
    if not has_applied(floor, held_release):
        floor = Floor(saved=floor.saved)
    same_keys = claim.timestamp_keys == floor.timestamp_keys
    if same_keys and claim.timestamp_version < floor.timestamp_version:
        msg = f"timestamp {claim.timestamp_version} is older than {floor.timestamp_version}"
        raise untrusted(msg, Reason.ROLLBACK)
    newest = max(floor.release, held_release)
    if claim.release < newest:
        msg = f"release {claim.release} is older than {newest}"
        raise untrusted(msg, Reason.ROLLBACK)
    clock = judge_clock(system, issued=claim.issued, saved=floor.saved)
    if claim.root_expires <= clock.time:
        msg = f"the root expired at {claim.root_expires}; it is {clock.time}"
        raise untrusted(msg, Reason.EXPIRED_ROOT)
    if claim.release <= held_release and claim.expires <= clock.time:
        msg = f"release {claim.release} is held, and its word held until {claim.expires}"
        raise untrusted(msg, Reason.EXPIRED)
    return Floor(
        timestamp_version=claim.timestamp_version,
        timestamp_keys=claim.timestamp_keys,
        release=claim.release,
        issued=claim.issued,
        expires=claim.expires,
        saved=time_to_save(clock, claim.issued),
        has_applied=has_applied(floor, held_release),
    )


def has_applied(floor: Floor, held_release: int) -> bool:
    """Tell whether a release was ever applied here, though the library be lost since."""
    return floor.has_applied or held_release > 0


def later(floor: Floor, system: datetime, ran: timedelta = timedelta()) -> Floor:
    """Return the floor with the time of now saved in it.

    Args:
        floor: What was believed before.
        system: What the system's clock says.
        ran: How long this machine has run since it was saved: so much passed at least.
    """
    saved = floor.saved + ran if floor.saved else None
    clock = judge_clock(system, issued=floor.issued, saved=saved)
    return replace(floor, saved=time_to_save(clock, floor.issued))
