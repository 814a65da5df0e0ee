"""Turn items into the next release of a static, signed tree.

The tree itself is the publisher's memory: what was said last about each item
is read back from its live segments, compared, and only what changed is
written, as one new segment and the larger blocks it completes. Files are put
in place in the order in which a village may need them, the timestamp last, so
that a publisher who dies half-way has published nothing.

The keys remember how far they have signed: a tree brought back from an old
copy is refused, for the villages would refuse it too.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from content import atom, durable, ladder, lock, seal, signing
from content.errors import StoreError, WithdrawalError
from content.head import Head, SegmentEntry
from content.model import Item, Tombstone, blob_path
from content.prune import prune
from content.segment import Segment, merge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from content.atom import Word
    from content.ladder import Block
    from content.records import Keys

RENEW_AFTER: Final = timedelta(hours=20)  # a quiet county still says every day that it is there
_SIGNED: Final = "signed.json"  # beside the keys: how far they have signed
_SECTION = re.compile(r'scheme="urn:cunkou:section" term="([^"]*)"')
_TITLE = re.compile(r"<title(?: [^>]*)?>([^<]*)</title>")
MANY: Final = 5  # items that nobody withdraws by a slip of the hand


@dataclass(frozen=True, slots=True)
class County:
    """Who publishes.

    Args:
        code: Administrative code, such as ``150125``.
        name: Such as 武川县.
        authority: Who mints the ids: a domain name (RFC 4151).
        site: Address of its public site; empty when it has none.
    """

    code: str
    name: str
    authority: str
    site: str = ""


@dataclass(frozen=True, slots=True)
class Released:
    """What a publishing did.

    Args:
        release: Number of the release that is current now.
        added: Ids said for the first time.
        changed: Ids said differently.
        withdrawn: Ids taken back.
        items: Items that are live now.
        written: Bytes of segments written.
        renewed: Whether an unchanged release was signed anew.
    """

    release: int
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    items: int = 0
    written: int = 0
    renewed: bool = False

    @property
    def is_new(self) -> bool:
        """Tell whether there was anything to say."""
        return bool(self.added or self.changed or self.withdrawn)


@dataclass(frozen=True, slots=True)
class _Signed:
    entry: SegmentEntry
    target: signing.Target


def publish(
    items: Iterable[Item],
    blobs: Mapping[str, bytes | Path],
    *,
    tree: Path,
    keys: Path,
    county: County,
    now: datetime,
    may_withdraw: bool = False,
) -> Released:
    """Release what changed since the release before.

    Args:
        items: All that is valid to say now; what is not among them is withdrawn.
        blobs: The files behind the attachments, by SHA-256.
        tree: Folder of the release tree; made when it is not there.
        keys: Folder of the signing keys; made when it is not there.
        county: Who publishes.
        now: Time of the release.
        may_withdraw: Whether a section, or more than half of everything, may go at once.

    Raises:
        WithdrawalError: When that much would be withdrawn, though nobody said it may.
        StoreError: When the tree or the keys cannot be used as they are.
        FeedFormatError: When an item cannot be written.
    """
    now = now.replace(microsecond=0)
    with _disk_errors(tree), lock.only_one(tree / ".publishing"):
        signers = signing.Signers.open(keys)
        signing.settle(tree)
        release = _release_of(tree, keys)
        _check_county(tree, release, county)
        held = _last_words(tree, release)
        said = _said_now(items, held)
        done = _differences(said, held)
        if not may_withdraw:
            _check_withdrawals(done, said, held)
        changes = _changes(done, said, now)
        if not changes and release:
            return _renewed(tree, signers, keys, replace(done, release=release), now)
        release += 1
        for sha256, held_at in blobs.items():
            _place_blob(tree, sha256, held_at)
        segments = _write_segments(tree, release, changes, county, now)
        head = Head(
            county=county.code,
            name=county.name,
            release=release,
            issued=now,
            items=len(said),
            segments=tuple(segment.entry for segment in segments),
            intake=_intake_keys(tree, release, keys),
            site=county.site,
        )
        targets = [segment.target for segment in segments]
        targets.append(_write_head(tree, head))
        signing.sign_release(tree, signers, targets, release=release, now=now)
        _remember(tree, keys)
        prune(tree, targets, said.values(), now=now)
        written = sum(s.target.length for s in segments if s.entry.block.last == release)
        return replace(done, release=release, written=written)


@contextmanager
def _disk_errors(tree: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        msg = f"cannot publish to {tree}: {error}"
        raise StoreError(msg) from error


def _said_now(items: Iterable[Item], held: Mapping[str, Word]) -> dict[str, Word]:
    """Write every item; where it says what was said before, keep the words of before."""
    said = {}
    for item in items:
        old = held.get(item.id)
        new = atom.word(_not_older(item, old))
        if item.id in said:
            msg = f"two items have the id {item.id}"
            raise StoreError(msg)
        said[item.id] = old if old is not None and new.says_the_same(old) else new
    return said


def _not_older(item: Item, old: Word | None) -> Item:
    """Return the item as new as what was said of it before, were the clock set back since.

    A village keeps the newer of two editions: it would never take this one.
    """
    if old is None or item.updated >= old.updated:
        return item
    return replace(item, updated=old.updated)


def _differences(said: Mapping[str, Word], held: Mapping[str, Word]) -> Released:
    return Released(
        release=0,
        added=tuple(sorted(said.keys() - held.keys())),
        changed=tuple(sorted(i for i in said.keys() & held.keys() if said[i] is not held[i])),
        withdrawn=tuple(sorted(held.keys() - said.keys())),
        items=len(said),
    )


def _check_withdrawals(done: Released, said: Mapping[str, Word], held: Mapping[str, Word]) -> None:
    """Refuse what looks like a folder that is not all there."""
    emptied = {_section(held[name]) for name in done.withdrawn}
    emptied -= {_section(word) for word in said.values()}
    sizes = Counter(_section(word) for word in held.values())
    whole = sorted(section for section in emptied if sizes[section] >= MANY)
    if not whole and (len(done.withdrawn) < MANY or 2 * len(done.withdrawn) <= len(held)):
        return
    of_them = f", all of {', '.join(whole)} among them" if whole else ""
    msg = (
        f"this would withdraw {len(done.withdrawn)} of {len(held)} items{of_them}; "
        "look whether the folder is all there, or publish with --withdraw"
    )
    going = [(name, _section(held[name]), _title(held[name])) for name in done.withdrawn]
    going.sort(key=lambda one: (one[1], one[2], one[0]))
    raise WithdrawalError(msg, going=tuple(going), held=len(held), whole=tuple(whole))


def _section(word: Word) -> str:
    found = _SECTION.search(word.xml)
    return found[1] if found else ""


def _title(word: Word) -> str:
    found = _TITLE.search(word.xml)
    return html.unescape(found[1]) if found else ""


def _changes(done: Released, said: Mapping[str, Word], now: datetime) -> dict[str, Word]:
    words = {name: said[name] for name in (*done.added, *done.changed)}
    words |= {name: atom.word(Tombstone(name, now)) for name in done.withdrawn}
    return words


def _renewed(
    tree: Path, signers: signing.Signers, keys: Path, done: Released, now: datetime
) -> Released:
    issue = signing.current(tree)
    assert issue is not None, "a tree with a release has a timestamp"
    if timedelta() <= now - issue.issued < RENEW_AFTER:
        return done
    signing.renew(tree, signers, release=done.release, now=now)
    _remember(tree, keys)
    return replace(done, renewed=True)


def _last_words(tree: Path, release: int) -> dict[str, Word]:
    """Return what is live at a release, from the tree's own segments."""
    words: dict[str, Word] = {}
    for block in ladder.route(0, release):
        words |= _read_block(tree, block).words
    return {name: word for name, word in words.items() if not word.gone}


def _write_segments(
    tree: Path, release: int, changes: Mapping[str, Word], county: County, now: datetime
) -> list[_Signed]:
    """Write the blocks this release completes; return all that are live."""
    written: dict[Block, Segment] = {}
    for block in ladder.completed(release):
        halves = block.halves
        if halves is None:
            written[block] = Segment(block, county.authority, now, changes)
            continue
        first, second = (
            written[half] if half in written else _read_block(tree, half) for half in halves
        )
        written[block] = merge(first, second)
    return [
        _write_segment(tree, written[block]) if block in written else _held_segment(tree, block)
        for block in ladder.live(release)
    ]


def _write_segment(tree: Path, segment: Segment) -> _Signed:
    document = segment.document()
    packed = atom.compress(document)
    target = _target(f"segments/{segment.block.name}", packed)
    durable.write(tree / "targets" / target.file, packed)
    return _Signed(SegmentEntry(segment.block, len(document), len(segment.words)), target)


def _held_segment(tree: Path, block: Block) -> _Signed:
    head = Head.from_json(_target_bytes(tree, "head.json")[1])
    target, _ = _target_bytes(tree, f"segments/{block.name}")
    return _Signed(next(entry for entry in head.segments if entry.block == block), target)


def _read_block(tree: Path, block: Block) -> Segment:
    return Segment.unpacked(_target_bytes(tree, f"segments/{block.name}")[1])


def _target_bytes(tree: Path, path: str) -> tuple[signing.Target, bytes]:
    """Return a signed file of the tree after its bytes are proven."""
    target = signing.targets(tree).get(path)
    if target is not None:
        file = tree / "targets" / target.file
        held = file.read_bytes() if file.exists() else b""
        if hashlib.sha256(held).hexdigest() == target.sha256:
            return target, held
    msg = f"{tree} lacks an undamaged {path}; bring the tree back from a copy"
    raise StoreError(msg)


def _write_head(tree: Path, head: Head) -> signing.Target:
    said = head.to_json()
    target = _target("head.json", said)
    durable.write_with_gzip(tree / "targets" / target.file, said)
    durable.write(tree / "targets" / "head.json", said)
    return target


def _target(path: str, held: bytes) -> signing.Target:
    return signing.Target(path, len(held), hashlib.sha256(held).hexdigest())


def _place_blob(tree: Path, sha256: str, held: bytes | Path) -> None:
    path = tree / blob_path(sha256)
    if path.exists():
        return
    content = held.read_bytes() if isinstance(held, Path) else held
    if hashlib.sha256(content).hexdigest() != sha256:
        name = held if isinstance(held, Path) else path
        msg = f"{name} changed while it was published; publish again"
        raise StoreError(msg)
    durable.write(path, content)


def _release_of(tree: Path, keys: Path) -> int:
    """Return the tree's release; refuse a tree behind what the keys have signed."""
    issue = signing.current(tree)
    release, version = (issue.release, issue.version) if issue else (0, 0)
    path = keys / _SIGNED
    signed = json.loads(path.read_bytes()) if path.exists() else {"release": 0, "timestamp": 0}
    if release < signed["release"] or version < signed["timestamp"]:
        msg = (
            f"{tree} stands at release {release}, but these keys have already signed release "
            f"{signed['release']}: villages would refuse it; bring back the newer tree"
        )
        raise StoreError(msg)
    return release


def _intake_keys(tree: Path, release: int, keys: Path) -> Keys:
    """Return to whom villages seal; the private halves may be away, at the intake."""
    if not seal.has_keys(keys) and release > 1:
        said = Head.from_json(_target_bytes(tree, "head.json")[1]).intake
        if said:
            return said
    private = seal.PrivateKeys.open if seal.has_keys(keys) else seal.PrivateKeys.make
    return private(keys).public


def _check_county(tree: Path, release: int, county: County) -> None:
    """Refuse to put another county's words into a tree: every village would refuse them."""
    if not release:
        return
    head = Head.from_json(_target_bytes(tree, "head.json")[1])
    if head.county != county.code:
        msg = f"{tree} is the tree of {head.county}, not of {county.code}; publish to another"
        raise StoreError(msg)


def _remember(tree: Path, keys: Path) -> None:
    issue = signing.current(tree)
    assert issue is not None, "a tree just signed has a timestamp"
    said = {"release": issue.release, "timestamp": issue.version}
    durable.write(keys / _SIGNED, json.dumps(said).encode(), mode=0o600)
