from datetime import timedelta

from content.cap import Level
from kiosk.views.announcing import is_due
from sync.tables import Screen
from tests.builders import at

DAY = at("2026-11-23 15:00")
NIGHT = at("2026-11-23 23:00")
ORANGE, RED = int(Level.ORANGE), int(Level.RED)


def test_a_new_warning_is_heard_at_once_and_again_after_a_quarter_of_an_hour():
    assert is_due(ORANGE, None, DAY, Screen())
    assert not is_due(ORANGE, DAY - timedelta(minutes=14), DAY, Screen())
    assert is_due(ORANGE, DAY - timedelta(minutes=15), DAY, Screen())


def test_at_night_only_what_is_red_is_heard():
    assert not is_due(ORANGE, None, NIGHT, Screen())
    assert is_due(RED, None, NIGHT, Screen())
    assert not is_due(ORANGE, None, at("2026-11-23 05:59"), Screen())
    assert is_due(ORANGE, None, at("2026-11-23 06:00"), Screen())


def test_the_station_says_when_it_is_night(tmp_path):
    from sync.tables import screen_of  # noqa: PLC0415

    screen = screen_of({"night": "19:00-07:00"})
    assert not is_due(ORANGE, None, at("2026-11-23 19:30"), screen)
    assert is_due(ORANGE, None, DAY, screen)


def test_a_clock_that_went_back_silences_nothing():
    assert is_due(ORANGE, DAY + timedelta(hours=1), DAY, Screen())
