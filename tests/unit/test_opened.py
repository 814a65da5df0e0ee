import json

import pytest

from kiosk.opened import FILE, Opened


def test_a_film_that_was_played_and_closed_is_no_death(tmp_path):
    first = Opened(tmp_path)
    first.begin("a")
    first.end("a")
    assert not (tmp_path / FILE).exists()
    assert Opened(tmp_path).deaths("a") == 0


def test_a_film_that_was_open_when_the_screen_ended_is_a_death(tmp_path):
    Opened(tmp_path).begin("a")
    second = Opened(tmp_path)
    assert (second.deaths("a"), second.is_fatal("a")) == (1, False)
    assert second.deaths("b") == 0


def test_two_deaths_in_a_row_are_enough(tmp_path):
    for _ in range(2):
        Opened(tmp_path).begin("a")
    third = Opened(tmp_path)
    assert third.is_fatal("a")
    assert not third.is_fatal("b")


def test_one_good_showing_makes_up_for_a_death(tmp_path):
    Opened(tmp_path).begin("a")
    second = Opened(tmp_path)
    second.begin("a")
    second.end("a")
    assert Opened(tmp_path).deaths("a") == 0


def test_the_death_of_one_film_is_remembered_while_another_is_played(tmp_path):
    Opened(tmp_path).begin("a")
    second = Opened(tmp_path)
    second.begin("b")
    second.end("b")
    assert Opened(tmp_path).deaths("a") == 1


@pytest.mark.parametrize(
    "held", ["", "{", "[]", '{"open": "a"}', '{"open": "a", "deaths": 3}', "null"]
)
def test_a_note_that_cannot_be_read_is_none(tmp_path, held):
    (tmp_path / FILE).write_text(held)
    assert Opened(tmp_path).deaths("a") == 0


def test_a_disk_that_takes_nothing_keeps_no_film_from_playing(tmp_path):
    opened = Opened(tmp_path / "nowhere")
    opened.begin("a")
    opened.end("a")


def test_the_note_names_what_is_open(tmp_path):
    Opened(tmp_path).begin("a")
    assert json.loads((tmp_path / FILE).read_text())["open"] == "a"
