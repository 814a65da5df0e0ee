from __future__ import annotations

import random
import tracemalloc
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.errors import ContentError
from kiosk.writing import MODEL
from kiosk.writing.features import COUNT, features
from kiosk.writing.model import LOWEST, packed, read_model
from kiosk.writing.recogniser import Guess, guesses, weighed
from tests.writing.hand import drawn, write

EARTH = [[(100, 300), (500, 300)], [(300, 60), (300, 560)], [(40, 560), (560, 560)]]


@pytest.fixture(scope="module")
def model():
    return read_model(MODEL)


def made(places):
    return packed(
        notice="made here",
        characters="土豆",
        axes=[(0.5, bytes(COUNT))],
        centre=[1.5],
        places=places,
        unit=0.25,
    )


def nearly(one, other, within=1e-6):
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < within


def test_the_order_of_strokes_does_not_matter():
    assert nearly(features(EARTH), features(EARTH[::-1]))


@given(st.floats(0.2, 5), st.floats(-300, 300), st.floats(-300, 300))
def test_neither_size_nor_place_matters(grow, right, down):
    moved = [[(right + grow * x, down + grow * y) for x, y in stroke] for stroke in EARTH]
    assert nearly(features(EARTH), features(moved))


def test_a_level_stroke_stays_level_however_much_it_shakes(model):
    shaken = [[(60 + 10 * at, 300 + (at % 3)) for at in range(48)]]
    assert guesses(shaken, model, 1)[0].character == "一"


def test_no_ink_is_no_character(model):
    assert guesses([], model) == []
    assert features([]) == [0.0] * COUNT


def test_a_touch_without_a_move_is_a_dot_and_no_error(model):
    assert guesses([[(5, 5)]], model)
    assert guesses([[(0, 0), (0, 0)]], model)


@given(
    st.lists(
        st.lists(st.tuples(st.floats(-2000, 2000), st.floats(-2000, 2000)), min_size=1, max_size=9),
        max_size=5,
    )
)
def test_whatever_a_child_scribbles_gives_numbers(ink):
    found = features(ink)
    assert len(found) == COUNT
    assert all(0 <= each < 1e4 for each in found)


def test_what_looks_alike_is_told_apart_by_what_the_library_holds():
    alike = [Guess("士", 10.0), Guess("土", 11.0), Guess("工", 30.0)]
    assert weighed(alike, {"土": 40, "士": 2, "工": 9}, 3) == ["土", "士", "工"]


def test_what_no_item_holds_comes_after_what_one_holds():
    assert weighed([Guess("犇", 10.0), Guess("牛", 40.0)], {"牛": 1}, 2) == ["牛", "犇"]


def test_without_a_library_the_shape_decides():
    assert weighed([Guess("士", 10.0), Guess("土", 11.0)], {}, 1) == ["士"]


def test_the_nearest_come_first(model):
    found = guesses(drawn().medians["羊"], model)
    assert found[0].character == "羊"
    assert all(one.far <= other.far for one, other in pairwise(found))


def test_a_character_in_the_wrong_order_with_all_strokes_joined_is_read(model):
    ink = write(drawn().medians["豆"], random.Random(4), joined=1.0, swapped=0.5)
    assert len(ink) == 1
    assert "豆" in [guess.character for guess in guesses(ink, model, 5)]


def test_the_model_takes_less_than_ten_megabytes():
    tracemalloc.start()
    kept = read_model(MODEL)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(kept.characters) == 6763
    assert held < 10_000_000


def test_a_model_comes_back_as_it_was_written(tmp_path):
    path = tmp_path / "made.ink"
    path.write_bytes(made(b"\x01\xff"))
    read = read_model(path)
    assert (read.characters, read.centre, read.unit) == ("土豆", (1.5,), 0.25)
    assert [place[0] + LOWEST for place in read.places] == [1, -1]
    assert read.axes == ((0.0,) * COUNT,)


@pytest.mark.parametrize(
    "spoil", [lambda held: held[:-900], lambda held: b"PNG" + held, lambda _: b""]
)
def test_a_damaged_model_is_refused(tmp_path, spoil):
    path = tmp_path / "spoilt.ink"
    path.write_bytes(spoil(MODEL.read_bytes()))
    with pytest.raises(ContentError, match=r"spoilt\.ink"):
        read_model(path)


def test_a_model_that_says_too_much_of_itself_is_refused(tmp_path):
    path = tmp_path / "short.ink"
    path.write_bytes(made(b"\x01"))
    with pytest.raises(ContentError, match="do not fit"):
        read_model(path)


def test_a_missing_model_is_refused(tmp_path):
    with pytest.raises(ContentError):
        read_model(tmp_path / "none.ink")


def test_the_model_says_whose_it_is_and_its_licence_lies_beside_it():
    said = MODEL.read_bytes().partition(b"\n\n")[0].decode()
    assert "Arphic Public License" in said
    assert "Changed on" in said
    assert "ARPHIC PUBLIC LICENSE" in (Path(MODEL).parent / "ARPHICPL.TXT").read_text("utf-8")
