"""The power goes at any moment: whatever the disk holds then, nothing is lost, half or doubled."""

from __future__ import annotations

import pytest

from tests.rigs import shim
from tests.rigs.powercut import LAWS, PowerCuts
from tests.rigs.quick import quick_folder
from tests.rigs.scenarios import SCENARIOS
from tests.rigs.sweep import Sweep, in_all_ways

CLAIM = "power-cut images"
FEW = 8  # images of one scenario: some seconds
IMAGES = 3_000  # of all scenarios, by both laws

pytestmark = pytest.mark.skipif(bool(shim.why_not()), reason=shim.why_not())


@pytest.fixture
def place():
    with quick_folder() as folder:
        yield folder


@pytest.mark.parametrize("scenario", ["next pull", "more words"])
def test_a_power_cut_loses_nothing(scenario, place, proof):
    with PowerCuts(place, scenario) as cuts:
        swept = cuts.run("journal", FEW)
    proof(CLAIM, runs=swept.reached, violations=len(swept.wrong))
    assert not swept.wrong


@pytest.mark.slow
@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_power_cut_at_any_moment_loses_nothing(scenario, law, place, proof):
    with PowerCuts(place, scenario) as cuts:
        swept = cuts.run(law, IMAGES // len(SCENARIOS) // len(LAWS))
    proof(CLAIM, runs=swept.reached, violations=len(swept.wrong))
    assert not swept.wrong


# the rigs can fail


@pytest.mark.parametrize("law", LAWS)
def test_a_writer_that_never_syncs_is_found_out(law, place):
    with PowerCuts(place, "naive", "tests.rigs.naive") as cuts:
        wrong = " ".join(cuts.run(law, 40).wrong)
    assert "is half" in wrong
    assert "is lost" in wrong


def test_a_writer_that_never_syncs_survives_a_mere_death(place):
    with Sweep(place, ("naive",), "tests.rigs.naive") as sweep:
        assert not sweep.run(in_all_ways(sweep.calls(50))).wrong


def test_a_writer_in_place_is_found_out_by_a_mere_death(place):
    with Sweep(place, ("careless",), "tests.rigs.naive") as sweep:
        assert sweep.run(in_all_ways(sweep.calls(50))).wrong
