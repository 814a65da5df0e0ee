"""A village's machine: real trust, real SQLite, real files; its clock is one attribute."""

from __future__ import annotations

from datetime import timedelta

from content.library import Blobs, Library
from sync.mirror.mirror import Mirror
from sync.pull import Puller
from sync.spool import Spool
from sync.status import NOTE
from sync.text import ROOT_NOTE, Holdings
from sync.trust import Trust
from tests.builders import VILLAGE, an_item, utc

NOW = utc("2026-05-20 00:00")


def nth(number, **changes):
    later = NOW + timedelta(minutes=number)
    return an_item(f"item-{number}", updated=later, published=later, **changes)


class Village:
    """A village's machine; `again` is the same after a restart."""

    def __init__(self, home):
        self.home, self.now, self.shown = home, NOW, []
        self.more = {}

    def __enter__(self):
        self.library = Library(self.home / "library.db", write=True)
        self.blobs = Blobs(self.home / "blobs")
        self.spool = Spool(self.home / "spool")
        spare = self.library.note(ROOT_NOTE)
        self.trust = Trust(self.home / "trust", spare_root=spare.encode() if spare else None)
        return self

    def __exit__(self, *_):
        self.library.close()

    def again(self):
        self.library.close()
        return self.__enter__()

    def puller(self, *roads, **more):
        mirror = Mirror(self.home / "tree", self.home / "trust")
        at = Holdings(VILLAGE, self.library, self.blobs, self.spool, self.trust, mirror)
        settings = {"system": lambda: self.now, "show": self.show, "wait": lambda _: None}
        return Puller(at, roads, **(settings | more))

    def show(self, status):
        self.shown.append(status)
        self.library.put_note(NOTE, status.to_json())

    def pull(self, *roads, **more):
        return self.puller(*roads, **more).pull()

    def holds(self):
        return self.library.held().release
