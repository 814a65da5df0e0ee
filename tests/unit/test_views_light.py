from datetime import datetime, time

import pytest

from content.dates import CHINA
from kiosk.views.light import Scheme, brightness, scheme, shade
from sync.tables import Screen, Window

NOON = datetime(2026, 3, 3, 12, 0, tzinfo=CHINA)
MIDNIGHT = datetime(2026, 3, 3, 0, 0, tzinfo=CHINA)
NIGHTLY = Screen(night=Window(time(21), time(6)))


def shown(screen, now, *, clear=None, alarming=False):
    return scheme(screen, now, clear=clear, alarming=alarming)


def test_it_is_dusk_on_the_screen_by_the_stations_hours_only():
    assert shown(NIGHTLY, MIDNIGHT) is Scheme.DUSK
    assert shown(NIGHTLY, NOON) is Scheme.PAPER
    assert shown(Screen(), MIDNIGHT) is Scheme.PAPER


def test_a_reader_sees_clearly_at_any_hour_and_puts_it_back():
    assert shown(NIGHTLY, MIDNIGHT, clear=True) is Scheme.CONTRAST
    assert shown(NIGHTLY, MIDNIGHT, clear=False) is Scheme.DUSK
    assert shown(Screen(scheme="contrast"), NOON) is Scheme.CONTRAST
    assert shown(Screen(scheme="contrast"), NOON, clear=False) is Scheme.PAPER


def test_a_grave_warning_at_night_is_as_clear_and_as_bright_as_by_day():
    assert shown(NIGHTLY, MIDNIGHT, alarming=True) is Scheme.PAPER
    assert shown(Screen(scheme="dusk"), NOON, alarming=True) is Scheme.PAPER
    assert shown(Screen(scheme="contrast"), NOON, alarming=True) is Scheme.CONTRAST
    assert brightness(NIGHTLY, MIDNIGHT, alone=True, alarming=True) == 1.0


@pytest.mark.parametrize(("now", "alone"), [(NOON, True), (NOON, False), (MIDNIGHT, False)])
def test_no_shade_lies_over_what_is_read_nor_over_any_day(now, alone):
    assert shade(brightness(NIGHTLY, now, alone=alone, alarming=False)) == 0


def test_the_night_takes_light_and_more_of_it_where_nobody_stands():
    read = brightness(NIGHTLY, MIDNIGHT, alone=False, alarming=False)
    left = brightness(NIGHTLY, MIDNIGHT, alone=True, alarming=False)
    assert 0 < left < read < 1
    assert shade(left) > 0
    assert brightness(Screen(), MIDNIGHT, alone=True, alarming=False) == 1.0
