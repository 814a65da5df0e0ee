"""A township's relay between real counties and real villages, over real HTTP."""

from __future__ import annotations

import contextlib
import threading
import urllib.request
from datetime import UTC, datetime

import pytest

from content.errors import AuthoringError, StoreError
from content.intake import Intake
from content.library import Library
from content.model import Role
from content.seal import PrivateKeys
from content.serve import Tree
from sync import agent
from sync.commands import sync_once
from sync.home import one_writer
from sync.mirror.relay import Relay
from sync.outbox import Outbox
from tests.builders import an_attachment, an_item
from tests.county import sha256
from tests.desk import Desk, files
from tests.integration.test_agent import eventually
from tests.serving import Listener, serving

FILM = b"film" * 50_000


@pytest.fixture
def county(tmp_path):
    return a_desk(tmp_path / "county", "150125")


def a_desk(folder, code):
    desk = Desk(folder, code)
    desk.now = datetime.now(UTC)
    desk.release()
    return desk


def a_home(folder, road, area="150125", poll_s=1):
    folder.mkdir()
    (folder / "station.toml").write_text(
        f'[station]\narea = "{area}"\n[county]\nroads = ["{road}"]\npoll_s = {poll_s}\n'
        "[stick]\nfolders = []\n"
    )
    return folder


@contextlib.contextmanager
def relaying(*homes):
    with Relay(homes, port=0) as relay:
        thread = threading.Thread(target=relay.run)
        thread.start()
        try:
            yield relay.address
        finally:
            relay.stop()
            thread.join()


def held(home):
    with Library(home / "library.db") as library:
        return library.held().release


def everything(desk):
    return files(desk.tree)


def mirrored(home):
    blobs = {f"blobs/sha256/{path}": held for path, held in files(home / "blobs").items()}
    return files(home / "tree") | blobs


def fetched(url):
    with urllib.request.urlopen(url) as answer:
        return answer.read()


def test_a_relay_holds_the_countys_tree_to_the_byte_and_serves_it(county, tmp_path):
    film = an_attachment(FILM, role=Role.FILM, media_type="video/mp4")
    elsewhere = an_item("night", areas=("150125999999",), attachments=(film,))
    with serving(county.tree) as address:
        home = a_home(tmp_path / "relay", address)
        with relaying(home) as relay:
            assert eventually(lambda: mirrored(home) == everything(county))
            county.release(elsewhere, blobs={film.sha256: FILM})
            assert eventually(lambda: mirrored(home) == everything(county), within_s=20)
            for path in (
                "metadata/timestamp.json",
                f"blobs/sha256/{film.sha256[:2]}/{film.sha256}",
            ):
                assert fetched(relay + path) == (county.tree / path).read_bytes()
                assert fetched(f"{relay}150125/{path}") == (county.tree / path).read_bytes()
            village = tmp_path / "village"
            assert sync_once(village, roads=[relay]) == 0
            assert held(village) == 2


def test_one_relay_serves_several_counties_each_under_its_code(county, tmp_path):
    other = a_desk(tmp_path / "other", "150123")
    homes = [
        a_home(tmp_path / "r1", county.tree),
        a_home(tmp_path / "r2", other.tree, area="150123"),
    ]
    with relaying(*homes) as relay:
        assert eventually(lambda: held(homes[0]) == held(homes[1]) == 1)
        assert eventually(lambda: all(mirrored(home) for home in homes))
        for code in ("150125", "150123"):
            village = tmp_path / f"village-{code}"
            assert eventually(lambda v=village, c=code: sync_once(v, roads=[f"{relay}{c}/"]) == 0)
            with Library(village / "library.db") as library:
                assert library.held().county == code


def test_news_of_a_release_goes_on_to_those_who_listen_at_the_relay(county, tmp_path):
    with serving(county.tree) as address:
        home = a_home(tmp_path / "relay", address, poll_s=3600)
        with relaying(home) as relay:
            assert eventually(lambda: mirrored(home) == everything(county))
            with Listener(relay, "/events?have=1", timeout=20) as listener:
                county.release()
                assert b"data: 2" in listener.until(b"data: ")


def test_letters_go_up_through_a_relay_and_their_answers_come_down(county, tmp_path):
    keys = PrivateKeys.open(county.keys)
    with (
        Intake(tmp_path / "intake.db", keys) as intake,
        serving({"": Tree(county.tree, inbox=intake)}) as address,
    ):
        home = a_home(tmp_path / "relay", address, poll_s=3600)
        village = tmp_path / "village"
        with relaying(home) as relay:
            assert eventually((home / "tree/metadata/timestamp.json").exists)
            assert sync_once(village, roads=[relay]) == 0
            with Outbox(village / "station.db") as outbox:
                outbox.add("receipt", {"warning": "x"}, now=datetime.now(UTC))
                assert outbox.waiting() == 1

            def answered():
                sync_once(village, roads=[relay])
                with Outbox(village / "station.db") as outbox:
                    return outbox.waiting() == 0

            assert eventually(answered, within_s=20)
        assert intake.count() == 1
        assert files(home / "forward/outbox") == {}


def test_two_roads_that_disagree_never_bring_a_village_back(county, tmp_path):
    relay, village = a_home(tmp_path / "relay", county.tree), tmp_path / "village"
    assert sync_once(relay) == 0
    county.release(times=3)
    old, new = str(relay / "tree"), str(county.tree)
    seen = []
    for roads in ([old, new], [new, old], [old], [old, new]):
        sync_once(village, roads=roads)
        seen.append(held(village))
    assert seen == sorted(seen)
    assert seen[-1] == 4


def test_two_homes_of_one_county_are_a_mistake(county, tmp_path):
    homes = [a_home(tmp_path / name, county.tree) for name in ("r1", "r2")]
    with pytest.raises(AuthoringError, match="another home"):
        Relay(homes, port=0)


def test_a_relay_ends_when_one_of_its_agents_cannot_work(county, tmp_path):
    home = a_home(tmp_path / "relay", county.tree)
    with (
        one_writer(home),
        Relay([home], port=0) as relay,
        pytest.raises(StoreError, match="another"),
    ):
        relay.run()


def test_a_relay_ends_when_one_of_its_agents_ends_as_nobody_foresaw(county, tmp_path, monkeypatch):
    def failing(*_, **__):
        raise KeyError

    monkeypatch.setattr(agent, "run", failing)
    home = a_home(tmp_path / "relay", county.tree)
    with Relay([home], port=0) as relay, pytest.raises(KeyError):
        relay.run()


def test_a_relay_holds_what_no_village_around_it_needs(county, tmp_path):
    picture = an_attachment(b"picture")
    county.release(
        an_item("far", areas=("150125888",), attachments=(picture,)),
        blobs={picture.sha256: b"picture"},
    )
    home = a_home(tmp_path / "relay", county.tree)
    with relaying(home):
        name = sha256(b"picture")
        assert eventually((home / "blobs" / name[:2] / name).exists)
