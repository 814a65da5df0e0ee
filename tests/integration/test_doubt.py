"""The screen meets a broken page before the agent does, and says so."""

from __future__ import annotations

import threading
import time

import pytest

from content.library import Library
from kiosk.freshness import Trouble
from kiosk.ui.world import World
from sync import agent
from sync.health.doubt import AGAIN_S, FILE, Doubts, doubt
from sync.station import Station
from sync.stop import Stop
from tests.builders import an_item
from tests.county import County


def test_a_doubt_is_looked_into_once_and_not_again_at_once(tmp_path):
    doubts = Doubts(tmp_path)
    assert not doubts.is_due(0.0)
    doubt(tmp_path)
    assert doubts.is_due(1.0)
    doubts.take(1.0)
    assert not (tmp_path / FILE).exists()
    doubt(tmp_path)
    assert not doubts.is_due(1.0 + AGAIN_S / 2)
    assert doubts.is_due(1.0 + AGAIN_S)


def test_a_home_that_takes_nothing_stays_without_a_word(tmp_path):
    doubt(tmp_path / "gone")
    assert not (tmp_path / "gone").exists()


@pytest.fixture
def running(tmp_path):
    """An agent that polls once an hour, and has everything."""
    county = County().release(
        *(an_item(f"item-{n}", body="<p>" + "土豆" * 2000) for n in range(40))
    )
    home, stop = tmp_path / "home", Stop()
    Station.write_default(home, roads=[str(county.put_into(tmp_path / "tree"))], poll_s=3600)
    thread = threading.Thread(target=agent.run, args=(home,), kwargs={"stop": stop})
    thread.start()
    assert eventually(lambda: held(home) == 1 and (home / "tree/metadata/timestamp.json").exists())
    yield home
    stop.ask()
    thread.join(10)
    assert not thread.is_alive()


def test_what_the_screen_cannot_read_is_back_within_seconds(running):
    for name in ("library.db", "library.db-wal"):
        spoil(running / name)
    world = World(Station.read(running))
    world.changed()
    assert world.trouble is Trouble.BROKEN
    assert eventually(lambda: shown(world) == 1, within_s=15)
    world.close()


def shown(world):
    world.changed()
    return world.library.held().release if world.library else 0


def spoil(path):
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(100)  # behind the head, so that it still looks like a database
        file.write(b"\xa5" * (size - 100))


def held(home):
    try:
        with Library(home / "library.db") as library:
            return library.held().release
    except OSError:
        return 0
    except Exception:  # noqa: BLE001  not there yet
        return 0


def eventually(claim, within_s=20.0):
    ends = time.monotonic() + within_s
    while time.monotonic() < ends:
        if claim():
            return True
        time.sleep(0.1)
    return claim()
