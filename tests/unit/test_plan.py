"""What to fetch, in what order, within the budget."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.errors import UntrustedError
from content.head import Head, SegmentEntry
from content.ladder import Block, live, route
from content.model import Role
from sync.judge import Reason
from sync.plan import Fetch, Offer, Rank, blob_offers, plan, segment_offers
from sync.trust import SignedFile
from tests.builders import NOW, an_attachment


def a_head(release):
    segments = tuple(SegmentEntry(block, 1000, 1) for block in live(release))
    return Head("150125", "武川县", release, NOW, 9, segments)


def signed(release):
    return {
        f"segments/{block.name}": SignedFile(f"targets/segments/{block.name}", 100, f"{n:064d}")
        for n, block in enumerate(live(release))
    }


def an_offer(name, size=100, rank=Rank.PICTURE):
    return Offer(f"blobs/{name}", name, size, rank)


def test_the_segments_of_the_route_are_offered_in_order():
    offers = segment_offers(5, a_head(12), signed(12))
    assert [offer.path for offer in offers] == [
        f"targets/segments/{block.name}" for block in route(5, 12)
    ]
    assert {(offer.rank, offer.unpacked) for offer in offers} == {(Rank.TEXT, 1000)}


def test_nothing_is_offered_when_nothing_is_new():
    assert segment_offers(12, a_head(12), signed(12)) == []


def test_a_head_that_names_a_segment_nobody_signed_is_a_mix():
    with pytest.raises(UntrustedError) as caught:
        segment_offers(0, a_head(12), {})
    assert caught.value.reason is Reason.MIX


def test_a_segment_whose_size_the_head_does_not_say_is_a_mix():
    head = Head("150125", "", 1, NOW, 0, (SegmentEntry(Block(2, 2), 9, 1),))
    with pytest.raises(UntrustedError):
        segment_offers(0, head, signed(1))


def test_an_attachment_is_offered_once_and_only_while_it_is_missing():
    one, two = an_attachment(b"1"), an_attachment(b"2", role=Role.SOUND)
    offers = blob_offers([one, two, one], has=lambda sha256: sha256 == two.sha256)
    assert offers == [Offer(one.path, one.sha256, one.size, Rank.PICTURE)]


def test_sounds_come_before_pictures_and_films_last():
    ranks = [Rank.FILM, Rank.PICTURE, Rank.SOUND, Rank.TEXT, Rank.DATA]
    fetches = plan([an_offer(rank.name, rank=rank) for rank in ranks], {})
    assert [fetch.offer.rank for fetch in fetches] == sorted(ranks)


def test_what_was_begun_is_finished_before_others_of_its_kind_begin():
    fetches = plan([an_offer("new"), an_offer("begun")], {"begun": 10})
    assert [fetch.offer.sha256 for fetch in fetches] == ["begun", "new"]


def test_what_the_budget_cannot_finish_it_begins():
    fetches = plan([an_offer("a"), an_offer("film", 1000, Rank.FILM), an_offer("z", 9)], {}, 150)
    assert fetches == [
        Fetch(an_offer("a"), 100),
        Fetch(an_offer("z", 9), 9),
        Fetch(an_offer("film", 1000, Rank.FILM), 41),
    ]
    assert [fetch.stop == fetch.offer.size for fetch in fetches] == [True, True, False]


def test_text_comes_whole_whatever_it_costs():
    text = an_offer("text", 5000, Rank.TEXT)
    assert plan([an_offer("a"), text], {}, 0) == [Fetch(text, 5000)]


def test_what_is_here_whole_already_costs_nothing():
    assert plan([an_offer("a")], {"a": 100}, 0) == [Fetch(an_offer("a"), 100)]


sizes = st.lists(st.integers(1, 1000), min_size=1, max_size=8)


@given(sizes=sizes, budget=st.integers(1, 400))
def test_even_the_longest_film_arrives_in_the_end(sizes, budget):
    offers = [an_offer(str(n), size, Rank.FILM) for n, size in enumerate(sizes)]
    spooled: dict[str, int] = {}
    for _ in range(sum(sizes) // budget + 1):
        spent = 0
        for fetch in plan(offers, spooled, budget):
            spent += fetch.stop - spooled.get(fetch.offer.sha256, 0)
            spooled[fetch.offer.sha256] = fetch.stop
        assert spent <= budget
    assert spooled == {offer.sha256: offer.size for offer in offers}
