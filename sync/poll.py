"""What is remembered of the last polls, so that "nothing new" costs one small answer.

An ETag is kept only with the release that was applied completely when it was
heard: a poll never hides a release that is not here. Once a day all metadata
is asked for nevertheless, the next root included. Pure.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

NOTE: Final = "poll"  # name of the library's note that holds it
FULL_EVERY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Heard:
    """What one road said when all its metadata was verified.

    Args:
        etag: Its ETag of what it was polled for; empty: poll without.
        when: When that was, by this machine's clock.
        has_latest: It gives all signed words at once; otherwise the timestamp is polled.
    """

    etag: str
    when: datetime
    has_latest: bool = True


@dataclass(frozen=True, slots=True)
class Polls:
    """What is remembered of all roads.

    Args:
        release: Release that was applied when they were heard.
        roads: What each said, by address.
    """

    release: int = 0
    roads: Mapping[str, Heard] = field(default_factory=dict)

    def etag(self, address: str, *, held: int, now: datetime) -> str:
        """Return the ETag to ask this road with; empty when all must be asked for."""
        heard = self.roads.get(address)
        if heard is None or not 0 < held == self.release or self.is_due(address, now):
            return ""
        return heard.etag

    def is_due(self, address: str, now: datetime) -> bool:
        """Tell whether this road is to be asked for every file, one by one."""
        heard = self.roads.get(address)
        return heard is not None and abs(now - heard.when) > FULL_EVERY

    def has_latest(self, address: str) -> bool:
        """Tell whether this road may give all signed words at once."""
        heard = self.roads.get(address)
        return heard is None or heard.has_latest

    def with_road(self, address: str, heard: Heard, *, held: int) -> Polls:
        """Return the memory with this road in it; what stood for another release is gone."""
        kept = self.roads if held == self.release else {}
        return replace(self, release=held, roads={**kept, address: heard})

    def to_json(self) -> str:
        """Return it as one JSON object."""
        roads = {
            address: [heard.etag, heard.when.isoformat(), heard.has_latest]
            for address, heard in self.roads.items()
        }
        return json.dumps({"release": self.release, "roads": roads})

    @classmethod
    def from_json(cls, text: str | None) -> Polls:
        """Read it back; what cannot be read was never heard."""
        try:
            said = json.loads(text or "{}")
            roads = {
                address: Heard(str(etag), datetime.fromisoformat(when), bool(has_latest))
                for address, (etag, when, has_latest) in said.get("roads", {}).items()
            }
            return cls(int(said.get("release", 0)), roads)
        except (ValueError, TypeError, AttributeError):
            return cls()
