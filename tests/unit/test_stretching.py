import math
from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.stretching import stretched

RATE = 22050


def a_tone(hertz=220, seconds=1.0):
    return array(
        "h",
        (
            int(12_000 * math.sin(2 * math.pi * hertz * at / RATE))
            for at in range(int(RATE * seconds))
        ),
    ).tobytes()


def pitch(samples):
    """Return how often a second the sound crosses nought upwards."""
    held = array("h", samples)
    crossings = sum(a < 0 <= b for a, b in pairwise(held))
    return crossings / (len(held) / RATE)


def loudness(samples):
    held = array("h", samples)
    return math.sqrt(sum(value * value for value in held) / len(held))


@pytest.mark.parametrize("pace", [0.6, 0.8, 1.25, 1.6])
def test_a_slower_voice_lasts_longer_at_its_own_pitch_and_loudness(pace):
    tone = a_tone()
    made = stretched(tone, RATE, pace)
    assert len(made) / len(tone) == pytest.approx(1 / pace, rel=0.05)
    assert pitch(made) == pytest.approx(220, rel=0.03)
    assert loudness(made) == pytest.approx(loudness(tone), rel=0.1)


def test_the_usual_pace_changes_nothing():
    assert stretched(a_tone(), RATE, 1.0) == a_tone()


def test_what_is_too_short_to_be_cut_stays_whole():
    assert stretched(b"\1\0" * 50, RATE, 0.8) == b"\1\0" * 50


def test_no_pace_makes_it_longer_than_double():
    assert len(stretched(a_tone(), RATE, 0.001)) <= 2.1 * len(a_tone())


@given(st.binary(max_size=9000), st.floats(0.1, 4))
def test_any_bytes_give_whole_samples(held, pace):
    assert len(stretched(held, 8000, pace)) % 2 == len(held) % 2 * (
        stretched(held, 8000, pace) == held
    )
