"""Bytes over real HTTP, from servers that fail in every way we have met."""

from __future__ import annotations

import gzip
import threading
import time

import pytest

from content.errors import LinkError
from sync.link import FolderRoad, HttpRoad, road
from sync.road import MissingError, PortalError, StoppedError, TooLargeError, unpack_gzip
from tests.lines import Line, Pile

HELD = bytes(range(256)) * 100
SIZE = len(HELD)
SMALL = b'{"said": "news"}' * 20
PACKED = gzip.compress(SMALL, mtime=0)


@pytest.fixture
def line():
    return Line({"film": HELD, "small.json": SMALL})


@pytest.fixture
def way(line):
    with line.open() as address:
        connected = HttpRoad(address)
        yield connected
        connected.close()


def stream(way, pile, *, path="film", stop=SIZE, whole=SIZE, within_s=5.0):
    way.stream(path, pile, start=len(pile.held), stop=stop, whole=whole, within_s=within_s)


# small files


def test_a_small_file_comes_whole_and_is_counted_with_its_headers(way):
    answer = way.ask("small.json", most=1000)
    assert answer.body == SMALL
    assert way.tally.requests == 1
    assert len(SMALL) + 50 < way.tally.received < len(SMALL) + 300


def test_a_packed_file_is_unpacked(way, line):
    line.packed = True
    assert way.ask("small.json", most=1000).body == SMALL
    assert way.tally.received < len(SMALL)


def test_what_is_unchanged_costs_less_than_400_bytes(way):
    answer = way.ask("small.json", most=1000)
    before = way.tally.received
    assert way.ask("small.json", most=1000, etag=answer.etag).unchanged
    assert way.tally.received - before < 400


def test_a_file_that_is_not_there_is_missing(way, line):
    with pytest.raises(MissingError):
        way.ask("nothing", most=10)
    line.status = 403
    with pytest.raises(MissingError):
        way.ask("small.json", most=1000)


@pytest.mark.parametrize("status", [500, 503, 429, 204, 206, 416])
def test_any_other_answer_is_no_answer(way, line, status):
    line.status = status
    with pytest.raises(LinkError, match=str(status)):
        way.ask("small.json", most=1000)


def test_a_file_larger_than_it_may_be_is_cut_off(way, line):
    with pytest.raises(TooLargeError):
        way.ask("film", most=1000)
    line.files["film"] = HELD[:1001]
    with pytest.raises(TooLargeError):
        way.ask("film", most=1000)
    line.endless, line.no_length = True, True
    with pytest.raises(TooLargeError):
        way.ask("small.json", most=1000)


def test_a_bomb_is_not_unpacked(way, line):
    bomb = gzip.compress(b"\0" * 50_000_000)
    line.headers = {"Content-Encoding": "gzip"}
    line.files["bomb"] = bomb
    with pytest.raises(TooLargeError):
        way.ask("bomb", most=100_000)


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "deflate"])
def test_packing_nobody_asked_for_is_refused(way, line, coding):
    line.headers = {"Content-Encoding": coding}
    with pytest.raises(LinkError, match="nobody asked"):
        way.ask("small.json", most=1000)


def test_a_body_that_ends_early_is_no_answer(way, line):
    line.cut_after = 100
    with pytest.raises(LinkError):
        way.ask("small.json", most=1000)


def test_a_request_ends_at_its_deadline_however_slowly_it_drips(way, line):
    line.drip_s = 0.05
    begun = time.monotonic()
    with pytest.raises(LinkError, match="not done within"):
        way.ask("film", most=100_000, within_s=0.4)
    assert time.monotonic() - begun < 1.5


def test_a_server_that_accepts_and_is_silent_ends_at_the_deadline(way, line):
    line.hang.clear()
    with pytest.raises(LinkError, match="not done within"):
        way.ask("small.json", most=1000, within_s=0.3)


def test_nobody_there_is_no_answer():
    way = HttpRoad("http://127.0.0.1:9/")
    with pytest.raises(LinkError):
        way.ask("small.json", most=10, within_s=5)
    way.close()


@pytest.mark.parametrize(
    "address",
    ["http://[/", "http://a\udcffb/", "http://" + "x" * 300, "http://127.0.0.1:99999/"],
)
def test_an_address_that_is_none_is_no_answer(address):
    way = HttpRoad(address)
    with pytest.raises(LinkError):
        way.ask("small.json", most=10, within_s=5)
    way.close()


def test_an_etag_that_could_not_be_sent_back_is_forgotten(way, line):
    line.headers = {"ETag": "no quotes", "Last-Modified": "x" * 100}
    answer = way.ask("small.json", most=1000)
    assert (answer.etag, answer.last_modified) == ("", "")


# redirections


def test_the_county_is_never_looked_for_elsewhere(way, line):
    line.status, line.headers = 302, {"Location": "/login"}
    with pytest.raises(PortalError, match="leads on to"):
        way.ask("small.json", most=1000)
    line.status = 511
    with pytest.raises(PortalError, match="log-in"):
        way.ask("small.json", most=1000)


def test_a_feed_may_have_moved_a_few_times_but_not_for_ever(line):
    line.status, line.headers = 301, {"Location": "/small.json"}
    with line.open() as address:
        way = HttpRoad(address, redirects=3)
        with pytest.raises(LinkError, match="leads on to"):
            way.ask("", most=1000)
        assert way.tally.requests == 4
        way.close()


def test_a_feed_that_moved_is_found(line):
    moved = Line({})
    with line.open() as there, moved.open() as here:
        moved.status, moved.headers = 301, {"Location": f"{there}small.json"}
        way = HttpRoad(here + "old.xml", redirects=3)
        assert way.ask("", most=1000).body == SMALL
        way.close()


def test_a_redirection_leads_to_no_file(line):
    line.status, line.headers = 301, {"Location": "file:///etc/passwd"}
    with line.open() as address:
        way = HttpRoad(address, redirects=3)
        with pytest.raises(LinkError, match="another kind"):
            way.ask("", most=1000)
        way.close()


# large files


def test_a_large_file_comes_whole(way):
    pile = Pile()
    stream(way, pile)
    assert pile.held == HELD


def test_a_broken_transfer_goes_on_byte_exact(way, line):
    line.cut_after = 8000
    pile = Pile()
    for _ in range(3):
        with pytest.raises(LinkError):
            stream(way, pile)
    line.cut_after = None
    stream(way, pile)
    assert pile.held == HELD
    assert (pile.cuts, pile.again) == ([], 0)
    asked = [headers.get("Range") for _, headers in line.asked]
    assert asked == [None, "bytes=8000-25599", "bytes=16000-25599", "bytes=24000-25599"]


def test_two_mirrors_with_two_etags_for_one_file_cost_nothing_twice(way, line):
    line.cut_after = 8000
    pile = Pile()
    with pytest.raises(LinkError):
        stream(way, pile)
    line.cut_after, line.headers = None, {"ETag": '"of another disk"'}
    stream(way, pile)
    assert (pile.held, pile.again) == (HELD, 0)


def test_a_server_without_ranges_takes_nothing_away_that_is_here(way, line):
    line.no_ranges = True
    line.cut_after = 300
    pile = Pile(HELD[:500])
    with pytest.raises(LinkError):
        stream(way, pile)
    assert (pile.held, pile.cuts) == (HELD[:500], [])
    line.cut_after = None
    stream(way, pile)
    assert (pile.held, pile.cuts) == (HELD, [])


def test_a_server_that_neither_begins_in_the_middle_nor_says_the_length_goes_on_too(way, line):
    line.no_ranges = line.no_length = True
    pile = Pile(HELD[:500])
    stream(way, pile)
    assert (pile.held, pile.again) == (HELD, 500)


def test_other_bytes_of_the_right_length_take_the_place_of_those_that_are_here(way, line):
    line.no_ranges = True
    pile = Pile(b"x" * 500)
    stream(way, pile)
    assert (pile.held, pile.cuts) == (HELD, [0])


def test_what_a_proxy_appends_is_left_alone(way, line):
    line.no_length = True
    line.spoil = lambda _, held: held + b"<script>an advertisement</script>"
    pile = Pile()
    stream(way, pile)
    assert pile.held == HELD


def test_only_the_part_that_is_wanted_is_asked_for(way):
    pile = Pile()
    stream(way, pile, stop=1000)
    assert pile.held == HELD[:1000]
    assert way.tally.received < 1500


def test_endless_bytes_end_at_the_signed_length(way, line):
    line.endless, line.no_length = True, True
    pile = Pile()
    stream(way, pile, stop=3000, whole=3000)
    assert len(pile.held) == 3000


def test_a_clean_end_that_comes_early_is_noticed(way, line):
    line.no_length = True
    line.spoil = lambda _, held: held[:700]
    pile = Pile()
    with pytest.raises(LinkError, match="bytes early"):
        stream(way, pile)
    assert pile.held == HELD[:700]


def test_a_log_in_page_takes_nothing_away_that_is_here(way, line):
    line.no_ranges = True
    line.spoil = lambda *_: b"<html>Please log in</html>"
    pile = Pile(HELD[:500])
    with pytest.raises(LinkError, match="are signed"):
        stream(way, pile)
    line.no_length = True
    with pytest.raises(LinkError, match="does not say how many"):
        stream(way, pile)
    assert pile.held == HELD[:500]


@pytest.mark.parametrize("said", ["bytes 0-9/25600", f"bytes {'0' * 5000}500-999/25600"])
def test_another_part_than_asked_for_is_refused(way, line, said):
    line.headers = {"Content-Range": said}
    pile = Pile(HELD[:500])
    with pytest.raises(LinkError, match="another part"):
        stream(way, pile)


def test_a_packed_part_is_refused(way, line):
    line.headers = {"Content-Encoding": "gzip"}
    with pytest.raises(LinkError, match="nobody asked"):
        stream(way, Pile())


def test_what_came_before_the_deadline_stays(way, line):
    line.drip_s = 0.001
    pile = Pile()
    with pytest.raises(LinkError, match="not done within"):
        stream(way, pile, within_s=0.5)
    assert pile.held
    assert HELD.startswith(bytes(pile.held))


# ending


def test_an_end_is_prompt_in_the_middle_of_a_silent_request(way, line):
    line.hang.clear()
    threading.Timer(0.2, way.interrupt).start()
    begun = time.monotonic()
    with pytest.raises(StoppedError):
        way.ask("small.json", most=1000)
    assert time.monotonic() - begun < 2
    with pytest.raises(StoppedError):
        way.ask("small.json", most=1000)


# which road


def test_an_address_says_what_kind_of_road_it_is(tmp_path):
    kinds = {
        "http://a.example/": HttpRoad,
        "https://a.example/": HttpRoad,
        str(tmp_path): FolderRoad,
        tmp_path.as_uri(): FolderRoad,
    }
    for address, kind in kinds.items():
        found = road(address)
        assert type(found) is kind
        assert found.address == address
        found.close()
    assert road(tmp_path.as_uri()).folder == tmp_path


# gzip


def test_gzip_is_unpacked_within_its_bound():
    assert unpack_gzip(gzip.compress(SMALL), len(SMALL)) == SMALL
    with pytest.raises(TooLargeError):
        unpack_gzip(gzip.compress(SMALL), len(SMALL) - 1)


@pytest.mark.parametrize(
    "packed",
    [b"", b"no gzip", PACKED[:-5], PACKED + PACKED],
    ids=["nothing", "no gzip", "cut", "goes on"],
)
def test_gzip_that_is_cut_or_goes_on_is_refused(packed):
    with pytest.raises(LinkError):
        unpack_gzip(packed, 10_000)
