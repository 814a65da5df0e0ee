"""What a disk may hold after the power went: a model, worst cases included.

A file's bytes are certain once it was fsynced. Of every write and cut since then all,
nothing, or any of its 512-byte sectors may have reached the disk; where bytes lack, old
ones or zeros stand. Names are judged by one of two laws:

- *journal*, as ext4 without its own fsyncs on rename (`noauto_da_alloc`): changes of
  names reach the disk in their order, and any fsync brings all before it;
- *loose*, the least POSIX promises: each folder keeps its own order, and only its own
  fsync makes its names certain. A rename between two folders may be half done.

Source: the crash models of ALICE (Pillai et al., OSDI 2014) and of SQLite's own tests.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tests.rigs.recording import Kind

SECTOR = 512
_OLD, _NEW, _TORN = range(3)


class Node(NamedTuple):
    """What a name stands for: a file, a folder, or a link (then `target` is set)."""

    number: int
    is_folder: bool = False
    target: str = ""


@dataclass
class _File:
    certain: bytearray
    pending: list = field(default_factory=list)


class Entry(NamedTuple):
    """A change of one folder: names that go, names that come."""

    folder: int
    gone: str = ""
    name: str = ""
    node: Node | None = None


class Disk:
    """The disk below one folder, from a first state on, change by change.

    Args:
        root: The folder, as it is before; all of it is certain.
        is_loose: The law for names.
    """

    def __init__(self, root, *, is_loose):
        self.root = str(root)
        self._is_loose = is_loose
        self._files = {}
        self._next_folder = -1
        self._now = {0: {}}  # what every process sees, by the number of a folder
        self._certain = {0: {}}
        self._pending = []  # changes of names, each a list of entries
        for path in sorted(root.rglob("*")):
            self._hold(path)

    def take(self, change):
        """Take in the next change."""
        if change.kind in (Kind.WRITE, Kind.TRUNCATE):
            self._file(change.file).pending.append(change)
        elif change.kind is Kind.SYNC:
            self._sync(change)
        elif change.kind is not Kind.MARK:
            entries = self._entries(change)
            for entry in entries:
                _enter(self._now, entry)
            self._pending.append(entries)

    def cut(self, draw, into):
        """Put into a folder what may be there after the power went now.

        Args:
            draw: A `random.Random`.
            into: The folder; made.
        """
        names = self._names_after(draw)
        held = {}
        into.mkdir(parents=True)
        self._lay_out(names, 0, into, held, draw)
        return held

    def _hold(self, path):
        folder, name = self._place(str(path))
        if path.is_symlink():
            node = Node(0, target=str(path.readlink()))
        elif path.is_dir():
            node = self._new_folder()
        else:
            node = Node(path.stat().st_ino)
            self._files[node.number] = _File(bytearray(path.read_bytes()))
        for names in (self._now, self._certain):
            _enter(names, Entry(folder, name=name, node=node))

    def _sync(self, change):
        if change.file in self._files:
            file = self._files[change.file]
            for pending in file.pending:
                _write(file.certain, pending)
            file.pending.clear()
            if self._is_loose:
                return
        folder = (
            None if change.file in self._files or not self._is_loose else self._walk(change.name)
        )
        kept = []
        for entries in self._pending:
            for entry in entries:
                if folder is None or entry.folder == folder:
                    _enter(self._certain, entry)
            left = [] if folder is None else [each for each in entries if each.folder != folder]
            if left:
                kept.append(left)
        self._pending = kept

    def _entries(self, change):
        folder, name = self._place(change.name)
        if change.kind is Kind.CREATE:
            self._files[change.file] = _File(bytearray())
            return [Entry(folder, name=name, node=Node(change.file))]
        if change.kind is Kind.MKDIR:
            return [Entry(folder, name=name, node=self._new_folder())]
        if change.kind is Kind.LINK:
            return [Entry(folder, name=name, node=Node(0, target=change.other))]
        if change.kind is not Kind.RENAME:
            return [Entry(folder, gone=name)]
        into, other = self._place(change.other)
        node = self._now[folder][name]
        if into == folder:
            return [Entry(folder, gone=name, name=other, node=node)]
        return [Entry(into, name=other, node=node), Entry(folder, gone=name)]

    def _names_after(self, draw):
        names = {folder: dict(held) for folder, held in self._certain.items()}
        if not self._is_loose:
            for entries in self._pending[: draw.randint(0, len(self._pending))]:
                for entry in entries:
                    _enter(names, entry)
            return names
        changes = [entry for entries in self._pending for entry in entries]
        for folder in {entry.folder for entry in changes}:
            own = [entry for entry in changes if entry.folder == folder]
            for entry in own[: draw.randint(0, len(own))]:
                _enter(names, entry)
        return names

    def _lay_out(self, names, folder, into, held, draw):
        for name, node in sorted(names.get(folder, {}).items()):
            path = into / name
            if node.target:
                path.symlink_to(node.target)
            elif node.is_folder:
                path.mkdir()
                self._lay_out(names, node.number, path, held, draw)
            else:
                held[str(path.relative_to(into))] = body = self._body(node.number, draw)
                path.write_bytes(body)

    def _body(self, number, draw):
        file = self._files[number]
        body = bytearray(file.certain)
        for pending in file.pending:
            fate = draw.choice((_OLD, _NEW, _TORN))
            if fate == _NEW:
                _write(body, pending)
            elif fate == _TORN and pending.kind is Kind.WRITE:
                _tear(body, pending, draw)
        return bytes(body)

    def _file(self, number):
        return self._files[number]

    def _new_folder(self):
        self._next_folder -= 1
        self._now[self._next_folder] = {}
        self._certain[self._next_folder] = {}
        return Node(self._next_folder, is_folder=True)

    def _place(self, path):
        path = Path(path)
        return self._walk(str(path.parent)), path.name

    def _walk(self, path):
        """Return the number of the folder at a path."""
        number = 0
        for part in Path(path).relative_to(self.root).parts:
            number = self._now[number][part].number
        return number


def _enter(names, entry):
    held = names.setdefault(entry.folder, {})
    held.pop(entry.gone, None)
    if entry.name:
        held[entry.name] = entry.node


def _write(body, change):
    if change.kind is Kind.TRUNCATE:
        del body[change.offset :]
        body.extend(bytes(change.offset - len(body)))
        return
    body.extend(bytes(max(0, change.offset - len(body))))
    body[change.offset : change.offset + len(change.held)] = change.held


def _tear(body, change, draw):
    """Write some of the sectors."""
    ends = change.offset + len(change.held)
    if draw.random() < 0.5:  # the new length may stand before the bytes do
        body.extend(bytes(max(0, ends - len(body))))
    at = change.offset
    while at < ends:
        stop = min(ends, (at // SECTOR + 1) * SECTOR)
        if draw.random() < 0.5:
            piece = change.held[at - change.offset : stop - change.offset]
            body.extend(bytes(max(0, at - len(body))))
            body[at:stop] = piece
        at = stop
