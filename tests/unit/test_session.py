from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.session import BUSY_MOST_S, Session, Step

FRESH = Session(idle_s=60, rest_s=180, touched_at=0)


def after_touch(now=0):
    session, _ = FRESH.touch(now)
    return session


def test_nothing_happens_while_a_reader_reads():
    assert after_touch().tick(59.9)[1] is Step.STAY


def test_a_reader_gone_for_a_minute_is_wiped_once():
    session, step = after_touch().tick(60)
    assert step is Step.WIPE
    assert session.tick(61)[1] is Step.STAY


def test_after_three_minutes_the_screen_rests_once():
    session, _ = after_touch().tick(60)
    session, step = session.tick(180)
    assert step is Step.REST
    assert session.tick(999)[1] is Step.STAY


def test_a_wipe_comes_before_a_rest_even_when_both_are_due():
    session, first = after_touch().tick(500)
    assert (first, session.tick(501)[1]) == (Step.WIPE, Step.REST)


def test_the_touch_that_wakes_presses_nothing_and_needs_no_new_wipe():
    session, _ = after_touch().tick(500)
    session, _ = session.tick(501)
    session, step = session.touch(502)
    assert step is Step.WAKE
    assert session.touch(503)[1] is Step.STAY


def test_a_waker_who_goes_away_leaves_nothing_to_wipe_but_the_screen_rests_again():
    session = FRESH
    session, _ = session.tick(180)
    session, _ = session.touch(200)
    assert session.wiped
    assert session.tick(379)[1] is Step.STAY
    assert session.tick(380)[1] is Step.REST


def test_a_clock_that_runs_backwards_wipes_nobody():
    assert after_touch(1000).tick(0)[1] is Step.STAY


def test_nobody_is_gone_while_a_film_plays_and_the_minute_begins_at_its_end():
    session = after_touch()
    for now in range(0, 1800, 10):
        session, step = session.attend(now).tick(now)
        assert step is Step.STAY
    assert session.tick(1849)[1] is Step.STAY
    assert session.tick(1850)[1] is Step.WIPE


def test_what_never_ends_is_no_reader():
    _, step = after_touch().attend(BUSY_MOST_S).attend(BUSY_MOST_S + 60).tick(BUSY_MOST_S + 61)
    assert step is Step.WIPE


def test_a_voice_at_rest_wakes_nobody():
    session, _ = FRESH.tick(180)
    assert session.attend(181) == session


@settings(max_examples=60)
@given(st.lists(st.tuples(st.booleans(), st.floats(0, 300)), max_size=30))
def test_a_resting_screen_is_always_wiped(moves):
    session, now = FRESH, 0.0
    for touched, wait in moves:
        now += wait
        session, _ = session.touch(now) if touched else session.tick(now)
        assert session.wiped or not session.resting
