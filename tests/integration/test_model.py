"""Any steps in any order: a county, relays, a stick and two villages of the real code."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from sync.outbox import Outbox
from tests.rigs.bugs import BUGS
from tests.rigs.model import CLOCKS, World
from tests.rigs.quick import quick_folder
from tests.village import Village

pytestmark = pytest.mark.no_cover  # the same lines so often: other tests count them once
CLAIM = "steps in any order"
EXAMPLES, STEPS = 300, 40
MACHINES = st.sampled_from([0, 1])
NUMBERS = st.integers(0, 4)
OTHERS = st.sampled_from(["relay-0", "relay-1", "stick"])
SOURCES = st.sampled_from(["county", "county", "county", "relay-0", "relay-1", "stick"])
FAULTS = st.sampled_from([None, None, "dead", "cut"])


class Steps(RuleBasedStateMachine):
    """One life of a county; `folder` and `blank` are set by `lives`."""

    folder: Path
    blank: Path
    lived = 0

    def __init__(self):
        super().__init__()
        self.place = Path(tempfile.mkdtemp(dir=self.folder))
        self.world = World(self.place, self.blank)
        type(self).lived += 1

    def teardown(self):
        try:
            self.world.settle()
        finally:
            self.world.close()
            shutil.rmtree(self.place)

    @rule(number=NUMBERS)
    def publish(self, number):
        self.world.publish(number)

    @rule(number=NUMBERS)
    def withdraw(self, number):
        self.world.withdraw(number)

    @rule(relay=MACHINES, source=SOURCES)
    def mirror(self, relay, source):
        self.world.copy(source, self.world.relays[relay])

    @rule(source=SOURCES)
    def export(self, source):
        self.world.copy(source, self.world.stick)

    @rule(machine=MACHINES, fault=FAULTS)
    def visit_county(self, machine, fault):
        self.world.machines[machine].pull("county", fault)

    @rule(machine=MACHINES, road=OTHERS, fault=FAULTS)
    def visit_another(self, machine, road, fault):
        self.world.machines[machine].pull(road, fault)

    @rule(machine=MACHINES, road=OTHERS)
    def visit_county_and_another(self, machine, road):
        self.world.machines[machine].pull("county")
        self.world.machines[machine].pull(road)

    @rule(machine=MACHINES)
    def tell(self, machine):
        self.world.machines[machine].tell()

    @rule(machine=MACHINES, fault=FAULTS)
    def push(self, machine, fault):
        self.world.machines[machine].push(fault)

    @rule(machine=MACHINES)
    def fill_stick(self, machine):
        self.world.machines[machine].fill_stick()

    @rule()
    def collect(self):
        self.world.collect()

    @rule(machine=MACHINES)
    def empty_stick(self, machine):
        self.world.machines[machine].empty_stick()

    @rule(machine=MACHINES)
    def restart(self, machine):
        self.world.machines[machine].restart()

    @rule(machine=MACHINES)
    def lose_library(self, machine):
        self.world.machines[machine].lose_library()

    @rule(machine=MACHINES)
    def keep_image(self, machine):
        self.world.machines[machine].keep_image()

    @rule(machine=MACHINES)
    def bring_back_image(self, machine):
        self.world.machines[machine].bring_back_image()

    @rule(machine=MACHINES, clock=st.sampled_from(CLOCKS))
    def leap(self, machine, clock):
        self.world.machines[machine].clock = clock


@pytest.fixture
def lives():
    """Let the model live; returns how often it did."""
    with quick_folder() as folder:
        blank = folder / "blank"
        with Village(blank), Outbox(blank / "station.db"):
            pass

        def live(examples, **more):
            steps = type("Lives", (Steps,), {"folder": folder, "blank": blank, "lived": 0})
            kept = settings(
                max_examples=examples,
                stateful_step_count=STEPS,
                deadline=None,
                database=None,
                suppress_health_check=list(HealthCheck),
                **more,
            )
            run_state_machine_as_test(steps, settings=kept)
            return steps.lived

        yield live


def test_nothing_is_lost_doubled_or_taken_back_whatever_the_order(lives, proof):
    runs = lives(EXAMPLES)
    proof(CLAIM, runs=runs, violations=0, note=f"{STEPS} steps each")


@pytest.mark.slow
def test_every_seeded_bug_is_found(lives, proof):
    found = [name for name, plant in BUGS.items() if _is_found(plant, lives)]
    print(f"seeded bugs: {len(found)} of {len(BUGS)} found")
    proof("seeded bugs found", runs=len(BUGS), violations=len(BUGS) - len(found))
    assert found == list(BUGS)


def _is_found(plant, lives):
    with pytest.MonkeyPatch.context() as monkeypatch:
        plant(monkeypatch)
        try:
            lives(EXAMPLES, phases=[Phase.generate], derandomize=True)
        except AssertionError:
            return True
    return False
