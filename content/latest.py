"""All signed words of the newest release in one file, so that a bad line is asked once for them.

A tree says the same in its files one by one; each costs a round trip. Nothing here is
believed because it stands here: every word in it carries its own signature. The
publisher writes it before the timestamp it holds is put in place.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

PATH: Final = "metadata/latest.json"
MOST: Final = 1_048_576  # bytes; ours has 5 KB


@dataclass(frozen=True, slots=True)
class Latest:
    """What it holds.

    Args:
        root: Version of the newest root in the tree; None where that is not said.
        files: The timestamp, and what it leads to up to the head, by their paths.
    """

    root: int | None
    files: Mapping[str, bytes]

    def to_json(self) -> bytes:
        """Return it as one JSON object."""
        files = {path: held.decode() for path, held in self.files.items()}
        said = {"format": 1, "root": self.root, "files": files}
        return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def from_json(cls, said: bytes) -> Latest | None:
        """Read it back; None for what is of another form: the files one by one say it, too."""
        try:
            value = json.loads(said)
            if value["format"] != 1:
                return None
            files = {str(path): held.encode() for path, held in value["files"].items()}
            return cls(int(value["root"]), files)
        except (ArithmeticError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None
