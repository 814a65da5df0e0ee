"""A process that dies, or is refused, at any call that changes the disk loses nothing."""

from __future__ import annotations

import shutil

import pytest

from tests.rigs import shim
from tests.rigs.quick import quick_folder
from tests.rigs.runner import Runner
from tests.rigs.scenarios import SCENARIOS
from tests.rigs.sweep import Sweep, in_all_ways, in_turn

CLAIM = "crash points"
POINTS = 60  # of all calls, each broken in one way: some seconds
ALL_POINTS = 350  # of all calls, each broken in all five ways

pytestmark = pytest.mark.skipif(bool(shim.why_not()), reason=shim.why_not())


@pytest.fixture
def place():
    with quick_folder() as folder:
        yield folder


def test_a_death_at_any_call_loses_nothing(place, proof):
    with Sweep(place) as sweep:
        swept = sweep.run(in_turn(sweep.calls(POINTS)))
    proof(CLAIM, runs=swept.reached, violations=len(swept.wrong))
    assert not swept.wrong
    assert swept.reached >= POINTS * 0.95


@pytest.mark.slow
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_death_at_any_call_of_a_scenario_loses_nothing(scenario, place, proof):
    with Sweep(place, (scenario,)) as sweep:
        points = in_all_ways(sweep.calls(ALL_POINTS // len(SCENARIOS)))
        swept = sweep.run(points)
    proof(CLAIM, runs=swept.reached, violations=len(swept.wrong))
    assert not swept.wrong
    assert swept.reached >= len(points) * 0.95


# the kernel's own way to break a call, to see that ours overlooks nothing

INJECTED = [
    f"{calls}:{fault}:when={when}"
    for calls in ("fsync,fdatasync", "rename,renameat,renameat2", "pwrite64")
    for fault, whens in (("signal=KILL", (2, 7)), ("error=EIO", (3,)), ("error=ENOSPC", ("4+",)))
    for when in whens
]


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("strace"), reason="no strace")
@pytest.mark.parametrize("injected", INJECTED)
def test_what_strace_breaks_loses_nothing_either(injected, place, proof):
    scenario, calls = SCENARIOS["next pull"], injected.partition(":")[0]
    scenario.prepare(place / "world", place / "case")
    trace = ["-e", f"trace={calls}", "-e", f"inject={injected}"]
    with Runner(under=("strace", "-f", "-qq", "-o", "/dev/null", *trace)) as runner:
        ended = runner.run("next pull", place / "case")
    wrong = scenario.found(place / "case", ended.acks)
    with Runner() as runner:
        again = runner.run("next pull", place / "case")
    wrong += scenario.settled(place / "case", ended.acks + again.acks)
    proof(CLAIM, runs=1, violations=len(wrong))
    assert not wrong
