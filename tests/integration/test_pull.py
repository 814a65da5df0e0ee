"""Visits to the county: real signatures, real SQLite, roads that fail."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from content.errors import LinkError, StoreError
from content.head import Head
from content.model import Kind, Role, Section, Tombstone
from content.prices import Quote, write_csv
from content.units import PriceUnit
from sync.commands import sentence
from sync.fetch import Gauge
from sync.media import Limits, Usage
from sync.poll import NOTE as POLL_NOTE
from sync.pull import NO_ANSWER, PORTAL, STORE
from sync.road import StoppedError
from sync.status import NOTE, State, Status
from sync.tables import Disk, Line, Window
from sync.trust import TIMESTAMP
from tests.builders import an_attachment, utc
from tests.builders_outbox import KEYS
from tests.county import County, sha256
from tests.lines import MemoryRoad
from tests.village import NOW, Village, nth

PICTURE, SOUND, FILM = b"picture" * 100, b"sound" * 100, b"film" * 5000


POTATO = {
    "day": date(2026, 5, 19),
    "market": "东瓦窑",
    "product": "土豆",
    "unit": PriceUnit.PER_JIN,
    "low": None,
    "high": None,
    "modal": Decimal("1.2"),
}


@pytest.fixture
def county():
    return County(now=NOW).release(nth(1), nth(2))


@pytest.fixture
def road(county):
    return MemoryRoad(county.files)


@pytest.fixture
def village(tmp_path):
    with Village(tmp_path) as village:
        yield village


# text


def test_a_first_visit_brings_everything(village, road):
    outcome = village.pull(road)
    assert (outcome.before, outcome.after, outcome.applied.added) == (0, 1, 2)
    assert outcome.status.state is State.IDLE
    assert (outcome.requests, outcome.received) == (road.tally.requests, road.tally.received)
    assert village.library.item(nth(1).id) == nth(1)
    assert village.library.held().county == "150125"


def test_a_visit_with_nothing_new_is_one_request(village, road):
    village.pull(road)
    road.asked.clear()
    outcome = village.again().pull(road)
    assert road.asked == [TIMESTAMP]
    assert outcome.requests == 1
    assert outcome.status.contact == NOW


def test_once_a_day_all_metadata_is_asked_for(village, road):
    village.pull(road)
    road.asked.clear()
    village.now = NOW + timedelta(days=1, minutes=1)
    village.pull(road)
    assert road.asked == [TIMESTAMP, "metadata/2.root.json"]
    road.asked.clear()
    village.pull(road)
    assert road.asked == [TIMESTAMP]


def test_the_countys_keys_for_what_goes_up_come_with_its_head(village, county, road):
    village.pull(road)
    assert village.library.held().intake is None
    county.intake = KEYS
    county.release(nth(3))
    village.pull(road)
    assert village.library.held().intake == KEYS


def test_changes_and_withdrawals_arrive(village, county, road):
    village.pull(road)
    better = replace(nth(1), title="更好的办法", updated=NOW + timedelta(hours=1))
    county.release(better, Tombstone(nth(2).id, NOW), nth(3))
    outcome = village.pull(road)
    assert outcome.applied == replace(outcome.applied, added=1, changed=1, withdrawn=1)
    assert village.library.item(nth(1).id).title == "更好的办法"
    assert village.library.item(nth(2).id) is None


def test_a_village_that_was_away_for_long_needs_few_segments(village, county, road):
    village.pull(road)
    for number in range(3, 40):
        county.release(nth(number))
    road.asked.clear()
    outcome = village.pull(road)
    assert outcome.after == 38
    assert (
        sum("segments/" in path for path in road.asked) <= 12
    )  # those that bring the text, and those the mirror lacks


def test_a_renewed_word_without_a_release_moves_the_time_and_applies_nothing(village, county, road):
    village.pull(road)
    county.renew(now=NOW + timedelta(days=2))
    outcome = village.pull(road)
    assert (outcome.before, outcome.after) == (1, 1)
    assert outcome.status.issued == NOW + timedelta(days=2)


def test_a_library_lost_with_its_mirror_is_fetched_again(village, road):
    village.pull(road)
    village.library.close()
    for path in village.home.glob("library.db*"):
        path.unlink()
    shutil.rmtree(village.home / "tree")
    outcome = village.__enter__().pull(road)
    assert (outcome.before, outcome.after, outcome.applied.added) == (0, 1, 2)


def test_a_lost_pin_comes_back_from_the_library(village, county, road):
    village.pull(road)
    for path in sorted((village.home / "trust").rglob("*"), reverse=True):
        path.unlink() if path.is_file() or path.is_symlink() else path.rmdir()
    assert village.again().trust.fingerprint == sha256(county.first_root)


# refusals


def refused(village, *roads):
    before = village.library.held(), village.library.note(POLL_NOTE)
    outcome = village.pull(*roads)
    assert outcome.status.state is State.REFUSED
    assert (village.library.held(), village.library.note(POLL_NOTE)) == before
    return outcome.status.reason


def test_a_segment_that_is_not_what_was_signed_is_refused_and_what_is_held_stays(
    village, county, road
):
    village.pull(road)
    county.release(nth(3))
    path = county.target_path("segments/00000002-00000002.atom.zst")
    right = county.files[path]
    county.files[path] = b"x" * len(right)
    assert refused(village, road) == "hash_mismatch"
    assert village.library.item(nth(3).id) is None
    county.files[path] = right
    assert village.pull(road).after == 2


@pytest.mark.parametrize("target", ["head.json", "segments/00000002-00000002.atom.zst"])
def test_a_signed_file_that_is_not_there_is_missing(village, county, road, target):
    village.pull(road)
    county.release(nth(3))
    del county.files[county.target_path(target)]
    assert refused(village, road) == "missing"


def test_a_head_that_is_not_what_was_signed_is_refused(village, county, road):
    path = county.target_path("head.json")
    county.files[path] = county.files[path].replace(b"150125", b"150123")
    assert refused(village, road) == "hash_mismatch"
    county.files[path] += b" "
    assert refused(village, road) == "too_large"


def test_a_tree_without_a_head_is_refused(village, county, road):
    del county.targets.targets["head.json"]
    county.sign_targets()
    county.renew()
    assert refused(village, road) == "missing"


def test_a_head_that_cannot_be_read_is_malformed(village, county, road):
    county.put_target("head.json", b"{}")
    county.sign_targets()
    county.renew()
    assert refused(village, road) == "malformed"


def test_a_head_of_another_release_is_a_mix(village, county, road):
    county.write_targets(release=7)
    county.renew()
    assert refused(village, road) == "mix"


def test_another_county_under_the_same_keys_is_refused_and_raises_no_floor(village, county, road):
    village.pull(road)
    right = dict(county.files)
    county.code = "150123"
    county.release(nth(3))
    assert refused(village, road) == "wrong_county"
    road.files = right
    assert village.pull(road).status.state is State.IDLE


def test_a_segment_signed_but_unreadable_is_malformed_and_changes_nothing(village, county, road):
    village.pull(road)
    county.release(nth(3))
    county.put_target("segments/00000002-00000002.atom.zst", b"no zstd at all")
    county.sign_targets()
    county.renew()
    assert refused(village, road) == "malformed"


def test_a_segment_that_unpacks_to_more_than_signed_is_malformed(village, county, road):
    head = Head.from_json(county.files[county.target_path("head.json")])
    segments = tuple(replace(entry, size=10) for entry in head.segments)
    county.write_targets(segments=segments)
    county.renew()
    assert refused(village, road) == "malformed"
    assert village.library.item(nth(1).id) is None


# roads


def test_the_first_road_that_can_be_believed_is_taken(village, county, road):
    village.pull(road)
    stale = MemoryRoad(dict(county.files), "stale")
    county.release(nth(3))
    village.pull(road)
    county.release(nth(4))
    dead, other = MemoryRoad({}, "dead"), MemoryRoad(County(now=NOW).release(nth(9)).files, "other")
    dead.is_dead = True
    outcome = village.pull(dead, other, stale, road)
    assert outcome.after == 3
    assert outcome.status.state is State.IDLE
    assert [(each.address, each.reason) for each in outcome.passed] == [
        ("dead", NO_ANSWER),
        ("other", "bad_signature"),
        ("stale", "rollback"),
    ]
    assert [each.reason for each in outcome.status.passed] == [
        NO_ANSWER,
        "bad_signature",
        "rollback",
    ]
    assert outcome.status.contact_road == road.address


def test_two_roads_that_disagree_never_roll_the_village_back(village, county, road):
    stale = MemoryRoad(dict(county.files), "stale")
    county.release(nth(3))
    for _ in range(3):
        village.pull(road)
        village.pull(stale)
        assert village.holds() == 2


def test_when_no_road_answers_the_village_is_offline_and_keeps_what_it_has(village, road):
    village.pull(road)
    road.is_dead = True
    village.now = NOW + timedelta(days=40)
    outcome = village.pull(road)
    assert outcome.status.state is State.OFFLINE
    assert outcome.status.reason == NO_ANSWER
    assert outcome.status.contact == NOW
    assert outcome.status.is_old
    assert village.holds() == 1


def test_without_a_road_the_village_is_offline(village):
    outcome = village.pull()
    assert (outcome.status.state, outcome.status.reason) == (State.OFFLINE, NO_ANSWER)


def test_a_road_that_broke_goes_on_over_another_without_a_byte_twice(village, county, road):
    first = MemoryRoad(county.files, "first")
    first.cut_after = 300
    held = first._held

    def dying(path):
        if sum("segments/" in asked for asked in first.asked) >= 1 and "segments/" in path:
            first.is_dead = True
        return held(path)

    first._held = dying
    outcome = village.pull(first, road)
    assert outcome.after == 1
    assert outcome.resent == 0


def test_a_dead_first_road_does_not_cost_its_time_out_at_every_visit(village, road, monkeypatch):
    monkeypatch.setattr("sync.roads.QUICK_S", -1.0)
    dead = MemoryRoad({}, "dead")
    dead.is_dead = True
    tries = []
    dead.ask = lambda *_, **__: tries.append(1) or dead._held("")
    puller = village.puller(dead, road)
    assert [len(puller.pull().passed) for _ in range(4)] == [1, 0, 0, 0]
    dead.files, dead.is_dead = road.files, False
    del dead.ask
    assert puller.pull(first="dead").status.contact_road == "dead", "it said it has news"


def test_a_road_that_was_frozen_is_passed_over_and_what_is_held_stays(village, county, road):
    village.pull(road)
    village.now = NOW + timedelta(days=31)
    for _ in range(2):  # asked for all metadata, and for what is new only
        outcome = village.pull(road)
        assert outcome.status.state is State.REFUSED
        assert [each.reason for each in outcome.passed] == ["expired"]
        assert (outcome.status.reason, outcome.status.is_old) == ("expired", True)
        assert outcome.was_answered
        assert (village.holds(), outcome.status.contact) == (1, NOW)
    frozen = MemoryRoad(dict(county.files), "frozen")
    county.renew(now=village.now)
    outcome = village.pull(frozen, road)
    assert [each.reason for each in outcome.passed] == ["expired"]
    assert outcome.status.state is State.IDLE
    assert not outcome.status.is_old


def test_a_frozen_poll_that_says_unchanged_is_passed_over_too(village, road):
    village.pull(road)
    village.now = NOW + timedelta(days=29, hours=20)
    village.pull(road)
    village.now += timedelta(hours=5)
    road.asked.clear()
    assert village.pull(road).status.reason == "expired"
    assert road.asked == [TIMESTAMP]


def test_attachments_still_come_from_a_road_that_was_frozen(village, county, road):
    county.release(with_media(), blobs=(PICTURE, SOUND, FILM))
    village.pull(road, limits=Limits(line=Line(day_bytes=1)))
    village.now = NOW + timedelta(days=31)
    outcome = village.pull(road)
    assert (outcome.status.reason, outcome.status.waiting) == ("expired", 0)


def test_a_log_in_page_is_told_apart_from_a_county_that_lies(village, road):
    road.files = dict.fromkeys(road.files, b"<!DOCTYPE html><title>Please log in</title>")
    outcome = village.pull(road)
    assert (outcome.status.state, outcome.status.reason) == (State.OFFLINE, PORTAL)


def test_a_line_that_breaks_within_the_metadata_is_asked_again_at_once(village, county, road):
    village.pull(road)
    county.release(nth(3))
    held, breaks = road._held, []

    def breaking(path):
        if path != TIMESTAMP and path not in breaks:
            breaks.append(path)
            raise LinkError
        return held(path)

    road._held = breaking
    road.stream = lambda *args, **more: MemoryRoad.stream(road, *args, **more)
    assert village.pull(road).after == 2


# attachments


def with_media(number=5):
    film = an_attachment(FILM, role=Role.FILM, media_type="video/mp4")
    sound = an_attachment(SOUND, role=Role.SOUND, media_type="audio/ogg")
    return nth(number, attachments=(film, an_attachment(PICTURE), sound))


@pytest.fixture
def media_county(county):
    return county.release(with_media(), blobs=(PICTURE, SOUND, FILM))


def test_sounds_come_before_pictures_and_films_last(village, media_county, road):
    outcome = village.pull(road)
    blobs = [path.rpartition("/")[2] for path in road.asked if path.startswith("blobs/")]
    assert blobs == [sha256(SOUND), sha256(PICTURE), sha256(FILM)]
    assert outcome.status.waiting == 0
    assert village.blobs.path(sha256(FILM)).read_bytes() == FILM
    assert village.spool.sizes() == {}


def test_text_is_applied_before_the_first_attachment_is_asked_for(village, media_county, road):
    held = road._held
    seen = []

    def look(path):
        if path.startswith("blobs/"):
            seen.append(village.holds())
        return held(path)

    road._held = look
    village.pull(road)
    assert seen == [2, 2, 2]


def test_an_attachment_that_fails_undoes_no_text_and_is_tried_again_later(
    village, media_county, road
):
    path = f"blobs/sha256/{sha256(PICTURE)[:2]}/{sha256(PICTURE)}"
    del media_county.files[path]
    puller = village.puller(road)
    outcome = puller.pull()
    assert (outcome.after, outcome.status.waiting) == (2, 1)
    assert outcome.status.state is State.IDLE
    media_county.files[path] = b"y" * len(PICTURE)
    village.now += timedelta(hours=1)
    assert puller.pull().status.waiting == 1
    media_county.files[path] = PICTURE
    assert puller.pull().status.waiting == 1, "not before its time"
    village.now += timedelta(hours=1)
    assert puller.pull().status.waiting == 0


def test_a_line_that_dies_among_attachments_is_not_asked_for_all_of_them(village, county, road):
    items = [nth(n, attachments=(an_attachment(b"p%d" % n),)) for n in range(5, 15)]
    county.release(*items, blobs=[b"p%d" % n for n in range(5, 15)])
    stream = road.stream

    def dying(path, *more, **most):
        if path.startswith("blobs/"):
            road.is_dead = True
        stream(path, *more, **most)

    road.stream = dying
    outcome = village.pull(road)
    assert (outcome.after, outcome.status.waiting) == (2, 10)
    assert sum(path.startswith("blobs/") for path in road.asked) == 0


def test_a_budget_of_a_day_is_kept_and_the_film_arrives_in_the_end(village, media_county, road):
    limits = Limits(line=Line(day_bytes=6000))
    waiting = []
    for day in range(5):
        village.now = NOW + timedelta(days=day)
        for _ in range(3):  # a visit more does not bring more, nor does a restart
            outcome = village.again().pull(road, limits=limits)
        waiting.append(outcome.status.waiting)
        assert outcome.resent == 0
    assert waiting == [1, 1, 1, 0, 0]


def test_of_a_film_in_several_sizes_only_the_one_a_village_can_use_comes(village, county, road):
    sizes = {height: b"%d" % height * 1000 for height in (480, 360, 240)}
    films = tuple(
        an_attachment(held, role=Role.FILM, media_type="video/mp4", height=height)
        for height, held in sizes.items()
    )
    county.release(nth(5, attachments=films), blobs=tuple(sizes.values()))

    def held(**line):
        assert village.pull(road, limits=Limits(line=Line(**line))).status.waiting == 0
        return [height for height, film in sizes.items() if village.blobs.has(sha256(film))]

    assert held(rate=16_000) == [240]
    assert held(film_height=400) == [360, 240], "what is here already stays"


def test_films_wait_for_their_hours_unless_nobody_knows_the_hour(village, media_county, road):
    night = Limits(line=Line(films=Window(time(22), time(6))))
    village.now = NOW + timedelta(hours=4)  # noon in China
    assert village.pull(road, limits=night).status.waiting == 1
    village.now = NOW + timedelta(hours=15)
    assert village.pull(road, limits=night).status.waiting == 0


def test_a_dead_clock_keeps_no_film_away(village, media_county, road):
    village.now = utc("1970-01-01 04:00")
    night = Limits(line=Line(films=Window(time(22), time(6))))
    assert village.pull(road, limits=night).status.waiting == 0


def test_a_rate_is_kept_over_text_and_attachments(village, media_county, road):
    waits = []
    limits = Limits(line=Line(rate=5000))
    village.pull(road, limits=limits, wait=waits.append)
    assert max(waits) <= 0.25
    assert sum(waits) > 3


def test_a_film_makes_way_for_a_warning_in_the_middle(village, media_county, road):
    is_nudged = False
    puller = village.puller(road, is_nudged=lambda _: is_nudged)
    stream = road.stream

    def nudged(path, into, **more):
        nonlocal is_nudged
        is_nudged = sha256(FILM) in path
        stream(path, into, **more)

    road.stream = nudged
    outcome = puller.pull()
    assert outcome.is_paused
    assert village.spool.size(sha256(FILM)) == 1000, "what came stays"
    road.stream, is_nudged = stream, False
    media_county.release(nth(6))
    outcome = puller.pull()
    assert (outcome.after, outcome.status.waiting, outcome.resent) == (3, 0, 0)


def test_a_wait_for_the_line_ends_for_text_too(village, media_county, road):
    def cut(path, into, **more):
        nonlocal is_nudged
        if sha256(FILM) in path:
            is_nudged = True
            raise LinkError
        MemoryRoad.stream(road, path, into, **more)

    is_nudged, road.stream = False, cut
    assert village.pull(road, is_nudged=lambda _: is_nudged).is_paused


def test_films_opened_last_are_kept_and_others_go_and_do_not_come_again(village, county, road):
    films = [bytes([n]) * 1000 for n in range(4)]
    items = [
        nth(n + 5, attachments=(an_attachment(held, role=Role.FILM),))
        for n, held in enumerate(films)
    ]
    county.release(*items, blobs=films)
    opened = {}
    limits = Limits(disk=Disk(quota=2500, keep_free=0), opened=lambda: opened)

    def held():
        village.pull(road, limits=limits)
        return [n for n, film in enumerate(films) if village.blobs.has(sha256(film))]

    assert held() == [2, 3], "the newest, as long as none was opened"
    requests = road.tally.requests
    assert (held(), road.tally.requests) == ([2, 3], requests + 1)
    opened[items[0].id] = NOW + timedelta(days=1)
    assert held() == [0, 3]
    limits = replace(limits, disk=Disk(quota=2500, keep_free=0, pinned=frozenset(Section)))
    assert held() == [0, 3], "of a pinned section nothing goes"


def test_a_disk_that_is_nearly_full_gives_up_films_and_nothing_else(village, media_county, road):
    village.pull(road)
    village.pull(road, limits=Limits(disk=Disk(keep_free=1000), usage=lambda: Usage(10**6, 0)))
    held = [village.blobs.has(sha256(each)) for each in (FILM, SOUND, PICTURE)]
    assert held == [False, True, True]


def test_what_there_is_no_room_for_is_told_and_comes_once_there_is(village, media_county, road):
    full = Limits(disk=Disk(keep_free=1000), usage=lambda: Usage(10**6, 0))
    said = village.pull(road, limits=full)
    assert (said.status.waiting, said.status.held_back) == (0, 3)
    assert sentence(said).count("no room on the disk for 3 attachments") == 1
    said = village.pull(road)
    assert (said.status.waiting, said.status.held_back) == (0, 0)


def test_a_film_goes_when_there_is_no_room_for_text(village, media_county, road, monkeypatch):
    village.pull(road)
    media_county.release(nth(8))

    def full(*_):
        msg = "database or disk is full"
        raise StoreError(msg)

    monkeypatch.setattr(village.library, "apply", full)
    limits = Limits(disk=Disk(keep_free=1000), usage=lambda: Usage(10**6, 0))
    with pytest.raises(StoreError, match="full"):
        village.pull(road, limits=limits)
    assert not village.blobs.has(sha256(FILM))


def test_a_disk_that_cannot_even_say_its_room_is_told_for_what_it_is(
    village, media_county, road, monkeypatch, caplog
):
    def broken(*_):
        msg = "input/output error"
        raise StoreError(msg)

    monkeypatch.setattr(village.library, "apply", broken)
    with pytest.raises(StoreError, match="input/output"):
        village.pull(road, limits=Limits(usage=broken))
    assert "no room made" in caplog.text


def test_a_wish_to_end_ends_attachments_at_once(village, media_county, road):
    def stopped(path, *args, **more):
        if path.startswith("blobs/"):
            raise StoppedError
        MemoryRoad.stream(road, path, *args, **more)

    road.stream = stopped
    with pytest.raises(StoppedError):
        village.pull(road)


def test_what_one_road_lacks_comes_from_another(village, media_county, road):
    poor = MemoryRoad(dict(media_county.files), "poor")
    for held in (FILM, SOUND):
        del poor.files[f"blobs/sha256/{sha256(held)[:2]}/{sha256(held)}"]
    puller = village.puller(poor, road)
    outcome = puller.pull()
    assert (outcome.status.waiting, outcome.status.contact_road) == (0, "poor")
    assert [path[:6] for path in road.asked] == ["blobs/"] * 2


def test_parts_of_what_was_withdrawn_are_swept_away(village, media_county, road):
    village.pull(road, limits=Limits(line=Line(day_bytes=3000)))
    assert village.spool.sizes()
    media_county.release(Tombstone(with_media().id, NOW))
    village.pull(road)
    assert village.spool.sizes() == {}


def test_attachments_of_what_was_withdrawn_give_their_room_back(village, media_county, road):
    village.pull(road)
    assert village.blobs.has(sha256(FILM))
    media_county.release(Tombstone(with_media().id, NOW))
    village.pull(road)
    assert not village.blobs.has(sha256(FILM))


def test_data_too_large_to_ride_along_goes_into_the_library(village, county, road):
    sheet = write_csv([Quote(**POTATO)])
    data = an_attachment(sheet, role=Role.DATA, media_type="text/csv", width=0, height=0)
    item = nth(7, section=Section.PRICES, kind=Kind.QUOTES, attachments=(data,))
    county.release(item, blobs=(sheet,))
    village.pull(road)
    assert [quote.product for quote in village.library.quotes()] == ["土豆"]


# status


def test_the_screen_can_follow_a_visit(village, media_county, road):
    village.pull(road)
    states = [status.state for status in village.shown]
    assert states[0] is State.CHECKING
    assert State.RECEIVING in states
    assert states[-1] is State.IDLE
    receiving = [status for status in village.shown if status.state is State.RECEIVING]
    assert all(status.bytes_done <= status.bytes_total for status in receiving)
    assert Status.from_json(village.library.note(NOTE)) == village.shown[-1]


def test_a_wish_to_end_leaves_no_status_that_says_a_transfer_goes_on(village, media_county, road):
    def stop(*_, **__):
        raise StoppedError

    road.stream = stop
    with pytest.raises(StoppedError):
        village.pull(road)
    assert village.shown[-1].state is State.IDLE
    assert village.shown[-1].reason == ""


def test_a_full_disk_is_said(village, road):
    (village.home / "spool").write_text("a file in the way")
    with pytest.raises(StoreError):
        village.pull(road)
    assert village.shown[-1].reason == STORE


def test_the_trusted_time_is_saved_every_few_hours(village, road):
    village.pull(road)
    village.now = NOW + timedelta(hours=7)
    village.pull(road)
    assert village.trust.floor.saved == NOW + timedelta(hours=7)


def test_a_dead_clock_is_said_and_hides_nothing(village, road):
    village.now = utc("1970-01-01 00:00")
    outcome = village.pull(road)
    assert outcome.after == 1
    assert not outcome.status.clock_ok


def test_progress_is_shown_now_and_then_while_bytes_come(village, media_county, road, monkeypatch):
    monkeypatch.setattr("sync.report.SHOW_EVERY_S", 0.0)
    village.pull(road)
    done = [s.bytes_done for s in village.shown if s.state is State.RECEIVING]
    assert len(set(done)) > 10


def test_a_gauge_waits_by_itself():
    assert Gauge(lambda _: None).wait is not None
