from dataclasses import replace
from datetime import date

import pytest

from content.library import Blobs
from content.renditions import films
from kiosk.films import Films
from kiosk.opened import Opened
from kiosk.views.film import Shown
from sync.station import Station
from sync.tables import Line
from tests.builders import a_film

TODAY, TOMORROW = date(2026, 11, 23), date(2026, 11, 24)


@pytest.fixture
def station(tmp_path):
    return Station(home=tmp_path)


@pytest.fixture
def blobs(station):
    return Blobs(station.blobs_path)


@pytest.fixture
def film(blobs):
    """Return a film whose two sizes are here."""
    sizes = []
    for height in (480, 240):
        held = b"%d" % height * 100
        sizes.append(a_film(height, sha256=blobs.add(held), size=len(held), seconds=90))
    (found,) = films(sizes)
    return found


def test_the_largest_size_that_is_here_is_played(station, blobs, film):
    assert Films(lambda: station, blobs).copy(film).size.height == 480
    blobs.drop(film.sizes[0].sha256)
    assert Films(lambda: station, blobs).copy(film).size.height == 240


def test_what_is_on_its_way_is_told_by_its_part(station, blobs, film):
    for size in film.sizes:
        blobs.drop(size.sha256)
    slow = replace(station, line=Line(film_height=240))
    known = Films(lambda: slow, blobs)
    full, small = film.sizes
    assert known.come(full.sha256) == 0
    assert known.copy(film).size == small
    station.spool_path.mkdir()
    (station.spool_path / f"{full.sha256}.part").write_bytes(b"480")
    assert known.come(full.sha256) == 3
    assert (known.copy(film).size, known.copy(film).come) == (full, 3)
    assert not known.is_fatal(film)


def test_a_size_the_screen_died_of_twice_gives_way_to_a_smaller_one(station, blobs, film):
    for _ in range(2):
        Opened(station.home).begin(film.sizes[0].sha256)
    known = Films(lambda: station, blobs)
    assert known.copy(film).size.height == 240
    assert not known.is_fatal(film)
    assert known.come(film.sizes[0].sha256) is None
    for _ in range(2):
        Opened(station.home).begin(film.sizes[1].sha256)
    assert Films(lambda: station, blobs).is_fatal(film)


def test_a_film_is_left_for_the_next_visitor_of_the_day(station, blobs, film):
    known = Films(lambda: station, blobs)
    assert known.left_ms(film, TODAY) == 0
    known.leave(film, 45_000, TODAY)
    assert known.left_ms(film, TODAY) == 45_000
    assert known.left_ms(film, TOMORROW) == 0
    known.finish(film)
    assert known.left_ms(film, TODAY) == 0


def test_a_machine_that_dropped_pictures_plays_the_smaller_size_from_then_on(station, blobs, film):
    known = Films(lambda: station, blobs)
    known.learn(Shown(250, 250, 200, frame_ms=40), 480)
    assert known.copy(film).size.height == 240
