import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.nudge import (
    ABSENT_S,
    AGAIN_S,
    CALL_AGAIN_S,
    SPREAD_S,
    EventStream,
    Nudge,
    call_again_s,
    first_due,
    number,
)

# the stream


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        (b"id: 7\ndata: 7\n\n", [7]),
        (b"data:7\n\n", [7]),
        (b"id: 7\r\ndata: 7\r\n\r\n", [7]),
        (b"id: 7\rdata: 7\r\r", [7]),
        (b"\xef\xbb\xbfdata: 7\n\n", [7]),
        (b"data: 7\n\ndata: 8\n\n", [7, 8]),
        (b":\n\n: nothing new\n\ndata: 7\n\n", [7]),
        (b"event: release\nretry: 5\ndata: 7\n\n", [7]),
        (b"id: 7\n\n", []),
        (b"data\n\n", []),
        (b"data: 7", []),
        (b"data: 7\n", []),
        (b"data: 7\ndata: 8\n\n", []),
        (b"data:  7\n\n", []),
        (b"data: -7\n\n", []),
        (b"data: 7.5\n\n", []),
        (b"data: 0\n\n", []),
        ("data: ７\n\n".encode(), []),
        (b"Data: 7\n\n", []),
        (b"data: 7\n\xef\xbb\xbf\n\n", [7]),
        (b"data: " + b"9" * 16 + b"\n\n", []),
        (b"data: " + b"9" * 5000 + b"\n\ndata: 8\n\n", [8]),
        (b"<html><body>Log in first</body></html>", []),
        (b"\x00\xff\n\n\n\n", []),
    ],
)
def test_numbers_are_heard_and_nothing_else(said, heard):
    assert EventStream().feed(said) == heard


@given(st.data())
def test_how_the_bytes_come_makes_no_difference(data):
    said = b"\xef\xbb\xbf: hello\r\nid: 7\r\ndata: 7\r\n\r\ndata: x\r\rdata: 8\n\ndata: 9\r\n\r\n"
    cuts = sorted(data.draw(st.lists(st.integers(0, len(said)))))
    stream, heard = EventStream(), []
    for first, stop in zip([0, *cuts], [*cuts, len(said)], strict=True):
        heard += stream.feed(said[first:stop])
    assert heard == [7, 8, 9]


@given(st.lists(st.binary(max_size=50)))
def test_garbage_is_survived(chunks):
    stream = EventStream()
    for chunk in chunks:
        assert all(0 < release <= 2**53 for release in stream.feed(chunk))


@pytest.mark.parametrize("filler", [b"x", b"data: 1", b"data: 1\n", b":", b"\r"])
def test_endless_bytes_fill_no_memory(filler):
    stream = EventStream()
    for _ in range(100):
        stream.feed(filler * 10_000)
    assert len(stream._line) <= 1001
    assert len(stream._data or b"") <= 1001
    stream.feed(b"\n\n")
    assert stream.feed(b"data: 7\n\n") == [7]


@pytest.mark.parametrize("said", [b"", b"0", b"+1", b" 1", b"1_0", b"9007199254740993"])
def test_what_is_no_release_is_none(said):
    assert number(said) is None
    assert number(b"9007199254740992") == 2**53


# calling again


def test_the_whole_wait_for_the_next_call_is_drawn():
    waits = [call_again_s(random.Random(each).random()) for each in range(500)]
    assert min(waits) >= 1
    assert max(waits) <= CALL_AGAIN_S
    assert sum(wait > CALL_AGAIN_S / 2 for wait in waits) > 200


def test_a_road_without_a_stream_is_asked_again_in_an_hour_or_so():
    assert call_again_s(0.5, is_absent=True) == ABSENT_S


# when to pull


def heard(release, *, now=100.0, draw=0.5, before=None):
    return (before or Nudge("road")).heard(release, now=now, draw=draw)


def test_a_nudge_asks_for_a_pull_within_the_spread():
    nudge = heard(8)
    assert first_due([nudge], held=7) == nudge
    assert 100 <= nudge.due <= 100 + SPREAD_S


def test_what_is_held_is_no_reason_to_pull():
    assert first_due([heard(7)], held=7) is None
    assert first_due([Nudge("road")], held=0) is None
    assert first_due([], held=0) is None


def test_the_first_of_several_roads_is_pulled_from():
    early, late = heard(8, draw=0.1, before=Nudge("a")), heard(9, draw=0.9, before=Nudge("b"))
    assert first_due([late, early], held=7) == early
    assert first_due([late, early], held=8) == late


def test_the_same_word_again_is_no_news():
    assert heard(8, now=200, before=heard(8)) == heard(8)


def test_a_pull_that_brought_it_makes_the_road_believed():
    lied = heard(8).pulled(7, now=100)
    assert lied.pulled(8, now=200) == Nudge("road", 8, lied.due, 0)


def test_a_word_that_came_true_in_vain_is_tried_again_later_and_later():
    once = heard(8).pulled(7, now=100)
    assert once.due == 100 + AGAIN_S
    twice = once.pulled(7, now=once.due)
    assert twice.due == once.due + 2 * AGAIN_S


def test_a_road_that_always_nudges_costs_few_pulls():
    nudge, now, pulls = Nudge("liar"), 0.0, 0
    while now < 86_400:
        now += 1.0
        nudge = nudge.heard(int(now) + 1000, now=now, draw=0.0)
        if nudge.due <= now:
            pulls += 1
            nudge = nudge.pulled(7, now=now)
    assert pulls < 40


def test_a_road_that_once_said_a_huge_number_is_heard_again():
    mad = heard(2**53).pulled(7, now=100)
    sane = heard(8, now=101, before=mad)
    assert first_due([sane], held=7) == sane
    assert sane.due == mad.due
    assert sane.pulled(8, now=200).in_vain == 0
