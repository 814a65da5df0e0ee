"""When to call again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sync.retry import BASE_S, LEAST_S, MOST_S, backoff_s, pause_s

draws = st.floats(0, 1)


@given(failures=st.integers(1, 10_000), draw=draws)
def test_a_wait_is_never_a_busy_loop_and_never_longer_than_half_an_hour(failures, draw):
    assert LEAST_S <= backoff_s(failures, draw) <= MOST_S


def test_waits_double_with_each_failure():
    assert [backoff_s(failures, 1.0) for failures in (1, 2, 3)] == [BASE_S, 2 * BASE_S, 4 * BASE_S]


@given(poll_s=st.floats(10, 3600), draw=draws)
def test_a_good_poll_comes_within_a_tenth_of_its_time(poll_s, draw):
    assert 0.9 * poll_s - 1e-6 <= pause_s(poll_s, 0, draw) <= 1.1 * poll_s + 1e-6


@given(poll_s=st.floats(-10, 1), draw=draws)
def test_a_poll_asked_for_too_often_is_no_busy_loop(poll_s, draw):
    assert pause_s(poll_s, 0, draw) >= LEAST_S


def test_after_a_failure_the_whole_wait_is_drawn():
    assert pause_s(300, 1, 0.5) == BASE_S / 2


def test_five_hundred_kiosks_come_back_spread_out():
    steps = [backoff_s(6, number / 500) for number in range(500)]
    busiest = max(sum(1 for step in steps if second <= step < second + 1) for second in range(320))
    assert busiest <= 5
