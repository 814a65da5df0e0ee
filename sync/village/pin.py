"""The officer's PIN: who may write what stands on the village's screen.

It is kept as argon2id in `station.db`. Tries are counted on the disk before they are
judged, and after the fifth each wrong one costs a longer wait, so that a boy of twelve
who tries them all is an old man when he is through; a power cut begins the wait anew
and never shortens it. It is set, and set anew when it was forgotten, by a code that
only the county can tell: the page shows a number, the officer reads it out over the
telephone, the county's page of this station answers with the code. No line is needed.

The only module that imports argon2.
"""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from content.errors import StoreError
from sync.outbox.schema import meta, put_meta

if TYPE_CHECKING:
    from collections.abc import Callable

    from argon2 import PasswordHasher

    from content.database import Database
    from sync.outbox import Outbox

PIN_LEAST: Final = 6  # digits
PIN_MOST: Final = 12
CODE_DIGITS: Final = 8
FREE_TRIES: Final = 5
WAIT_S: Final = 60.0  # after the fifth wrong one; doubled by each that follows
WAIT_MOST_S: Final = (
    3600.0  # six digits last a life at one try an hour; the officer waits no longer
)
_WEAK: Final = f"a PIN has {PIN_LEAST} to {PIN_MOST} digits and is not one that everybody tries"
_PIN: Final = "pin"
_NUMBER: Final = "code number"


class Door(StrEnum):
    """What is tried; each has tries of its own, so that nobody shuts the other."""

    PIN = "pin tries"
    CODE = "code tries"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a try.

    Args:
        is_right: It was right.
        wait_s: Seconds until the next try is judged at all.
        left: Tries before a wait begins.
    """

    is_right: bool
    wait_s: float = 0.0
    left: int = 0


def is_weak(pin: str) -> bool:
    """Tell whether a PIN is one that everybody tries first, or none at all."""
    if not (pin.isascii() and pin.isdecimal() and PIN_LEAST <= len(pin) <= PIN_MOST):
        return True
    steps = {(int(after) - int(before)) % 10 for before, after in itertools.pairwise(pin)}
    return len(set(pin)) < 3 or (len(steps) == 1 and steps <= {0, 1, 9})  # noqa: PLR2004  121212


def wait_s(tries: int) -> float:
    """Return how long the next try has to wait after so many wrong ones."""
    over = tries - FREE_TRIES
    return 0.0 if over < 0 else min(WAIT_S * 2.0 ** min(over, 20), WAIT_MOST_S)


class Lock:
    """The door to the officer's pages.

    Args:
        outbox: The file it is kept in.
        ticks: Returns seconds of a clock that only goes forward.
    """

    def __init__(self, outbox: Outbox, ticks: Callable[[], float] = time.monotonic) -> None:
        self._outbox = outbox
        self._ticks = ticks
        self._tried = dict.fromkeys(Door, ticks())  # a restart begins the wait anew

    def is_set(self) -> bool:
        """Tell whether there is a PIN."""
        return bool(self._outbox.read(lambda database: meta(database, _PIN)))

    def waits_s(self, door: Door) -> float:
        """Return how long the next try has to wait."""
        waits = wait_s(self._tries(door))
        return max(0.0, waits - (self._ticks() - self._tried[door])) if waits else 0.0

    def try_pin(self, pin: str) -> Answer:
        """Judge a PIN; a right one is forgotten by the count of tries.

        Raises:
            StoreError: The disk refuses: nothing is judged.
        """
        kept = self._outbox.read(lambda database: meta(database, _PIN))
        return self._judge(Door.PIN, lambda: _holds(kept, pin))

    def number(self) -> str:
        """Return the number to read out to the county; the same until a code was right.

        Raises:
            StoreError: The disk refuses.
        """
        import secrets  # noqa: PLC0415  brings libcrypto, 3 MB that a reader's screen can spare

        def draw(database: Database) -> str:
            number = meta(database, _NUMBER)
            if not number:
                number = f"{secrets.randbelow(9000) + 1000}"
                put_meta(database, _NUMBER, number)
            return number

        return self._outbox.change(draw)

    def can_ask(self) -> bool:
        """Tell whether the county is known, so that it can know the code."""
        return self._outbox.keys() is not None

    def try_code(self, code: str) -> Answer:
        """Judge a code of the county; it still holds until a PIN was set by it.

        Raises:
            StoreError: The disk refuses, or no county is known.
        """
        import hmac  # noqa: PLC0415  as above

        from content import seal  # noqa: PLC0415  a reader's screen never needs NaCl

        keys = self._outbox.keys()
        if keys is None:
            msg = "no county is known yet: nobody can know the code"
            raise StoreError(msg)
        right = seal.setting_code(self.number(), seed=self._outbox.seed(), keys=keys)
        return self._judge(Door.CODE, lambda: hmac.compare_digest(right, code))

    def set_by_code(self, code: str, pin: str) -> Answer:
        """Set the PIN, if this is the code that the county told.

        Raises:
            StoreError: The disk refuses, or no county is known.
            ValueError: The PIN is none.
        """
        if is_weak(pin):
            raise ValueError(_WEAK)
        answer = self.try_code(code)
        if answer.is_right:
            self.set(pin)
        return answer

    def set(self, pin: str) -> None:
        """Set the PIN, for who may: all tries are forgotten, and the code holds no more.

        Raises:
            StoreError: The disk refuses.
            ValueError: The PIN is none.
        """
        if is_weak(pin):
            raise ValueError(_WEAK)
        hashed = _hasher().hash(pin)

        def keep(database: Database) -> None:
            put_meta(database, _PIN, hashed)
            put_meta(database, _NUMBER, "")
            put_meta(database, "backup", "")  # the copy is due at once
            for door in Door:
                put_meta(database, door, "0")

        self._outbox.change(keep)

    def _judge(self, door: Door, judge: Callable[[], bool]) -> Answer:
        """Count the try on the disk, then judge it; one that has to wait is not judged."""
        waits = self.waits_s(door)
        if waits > 0:
            return Answer(is_right=False, wait_s=waits)
        self._count(door, self._tries(door) + 1)
        self._tried[door] = self._ticks()
        if judge():
            self._count(door, 0)
            return Answer(is_right=True)
        tries = self._tries(door)
        return Answer(is_right=False, wait_s=wait_s(tries), left=max(0, FREE_TRIES - tries))

    def _tries(self, door: Door) -> int:
        said = self._outbox.read(lambda database: meta(database, door))
        return int(said) if said.isdecimal() else 0

    def _count(self, door: Door, tries: int) -> None:
        self._outbox.change(lambda database: put_meta(database, door, str(tries)))


def _holds(kept: str, pin: str) -> bool:
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415  as below

    try:
        return bool(kept) and _hasher().verify(kept, pin)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _hasher() -> PasswordHasher:
    """Return OWASP's second choice: 19 MiB, so that a machine of 2 GB feels nothing of it."""
    from argon2 import PasswordHasher  # noqa: PLC0415  few screens are asked for a PIN
    from argon2.low_level import Type  # noqa: PLC0415  as above

    return PasswordHasher(
        time_cost=2, memory_cost=19_456, parallelism=1, hash_len=32, salt_len=16, type=Type.ID
    )
