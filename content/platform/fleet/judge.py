"""How a station fares: green, amber or red, and why, in words for who looks after it.

Pure: what a station said of itself last, and when it was heard, go in. It may be wrong
by as much as a record is late; so silence is judged first.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from content.platform.intake.facts import moment

SILENT: Final = timedelta(days=3)  # after which somebody should go there, or telephone
QUIET: Final = timedelta(days=1)  # a station says something every day
CATCH_UP: Final = timedelta(hours=6)  # after a release, before a station counts as behind
SHORT_MB: Final = 500  # of free disk; what a station keeps free of films by itself
_FAULTS: Final = {
    "disk_readonly": (True, "磁盘写不进去，收不下新内容"),
    "disk_failing": (True, "磁盘出了毛病，要尽早换"),
    "disk_full": (True, "磁盘满了，新内容收不下"),
    "library_rebuilt": (False, "存的内容坏过，正在重新接收"),
    "settings": (False, "设置文件有错，先按上次的用"),
}
_MOST: Final = 2**31 - 1
_TEXT: Final = 200  # characters of what a station says that are shown


class Colour(StrEnum):
    """How urgent it is."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"

    @property
    def label(self) -> str:
        """What is said beside the colour, for who does not see it."""
        return {"green": "正常", "amber": "留意", "red": "要处理"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a station said of itself last.

    Args:
        release: Release it holds.
        contact: When it heard the county last, by its own clock.
        road: By which road.
        reason: Code why a road was refused; empty otherwise.
        waiting: Attachments still to come.
        unsent: Records the county had not answered.
        disk_free_mb: Millions of bytes free.
        faults: Codes of what is wrong with the machine.
        clock_ok: Its clock can be believed.
        version: Of its program.
    """

    release: int = 0
    contact: datetime | None = None
    road: str = ""
    reason: str = ""
    waiting: int = 0
    unsent: int = 0
    disk_free_mb: int = 0
    faults: tuple[str, ...] = ()
    clock_ok: bool = True
    version: str = ""

    @classmethod
    def read(cls, text: str) -> Standing | None:
        """Read a record's body; None when it never came. What makes no sense is left out."""
        if not text:
            return None
        said: dict[str, Any] = json.loads(text)
        faults = said.get("faults")
        return cls(
            release=_count(said.get("release")),
            waiting=_count(said.get("waiting")),
            unsent=_count(said.get("unsent")),
            disk_free_mb=_count(said.get("disk_free_mb")),
            road=_text(said.get("road")),
            reason=_text(said.get("reason")),
            version=_text(said.get("version")),
            contact=moment(said.get("contact")),
            faults=tuple(map(_text, faults[:9])) if isinstance(faults, list) else (),
            clock_ok=said.get("clock_ok") is not False,
        )


@dataclass(frozen=True, slots=True)
class Trouble:
    """How a station fares.

    Args:
        colour: How urgent it is.
        reasons: Why, the gravest first; empty when all is well.
    """

    colour: Colour
    reasons: tuple[str, ...] = ()


def judge(
    standing: Standing | None,
    *,
    heard: datetime,
    now: datetime,
    release: int,
    released: datetime | None,
) -> Trouble:
    """Say how a station fares.

    Args:
        standing: What it said of itself last; None when it never did.
        heard: When it was heard last, by any road.
        now: The time.
        release: The county's newest release.
        released: When that was released.
    """
    found = [*_silence(now - heard)]
    if standing is None:
        found.append((False, "还没有报过自己的情况"))
    else:
        found += _machine(standing)
        is_new = released is None or now - released < CATCH_UP
        if standing.release < release and not is_new:
            found.append((False, f"内容差{release - standing.release}期"))
    reds = [words for is_red, words in found if is_red]
    ambers = [words for is_red, words in found if not is_red]
    colour = Colour.RED if reds else Colour.AMBER if ambers else Colour.GREEN
    return Trouble(colour, (*reds, *ambers))


def is_silent(heard: datetime, now: datetime) -> bool:
    """Tell whether a station was not heard for so long that somebody should look after it."""
    return now - heard >= SILENT


def _silence(gone: timedelta) -> list[tuple[bool, str]]:
    if gone >= SILENT:
        return [(True, f"{gone.days}天没有消息")]
    return [(False, "一天多没有消息")] if gone >= QUIET else []


def _machine(standing: Standing) -> list[tuple[bool, str]]:
    found = [_FAULTS.get(fault, (False, f"报了毛病：{fault}")) for fault in standing.faults]
    if standing.reason:
        found.append((False, f"有一条路送来的内容没有通过检查（{standing.reason}）"))
    if not standing.clock_ok:
        found.append((False, "机器的钟不准"))
    if standing.disk_free_mb < SHORT_MB and not {"disk_full", "disk_readonly"} & {*standing.faults}:
        found.append((False, f"磁盘只剩{standing.disk_free_mb}MB"))
    return found


def _count(said: Any) -> int:
    return min(max(said, 0), _MOST) if isinstance(said, int) else 0


def _text(said: Any) -> str:
    return said[:_TEXT] if isinstance(said, str) else ""
