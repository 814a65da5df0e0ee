"""What a county decided about a village's notices, as it travels."""

from __future__ import annotations

import json

import pytest

from content.decided import MOST, WORD_MOST, Decided, Fate, from_document, to_document
from content.errors import UntrustedError

ID = "0b6a2b6e-6f1c-4a52-9d65-0b6a2b6e0001"
REFUSED = Decided(ID, 2, Fate.REFUSED, "电话写错了")


def test_decisions_survive_the_way():
    both = (Decided(ID, 1, Fate.ADOPTED), REFUSED)
    assert from_document(to_document(both)) == both
    assert from_document(to_document(())) == ()
    assert to_document(both) == to_document(list(both))


def test_a_word_that_is_too_long_is_cut_where_it_is_said():
    (said,) = from_document(to_document([Decided(ID, 1, Fate.REFUSED, "长" * 999)]))
    assert said.word == "长" * WORD_MOST


@pytest.mark.parametrize(
    "said",
    [
        None,
        [],
        {},
        {"notices": {}},
        {"notices": [None]},
        {"notices": [[ID, 1, "adopted"]]},
        {"notices": [[ID, 1, "lost", ""]]},
        {"notices": [[ID, 1, [], ""]]},
        {"notices": [["x", 1, "adopted", ""]]},
        {"notices": [[ID, 0, "adopted", ""]]},
        {"notices": [[ID, True, "adopted", ""]]},
        {"notices": [[ID, 1, "adopted", None]]},
        {"notices": [[ID, 1, "adopted", "长" * (WORD_MOST + 1)]]},
        {"notices": [[ID, 1, "adopted", ""]] * 600},
    ],
)
def test_whatever_else_it_says_is_refused(said):
    with pytest.raises(UntrustedError):
        from_document(json.dumps(said).encode())


@pytest.mark.parametrize("document", [b"", b"\xff", b"{", b"[" * 200_000])
def test_what_is_no_document_is_refused(document):
    with pytest.raises(UntrustedError):
        from_document(document)


def test_one_answer_never_says_more_than_a_village_reads():
    assert len(from_document(to_document([REFUSED] * MOST))) == MOST
