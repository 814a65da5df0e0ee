"""A `station.toml` that is broken, and what holds then."""

from __future__ import annotations

import pytest

from content.errors import AuthoringError
from sync.health.last_good import GOOD, keep_good, known
from sync.station import FILE, Station

SAID = '[station]\nname = "井尔沟村"\n'


@pytest.fixture
def home(tmp_path):
    (tmp_path / FILE).write_text(SAID, "utf-8")
    keep_good(tmp_path)
    return tmp_path


def test_what_is_right_is_believed_and_kept(home):
    assert known(home).station == Station.read(home)
    assert known(home).mistake is None
    assert (home / GOOD).read_text("utf-8") == SAID


@pytest.mark.parametrize(
    "broken", [b"", b" \n", b"\0" * 40, b"[station", b"[station]\nnme = 1", b"\xff"]
)
def test_what_is_broken_leaves_the_last_good_one_in_force_and_is_told(home, broken):
    (home / FILE).write_bytes(broken)
    assert known(home).station.name == "井尔沟村"
    assert str(home / FILE) in str(known(home).mistake)
    assert not known(home).is_default


def test_a_file_that_is_gone_or_cannot_be_read_is_as_good_as_broken(home):
    (home / FILE).unlink()
    assert known(home).station.name == "井尔沟村"
    (home / FILE).mkdir()
    assert known(home).station.name == "井尔沟村"


@pytest.mark.parametrize("kept", [b"\0", None])
def test_without_a_good_copy_the_defaults_hold(home, kept):
    (home / FILE).write_text("[", "utf-8")
    (home / GOOD).unlink() if kept is None else (home / GOOD).write_bytes(kept)
    assert known(home).station == Station(home=home)
    assert known(home).is_default
    assert known(home).mistake is not None


def test_a_machine_that_nobody_set_up_has_no_mistake(tmp_path):
    assert known(tmp_path).mistake is None
    keep_good(tmp_path)
    assert not (tmp_path / GOOD).exists()


def test_a_broken_one_never_takes_the_place_of_the_copy(home):
    (home / FILE).write_text("[", "utf-8")
    with pytest.raises(AuthoringError):
        keep_good(home)
    assert (home / GOOD).read_text("utf-8") == SAID
