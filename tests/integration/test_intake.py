"""What the county takes in: once, whatever is sent and however often."""

from __future__ import annotations

import base64
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.errors import StoreError, UntrustedError
from content.intake import ASIDE_MOST, SCHEMA, Gap, Intake
from content.records import Refusal, Verdict, name_of
from tests.builders_outbox import DEVICE, PRIVATE, a_batch, a_record, an_intake, answers_of

DATA = Path(__file__).parents[1] / "data"
STORED, ALREADY, CONFLICT = Verdict.STORED, Verdict.ALREADY_STORED, Verdict.CONFLICT
TAKING = """
import base64, pathlib, sys
from content.records import name_of
from tests.builders_outbox import an_intake, answers_of
with an_intake(pathlib.Path(sys.argv[1]).parent) as intake:
    print("open", flush=True)
    for line in sys.stdin:
        sealed = base64.b64decode(line)
        print(*(each for _, each in answers_of(intake.take(name_of(sealed), sealed)).verdicts))
"""
OTHER_DEVICE = "00000000-0000-4000-8000-000000000001"


@pytest.fixture
def intake(tmp_path):
    with an_intake(tmp_path) as intake:
        yield intake


def verdicts(document):
    return [verdict for _, verdict in answers_of(document).verdicts]


def reason_of(intake, name, sealed):
    with pytest.raises(UntrustedError) as refusal:
        intake.take(name, sealed)
    return refusal.value.reason


def test_a_batch_is_stored_once_and_answered_every_time(intake):
    batch = a_batch(a_record(1), a_record(2))
    assert verdicts(intake.take(*batch)) == [STORED, STORED]
    assert verdicts(intake.take(*batch)) == [ALREADY, ALREADY]
    assert intake.count() == 2


def test_a_record_that_comes_again_in_another_batch_is_known(intake):
    first, second = a_record(1), a_record(2)
    intake.take(*a_batch(first))
    assert verdicts(intake.take(*a_batch(first, second))) == [ALREADY, STORED]
    assert intake.count() == 2


def test_answers_name_the_batch_and_how_far_the_device_is_known(intake):
    name, sealed = a_batch(a_record(1), a_record(5, epoch=2), a_record(3, epoch=2))
    answers = answers_of(intake.take(name, sealed))
    assert (answers.batch, answers.device, answers.seen) == (name, DEVICE, (2, 5))
    assert answers_of(intake.take(*a_batch())).seen == (2, 5)
    assert answers_of(intake.take(*a_batch(device=OTHER_DEVICE))).seen == (0, 0)


def test_another_body_under_the_same_id_is_put_aside_and_the_first_one_stays(intake):
    record = a_record(1)
    other = a_record(1, id=record.id, body='{"number":2}')
    intake.take(*a_batch(record))
    assert verdicts(intake.take(*a_batch(other))) == [CONFLICT]
    assert verdicts(intake.take(*a_batch(other))) == [CONFLICT]
    assert verdicts(intake.take(*a_batch(record))) == [ALREADY]
    assert (intake.count(), intake.count_aside()) == (1, 1)


def test_two_processes_take_in_at_once_and_nothing_is_stored_twice(tmp_path):
    batches = [a_batch(a_record(number)) for number in range(1, 41)]
    command = [sys.executable, "-c", TAKING, str(tmp_path / "intake.db")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"open\n"
        other.stdin.write(b"".join(base64.b64encode(sealed) + b"\n" for _, sealed in batches))
        other.stdin.close()
        with an_intake(tmp_path) as intake:
            here = [verdicts(intake.take(*batch)) for batch in reversed(batches)]
        there = [line.decode().split()[0] for line in other.stdout]
    assert other.returncode == 0
    said = [str(verdict) for each in here for verdict in each] + there
    assert (said.count(STORED), said.count(ALREADY)) == (40, 40)
    with an_intake(tmp_path) as intake:
        assert intake.count() == 40


def test_an_intake_that_was_kept_with_a_log_is_taken_over(tmp_path):
    with closing(sqlite3.connect(tmp_path / "intake.db")) as sql:
        sql.executescript("PRAGMA journal_mode = WAL;" + (DATA / "intake_v1.sql").read_text())
    with an_intake(tmp_path) as intake:
        intake.take(*a_batch(a_record(1)))
        assert not (tmp_path / "intake.db-wal").exists()


def test_quarantine_has_a_bound(intake):
    record = a_record(1)
    intake.take(*a_batch(record))
    for number in range(ASIDE_MOST + 4):
        other = a_record(1, id=record.id, body=f'{{"other":{number}}}')
        assert verdicts(intake.take(*a_batch(other))) == [CONFLICT]
    assert intake.count_aside() == ASIDE_MOST


def test_a_personal_body_stays_sealed(intake):
    record = a_record(1, body="", sealed="AAAA")
    assert verdicts(intake.take(*a_batch(record))) == [STORED]
    assert verdicts(intake.take(*a_batch(record))) == [ALREADY]


def test_the_key_a_device_signs_with_first_is_its_key_for_ever(intake):
    intake.take(*a_batch(a_record(1)))
    forged = a_batch(a_record(2), seed=bytes(32))
    assert reason_of(intake, *forged) is Refusal.OTHER_KEY
    assert intake.count() == 1
    assert verdicts(intake.take(*a_batch(a_record(3), device=OTHER_DEVICE, seed=bytes(32))))


@pytest.mark.parametrize("name", ["", "../x", "ab" * 32])
def test_bytes_that_do_not_hash_to_their_name_are_refused(intake, name):
    assert reason_of(intake, name, a_batch(a_record())[1]) is Refusal.NAME


@given(held=st.binary(max_size=400))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_hostile_bytes_are_refused_and_nothing_is_stored(intake, held):
    assert reason_of(intake, name_of(held), held) is Refusal.SEALED
    assert intake.count() == 0


def test_a_batch_with_one_bad_record_stores_none_of_it(intake):
    batch = a_batch(a_record(1), a_record(2, kind="Bad"))
    assert reason_of(intake, *batch) is Refusal.MALFORMED
    assert intake.count() == 0


def test_answers_can_be_asked_for_later(intake):
    name, sealed = a_batch(a_record(1))
    assert intake.answers(name) is None
    document = intake.take(name, sealed)
    assert intake.answers(name) == document


def test_old_answers_are_let_go_of(intake, monkeypatch):
    monkeypatch.setattr("content.intake.KEPT_MOST", 2)
    names = [a_batch(a_record(number)) for number in range(1, 4)]
    for batch in names:
        intake.take(*batch)
    assert [intake.answers(name) is None for name, _ in names] == [True, False, False]


def test_what_was_answered_is_still_there_after_a_start(tmp_path):
    batch = a_batch(a_record(1))
    with an_intake(tmp_path) as intake:
        intake.take(*batch)
    with an_intake(tmp_path) as intake:
        assert verdicts(intake.take(*batch)) == [ALREADY]


@pytest.mark.parametrize("version", range(1, len(SCHEMA.migrations) + 1))
def test_every_version_there_ever_was_is_opened_and_goes_on(tmp_path, version):
    with closing(sqlite3.connect(tmp_path / "intake.db")) as file:
        file.executescript((DATA / f"intake_v{version}.sql").read_text(encoding="utf-8"))
    with an_intake(tmp_path) as intake:
        assert (intake.count(), intake.count_aside()) == (1, 1)
        intake.take(*a_batch(a_record(1)))
        assert intake.count() == 2


def test_numbers_that_never_came_are_told_by_device_and_epoch(intake):
    intake.take(*a_batch(a_record(2), a_record(3), a_record(7), a_record(1, epoch=2)))
    intake.take(*a_batch(a_record(1), device=OTHER_DEVICE))
    assert intake.gaps() == [Gap(DEVICE, 1, 1, 1), Gap(DEVICE, 1, 4, 6)]


def test_several_threads_take_in_at_once(intake):
    batches = [
        a_batch(*(a_record(10 * part + each + 1) for each in range(10))) for part in range(8)
    ]
    threads = [threading.Thread(target=intake.take, args=batch) for batch in batches * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert intake.count() == 80


def test_an_intake_that_cannot_keep_it_does_not_answer(tmp_path):
    intake = an_intake(tmp_path)
    intake.close()
    with pytest.raises(StoreError):
        intake.take(*a_batch(a_record(1)))


def test_a_clock_of_its_own_is_only_a_default(tmp_path):
    with Intake(tmp_path / "intake.db", PRIVATE) as intake:
        intake.take(*a_batch(a_record(1)))
        assert intake.count() == 1


def test_a_broken_file_is_left_alone_and_nothing_is_taken_in(tmp_path):
    with an_intake(tmp_path) as intake:
        intake.take(*a_batch(a_record()))
    path = tmp_path / "intake.db"
    path.write_bytes(b"rubbish" + path.read_bytes()[7:])
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a database"):
        an_intake(tmp_path)
    assert path.read_bytes() == before


def test_answers_say_how_many_are_stored_and_how_many_put_aside(intake):
    record = a_record(1)
    intake.take(*a_batch(record))
    other = a_record(1, id=record.id, body='{"number":2}')
    assert intake.tally(intake.take(*a_batch(other, a_record(2), a_record(3)))) == (2, 1)


def test_a_place_where_no_file_can_be_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError):
        an_intake(tmp_path / "file")
