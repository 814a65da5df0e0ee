"""What goes up, as values and as bytes: every record survives the way, nothing hostile does."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.documents import MOST_NUMBER, Refusal, to_base64
from content.errors import UntrustedError
from content.records import (
    MOST_BODY,
    MOST_DEPTH,
    Answers,
    Bundle,
    Keys,
    Record,
    Verdict,
    canonical,
    is_id,
)
from tests.builders import NOW

ID = "5f0c0a3e-0b51-4f0e-9a55-8a9a0c1f2b3d"
KEY = to_base64(bytes(32))


def a_record(**changes):
    said = {"id": ID, "epoch": 1, "seq": 7, "kind": "receipt", "made": NOW, "clock_ok": True}
    return Record(**(said | {"body": '{"warning":"a"}'} | changes))


uuids = st.uuids(version=4).map(str)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
plain = st.none() | st.booleans() | st.integers(-MOST_NUMBER, MOST_NUMBER) | texts
values = st.recursive(
    plain,
    lambda each: st.lists(each, max_size=3) | st.dictionaries(texts, each, max_size=3),
    max_leaves=6,
)
bodies = st.dictionaries(texts, values, max_size=4)
counts = st.integers(1, MOST_NUMBER)
moments = st.datetimes(
    datetime(1970, 1, 1),  # noqa: DTZ001  hypothesis gives it its zone
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, NOW.tzinfo]),
).map(lambda moment: moment.replace(microsecond=0))
records = st.builds(
    Record,
    id=uuids,
    epoch=counts,
    seq=counts,
    kind=st.from_regex(r"\A[a-z][a-z0-9_]{0,31}\Z"),
    made=moments,
    clock_ok=st.booleans(),
    body=bodies.map(canonical),
)


@given(uuids, st.lists(records, max_size=4).map(tuple))
def test_a_bundle_survives_the_way(device, made):
    bundle = Bundle(device, made)
    assert Bundle.from_json(bundle.to_json()) == bundle


@given(uuids, st.lists(st.tuples(uuids, st.sampled_from(Verdict)), max_size=4).map(tuple))
def test_answers_survive_the_way(device, verdicts):
    answers = Answers("ab" * 32, device, verdicts, (2, 117))
    assert Answers.from_json(answers.to_json()) == answers


def test_answers_that_decide_nothing_are_as_they_always_were():
    said = Answers("ab" * 32, ID, (), (1, 1))
    assert b"decided" not in said.to_json()
    told = Answers("ab" * 32, ID, (), (1, 1), "QUJD")
    assert Answers.from_json(told.to_json()) == told
    other = json.loads(told.to_json()) | {"decided": 7}
    assert Answers.from_json(json.dumps(other).encode()) == said


@given(st.binary(max_size=200) | values.map(lambda value: json.dumps(value).encode()))
def test_hostile_bytes_are_refused_and_nothing_else_happens(document):
    for kind in (Bundle, Answers):
        with pytest.raises(UntrustedError):
            kind.from_json(document)


@given(values, st.sampled_from(["id", "epoch", "seq", "kind", "made", "clock_ok", "body"]))
def test_a_record_with_anything_in_any_place_is_read_or_refused(value, name):
    said = a_record().to_json() | {name: value}
    try:
        record = Record.from_json(said)
    except UntrustedError:
        return
    assert Record.from_json(record.to_json()) == record


@pytest.mark.parametrize(
    "document",
    [
        b'{"format":1,"device":"%s","records":[%s]}' % (ID.encode(), b"[" * 100_000),
        b"[" * 200_000,
        b'{"format":1,"n":' + b"9" * 5000 + b"}",
        b'{"format":1,"device":"' + ID.encode() + b'","records":[],"n":NaN}',
        b'{"format":1,"device":"' + ID.encode() + b'","records":[],"n":0.5}',
        b'{"format":2,"device":"' + ID.encode() + b'","records":[]}',
        b'{"format":1,"device":7,"records":[]}',
        b'{"format":1,"device":"' + ID.encode() + b'","records":{}}',
        b'{"format":1,"device":"' + ID.encode() + b'","records":[null]}',
        b'{"format":1,"device":"' + ID.encode() + b'","records":[' + b"{}," * 500 + b"{}]}",
        json.dumps({"format": 1}).encode("utf-16"),
    ],
)
def test_a_document_beyond_its_bounds_is_refused(document):
    with pytest.raises(UntrustedError):
        Bundle.from_json(document)


def test_a_document_of_many_bytes_is_refused_before_it_is_read():
    with pytest.raises(UntrustedError) as refusal:
        Bundle.from_json(b" " * 8_000_001)
    assert refusal.value.reason is Refusal.TOO_LARGE


@pytest.mark.parametrize(
    "changes",
    [
        {"id": ID.upper()},
        {"id": "1"},
        {"epoch": 0},
        {"seq": True},
        {"seq": 1.0},
        {"seq": 2**53},
        {"kind": "Letter"},
        {"kind": "x" * 33},
        {"clock_ok": 1},
        {"made": "2026-05-20"},
        {"made": "2026-05-20T07:40:00"},
        {"made": 7},
        {"body": []},
        {"body": {"a": 0.5}},
        {"body": {"a": 2**53}},
        {"body": {"a": 10**400}},
        {"body": {"a": "\ud800"}},
        {"body": {"a": {1: 2}}},
        {"body": {"a": b""}},
        {"sealed": "AA=="},
    ],
)
def test_what_is_no_record_is_refused(changes):
    with pytest.raises(UntrustedError):
        Record.from_json(a_record().to_json() | changes)


@pytest.mark.parametrize("sealed", ["", "ä", "A", "A" * 140_000, None])
def test_a_sealed_body_is_base64_within_bounds(sealed):
    said = a_record().to_json() | {"sealed": sealed}
    del said["body"]
    with pytest.raises(UntrustedError):
        Record.from_json(said)


def test_a_record_is_known_again_by_what_it_says_and_not_by_its_number():
    record = a_record()
    assert record.digest == a_record(epoch=2, seq=1).digest
    others = [
        a_record(body='{"warning":"b"}'),
        a_record(kind="other"),
        a_record(clock_ok=False),
        a_record(made=NOW + timedelta(seconds=1)),
        a_record(body="", sealed="AA=="),
    ]
    assert len({record.digest, *(other.digest for other in others)}) == 6


def test_the_same_body_is_always_written_the_same():
    assert canonical({"乙": 1, "a": [True, None]}) == canonical({"a": [True, None], "乙": 1})
    assert canonical({"乙": 1}) == '{"乙":1}'


def test_a_body_has_bounds():
    with pytest.raises(UntrustedError) as refusal:
        canonical({"text": "字" * MOST_BODY})
    assert refusal.value.reason is Refusal.TOO_LARGE
    deep = {}
    for _ in range(MOST_DEPTH):
        deep = {"a": deep}
    with pytest.raises(UntrustedError, match="levels"):
        canonical(deep)


@pytest.mark.parametrize(
    "said", [None, [], {}, {"seal": KEY}, {"seal": KEY, "sign": "AA=="}, {"seal": 1, "sign": KEY}]
)
def test_what_is_no_pair_of_keys_is_refused(said):
    with pytest.raises(UntrustedError):
        Keys.from_json(said)


@pytest.mark.parametrize(
    "changes",
    [
        {"seen": [1]},
        {"seen": None},
        {"seen": [-1, 0]},
        {"batch": "x"},
        {"answers": [[ID, "maybe"]]},
        {"answers": [[ID, []]]},
        {"answers": [["x", "stored"]]},
        {"answers": [[ID]]},
    ],
)
def test_what_is_no_answer_is_refused(changes):
    said = json.loads(Answers("ab" * 32, ID, ((ID, Verdict.STORED),), (1, 1)).to_json())
    with pytest.raises(UntrustedError):
        Answers.from_json(json.dumps(said | changes).encode())


def test_members_nobody_here_knows_are_left_out():
    record = a_record()
    assert Record.from_json(record.to_json() | {"later": 1}) == record


def test_ids_are_told_from_other_things():
    assert is_id(str(uuid4()))
    assert not is_id(None)
    assert not is_id("x")


def test_a_time_keeps_its_zone():
    zone = timezone(timedelta(hours=8))
    record = a_record(made=datetime(2026, 1, 1, tzinfo=zone))
    assert Record.from_json(record.to_json()).made.utcoffset() == timedelta(hours=8)
