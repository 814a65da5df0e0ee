"""Delete from a release tree what nothing has referred to for a week.

A village may be in the middle of a file when the next release comes, and its
next round may be days away. Since when a file is unwanted is noted in the tree,
for its own age says nothing about that. Called by who publishes and by who mirrors.
"""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from content import durable, signing
from content.model import blob_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from content.atom import Word

KEEP_FOR: Final = timedelta(days=7)  # a village may still be fetching what was live a week ago
_UNWANTED: Final = ".unwanted.json"  # in the tree, not served: since when a file is unwanted
_SHA256 = re.compile(r'k:sha256="([0-9a-f]{64})"')


def prune(
    tree: Path, targets: Iterable[signing.Target], words: Iterable[Word], *, now: datetime
) -> int:
    """Delete what nothing has referred to for a week; return how many files went.

    Args:
        tree: Folder of the release tree.
        targets: The files that are signed now.
        words: All that is live now; its attachments stay.
        now: Time of the release.
    """
    wanted = {tree / "targets" / target.file for target in targets}
    wanted |= {path.with_name(path.name + ".gz") for path in wanted}
    wanted |= {tree / "targets" / "head.json"}
    wanted |= {tree / blob_path(sha256) for word in words for sha256 in _SHA256.findall(word.xml)}
    noted = _read_unwanted(tree)
    unwanted = {}
    gone = 0
    for path in _files(tree):
        if path in wanted:
            continue
        name = path.relative_to(tree).as_posix()
        since = noted.get(name, now)
        if now - since >= KEEP_FOR:
            path.unlink()
            gone += 1
        else:
            unwanted[name] = since
    said = {name: since.isoformat() for name, since in sorted(unwanted.items())}
    durable.write(tree / _UNWANTED, json.dumps(said, indent=0).encode())
    return gone


def _read_unwanted(tree: Path) -> dict[str, datetime]:
    """Return since when files are unwanted; a damaged note only keeps them longer."""
    try:
        said = json.loads((tree / _UNWANTED).read_bytes())
        return {str(name): datetime.fromisoformat(since) for name, since in said.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _files(tree: Path) -> Iterator[Path]:
    """Yield the files of a tree that a release may stop wanting, old metadata among them."""
    for folder in ("targets", "blobs"):
        yield from sorted(path for path in (tree / folder).rglob("*") if path.is_file())
    for role in ("snapshot", "targets"):
        newest = signing.newest(tree, role)
        for path in sorted((tree / "metadata").glob(f"*.{role}.json*")):
            if signing.version_of(path) < newest:
                yield path
