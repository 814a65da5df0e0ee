"""The time as the screen may believe it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from content.dates import CHINA
from kiosk.watch import Watch
from tests.builders import utc

SIGNED = utc("2026-05-20 00:00")


class Clocks:
    """The system's clock and one that only goes forward, wound by hand."""

    def __init__(self, system):
        self.system, self.ticks = system, 1000.0
        self.watch = Watch(lambda: self.system, lambda: self.ticks)

    def go_on(self, hours):
        self.system += timedelta(hours=hours)
        self.ticks += hours * 3600


def test_a_good_clock_is_believed():
    clocks = Clocks(SIGNED + timedelta(days=3))
    clocks.watch.learn(None, SIGNED)
    assert clocks.watch.now() == clocks.watch.sure() == SIGNED + timedelta(days=3)
    assert clocks.watch.now().tzinfo is CHINA


@pytest.mark.parametrize("system", [utc("1970-01-01 00:00"), utc("2038-01-20 00:00")])
def test_on_a_dead_clock_time_goes_on_from_what_was_signed_or_kept(system):
    clocks = Clocks(system)
    clocks.watch.learn(SIGNED, SIGNED + timedelta(hours=2))
    clocks.go_on(5)
    clocks.watch.learn(SIGNED)  # an older word turns no time back
    assert clocks.watch.now() == clocks.watch.sure() == SIGNED + timedelta(hours=7)
    clocks.watch.learn(SIGNED + timedelta(days=1))
    assert clocks.watch.now() == SIGNED + timedelta(days=1)


def test_a_leap_makes_things_old_and_ends_nothing():
    clocks = Clocks(SIGNED + timedelta(days=400))
    clocks.watch.learn(SIGNED)
    clocks.go_on(1)
    assert clocks.watch.now() == SIGNED + timedelta(days=400, hours=1)
    assert clocks.watch.sure() == SIGNED + timedelta(hours=1)


def test_a_machine_that_runs_for_months_without_a_line_is_sure_of_its_clock():
    clocks = Clocks(SIGNED)
    clocks.watch.learn(SIGNED)
    clocks.go_on(24 * 90)
    assert clocks.watch.sure() == SIGNED + timedelta(days=90)


def test_before_anything_was_received_the_clock_is_all_there_is():
    assert Clocks(SIGNED).watch.now() == SIGNED
