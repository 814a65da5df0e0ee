"""What this machine has verified last, as the files of a tree: bytes and versions.

Read from the folder of `sync.trust`, which keeps them as they came. Nothing is
judged here a second time; a folder that a power cut left between two editions
is told by its versions and left for the next visit to heal.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from content.signing import Target, version_of
from sync.disk import read_if_there

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_OURS: Final = re.compile(r"head\.json|segments/\d{8}-\d{8}\.atom\.zst", re.ASCII)
_SHA256: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Signed:
    """One edition of a county's metadata.

    Args:
        release: Release it stands for.
        issued: When it was signed.
        metadata: Its files but the timestamp, by name, in the order a reader
            needs them to be there.
        timestamp: The file that makes them the current ones.
        targets: The files it covers, by TUF target path; names that are none
            of a release tree are left out.
    """

    release: int
    issued: datetime
    metadata: Mapping[str, bytes]
    timestamp: bytes
    targets: Mapping[str, Target]

    @classmethod
    def read(cls, trust: Path) -> Signed | None:
        """Return what a folder of trust holds; None when that is not one whole edition."""
        kept = trust / "metadata"
        files = [read_if_there(kept / f"{role}.json") for role in ("timestamp", "snapshot")]
        timestamp, snapshot, targets = *files, read_if_there(kept / "targets.json")
        if timestamp is None or snapshot is None or targets is None:
            return None
        try:
            return cls._of(timestamp, snapshot, targets, _roots(kept))
        except (ValueError, KeyError, TypeError):
            return None

    @classmethod
    def _of(
        cls, timestamp: bytes, snapshot: bytes, targets: bytes, roots: Mapping[str, bytes]
    ) -> Signed | None:
        newest, list_of, files = (json.loads(f)["signed"] for f in (timestamp, snapshot, targets))
        versions = (int(list_of["version"]), int(files["version"]))
        signed_for = (
            int(newest["meta"]["snapshot.json"]["version"]),
            int(list_of["meta"]["targets.json"]["version"]),
        )
        if versions != signed_for:
            return None
        if "head.json" not in files["targets"]:
            return None
        return cls(
            release=int(newest["x-release"]),
            issued=datetime.fromisoformat(newest["x-issued"]),
            metadata={
                f"{versions[1]}.targets.json": targets,
                f"{versions[0]}.snapshot.json": snapshot,
                **roots,
            },
            timestamp=timestamp,
            targets={
                path: Target(path, int(file["length"]), str(file["hashes"]["sha256"]))
                for path, file in files["targets"].items()
                if _OURS.fullmatch(path) and _SHA256.fullmatch(str(file["hashes"]["sha256"]))
            },
        )


def _roots(kept: Path) -> dict[str, bytes]:
    paths = sorted((kept / "root_history").glob("*.root.json"), key=version_of)
    return {path.name: path.read_bytes() for path in paths}
