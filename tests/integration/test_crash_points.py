"""A process that dies, or is refused, at any call that changes the disk loses nothing."""

from __future__ import annotations

import pytest

from tests.rigs import shim
from tests.rigs.scenarios import SCENARIOS
from tests.rigs.sweep import Sweep, evenly, in_all_ways, in_turn

CLAIM = "crash points"
POINTS = 60  # of all calls, each broken in one way: some seconds
ALL_POINTS = 400  # of all calls, each broken in all five ways

pytestmark = pytest.mark.skipif(bool(shim.why_not()), reason=shim.why_not())


def test_a_death_at_any_call_loses_nothing(tmp_path, proof):
    with Sweep(tmp_path) as sweep:
        calls = sweep.calls()
        swept = sweep.run(in_turn(evenly(calls, POINTS)))
    proof(CLAIM, runs=swept.reached, violations=len(swept.wrong), note=f"{len(calls)} calls")
    assert not swept.wrong
    assert swept.reached > POINTS * 0.95


@pytest.mark.slow
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_death_at_any_call_of_a_scenario_loses_nothing(scenario, tmp_path, proof):
    most = ALL_POINTS // len(SCENARIOS)
    with Sweep(tmp_path, (scenario,)) as sweep:
        points = in_all_ways(evenly(sweep.calls(), most))
        swept = sweep.run(points)
    proof(CLAIM, runs=swept.reached, violations=len(swept.wrong))
    assert not swept.wrong
    assert swept.reached > len(points) * 0.95
