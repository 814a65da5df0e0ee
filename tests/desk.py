"""A real publisher in a folder, for what needs the county's own bytes."""

from __future__ import annotations

from datetime import timedelta

from content.release import County, publish
from sync.folder_road import FolderRoad
from tests.builders import NOW, an_item


class Desk:
    """A county's desk: each release says something new, and something in other words."""

    def __init__(self, folder, code="150125"):
        self.tree, self.keys, self.now = folder / "tree", folder / "keys", NOW
        self.county = County(code, "武川县", "wuchuan.example")
        self.items, self.blobs = {}, {}

    @property
    def road(self):
        return FolderRoad(self.tree)

    def release(self, *items, times=1, blobs=()):
        """Release these items, and whatever comes up; return the road to it."""
        self.blobs |= dict(blobs)
        for _ in range(times):
            self.now += timedelta(minutes=1)
            count = len(self.items)
            for name in (f"item-{count}", f"item-{count // 2}"):
                self.items[name] = an_item(name, updated=self.now, title=f"{self.now:%H:%M}")
            self.items |= {item.id: item for item in items}
            self.publish()
        return self.road

    def withdraw(self, item):
        self.now += timedelta(minutes=1)
        del self.items[item.id]
        return self.publish()

    def renew(self):
        """Say a day later that nothing changed."""
        self.now += timedelta(hours=30)
        return self.publish()

    def publish(self):
        said = self.items.values()
        named = {each.sha256 for item in said for each in item.attachments}
        blobs = {sha256: held for sha256, held in self.blobs.items() if sha256 in named}
        publish(said, blobs, tree=self.tree, keys=self.keys, county=self.county, now=self.now)
        return self.road


def files(top):
    """Return all files below a folder but hidden ones, by their paths."""
    paths = (path for path in top.rglob("*") if path.is_file() and path.name[0] != ".")
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in paths}
