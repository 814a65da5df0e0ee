"""What the county takes in over a file of its own: once, whatever is sent and however often."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from content.errors import StoreError
from content.intake import SCHEMA, Gap, Intake
from tests.builders_outbox import DEVICE, PRIVATE, a_batch, a_record, an_intake
from tests.intake_contract import ALREADY, OTHER_DEVICE, IntakeContract, verdicts

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def intake(tmp_path):
    with an_intake(tmp_path) as intake:
        yield intake


class TestIntakeOverAFile(IntakeContract):
    """The contract holds."""


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
