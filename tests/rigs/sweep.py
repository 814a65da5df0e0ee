"""Break a process at each call that changes the disk, one after the other, and judge what it left."""

from __future__ import annotations

import importlib
import shutil
from dataclasses import dataclass

from tests.rigs.runner import Runner
from tests.rigs.shim import FAULTS, Fault


@dataclass(frozen=True)
class Point:
    """One call to break, in one way."""

    scenario: str
    number: int
    fault: Fault


@dataclass(frozen=True)
class Swept:
    """How a sweep went.

    Args:
        reached: Points at which something was broken.
        wrong: What was wrong, each with its point.
    """

    reached: int
    wrong: tuple[str, ...]


class Sweep:
    """Scenarios prepared in a folder, to be broken; a context manager.

    Args:
        folder: Where to work.
        names: Scenarios; all when empty.
        module: Where they are known.
    """

    def __init__(self, folder, names=(), module="tests.rigs.scenarios"):
        self._folder = folder
        self._scenarios = importlib.import_module(module).SCENARIOS
        self._names = names or tuple(self._scenarios)
        self._runner = Runner(module)

    def __enter__(self):
        self._runner.__enter__()
        for name in self._names:
            place = self._place(name)
            self._scenarios[name].prepare(place / "world", place / "seed")
        return self

    def __exit__(self, *_):
        self._runner.__exit__()

    def changes(self, name):
        """Return how many calls a scenario makes that change the disk."""
        case = self._case(name, "count")
        ended = self._runner.run(name, case)
        assert not ended.error, ended
        wrong = self._scenarios[name].found(case, ended.acks)
        wrong += self._scenarios[name].settled(case, ended.acks)
        assert not wrong, wrong
        return ended.seen

    def calls(self, most):
        """Return so many calls as their scenario and number, spread over all of each."""
        share = -(-most // len(self._names))
        return [
            (name, number)
            for name in self._names
            for number in evenly(range(1, self.changes(name) + 1), share)
        ]

    def run(self, points):
        """Break each point, and judge."""
        reached, wrong = 0, []
        for point in points:
            case = self._case(point.scenario, f"{point.number}-{point.fault.name}")
            found = self._broken(point, case)
            reached += found is not None
            wrong += [f"{point}: {said}" for said in found or ()]
            if not found:
                shutil.rmtree(case)
        return Swept(reached, tuple(wrong))

    def _broken(self, point, case):
        """Return what is wrong after a point was broken; None when it was not reached."""
        scenario = self._scenarios[point.scenario]
        ended = self._runner.run(point.scenario, case, fault=point.fault, at=point.number)
        if not ended.was_killed and ended.seen < point.number:
            return None
        wrong = [f"left: {said}" for said in scenario.found(case, ended.acks)]
        again = self._runner.run(point.scenario, case)
        if again.error:
            wrong.append(f"not done again: {again.error}")
        acks = ended.acks + again.acks
        return wrong + [f"afterwards: {said}" for said in scenario.settled(case, acks)]

    def _place(self, name):
        return self._folder / name.replace(" ", "-")

    def _case(self, name, what):
        case = self._place(name) / what
        shutil.copytree(self._place(name) / "seed", case)
        return case


def evenly(whole, count):
    """Choose so many of a sequence, spread over its length."""
    count = min(count, len(whole))
    return [whole[number * len(whole) // count] for number in range(count)]


def in_turn(calls):
    """Break each call in one way, the next in the next way."""
    return [Point(*call, FAULTS[number % len(FAULTS)]) for number, call in enumerate(calls)]


def in_all_ways(calls):
    """Break each call in every way."""
    return [Point(*call, fault) for call in calls for fault in FAULTS]
