"""What a county decided about a village's notices: it comes down with the answers to a batch.

Pure. A person decides days after the proposal was answered; so every later answer to
the same device says again what was decided lately, and the village takes it as often.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from content.documents import ID, count, listed, matching, refused, written

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST: Final = 30  # the newest that one answer says
WORD_MOST: Final = 200  # characters of why


class Fate(StrEnum):
    """What became of a proposal."""

    ADOPTED = "adopted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about one notice.

    Args:
        notice: Its id.
        edition: The edition that was decided about.
        fate: What became of it.
        word: Why, in the words of who decided; may be empty.
    """

    notice: str
    edition: int
    fate: Fate
    word: str = ""


def to_document(decided: Iterable[Decided]) -> bytes:
    """Return the same bytes for the same decisions."""
    rows = [[each.notice, each.edition, each.fate, each.word[:WORD_MOST]] for each in decided]
    return written({"notices": rows})


def from_document(document: bytes) -> tuple[Decided, ...]:
    """Read decisions back.

    Raises:
        UntrustedError: When they are none.
    """
    try:
        said = json.loads(document.decode())
    except (ValueError, RecursionError) as error:
        msg = f"no decisions: {error}"
        raise refused(msg) from error
    rows = said.get("notices") if isinstance(said, dict) else None
    return tuple(_decided(row) for row in listed(rows, "notices"))


def _decided(row: Any) -> Decided:
    if not isinstance(row, list) or len(row) != 4 or row[2] not in tuple(Fate):  # noqa: PLR2004  as written above
        msg = "no decision"
        raise refused(msg)
    notice, edition, fate, word = row
    if not isinstance(word, str) or len(word) > WORD_MOST:
        msg = f"why is no text of at most {WORD_MOST} characters"
        raise refused(msg)
    return Decided(matching(notice, ID, "notice"), count(edition, "edition"), Fate(fate), word)
