"""One edition of a county's metadata, as the files of a tree: bytes and versions.

Read from the folder of `sync.trust`, which keeps what it verified as it came,
or from a tree, which may be anybody's. Nothing is judged here; files that do
not belong together, as a power cut leaves them, are told by their versions.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from content.signing import Target
from sync.within import Within

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_OURS: Final = re.compile(r"head\.json|segments/\d{8}-\d{8}\.atom\.zst", re.ASCII)
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_ROOT: Final = re.compile(r"(\d{1,6})\.root\.json", re.ASCII)
_MOST: Final = 4_194_304  # bytes of a metadata file
_NAMES_MOST: Final = 20_000  # names in a folder of metadata
# What no edition raises; arithmetic is for a number without end, such as 1e999.
_NONE: Final = (OSError, ArithmeticError, ValueError, KeyError, TypeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Signed:
    """One edition.

    Args:
        release: Release it stands for.
        version: Version of the timestamp.
        issued: When it was signed.
        metadata: Its files but the timestamp, by name, in the order a reader
            needs them to be there.
        timestamp: The file that makes them the current ones.
        targets: The files it covers, by TUF target path; names that are none
            of a release tree are left out.
    """

    release: int
    version: int
    issued: datetime
    metadata: Mapping[str, bytes]
    timestamp: bytes
    targets: Mapping[str, Target]

    @classmethod
    def kept(cls, trust: Path) -> Signed | None:
        """Return what a folder of trust holds; None when that is not one whole edition."""
        within = Within(trust)
        try:
            return cls._of(
                _read(within, "metadata/timestamp.json"),
                _read(within, "metadata/snapshot.json"),
                _read(within, "metadata/targets.json"),
                _roots(within, "metadata/root_history"),
            )
        except _NONE:
            return None

    @classmethod
    def in_tree(cls, within: Within, at: str = "") -> Signed | None:
        """Return the edition a tree holds, as it claims; None when it holds no whole one.

        The timestamp is read once and the rest by the versions it names: a tree
        that is published to meanwhile gives the edition before or the one after.

        Args:
            within: Folder that the tree lies in.
            at: Where it lies there, with a ``/`` at the end; empty: at its top.
        """
        folder = f"{at}metadata"
        try:
            timestamp = _read(within, f"{folder}/timestamp.json")
            version = _version_in(timestamp, "snapshot.json")
            snapshot = _read(within, f"{folder}/{version}.snapshot.json")
            version = _version_in(snapshot, "targets.json")
            targets = _read(within, f"{folder}/{version}.targets.json")
            return cls._of(timestamp, snapshot, targets, _roots(within, folder))
        except _NONE:
            return None

    @classmethod
    def _of(
        cls, timestamp: bytes, snapshot: bytes, targets: bytes, roots: Mapping[str, bytes]
    ) -> Signed:
        newest, list_of, files = (json.loads(f)["signed"] for f in (timestamp, snapshot, targets))
        versions = (int(list_of["version"]), int(files["version"]))
        signed_for = (
            int(newest["meta"]["snapshot.json"]["version"]),
            int(list_of["meta"]["targets.json"]["version"]),
        )
        if versions != signed_for:
            msg = f"versions {versions} where {signed_for} are signed"
            raise ValueError(msg)
        return cls(
            release=int(newest["x-release"]),
            version=int(newest["version"]),
            issued=datetime.fromisoformat(newest["x-issued"]),
            metadata={
                f"{versions[1]}.targets.json": targets,
                f"{versions[0]}.snapshot.json": snapshot,
                **roots,
            },
            timestamp=timestamp,
            targets=_targets(files["targets"]),
        )


def _targets(listed: Mapping[str, Mapping[str, object]]) -> dict[str, Target]:
    found = {}
    for path, file in listed.items():
        hashes = file["hashes"]
        sha256 = str(hashes["sha256"]) if isinstance(hashes, dict) else ""
        if _OURS.fullmatch(path) and _SHA256.fullmatch(sha256):
            found[path] = Target(path, int(str(file["length"])), sha256)
    if "head.json" not in found:
        msg = "no head.json is signed"
        raise ValueError(msg)
    return found


def _version_in(signed: bytes, of: str) -> int:
    return int(json.loads(signed)["signed"]["meta"][of]["version"])


def _roots(within: Within, folder: str) -> dict[str, bytes]:
    found = [_ROOT.fullmatch(name) for name in within.names(folder, _NAMES_MOST)]
    names = sorted((match for match in found if match), key=lambda match: int(match[1]))
    return {match[0]: _read(within, f"{folder}/{match[0]}") for match in names}


def _read(within: Within, path: str) -> bytes:
    with within.open(path) as file:
        held = file.read(_MOST + 1)
    if len(held) > _MOST:
        msg = f"{path} has more than {_MOST} bytes"
        raise ValueError(msg)
    return held
