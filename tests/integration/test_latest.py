"""All signed words at once: cheaper on a bad line, and believed no more than one by one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from content.latest import MOST, PATH, Latest
from sync.poll import FULL_EVERY
from sync.status import State
from sync.trust import TIMESTAMP
from tests.county import County
from tests.integration.test_pull import NOW, Village, nth
from tests.lines import MemoryRoad


@pytest.fixture
def county():
    return County(now=NOW).release(nth(1), nth(2)).tell_latest()


@pytest.fixture
def road(county):
    return MemoryRoad(county.files)


@pytest.fixture
def village(tmp_path):
    with Village(tmp_path) as village:
        yield village


def kinds(asked):
    """Return what was asked for, without hashes and versions."""
    return [(path.rpartition(".00")[0] and "segment") or path for path in asked]


def test_a_new_release_is_two_requests(village, county, road):
    village.pull(road)
    county.release(nth(3)).tell_latest()
    road.asked.clear()
    assert village.pull(road).after == 2
    assert kinds(road.asked) == [PATH, "segment"]


def test_a_poll_without_news_is_one_request(village, road):
    village.pull(road)
    road.asked.clear()
    assert village.again().pull(road).status.state is State.IDLE
    assert road.asked == [PATH]


def test_once_a_day_every_file_is_asked_for_and_then_all_at_once_again(village, road):
    village.pull(road)
    village.now = NOW + FULL_EVERY + timedelta(minutes=1)
    road.asked.clear()
    village.pull(road)
    assert road.asked == [TIMESTAMP, "metadata/2.root.json"]
    road.asked.clear()
    village.pull(road)
    village.pull(road)
    assert road.asked == [PATH, PATH]


def test_a_new_root_is_fetched_when_it_is_told(village, county, road):
    village.pull(road)
    county.rotate("timestamp")
    county.release(nth(3)).tell_latest()
    road.asked.clear()
    assert village.pull(road).after == 2
    assert kinds(road.asked) == [PATH, "metadata/2.root.json", "segment"]


@pytest.mark.parametrize(
    "said",
    [
        b"[]",
        b"{",
        b'{"format":2}',
        b'{"format":1,"root":1,"files":[]}',
        b'{"format":1,"root":1e999,"files":{}}',
        b"x" * (MOST + 1),
    ],
)
def test_what_cannot_be_read_is_asked_for_one_by_one(village, county, road, said):
    county.files[PATH] = said
    assert village.pull(road).after == 1
    road.asked.clear()
    village.pull(road)
    assert road.asked == [TIMESTAMP], "and it is remembered that this road has none"


def test_what_it_lacks_is_asked_for_one_by_one(village, county, road):
    county.files[PATH] = Latest(1, {TIMESTAMP: county.files[TIMESTAMP]}).to_json()
    assert village.pull(road).after == 1
    assert "metadata/1.targets.json" in road.asked


def test_an_older_word_is_refused(village, county, road):
    older = county.files[PATH]
    village.pull(road)
    county.release(nth(3)).tell_latest()
    village.pull(road)
    county.files[PATH] = older
    outcome = village.pull(road)
    assert (outcome.status.reason, outcome.after) == ("rollback", 2)


def test_words_of_two_releases_are_refused(village, county, road):
    county.release(nth(3)).tell_latest()
    told = Latest.from_json(county.files[PATH])
    mixed = told.files | {"metadata/2.snapshot.json": county.files["metadata/1.snapshot.json"]}
    county.files[PATH] = Latest(1, mixed).to_json()
    outcome = village.pull(road)
    assert (outcome.status.reason, outcome.after) == ("mix", 0)


def test_a_word_too_large_to_be_signed_so_is_not_taken_from_it(village, county, road):
    told = Latest.from_json(county.files[PATH])
    head = county.target_path("head.json")
    county.files[PATH] = Latest(1, told.files | {head: told.files[head] + b" "}).to_json()
    assert village.pull(road).after == 1
    assert head in road.asked


def test_a_log_in_page_is_no_word(village, county, road):
    county.files[PATH] = b"<html>Please log in</html>"
    assert village.pull(road).status.reason == "portal"
