"""A county, its roads and two villages, of the real code, to be driven by any step in any order.

What must hold is kept beside it in plain dictionaries: what each release says, what
each village was told to keep. After each step the machine that was touched is looked at.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from dataclasses import replace
from datetime import timedelta

from content.errors import CunkouError, LinkError
from content.model import Tombstone
from sync.outbox import Outbox
from sync.outbox.push import push
from sync.road import Answer
from tests.builders_outbox import KEYS, an_intake
from tests.county import County
from tests.lines import MemoryRoad
from tests.village import NOW, Village, nth

CLOCKS = (timedelta(0), timedelta(days=400), timedelta(days=-20_000), timedelta(days=4_500))


class World:
    """Everything there is.

    Args:
        folder: Where the machines' disks are.
        blank: A home that holds nothing yet, to begin with.
    """

    def __init__(self, folder, blank):
        self.county = County(now=NOW)
        self.intake = an_intake(folder)
        self.said = {0: {}}  # what each release says: items by id
        self.relays = [{}, {}]  # what each holds, path by path
        self.stick = {}
        self.batches, self.answers = {}, {}  # what the stick carries home and back
        self.machines = [Machine(folder / f"machine-{n}", blank, self) for n in range(2)]
        self.publish(0)
        for held in (*self.relays, self.stick):
            self.copy("county", held)

    def close(self):
        for machine in self.machines:
            machine.stop()
        self.intake.close()

    # the county

    def publish(self, number):
        """Say one item anew, and another for the first time where there are few."""
        before = self.said[self.county.release_number]
        count = self.county.release_number + 1
        edition = NOW + timedelta(minutes=count)
        item = replace(nth(number), title=f"第{count}期", updated=edition)
        self.county.release(item, now=NOW + timedelta(hours=count)).tell_latest()
        self.said[count] = {**before, item.id: item}

    def withdraw(self, number):
        before = self.said[self.county.release_number]
        if gone := sorted(before)[number : number + 1]:
            count = self.county.release_number + 1
            when = NOW + timedelta(hours=count)
            self.county.release(Tombstone(gone[0], when), now=when).tell_latest()
            self.said[count] = {name: before[name] for name in before if name != gone[0]}

    # roads

    def road(self, name, fault=None):
        """Return a road of this name, broken in this way."""
        files = {"county": self.county.files, "stick": self.stick}
        relays = {f"relay-{n}": held for n, held in enumerate(self.relays)}
        road = MemoryRoad((files | relays)[name], name)
        road.is_dead = fault == "dead"
        road.cut_after = 300 if fault == "cut" else None
        road.inbox = Inbox(self, fault) if name == "county" else None
        return road

    def copy(self, source, into):
        """Bring a relay or the stick up to a road: all of it, or, torn, some of it."""
        into.update(self.road(source).files)

    # the stick

    def collect(self):
        """The county takes in what the stick brings, and puts its answers onto it."""
        for name, sealed in self.batches.items():
            self.answers[name] = self.intake.take(name, sealed)

    # what must hold in the end

    def settle(self):
        """All roads are good again: everything said and told arrives, once."""
        for machine in self.machines:
            machine.clock = timedelta(hours=self.county.release_number)
            machine.restart()
            machine.pull("county")
            assert machine.village.holds() == self.county.release_number, machine.last
            for _ in range(3):
                machine.push()
            assert machine.outbox.waiting() == 0, "a record waits for ever"
        rows = self.intake._database.rows("SELECT body FROM records")
        came = Counter(json.loads(row["body"])["number"] for row in rows)
        assert set(came.values()) <= {1}, "a record came twice"
        for machine in self.machines:
            lost = machine.told - machine.excused - came.keys()
            assert not lost, f"lost: {lost}"
        assert not self.intake.count_aside(), "a record was put aside"


class Inbox:
    """The county's address for what goes up; the way there or back may break."""

    def __init__(self, world, fault):
        self._world, self._fault = world, fault

    def __call__(self, path, body):
        if self._fault == "dead":
            raise LinkError
        document = self._world.intake.take(path.removeprefix("outbox/"), body)
        if self._fault == "cut":
            raise LinkError  # stored, and the answer is lost
        return Answer(document)


class Machine:
    """A village's machine and its disk."""

    def __init__(self, home, blank, world):
        self.home, self.world = home, world
        self.clock = timedelta(0)
        self.last = None  # how the last visit went
        self.least = 0  # newest release this disk has shown
        self.told, self.excused = set(), set()  # numbers of records; those a lost disk may lose
        self.image = None
        shutil.copytree(blank, home)
        self.start()

    def start(self):
        self.village = Village(self.home).__enter__()
        self.outbox = Outbox(self.home / "station.db", system=self.now)

    def stop(self):
        self.village.__exit__()
        self.outbox.close()

    def restart(self):
        self.stop()
        self.start()

    def now(self):
        return NOW + self.clock

    def pull(self, road, fault=None):
        self.village.now = self.now()
        self.last = self.village.pull(self.world.road(road, fault))
        self.check()

    def check(self):
        held = self.village.holds()
        assert held >= self.least or (held == 0 and self.is_empty), f"{self.least} -> {held}"
        self.is_empty = self.is_empty and held == 0
        self.least = max(self.least, held)
        said = self.world.said[held]
        rows = self.village.library._database.rows("SELECT id FROM items")
        assert {row["id"] for row in rows} == said.keys(), f"other items than release {held}"
        for name, item in said.items():
            assert self.village.library.item(name) == item, f"another {name} than of {held}"

    is_empty = True

    def lose_library(self):
        """The file of the library breaks; what was believed is kept elsewhere."""
        self.stop()
        for path in self.home.glob("library.db*"):
            path.unlink()
        self.start()
        self.is_empty = True

    # what goes up

    def tell(self):
        number = f"{self.home.name}-{len(self.told)}"
        self.outbox.add("receipt", {"number": number}, now=self.now())
        self.told.add(number)

    def push(self, fault=None):
        try:
            push(self.outbox, self.world.road("county", fault), KEYS)
        except CunkouError:
            assert fault, "a good road takes everything"

    def fill_stick(self):
        for batch in self.outbox.batches(KEYS, 5):
            self.world.batches[batch.name] = batch.sealed

    def empty_stick(self):
        """Take in every answer the stick has, those to others among them."""
        for name, document in self.world.answers.items():
            self.outbox.take_answers(name, document, KEYS)

    # what happens to disks

    def keep_image(self):
        self.stop()
        self.image = self.home.with_name(f"{self.home.name}-image")
        shutil.rmtree(self.image, ignore_errors=True)
        shutil.copytree(self.home, self.image)
        self.image_of = (self.least, set(self.told), self.is_empty)
        self.start()

    def bring_back_image(self):
        """The disk is set back to what it was: what was told since may be lost with it."""
        if self.image is None:
            return
        self.stop()
        shutil.rmtree(self.home)
        shutil.copytree(self.image, self.home)
        self.least, told, self.is_empty = self.image_of
        self.excused |= self.told - told
        self.start()
