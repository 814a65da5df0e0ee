import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.ladder import Block, completed, live, rebuilt, route, wanted


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_a_route_leads_from_any_release_to_any_later_one(held, more):
    release = held + more
    reached = held
    offered = set(live(release))
    for block in route(held, release):
        assert block in offered
        assert block.first <= reached + 1
        reached = block.last
    assert reached == release


@given(st.integers(1, 3000))
def test_every_new_block_is_made_of_two_that_are_at_hand(release):
    at_hand = set(live(release - 1))
    for block in completed(release):
        assert block.halves is None or set(block.halves) <= at_hand
        at_hand.add(block)


@given(st.integers(1, 100_000))
def test_few_files_are_live_whatever_the_age(release):
    assert len(live(release)) <= 2 * release.bit_length()


@given(st.integers(0, 3000), st.integers(1, 300))
def test_whoever_holds_an_edition_and_takes_what_is_wanted_can_make_the_next(held, more):
    release = held + more
    taken = wanted(held, release)
    merged, missing = rebuilt({*live(held), *taken}, release)
    assert missing == []
    assert set(route(held, release)) <= set(taken)
    at_hand = {*live(held), *taken}
    for block in merged:
        assert at_hand.issuperset(block.halves)
        at_hand.add(block)
    assert at_hand.issuperset(live(release))


def test_a_mirror_that_follows_needs_one_block_a_release():
    assert all(len(wanted(release - 1, release)) == 1 for release in range(1, 300))


def test_a_village_one_release_behind_fetches_one_small_block():
    assert route(999, 1000) == [Block(1000, 1000)]


def test_a_village_a_year_behind_fetches_few_blocks():
    assert len(route(635, 1000)) <= 5


def test_a_blocks_name_can_be_read_back():
    assert Block.from_name(Block(3, 4).name) == Block(3, 4)


def test_another_name_is_no_block():
    with pytest.raises(ValueError, match="no segment"):
        Block.from_name("3-4.atom.zst")
