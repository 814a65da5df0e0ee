"""What the county takes in over a file of its own: once, whatever is sent and however often."""

from __future__ import annotations

import base64
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from content.errors import StoreError
from content.intake import SCHEMA, Gap, Intake
from content.records import Verdict
from tests.builders_outbox import DEVICE, PRIVATE, a_batch, a_record, an_intake
from tests.intake_contract import ALREADY, OTHER_DEVICE, IntakeContract, verdicts

DATA = Path(__file__).parents[1] / "data"
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


class TestIntakeOverAFile(IntakeContract):
    """The contract holds."""


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
    assert (said.count(Verdict.STORED), said.count(ALREADY)) == (40, 40)
    with an_intake(tmp_path) as intake:
        assert intake.count() == 40


def test_an_intake_that_was_kept_with_a_log_is_taken_over(tmp_path):
    with closing(sqlite3.connect(tmp_path / "intake.db")) as sql:
        sql.executescript("PRAGMA journal_mode = WAL;" + (DATA / "intake_v1.sql").read_text())
    with an_intake(tmp_path) as intake:
        intake.take(*a_batch(a_record(1)))
        assert not (tmp_path / "intake.db-wal").exists()


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
