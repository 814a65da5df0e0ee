"""What a mirror costs a village, and how soon a lost library is back from it."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta

from content.release import County, publish
from sync.folder_road import FolderRoad
from sync.mirror.mirroring import Mirroring
from tests.bench.search_corpus import documents
from tests.builders import NOW
from tests.village import Village

COUNTY = County("150125", "武川县", "wuchuan.example")
RELEASES, CHANGED = 16, 25  # one power of two follows the other: the larger blocks are all in it


def measure(folder):
    *items, _ = documents(2_001, seed=7)
    yield from _following(folder / "2k", items)
    *items, _ = documents(10_001, seed=7)
    yield from _recovering(folder / "10k", items)


def _following(place, items):
    with Village(place / "home") as village:
        _release(items, place, 0)
        village.now = NOW + timedelta(days=1)
        village.pull(FolderRoad(place / "tree"))
        with _Counted() as mirrored:
            whole = time.process_time()
            published = 0.0
            for number in range(1, RELEASES):
                for each in range(CHANGED):
                    at = (number * CHANGED + each) % len(items)
                    later = NOW + timedelta(minutes=number)
                    items[at] = _changed(items[at], number, later)
                begun = time.process_time()
                _release(items, place, number)
                published += time.process_time() - begun
                assert village.pull(FolderRoad(place / "tree")).after == number + 1
            spent = time.process_time() - whole - published
    yield "mirror_share", mirrored.seconds / spent, "of a village's CPU for a release, its mirror"
    yield "mirror_ratio", mirrored.seconds / published, "CPU of the mirror over the publisher's"


def _recovering(place, items):
    with Village(place / "home") as village:
        _release(items, place, 0)
        village.now = NOW + timedelta(days=1)
        village.pull(FolderRoad(place / "tree"))
        sizes = [path.stat().st_size for path in (place / "home/tree").rglob("*") if path.is_file()]
        library = (place / "home/library.db").stat().st_size
        village.library.close()
        for path in (place / "home").glob("library.db*"):
            path.unlink()
        village.again()
        begun, cpu = time.perf_counter(), time.process_time()
        village.pull()
        assert village.holds() == 1
        yield "recover_s_10k", time.perf_counter() - begun, "10,000 items back from the mirror"
        yield "recover_cpu_s_10k", time.process_time() - cpu, "CPU of the same"
        yield "mirror_disk_ratio", sum(sizes) / library, "bytes of the mirror over the library's"


def _changed(item, number, later):
    return replace(item, title=f"{item.title[:40]} {number}", updated=later)


def _release(items, place, number):
    now = NOW + timedelta(minutes=number + 1)
    return publish(items, {}, tree=place / "tree", keys=place / "keys", county=COUNTY, now=now)


class _Counted:
    """Counts the CPU of the mirror while the block runs."""

    def __enter__(self):
        self.seconds, self._bring = 0.0, Mirroring.bring

        def counted(mirroring):
            begun = time.process_time()
            try:
                return self._bring(mirroring)
            finally:
                self.seconds += time.process_time() - begun

        Mirroring.bring = counted
        return self

    def __exit__(self, *_):
        Mirroring.bring = self._bring
