from dataclasses import replace

import pytest

from content.errors import FeedFormatError
from content.head import Head, SegmentEntry
from content.ladder import Block
from content.records import Keys
from tests.builders import NOW

HEAD = Head("150125", "武川县", 2, NOW, 7, (SegmentEntry(Block(1, 2), 4096, 7),))


def test_a_head_survives_the_way():
    assert Head.from_json(HEAD.to_json()) == HEAD


def test_a_head_says_to_whom_what_goes_up_is_sealed():
    head = replace(HEAD, intake=Keys("A" * 43 + "=", "B" * 42 + "A="))
    assert Head.from_json(head.to_json()) == head
    assert b"intake" not in HEAD.to_json()


def test_a_head_says_where_the_public_site_stands():
    head = replace(HEAD, site="https://wuchuan.example/")
    assert Head.from_json(head.to_json()) == head
    assert b"site" not in HEAD.to_json()


@pytest.mark.parametrize(
    "said",
    [
        "wuchuan.example",
        "javascript:alert(1)",
        "https://a b/",
        "file:///etc",
        "https://" + "a" * 200,
    ],
)
def test_an_address_no_phone_should_open_is_none(said):
    assert not Head.from_json(replace(HEAD, site=said).to_json()).site


def test_the_same_head_has_the_same_bytes():
    assert HEAD.to_json() == Head.from_json(HEAD.to_json()).to_json()


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"[]",
        b'{"format": 2}',
        HEAD.to_json().replace(b'"release":2', b'"release":"x"'),
        HEAD.to_json().replace(b"[[1,2,4096,7]]", b"[[1,2]]"),
        HEAD.to_json().replace(b'"items":7', b'"items":7,"intake":{"seal":"AA=="}'),
    ],
)
def test_what_is_no_head_is_refused(said):
    with pytest.raises(FeedFormatError):
        Head.from_json(said)
