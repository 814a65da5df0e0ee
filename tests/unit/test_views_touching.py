from hypothesis import given
from hypothesis import strategies as st

from kiosk.views.touching import (
    BOUNCE_S,
    LEANING_S,
    MANY,
    PALM,
    SLOW_S,
    Contact,
    Phase,
    Touching,
    Verdict,
)

DOWN, STAYS, UP = Phase.PRESSED, Phase.STAYS, Phase.RELEASED


def contact(number=0, phase=DOWN, x=0.5, y=0.5, width=0.0):
    return Contact(number, phase, x, y, width)


def after(*events, glass=None):
    """Feel events of ``(now, contact, …)``; return the glass and the last verdict."""
    glass, verdict = glass or Touching(), Verdict()
    for now, *contacts in events:
        glass, verdict = glass.feel(contacts, now)
    return glass, verdict


def test_one_finger_goes_through_from_its_beginning_to_its_end():
    glass, verdict = after((1, contact()))
    assert verdict == Verdict(0, begins=True)
    assert after((1.1, contact(phase=STAYS)), glass=glass)[1] == Verdict(0)
    glass, verdict = after((1.2, contact(phase=UP)), glass=glass)
    assert (glass.finger, verdict) == (None, Verdict(0))


def test_a_second_finger_is_not_heard_and_the_first_goes_on():
    glass, verdict = after((1, contact()), (1.1, contact(phase=STAYS), contact(1, x=0.9)))
    assert verdict == Verdict(0)
    _, verdict = after((1.2, contact(phase=UP), contact(1, STAYS, x=0.9)), glass=glass)
    assert verdict == Verdict(0)


def test_what_was_not_heard_when_it_came_is_not_heard_when_it_leaves():
    _, verdict = after(
        (1, contact()),
        (1.1, contact(phase=STAYS), contact(1, x=0.9)),
        (1.2, contact(phase=UP), contact(1, STAYS, x=0.9)),
        (1.3, contact(1, UP, x=0.9)),
    )
    assert verdict == Verdict()


def test_two_at_once_press_nothing():
    assert after((1, contact(), contact(1, x=0.9)))[1] == Verdict()


def test_a_hand_takes_the_finger_back():
    fingers = [contact(number, x=number / 9) for number in range(1, MANY)]
    glass, verdict = after((1, contact()), (1.01, contact(phase=STAYS), *fingers))
    assert verdict == Verdict(cancels=True)
    assert after((1.5, contact(9, x=0.9), *fingers), glass=glass)[1] == Verdict()


def test_a_palm_presses_nothing_not_even_one_that_grows():
    assert after((1, contact(width=PALM * 1.1)))[1] == Verdict()
    grown = (1, contact()), (1.1, contact(phase=STAYS, width=PALM * 1.1))
    assert after(*grown)[1] == Verdict(cancels=True)


def test_a_finger_that_is_lost_without_a_word_is_taken_back():
    assert after((1, contact()), (1.1, contact(3, STAYS)))[1] == Verdict(cancels=True)


def test_the_next_finger_takes_over_from_a_hand_that_leans():
    leaning = contact(phase=STAYS)
    soon = (1, contact()), (LEANING_S, leaning, contact(1, x=0.9))
    assert after(*soon)[1] == Verdict(0)
    late = (1, contact()), (1 + LEANING_S, leaning, contact(1, x=0.9))
    assert after(*late)[1] == Verdict(1, cancels=True, begins=True)


def test_a_finger_that_moves_is_no_hand_that_leans():
    moved = contact(phase=STAYS, x=0.7)
    events = (1, contact()), (LEANING_S, moved), (1 + LEANING_S, moved, contact(1, x=0.9))
    assert after(*events)[1] == Verdict(0)


def tap(now, **place):
    return (now, contact(**place)), (now + 0.05, contact(phase=UP, **place))


def test_a_bounce_presses_nothing():
    glass, _ = after(*tap(1))
    assert after((1.05 + BOUNCE_S / 2, contact()), glass=glass)[1] == Verdict()
    assert after((1.05 + BOUNCE_S / 2, contact(x=0.8)), glass=glass)[1].begins


def test_where_a_finger_writes_what_looks_like_water_is_a_stroke():
    glass, _ = after(*tap(1))
    soon = 1.05 + BOUNCE_S / 2
    assert glass.bounces([contact()], soon)
    assert after((soon, contact()), glass=glass.write())[1].begins
    assert not glass.bounces([contact(x=0.8)], soon)
    assert not glass.bounces([contact(phase=UP)], soon)
    assert not after((1, contact()))[0].bounces([contact(1)], soon)


def test_the_second_half_of_a_double_tap_is_no_stroke_of_the_page_it_turned():
    glass, _ = after(*tap(1))
    assert not glass.turn(1.05).bounces([contact()], 1.06)


def test_two_taps_on_a_page_are_two():
    assert after(*tap(1), (1.05 + BOUNCE_S, contact()))[1].begins


def test_the_second_tap_at_a_place_is_not_heard_where_the_first_turned_the_page():
    glass, _ = after(*tap(1))
    turned = glass.turn(1.05)
    assert after((1.05 + SLOW_S / 2, contact()), glass=turned)[1] == Verdict()
    assert after((1.05 + SLOW_S / 2, contact(y=0.9)), glass=turned)[1].begins
    assert after((1.05 + SLOW_S, contact()), glass=turned)[1].begins


def test_a_page_that_turned_before_is_no_reason():
    glass, _ = after(*tap(1), glass=Touching().turn(0.9))
    assert after((1.05 + SLOW_S / 2, contact()), glass=glass)[1].begins


PHASES = st.sampled_from(Phase)
CONTACTS = st.builds(
    Contact, st.integers(0, 5), PHASES, st.floats(0, 2), st.floats(0, 2), st.floats(0, 0.5)
)


@given(st.lists(st.lists(CONTACTS, max_size=6, unique_by=lambda each: each.id), max_size=30))
def test_whatever_is_told_one_finger_at_most_is_heard_and_each_end_had_its_beginning(events):
    glass, begun = Touching(), None
    for now, contacts in enumerate(events):
        glass, verdict = glass.feel(contacts, now / 10)
        if verdict.cancels:
            assert begun is not None
            begun = None
        if verdict.begins:
            assert begun is None
            begun = verdict.finger
        assert verdict.finger in {None, begun}
        if any(each.id == verdict.finger and each.phase is UP for each in contacts):
            begun = None
        assert glass.finger == begun
