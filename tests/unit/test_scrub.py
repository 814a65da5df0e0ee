"""How much to look at, and when."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sync.health.scrub import SLICE_MOST, WITHIN, Progress
from tests.builders import NOW

LIBRARY = 700_000


def test_progress_reads_back_as_it_was_written():
    progress = Progress(begun=NOW, last="ab", done=3, wrong=1, finished=NOW, found=2, library=NOW)
    assert Progress.from_json(progress.to_json()) == progress


@pytest.mark.parametrize("text", [None, "", "{", "[]", '{"begun": "soon"}', '{"mood": 1}'])
def test_what_cannot_be_read_is_a_look_that_never_began(text):
    assert Progress.from_json(text) == Progress()


def test_a_pass_is_spread_over_its_days():
    progress = Progress(begun=NOW)
    assert progress.due(LIBRARY, NOW) == 0
    assert progress.due(LIBRARY, NOW + WITHIN / 2) == LIBRARY / 2
    assert progress.due(LIBRARY, NOW + 2 * WITHIN) == LIBRARY
    assert Progress(begun=NOW, done=LIBRARY // 2).due(LIBRARY, NOW + WITHIN / 2) == 0


def test_what_was_missed_is_made_up_for_a_slice_at_a_time():
    assert Progress(begun=NOW).due(10 * SLICE_MOST, NOW + WITHIN) == SLICE_MOST


def test_nothing_is_due_before_a_pass_began_or_when_the_clock_went_back():
    assert Progress().due(LIBRARY, NOW) == 0
    assert Progress(begun=NOW).due(LIBRARY, NOW - timedelta(days=9)) == 0
