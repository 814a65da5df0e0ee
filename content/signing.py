"""TUF roles over a release tree: who signs what, until when.

Four roles of The Update Framework: the root (three keys, two must sign; kept
away from the machine once the tree exists), targets, snapshot and timestamp
(on the publisher). The website never sees any of them. The only module that
imports tuf on the county's side.

Source: TUF specification 1.0.31 (roles, consistent snapshots, versions).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, TypeVar

from cryptography.hazmat.primitives.serialization import load_pem_private_key
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import (
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.api.serialization.json import JSONSerializer

from content import durable, latest
from content.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

ROOT_KEYS: Final = ("root-1", "root-2", "root-3")
ROOT_THRESHOLD: Final = 2
ONLINE: Final = ("targets", "snapshot", "timestamp")
LIFETIMES: Final = {
    "root": timedelta(days=3650),  # a village may be away from all roads for years
    "targets": timedelta(days=365),
    "snapshot": timedelta(days=180),
    "timestamp": timedelta(days=30),  # a month without news is shown as old
}
_Online = TypeVar("_Online", Targets, Snapshot, Timestamp)
_TIMESTAMP: Final = "metadata/timestamp.json"
_MAKING: Final = ".making"  # beside the keys, until all of them are made
_COMPACT: Final = JSONSerializer(compact=True)


@dataclass(frozen=True, slots=True)
class Target:
    """A file the signatures cover.

    Args:
        path: Its TUF target path, such as ``head.json``.
        length: Bytes.
        sha256: In lower-case hexadecimal.
    """

    path: str
    length: int
    sha256: str

    @property
    def file(self) -> str:
        """Where it lies below ``targets/``: consistent snapshots name by hash."""
        folder, _, name = self.path.rpartition("/")
        return f"{folder}/{self.sha256}.{name}" if folder else f"{self.sha256}.{name}"


@dataclass(frozen=True, slots=True)
class Signers:
    """The keys of a publisher, by the name of their file."""

    by_name: Mapping[str, CryptoSigner]

    @classmethod
    def open(cls, folder: Path) -> Signers:
        """Read the keys of a folder; make them all when it holds none.

        Each is an Ed25519 key in PKCS #8 PEM, readable by its owner alone.
        Root keys may be away.

        Raises:
            StoreError: When a key that signs every release is missing or broken.
        """
        names = (*ROOT_KEYS, *ONLINE)
        is_begun = (folder / _MAKING).exists()
        if is_begun or not any((folder / f"{name}.pem").exists() for name in names):
            _make_keys(folder, names)
        held = {name: _read_key(folder / f"{name}.pem") for name in names}
        missing = [name for name in ONLINE if held[name] is None]
        if missing:
            msg = f"{folder} lacks the key {missing[0]}.pem; without it nothing can be signed"
            raise StoreError(msg)
        return cls({name: signer for name, signer in held.items() if signer is not None})

    def sign(self, role: str, signed: _Online) -> bytes:
        """Return the metadata file of an online role."""
        metadata = Metadata(signed)
        metadata.sign(self.by_name[role])
        return metadata.to_bytes(_COMPACT)

    def first_root(self, now: datetime) -> bytes:
        """Return root version 1, signed by as many root keys as are there.

        Raises:
            StoreError: When fewer than the threshold are there.
        """
        keys = [self.by_name[name] for name in ROOT_KEYS if name in self.by_name]
        if len(keys) < ROOT_THRESHOLD:
            msg = f"{len(keys)} root keys are here; a new tree needs {ROOT_THRESHOLD}"
            raise StoreError(msg)
        root = Root(expires=_expiry("root", now), consistent_snapshot=True)
        for key in keys:
            root.add_key(key.public_key, "root")
        root.roles["root"].threshold = ROOT_THRESHOLD
        for role in ONLINE:
            root.add_key(self.by_name[role].public_key, role)
        metadata = Metadata(root)
        for key in keys:
            metadata.sign(key, append=True)
        return metadata.to_bytes(_COMPACT)


@dataclass(frozen=True, slots=True)
class Issue:
    """What the timestamp of a tree says.

    Args:
        version: Of the timestamp role; rises with every signature.
        release: Release it stands for.
        issued: When it was signed.
    """

    version: int
    release: int
    issued: datetime


def current(tree: Path) -> Issue | None:
    """Return what the tree's timestamp says; None for a folder that is no tree yet.

    Raises:
        StoreError: When the timestamp cannot be read.
    """
    path = tree / _TIMESTAMP
    if not path.exists():
        return None
    try:
        return _issue(path.read_bytes())
    except (ValueError, KeyError, TypeError) as error:
        msg = f"{path} is damaged ({error!r}); bring the tree back from a copy"
        raise StoreError(msg) from error


def targets(tree: Path) -> dict[str, Target]:
    """Return the files that are signed now, by their TUF target path.

    Raises:
        StoreError: When the metadata cannot be read.
    """
    path = tree / "metadata" / f"{_signed_targets(tree)}.targets.json"
    try:
        return _listed(path.read_bytes())
    except (OSError, ValueError, KeyError, TypeError) as error:
        msg = f"{path} is damaged ({error!r}); bring the tree back from a copy"
        raise StoreError(msg) from error


def sign_release(
    tree: Path,
    signers: Signers,
    files: Sequence[Target],
    *,
    release: int,
    now: datetime,
) -> None:
    """Sign a release whose files are all in place; the timestamp goes last.

    Until the timestamp is renamed into place every village sees the release
    before, whole.
    """
    folder = tree / "metadata"
    if not (folder / "1.root.json").exists():
        durable.write(folder / "1.root.json", signers.first_root(now))
    version = newest(tree, "targets") + 1
    listed = Targets(version=version, expires=_expiry("targets", now))
    for target in files:
        listed.targets[target.path] = TargetFile(
            target.length, {"sha256": target.sha256}, target.path
        )
    durable.write_with_gzip(folder / f"{version}.targets.json", signers.sign("targets", listed))
    _sign_snapshot(tree, signers, targets_version=version, now=now)
    _sign_timestamp(tree, signers, release=release, now=now)


def renew(tree: Path, signers: Signers, *, release: int, now: datetime) -> None:
    """Sign again that this release is still the last word, with a new time."""
    _sign_snapshot(tree, signers, targets_version=_signed_targets(tree), now=now)
    _sign_timestamp(tree, signers, release=release, now=now)


def _sign_snapshot(tree: Path, signers: Signers, *, targets_version: int, now: datetime) -> None:
    version = newest(tree, "snapshot") + 1
    snapshot = Snapshot(
        version=version,
        expires=_expiry("snapshot", now),
        meta={"targets.json": MetaFile(targets_version)},
    )
    path = tree / "metadata" / f"{version}.snapshot.json"
    durable.write_with_gzip(path, signers.sign("snapshot", snapshot))


def _sign_timestamp(tree: Path, signers: Signers, *, release: int, now: datetime) -> None:
    before = current(tree)
    timestamp = Timestamp(
        version=before.version + 1 if before else 1,
        expires=_expiry("timestamp", now),
        snapshot_meta=MetaFile(newest(tree, "snapshot")),
        unrecognized_fields={
            "x-issued": now.astimezone(UTC).isoformat(timespec="seconds"),
            "x-release": release,
        },
    )
    held = signers.sign("timestamp", timestamp)
    durable.write_with_gzip(tree / latest.PATH, latest_of(tree, held).to_json())
    durable.write_with_gzip(tree / _TIMESTAMP, held)


def latest_of(tree: Path, timestamp: bytes) -> latest.Latest:
    """Return all signed words of what a timestamp, in place or not yet, leads to.

    Raises:
        OSError: When the tree lacks one of them.
    """
    snapshot = f"metadata/{_snapshot_of(timestamp)}.snapshot.json"
    listed = f"metadata/{_targets_of((tree / snapshot).read_bytes())}.targets.json"
    head = _listed((tree / listed).read_bytes())["head.json"].file
    paths = (snapshot, listed, f"targets/{head}")
    files = {path: (tree / path).read_bytes() for path in paths}
    return latest.Latest(newest(tree, "root"), {_TIMESTAMP: timestamp, **files})


def settle(tree: Path) -> None:
    """Put the newest timestamp in place where a publisher died just before that.

    Villages may have been told it already: it stands among all signed words at once.

    Raises:
        OSError: When the disk refuses.
        StoreError: When the timestamp in place cannot be read.
    """
    path = tree / latest.PATH
    told = latest.Latest.from_json(path.read_bytes()) if path.exists() else None
    held = told.files.get(_TIMESTAMP) if told else None
    before = current(tree)
    if held and (before is None or _issue(held).version > before.version):
        durable.write_with_gzip(tree / _TIMESTAMP, held)


def _signed_targets(tree: Path) -> int:
    """Return the version of the targets that the timestamp stands for.

    A publisher that died may have left newer ones, which nobody has signed for.
    """
    metadata = tree / "metadata"
    path = tree / _TIMESTAMP
    try:
        path = metadata / f"{_snapshot_of(path.read_bytes())}.snapshot.json"
        return _targets_of(path.read_bytes())
    except (OSError, ValueError, KeyError, TypeError) as error:
        msg = f"{path} is damaged ({error!r}); bring the tree back from a copy"
        raise StoreError(msg) from error


def _issue(timestamp: bytes) -> Issue:
    signed = json.loads(timestamp)["signed"]
    return Issue(
        version=int(signed["version"]),
        release=int(signed["x-release"]),
        issued=datetime.fromisoformat(signed["x-issued"]),
    )


def _snapshot_of(timestamp: bytes) -> int:
    return int(json.loads(timestamp)["signed"]["meta"]["snapshot.json"]["version"])


def _targets_of(snapshot: bytes) -> int:
    return int(json.loads(snapshot)["signed"]["meta"]["targets.json"]["version"])


def _listed(targets: bytes) -> dict[str, Target]:
    listed = json.loads(targets)["signed"]["targets"]
    return {
        name: Target(name, int(file["length"]), str(file["hashes"]["sha256"]))
        for name, file in listed.items()
    }


def newest(tree: Path, role: str) -> int:
    """Return the highest version of a role in the tree; 0 when there is none."""
    found = (tree / "metadata").glob(f"*.{role}.json")
    return max((version_of(path) for path in found), default=0)


def version_of(path: Path) -> int:
    """Return the version in the name of a metadata file."""
    return int(path.name.partition(".")[0])


def _expiry(role: str, now: datetime) -> datetime:
    return (now.astimezone(UTC) + LIFETIMES[role]).replace(microsecond=0)


def _make_keys(folder: Path, names: Iterable[str]) -> None:
    """Make all keys, or go on where an earlier try was cut short: none of them has signed yet."""
    durable.make_folder(folder, mode=0o700)
    durable.write(folder / _MAKING, b"", mode=0o600)
    for name in names:
        if not (folder / f"{name}.pem").exists():
            _make_key(folder / f"{name}.pem")
    (folder / _MAKING).unlink()
    durable.sync_folder(folder)


def _make_key(path: Path) -> None:
    durable.write(path, CryptoSigner.generate_ed25519().private_bytes, mode=0o600)


def _read_key(path: Path) -> CryptoSigner | None:
    if not path.exists():
        return None
    try:
        return CryptoSigner(load_pem_private_key(path.read_bytes(), password=None))
    except (ValueError, TypeError) as error:
        msg = f"{path} is no private key: {error}"
        raise StoreError(msg) from error
