"""Ask a road for all signed words of its newest release at once, where it has them so.

What it gives so is taken for its answers to what is asked afterwards: it is verified
like them, and a road that gives nothing of the kind is asked for one after the other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from content.latest import MOST, PATH, Latest
from sync.road import ASK_S, Answer, MissingError, PortalError, TooLargeError, is_page

if TYPE_CHECKING:
    from sync.road import Asked

NOTHING: Final = Latest(None, {})
_ROOT: Final = re.compile(r"metadata/([1-9][0-9]{0,8})\.root\.json")


def ask_latest(road: Asked, etag: str) -> Answer | None:
    """Ask for all of it at once.

    Args:
        road: Where to ask.
        etag: Edition known already.

    Returns:
        The road's answer; None where it has nothing of the kind.

    Raises:
        LinkError: When the road does not deliver.
    """
    try:
        answer = road.ask(PATH, most=MOST, etag=etag)
    except (MissingError, TooLargeError):
        return None
    if is_page(answer.body):
        msg = f"{road.address} answers with a page where the county's word should be"
        raise PortalError(msg)
    return answer


class Foretold:
    """A road that has given some of its answers already.

    Args:
        road: The road.
        latest: What it gave.
    """

    def __init__(self, road: Asked, latest: Latest) -> None:
        self.address = road.address
        self._road = road
        self._latest = latest

    def ask(
        self,
        path: str,
        *,
        most: int,
        within_s: float = ASK_S,
        etag: str = "",
        last_modified: str = "",
    ) -> Answer:
        """Return a small file; see `Road.ask`."""
        held = self._latest.files.get(path)
        if held is not None and len(held) <= most:
            return Answer(held)
        root, newest = _ROOT.fullmatch(path), self._latest.root
        if root and newest is not None and int(root[1]) > newest:
            msg = f"{self.address} says that it has no {path}"
            raise MissingError(msg)
        return self._road.ask(
            path, most=most, within_s=within_s, etag=etag, last_modified=last_modified
        )
