"""Whom this village believes, and what they have signed last.

The county's root is pinned once: given by hand (registration, stick) or taken
on first contact, with its fingerprint kept and shown. From then on only an
unbroken chain of roots is believed. `tuf.ngclient` verifies the metadata in a
copy of what is kept; the copy takes its place, flushed to the disk, only after
`sync.judge` agreed, so that a refused tree leaves no trace. The only module of
the village that imports tuf.

Source: TUF specification 1.0.31, §5 (client workflow).
"""

from __future__ import annotations

import hashlib
import logging
import re
import shutil
import tempfile
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from tuf.api import exceptions as tuf_errors
from tuf.api.metadata import Metadata, Root
from tuf.api.serialization import DeserializationError
from tuf.ngclient import FetcherInterface, Updater, UpdaterConfig

from content import durable
from content.errors import CunkouError, LinkError, StoreError
from sync.disk import read_if_there, store_errors, write_durably
from sync.judge import Claim, Floor, Reason, has_applied, judge, later, untrusted
from sync.road import MissingError, PortalError, TooLargeError, ask_again, is_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sync.clock import Clock
    from sync.road import Asked

logger = logging.getLogger(__name__)

ROOT_MOST: Final = 262_144  # bytes; a root of ours has 3 KB
TIMESTAMP_MOST: Final = 65_536  # bytes; ours has 0.6 KB
_CONFIG: Final = UpdaterConfig(
    max_root_rotations=256,
    root_max_length=ROOT_MOST,
    timestamp_max_length=TIMESTAMP_MOST,
    snapshot_max_length=1_048_576,
    targets_max_length=4_194_304,
)
TIMESTAMP: Final = "metadata/timestamp.json"
FIRST_ROOT: Final = "metadata/1.root.json"
_ROLES: Final = ("timestamp.json", "snapshot.json", "targets.json")  # as ngclient keeps them
_ALL_S: Final = 180.0  # seconds all metadata together may take
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_ANCIENT: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A file that the signatures cover.

    Args:
        path: Where it lies in the tree.
        length: Bytes.
        sha256: In lower-case hexadecimal.
    """

    path: str
    length: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Trusted:
    """What the county has signed last, and may be installed.

    Args:
        release: Release it stands for.
        issued: When it was signed.
        timestamp_version: Version of the timestamp role.
        files: The files to be had, by their TUF target path.
    """

    release: int
    issued: datetime
    timestamp_version: int
    files: Mapping[str, SignedFile]


class Trust:
    """The pinned root and what was verified by it, in one folder.

    Args:
        folder: Where it is kept.
        spare_root: The pinned root as kept elsewhere, should the folder be lost.
    """

    def __init__(self, folder: Path, *, spare_root: bytes | None = None) -> None:
        self.folder = folder
        self.floor = Floor.from_json(read_if_there(folder / "floor.json"))
        if self.floor == Floor() and (folder / TIMESTAMP).exists():  # lost: the roles still hold
            self.floor = Floor(has_applied=True)
        kept = (read_if_there(folder / "root.json"), spare_root)
        self.root = next((root for root in kept if root and not _flaw(root)), None)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the pinned root file; empty before first contact."""
        return hashlib.sha256(self.root).hexdigest() if self.root else ""

    def clock(self, system: datetime) -> Clock:
        """Return the trusted time, given what the system's clock says."""
        return self.floor.clock(system)

    def pin(self, root: bytes) -> None:
        """Believe this root from now on.

        Raises:
            UntrustedError: When another one is pinned, or it is no root.
            StoreError: When it cannot be kept.
        """
        fingerprint = hashlib.sha256(root).hexdigest()
        if self.root and fingerprint != self.fingerprint:
            msg = f"this machine believes root {self.fingerprint}, not {fingerprint}"
            raise untrusted(msg, Reason.OTHER_ROOT)
        if flaw := _flaw(root):
            msg = f"{fingerprint} is no root of trust: {flaw}"
            raise untrusted(msg, Reason.MALFORMED)
        self._keep_root(root)

    def refresh(
        self,
        road: Asked,
        *,
        held_release: int,
        system: datetime,
        agree: Callable[[Trusted], None] = lambda _: None,
    ) -> Trusted:
        """Verify what a road says the county has signed last, and keep it.

        Args:
            road: Where to ask.
            held_release: Release in the library.
            system: What the system's clock says.
            agree: Looks at what would be kept, and raises to refuse it.

        Raises:
            UntrustedError: When it may not be installed; nothing is kept of it.
            LinkError: When the road does not deliver.
            StoreError: When it cannot be kept.
        """
        root = self.root
        fetcher = _Fetcher(road)
        try:
            if root is None:
                root = fetcher.download_bytes(FIRST_ROOT, ROOT_MOST)
            with self._copy(with_roles=has_applied(self.floor, held_release)) as copy:
                updater = _updater(root, copy, fetcher)
                updater.refresh()
                claim = _claim(updater)
                floor = judge(claim, self.floor, held_release=held_release, system=system)
                trusted = _trusted(updater, claim)
                agree(trusted)
                self._keep(root, copy, floor)
                return trusted
        except CunkouError:
            raise
        except tuf_errors.DownloadError as error:
            fetcher.explain(error)
        except OSError as error:
            msg = f"cannot write {self.folder}: {error}"
            raise StoreError(msg) from error
        except tuf_errors.RepositoryError as error:
            msg = f"{road.address}: {fetcher.last_path}: {error}"
            raise untrusted(msg, _reason(error, fetcher)) from error
        except Exception as error:  # what a parser or a cipher makes of hostile bytes
            msg = f"{road.address}: {fetcher.last_path}: {error!r}"
            raise untrusted(msg, Reason.MALFORMED) from error

    def note_applied(self) -> None:
        """Keep that a release was applied: nothing older is believed from now on.

        Raises:
            StoreError: When it cannot be kept.
        """
        self._keep_floor(replace(self.floor, has_applied=True))

    def save_time(self, system: datetime, ran: timedelta = timedelta()) -> None:
        """Keep the trusted time for after a dead battery.

        Args:
            system: What the system's clock says.
            ran: How long this machine has run since it was kept last.

        Raises:
            StoreError: When it cannot be kept.
        """
        self._keep_floor(later(self.floor, system, ran))

    def _copy(self, *, with_roles: bool) -> _Copy:
        return _Copy(self.folder, with_roles=with_roles)

    def _keep(self, root: bytes, copy: Path, floor: Floor) -> None:
        # The floor first: metadata that is newer than its floor heals, older does not.
        self._keep_floor(floor)
        if self.root is None:
            logger.info("pinned root=%s", hashlib.sha256(root).hexdigest())
        self._keep_root(root)
        kept = self.folder / "metadata"
        for path in sorted(copy.rglob("*.json")):
            if path.is_symlink():  # ngclient's name for its newest root; we bring our own
                continue
            place, held = kept / path.relative_to(copy), path.read_bytes()
            if read_if_there(place) != held:
                write_durably(place, held)

    def _keep_floor(self, floor: Floor) -> None:
        if floor != self.floor or not (self.folder / "floor.json").exists():
            write_durably(self.folder / "floor.json", floor.to_json())
        self.floor = floor

    def _keep_root(self, root: bytes) -> None:
        if read_if_there(self.folder / "root.json") != root:
            write_durably(self.folder / "root.json", root)
        self.root = root


class _Copy:
    """A copy of the kept metadata to work on; gone afterwards.

    Args:
        folder: Where it is kept.
        with_roles: All of it; else the roots alone.
    """

    def __init__(self, folder: Path, *, with_roles: bool) -> None:
        self._folder = folder
        self._ignored = shutil.ignore_patterns(*(() if with_roles else _ROLES))

    def __enter__(self) -> Path:
        with store_errors(f"write {self._folder}"):
            durable.make_folder(self._folder)
            for left in self._folder.glob("verify-*"):  # by a power cut
                shutil.rmtree(left, ignore_errors=True)
            self._path = Path(tempfile.mkdtemp(prefix="verify-", dir=self._folder))
            if (self._folder / "metadata").is_dir():
                kept = self._folder / "metadata"
                shutil.copytree(kept, self._path, ignore=self._ignored, dirs_exist_ok=True)
        return self._path

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._path, ignore_errors=True)


class _Fetcher(FetcherInterface):
    """Metadata over a road, within one deadline over all of it."""

    def __init__(self, road: Asked) -> None:
        self.last_path = ""
        self._road = road
        self._ends = time.monotonic() + _ALL_S
        self._error: LinkError | None = None

    def download_bytes(self, url: str, max_length: int) -> bytes:
        """Return a metadata file; `url` is its path in the tree."""
        self.last_path = url
        try:
            left_s = max(0.1, self._ends - time.monotonic())
            body = ask_again(self._road, url, most=max_length, within_s=left_s)
        except MissingError as error:
            self._error = error
            raise tuf_errors.DownloadHTTPError(str(error), 404) from error
        except LinkError as error:
            self._error = error
            raise tuf_errors.DownloadError(str(error)) from error
        if is_page(body):
            msg = f"{self._road.address}: a page where {url} should be"
            self._error = PortalError(msg)
            raise tuf_errors.DownloadError(msg)
        return body

    def _fetch(self, url: str) -> Iterator[bytes]:
        raise NotImplementedError(url)  # pragma: no cover  never called: files are fetched by us

    def explain(self, error: tuf_errors.DownloadError) -> NoReturn:
        """Raise what the road said, as a refusal where the county has signed otherwise."""
        said = self._error or LinkError(str(error))
        if isinstance(said, TooLargeError):
            raise untrusted(str(said), Reason.TOO_LARGE) from error
        if isinstance(said, MissingError) and self.last_path not in (TIMESTAMP, FIRST_ROOT):
            raise untrusted(str(said), Reason.MISSING) from error
        raise said from error


def _flaw(root: bytes) -> str:
    """Return why these bytes are no root that could be pinned; empty when they are one."""
    try:
        metadata = Metadata[Root].from_bytes(root)
        metadata.signed.verify_delegate(Root.type, metadata.signed_bytes, metadata.signatures)
    except Exception as error:  # noqa: BLE001  what a parser or a cipher makes of hostile bytes
        return str(error) or repr(error)
    return ""


def _updater(root: bytes, copy: Path, fetcher: _Fetcher) -> Updater:
    updater = Updater(str(copy), "metadata/", fetcher=fetcher, config=_CONFIG, bootstrap=root)
    # Expiry is `judge`'s: TUF would let a dead clock, or an old stick, refuse what
    # is newer than all we hold. The one private attribute; hence tuf < 8 and a test.
    updater._trusted_set.reference_time = _ANCIENT  # noqa: SLF001  see above
    return updater


def _claim(updater: Updater) -> Claim:
    verified = updater._trusted_set  # noqa: SLF001  as above
    release, issued = _release(verified.timestamp.unrecognized_fields)
    roles = (verified.timestamp, verified.snapshot, verified.targets)
    return Claim(
        timestamp_version=verified.timestamp.version,
        timestamp_keys=tuple(sorted(verified.root.roles["timestamp"].keyids)),
        release=release,
        issued=issued,
        expires=min(role.expires for role in roles),
        root_expires=verified.root.expires,
    )


def _release(said: Mapping[str, object]) -> tuple[int, datetime]:
    """Return the two fields of ours in a timestamp: which release, and when it was signed."""
    try:
        issued = datetime.fromisoformat(str(said["x-issued"])).astimezone(UTC)
        return int(str(said["x-release"])), issued
    except (KeyError, ValueError, OverflowError) as error:
        msg = f"the timestamp does not say its time and release: {error!r}"
        raise untrusted(msg, Reason.MALFORMED) from error


def _trusted(updater: Updater, claim: Claim) -> Trusted:
    files = {}
    for path, target in updater._trusted_set.targets.targets.items():  # noqa: SLF001  as above
        sha256 = str(target.hashes.get("sha256", ""))
        if not _HASH.fullmatch(sha256):  # it becomes the name of a file here: not to be had
            continue
        folder, slash, name = path.rpartition("/")
        files[path] = SignedFile(f"targets/{folder}{slash}{sha256}.{name}", target.length, sha256)
    return Trusted(claim.release, claim.issued, claim.timestamp_version, files)


def _reason(error: tuf_errors.RepositoryError, fetcher: _Fetcher) -> Reason:
    """Return the code for what ngclient found, by the file it looked at."""
    role = fetcher.last_path.removesuffix(".json").rpartition("/")[2].rpartition(".")[2]
    if isinstance(error, DeserializationError):
        return Reason.MALFORMED
    if role == "root":
        return Reason.BROKEN_CHAIN
    if isinstance(error, tuf_errors.UnsignedMetadataError):
        return Reason.BAD_SIGNATURE
    if isinstance(error, tuf_errors.BadVersionNumberError):
        is_older = role == "timestamp" or "targets.json version" in str(error)
        return Reason.ROLLBACK if is_older else Reason.MIX
    if isinstance(error, tuf_errors.LengthOrHashMismatchError):
        return Reason.MIX
    return Reason.MALFORMED
