"""Take the power away after every change of the disk, and judge what may be left.

A scenario runs once, undisturbed, and every change it makes is recorded. From the
record come the states the disk may be in after each change; each is laid out as a
folder, judged as found, gone on from in a fresh process, and judged again.
"""

from __future__ import annotations

import hashlib
import importlib
import random
import shutil

from tests.rigs import recording
from tests.rigs.disk import Disk
from tests.rigs.recording import Kind
from tests.rigs.runner import Runner
from tests.rigs.sweep import Swept, evenly

LAWS = {"journal": False, "loose": True}


class PowerCuts:
    """A scenario prepared and recorded, to be cut; a context manager.

    Args:
        folder: Where to work.
        name: Of the scenario.
        module: Where it is known.
    """

    def __init__(self, folder, name, module="tests.rigs.scenarios"):
        self._folder, self._name = folder, name
        self._scenario = importlib.import_module(module).SCENARIOS[name]
        self._runner = Runner(module)

    def __enter__(self):
        self._runner.__enter__()
        self._scenario.prepare(self._folder / "world", self._folder / "seed")
        self._case = self._folder / "recorded"
        shutil.copytree(self._folder / "seed", self._case, symlinks=True)
        self._before = {law: Disk(self._case, is_loose=LAWS[law]) for law in LAWS}
        log = self._folder / "log"
        ended = self._runner.run(self._name, self._case, log=log)
        assert not ended.error, ended
        self.changes = recording.read(log)
        return self

    def __exit__(self, *_):
        self._runner.__exit__()

    def run(self, law, count):
        """Judge so many states, none twice, spread over all changes."""
        disk, acks, seen, wrong = self._before[law], [], set(), []
        moments = evenly(range(len(self.changes)), count)
        draws = -(-count // len(moments))
        for number, change in enumerate(self.changes):
            disk.take(change)
            if change.kind is Kind.MARK:
                acks.append(change.name)
            if number in moments:
                for draw in range(draws):
                    wrong += self._judged(disk, tuple(acks), seen, f"{law} {number}.{draw}")
        return Swept(len(seen), tuple(wrong))

    def _judged(self, disk, acks, seen, name):
        case = self._folder / name.replace(" ", "-")
        held = disk.cut(random.Random(f"{self._name} {name}"), case)
        state = hashlib.sha256(repr((acks, sorted(held.items()))).encode()).digest()
        if state in seen:
            shutil.rmtree(case)
            return []
        seen.add(state)
        wrong = [f"left: {said}" for said in self._scenario.found(case, acks)]
        again = self._runner.run(self._name, case)
        if again.error:
            wrong.append(f"not done again: {again.error}")
        acks += again.acks
        wrong += [f"afterwards: {said}" for said in self._scenario.settled(case, acks)]
        if not wrong:
            shutil.rmtree(case)
        return [f"{self._name}, {name}: {said}" for said in wrong]
