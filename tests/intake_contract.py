"""What every intake does, wherever it keeps what it took in.

A county's own test makes a class of this one, with a fixture `intake` that has `take`,
`answers`, `count` and `count_aside`, and takes in with `PRIVATE`.
"""

from __future__ import annotations

import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.documents import Refusal
from content.errors import UntrustedError
from content.intake import ASIDE_MOST
from content.records import Verdict, name_of
from tests.builders_outbox import DEVICE, a_batch, a_record, answers_of

STORED, ALREADY, CONFLICT = Verdict.STORED, Verdict.ALREADY_STORED, Verdict.CONFLICT
OTHER_DEVICE = "00000000-0000-4000-8000-000000000001"


def verdicts(document):
    return [verdict for _, verdict in answers_of(document).verdicts]


def reason_of(intake, name, sealed):
    with pytest.raises(UntrustedError) as refusal:
        intake.take(name, sealed)
    return refusal.value.reason


class IntakeContract:
    """Claims about any intake."""

    def test_a_batch_is_stored_once_and_answered_every_time(self, intake):
        batch = a_batch(a_record(1), a_record(2))
        assert verdicts(intake.take(*batch)) == [STORED, STORED]
        assert verdicts(intake.take(*batch)) == [ALREADY, ALREADY]
        assert intake.count() == 2

    def test_a_record_that_comes_again_in_another_batch_is_known(self, intake):
        first, second = a_record(1), a_record(2)
        intake.take(*a_batch(first))
        assert verdicts(intake.take(*a_batch(first, second))) == [ALREADY, STORED]
        assert intake.count() == 2

    def test_answers_name_the_batch_and_how_far_the_device_is_known(self, intake):
        name, sealed = a_batch(a_record(1), a_record(5, epoch=2), a_record(3, epoch=2))
        answers = answers_of(intake.take(name, sealed))
        assert (answers.batch, answers.device, answers.seen) == (name, DEVICE, (2, 5))
        assert answers_of(intake.take(*a_batch())).seen == (2, 5)
        assert answers_of(intake.take(*a_batch(device=OTHER_DEVICE))).seen == (0, 0)

    def test_another_body_under_the_same_id_is_put_aside_and_the_first_one_stays(self, intake):
        record = a_record(1)
        other = a_record(1, id=record.id, body='{"number":2}')
        intake.take(*a_batch(record))
        assert verdicts(intake.take(*a_batch(other))) == [CONFLICT]
        assert verdicts(intake.take(*a_batch(other))) == [CONFLICT]
        assert verdicts(intake.take(*a_batch(record))) == [ALREADY]
        assert (intake.count(), intake.count_aside()) == (1, 1)

    def test_quarantine_has_a_bound(self, intake):
        record = a_record(1)
        intake.take(*a_batch(record))
        for number in range(ASIDE_MOST + 4):
            other = a_record(1, id=record.id, body=f'{{"other":{number}}}')
            assert verdicts(intake.take(*a_batch(other))) == [CONFLICT]
        assert intake.count_aside() == ASIDE_MOST

    def test_a_personal_body_stays_sealed(self, intake):
        record = a_record(1, body="", sealed="AAAA")
        assert verdicts(intake.take(*a_batch(record))) == [STORED]
        assert verdicts(intake.take(*a_batch(record))) == [ALREADY]

    def test_the_key_a_device_signs_with_first_is_its_key_for_ever(self, intake):
        intake.take(*a_batch(a_record(1)))
        forged = a_batch(a_record(2), seed=bytes(32))
        assert reason_of(intake, *forged) is Refusal.OTHER_KEY
        assert intake.count() == 1
        assert verdicts(intake.take(*a_batch(a_record(3), device=OTHER_DEVICE, seed=bytes(32))))

    @pytest.mark.parametrize("name", ["", "../x", "ab" * 32])
    def test_bytes_that_do_not_hash_to_their_name_are_refused(self, intake, name):
        assert reason_of(intake, name, a_batch(a_record())[1]) is Refusal.NAME

    @given(held=st.binary(max_size=400))
    @settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_hostile_bytes_are_refused_and_nothing_is_stored(self, intake, held):
        assert reason_of(intake, name_of(held), held) is Refusal.SEALED
        assert intake.count() == 0

    def test_a_batch_with_one_bad_record_stores_none_of_it(self, intake):
        batch = a_batch(a_record(1), a_record(2, kind="Bad"))
        assert reason_of(intake, *batch) is Refusal.MALFORMED
        assert intake.count() == 0

    def test_answers_can_be_asked_for_later(self, intake):
        name, sealed = a_batch(a_record(1))
        assert intake.answers(name) is None
        document = intake.take(name, sealed)
        assert intake.answers(name) == document

    def test_several_threads_take_in_at_once(self, intake):
        batches = [
            a_batch(*(a_record(10 * part + each + 1) for each in range(10))) for part in range(8)
        ]
        threads = [threading.Thread(target=intake.take, args=batch) for batch in batches * 2]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert intake.count() == 80

    def test_one_id_twice_in_a_batch_is_stored_once(self, intake):
        record = a_record(1)
        other = a_record(2, id=record.id)
        batch = a_batch(record, record, other)
        assert verdicts(intake.take(*batch)) == [STORED, ALREADY, CONFLICT]
        assert verdicts(intake.take(*batch)) == [ALREADY, ALREADY, CONFLICT]
        assert (intake.count(), intake.count_aside()) == (1, 1)
