"""The village's own notices in its file: kept whatever happens, told once, wiped when over."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from content import seal
from content.decided import Decided, Fate, to_document
from content.documents import to_base64
from content.errors import StoreError
from content.notices import new_id
from content.records import Answers, Bundle
from sync.outbox.file import backup_path
from sync.village import book as book_module
from sync.village.book import Book, FullError
from tests.builders import NOW
from tests.builders_outbox import KEYS, PRIVATE, an_outbox
from tests.builders_village import a_notice, a_webp, an_offer

PLACE = ("150125200201", "井尔沟村")


@pytest.fixture
def book(outbox):
    return Book(outbox, PLACE)


def told(outbox):
    """Return what goes up, sealed ones opened."""
    records = [
        record
        for batch in outbox.batches(KEYS, 9)
        for record in Bundle.from_json(seal.open_batch(batch.sealed, PRIVATE)[1]).records
    ]
    return [json.loads(record.body or seal.open_body(record.sealed, PRIVATE)) for record in records]


def test_what_is_published_is_there_after_a_restart_and_goes_up(tmp_path):
    with an_outbox(tmp_path) as outbox:
        said = Book(outbox, PLACE).publish(a_notice(picture=a_webp()), NOW)
    with an_outbox(tmp_path) as outbox:
        assert Book(outbox).said() == (said,)
        (up,) = told(outbox)
    assert (up["notice"], up["edition"], up["village"]) == (said.id, 1, "井尔沟村")
    assert up["picture"]


def test_a_draft_is_kept_apart_from_what_is_said_until_it_is_published(book):
    said = book.publish(a_notice(), NOW)
    book.keep(replace(said, title="周六停水"))
    book.keep(replace(said, title="周日停水"))
    assert book.said() == (said,)
    (draft,) = book.drafts()
    again = book.publish(draft, NOW)
    assert (again.title, again.edition) == ("周日停水", 2)
    assert book.said() == (again,)
    assert book.drafts() == ()


def test_a_draft_can_be_let_go_of(book):
    book.keep(a_notice())
    book.drop(a_notice().id)
    assert book.drafts() == ()


def test_what_is_taken_back_is_wiped_and_told(book, outbox):
    said = book.publish(a_notice(), NOW)
    book.take_back(said, NOW)
    assert book.said() == ()
    assert told(outbox)[-1] | {"area": "", "village": ""} == {
        "notice": said.id,
        "edition": 2,
        "back": True,
        "area": "",
        "village": "",
    }


def test_an_offer_is_sealed_and_waits_for_the_key_that_seals_it(book, outbox):
    said = book.publish(an_offer(), NOW)
    book.tidy(NOW, NOW)
    assert [each.kind for each in book.told()] == []
    outbox.know(KEYS)
    book.tidy(NOW, NOW)
    book.tidy(NOW, NOW)
    rows = outbox.read(lambda database: database.rows("SELECT body, sealed FROM records"))
    assert [(row["body"], bool(row["sealed"])) for row in rows] == [("", True)]
    assert told(outbox)[0]["offer"]["phone"] == "13812345678"
    assert [(each.kind, each.state) for each in book.told()] == [("offer", "waiting")]
    book.publish(said, NOW)
    assert told(outbox)[1]["edition"] == 2


def test_an_offer_nobody_was_told_of_is_taken_back_without_a_word(book, outbox):
    book.take_back(book.publish(an_offer(), NOW), NOW)
    outbox.know(KEYS)
    book.tidy(NOW, NOW)
    assert told(outbox) == []


def test_what_is_over_is_wiped_by_the_time_that_is_certain(book, tmp_path):
    offer = book.publish(an_offer(), NOW)
    notice = book.publish(a_notice(), NOW)
    book.keep(a_notice(id=new_id()))
    late = NOW + timedelta(days=400)
    book.tidy(late, NOW)
    assert book.said() == (notice, offer)
    book.tidy(late, offer.ends)
    assert book.said() == (notice,)
    assert book.drafts() == ()
    book.tidy(late, notice.ends + book_module.KEPT_AFTER)
    assert book.said() == ()
    assert b"13812345678" not in (tmp_path / "station.db").read_bytes()


def test_there_is_room_for_so_many_and_the_next_is_refused(book, monkeypatch):
    monkeypatch.setattr(book_module, "MOST", 2)
    first = book.publish(a_notice(id=new_id()), NOW)
    book.publish(a_notice(id=new_id()), NOW)
    with pytest.raises(FullError):
        book.publish(a_notice(id=new_id()), NOW)
    book.publish(first, NOW)
    book.keep(a_notice(id=new_id()))
    book.keep(a_notice(id=new_id()))
    with pytest.raises(StoreError):
        book.keep(a_notice(id=new_id()))


def test_the_copy_is_due_at_once_and_brings_notices_back(tmp_path):
    with an_outbox(tmp_path) as outbox:
        book = Book(outbox, PLACE)
        outbox.backup()
        said = book.publish(a_notice(picture=a_webp()), NOW)
        assert outbox.backup_if_due()
    (tmp_path / "station.db").write_bytes(b"rubbish" * 999)
    with an_outbox(tmp_path) as outbox:
        assert Book(outbox).said() == (said,)


def test_the_last_edition_of_a_broken_file_wins_over_the_copy_and_nothing_taken_back_returns(
    tmp_path,
):
    path = tmp_path / "station.db"
    with an_outbox(tmp_path) as outbox:
        book = Book(outbox, PLACE)
        kept, gone = book.publish(a_notice(), NOW), book.publish(a_notice(id=new_id()), NOW)
        book.keep(a_notice(id=new_id()))
        outbox.backup()
        newer = book.publish(replace(kept, title="改到周六"), NOW)
        book.take_back(gone, NOW)
    with closing(sqlite3.connect(path)) as file:
        file.execute("DROP INDEX records_by_state")  # no file of ours any more, and readable
    assert backup_path(path).exists()
    with an_outbox(tmp_path) as outbox:
        said = Book(outbox).said()
    assert said == (newer,)


def test_a_row_the_disk_has_made_no_notice_of_holds_up_no_other(book, outbox):
    said = book.publish(a_notice(picture=a_webp()), NOW)
    book.publish(a_notice(id=new_id()), NOW)
    outbox.change(
        lambda database: database.run("UPDATE notices SET body = '{' WHERE id <> ?", (said.id,))
    )
    outbox.change(lambda database: database.run("UPDATE notices SET picture = x'00'"))
    assert book.said() == (replace(said, picture=b""),)


# what the county decided


def hears(outbox, *decided, device="", sealed=None):
    """Let the outbox have answers of the county that say this."""
    (batch,) = outbox.batches(KEYS, 9) or [None]
    if batch is None:
        outbox.add("station", {}, now=NOW)
        (batch,) = outbox.batches(KEYS, 9)
    key, document = seal.open_batch(batch.sealed, PRIVATE)
    device = device or Bundle.from_json(document).device
    sealed = sealed or seal.close_for(to_document(decided), to_base64(key), PRIVATE)
    answers = Answers(batch.name, device, (), (1, 1), sealed)
    outbox.take_answers(batch.name, seal.sign(answers.to_json(), PRIVATE), KEYS)


@pytest.fixture
def said(book):
    return book.publish(a_notice(), NOW)


def test_what_became_of_a_notice_is_kept_over_a_restart(tmp_path):
    with an_outbox(tmp_path) as outbox:
        said = Book(outbox, PLACE).publish(a_notice(), NOW)
        refused = Decided(said.id, 1, Fate.REFUSED, "电话写错了")
        hears(outbox, refused)
    with an_outbox(tmp_path) as outbox:
        assert Book(outbox).decided() == (refused,)


def test_the_decision_about_the_newest_edition_holds_in_whatever_order_they_come(
    book, outbox, said
):
    newest = Decided(said.id, 2, Fate.ADOPTED)
    hears(outbox, Decided(said.id, 1, Fate.REFUSED, "太长"))
    hears(outbox, newest)
    hears(outbox, Decided(said.id, 1, Fate.REFUSED, "太长"))
    assert book.decided() == (newest,)


def test_nothing_is_kept_of_what_the_village_says_no_more(book, outbox, said):
    other = Decided(new_id(), 1, Fate.ADOPTED)
    hears(outbox, other, Decided(said.id, 1, Fate.ADOPTED))
    assert len(book.decided()) == 1
    book.take_back(said, NOW)
    assert book.decided() == ()


def test_what_is_over_goes_with_what_was_decided_about_it(book, outbox, said):
    hears(outbox, Decided(said.id, 1, Fate.ADOPTED))
    book.tidy(NOW, said.ends + book_module.KEPT_AFTER)
    assert book.decided() == ()


@pytest.mark.parametrize("sealed", ["no base64 at all", to_base64(bytes(90))])
def test_decisions_that_cannot_be_read_hold_up_no_answer(book, outbox, said, sealed, caplog):
    hears(outbox, sealed=sealed)
    assert book.decided() == ()
    assert "decisions not read" in caplog.text


def test_decisions_for_another_device_are_none_of_ours(book, outbox, said):
    hears(outbox, Decided(said.id, 1, Fate.ADOPTED), device="0" * 8 + "-0000-4000-8000-" + "0" * 12)
    assert book.decided() == ()


def test_a_fate_that_the_disk_made_nothing_of_is_left_out(book, outbox, said):
    hears(outbox, Decided(said.id, 1, Fate.ADOPTED))
    outbox.change(lambda database: database.run("UPDATE decided SET fate = '?'"))
    assert book.decided() == ()


def test_what_was_decided_is_salvaged_with_the_notice_it_is_about(tmp_path):
    path = tmp_path / "station.db"
    with an_outbox(tmp_path) as outbox:
        said = Book(outbox, PLACE).publish(a_notice(), NOW)
        hears(outbox, Decided(said.id, 1, Fate.ADOPTED))
    with closing(sqlite3.connect(path)) as file:
        file.execute("DROP INDEX records_by_state")  # no file of ours any more, and readable
    with an_outbox(tmp_path) as outbox:
        assert [each.fate for each in Book(outbox).decided()] == [Fate.ADOPTED]
