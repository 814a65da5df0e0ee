import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.views.focus import Spot, Way, reading_order, step

GRID = [Spot(x, y, 90, 40) for y in (200, 0, 100) for x in (100, 0, 200)]
AT = {(spot.x // 100, spot.y // 100): at for at, spot in enumerate(GRID)}


def test_places_are_read_line_by_line_from_the_left():
    places = [(GRID[at].y, GRID[at].x) for at in reading_order(GRID)]
    assert places == sorted(places)


def test_what_stands_beside_something_higher_is_of_its_line():
    tall, low, below = Spot(0, 0, 50, 200), Spot(60, 80, 50, 40), Spot(0, 210, 50, 40)
    assert reading_order([below, low, tall]) == [2, 1, 0]


def test_tab_goes_round_and_back():
    at = None
    seen = [at := step(GRID, at, Way.NEXT) for _ in GRID]
    assert seen == reading_order(GRID)
    assert step(GRID, seen[-1], Way.NEXT) == seen[0]
    assert step(GRID, seen[0], Way.BACK) == seen[-1]
    assert step(GRID, None, Way.BACK) == seen[-1]


@pytest.mark.parametrize(
    ("way", "there"),
    [(Way.LEFT, (0, 1)), (Way.RIGHT, (2, 1)), (Way.UP, (1, 0)), (Way.DOWN, (1, 2))],
)
def test_an_arrow_leads_to_the_neighbour(way, there):
    assert step(GRID, AT[1, 1], way) == AT[there]


def test_an_arrow_leads_nowhere_at_the_edge():
    assert step(GRID, AT[0, 0], Way.LEFT) == AT[0, 0]
    assert step(GRID, AT[0, 0], Way.UP) == AT[0, 0]


def test_nothing_leads_nowhere():
    assert step([], None, Way.NEXT) is None


def test_a_place_without_a_height_is_read_too():
    assert reading_order([Spot(0, 0, 10, 0), Spot(0, 10, 10, 0)]) == [0, 1]


@given(st.lists(st.builds(Spot, *[st.integers(0, 99)] * 4), max_size=12))
def test_every_place_is_read_once(spots):
    assert sorted(reading_order(spots)) == list(range(len(spots)))
