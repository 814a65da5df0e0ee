"""What the county's site takes in: the one contract, over SQLite and over PostgreSQL."""

from __future__ import annotations

import asyncio
import threading

import httpx
import pytest
from django.core.management import call_command
from django.db import connections

from content import seal
from content.documents import Refusal
from content.platform.environment import Environment
from content.platform.intake import shelf as shelf_module
from content.platform.intake.inbox import PlatformInbox
from content.platform.intake.models import Answered, Aside, Reading, Receipt, Record, Station
from content.records import name_of
from tests.builders_outbox import DEVICE, SEED, a_batch, a_record, answers_of
from tests.intake_contract import ALREADY, CONFLICT, STORED, IntakeContract, reason_of, verdicts
from tests.platform.postgres import postgres, url
from tests.platform.stations import keep_keys

PG = "pg"
DEVICES = [f"00000000-0000-4000-8000-{number:012}" for number in range(8)]


class Counted(PlatformInbox):
    """The site's intake, and what it holds."""

    def count(self):
        return Record.objects.using(self._using).count()

    def count_aside(self):
        return Aside.objects.using(self._using).count()


@pytest.fixture(scope="session")
def pg_database():
    """Return the name of a PostgreSQL among Django's databases."""
    with postgres() as folder:
        said = Environment(folder, database_url=url(folder)).database()
        connections.settings |= connections.configure_settings(
            {"default": connections.settings["default"], PG: said}
        )
        call_command("migrate", "intake", database=PG, interactive=False, verbosity=0)
        yield PG
        connections[PG].close()
        del connections.settings[PG], connections[PG]


@pytest.fixture(params=["sqlite", "postgresql"])
def using(request):
    if request.param == "sqlite":
        request.getfixturevalue("site")
        return "default"
    name = request.getfixturevalue("pg_database")
    tables = [
        model._meta.db_table for model in (Answered, Aside, Reading, Receipt, Record, Station)
    ]
    with connections[name].cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(tables)} RESTART IDENTITY")
    return name


@pytest.fixture
def intake(using, tmp_path):
    folder = keep_keys(tmp_path / "keys")
    return Counted(lambda: folder, using)


class TestIntakeOfTheSite(IntakeContract):
    """The contract holds."""


def at_once(*works):
    """Run these in a thread each, all together; return what went wrong."""
    wrong = []
    begin = threading.Barrier(len(works))

    def run(work):
        begin.wait()
        try:
            work()
        except Exception as error:  # noqa: BLE001  told by the test
            wrong.append(error)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def test_the_same_records_in_any_order_from_many_at_once_are_stored_once(intake):
    records = [a_record(number) for number in range(1, 21)]
    batches = [a_batch(*records), a_batch(*reversed(records))] * 4
    said = []
    assert not at_once(
        *[lambda each=each: said.extend(verdicts(intake.take(*each))) for each in batches]
    )
    assert (intake.count(), said.count(STORED)) == (20, 20)


def test_two_stations_that_claim_one_id_at_once_get_one_stored_and_one_aside(intake):
    records = [a_record(number) for number in range(1, 11)]
    batches = [
        a_batch(
            *(a_record(9, id=each.id, body=f'{{"of":{at}}}') for each in records), device=device
        )
        for at, device in enumerate(DEVICES)
    ]
    said = []
    assert not at_once(
        *[lambda each=each: said.extend(verdicts(intake.take(*each))) for each in batches]
    )
    assert (intake.count(), said.count(STORED), said.count(CONFLICT)) == (10, 10, 70)


def test_a_station_taken_out_of_service_is_not_believed_any_more(intake, using):
    intake.take(*a_batch(a_record(1)))
    Station.objects.using(using).update(is_retired=True)
    assert reason_of(intake, *a_batch(a_record(2))) is Refusal.RETIRED
    assert intake.count() == 1


def test_a_station_registers_by_its_first_batch_with_the_code_on_its_screen(intake, using):
    intake.take(*a_batch(a_record(1)))
    station = Station.objects.using(using).get()
    assert (station.device, station.is_new) == (DEVICE, True)
    assert station.code == seal.code_of(SEED)


def test_what_is_read_is_counted_once_by_section(intake, using):
    body = '{"day":"2026-05-20","pages":[["list","policy",2,30],["article","tag:a,2026:policy/x",1,60],["home","",5,50]]}'
    batch = a_batch(a_record(1, kind="usage", body=body))
    intake.take(*batch)
    intake.take(*batch)
    read = Reading.objects.using(using).get()
    assert (read.section, read.times, read.seconds) == ("policy", 3, 90)


def test_a_second_record_of_a_day_adds_up(intake, using):
    body = '{"day":"2026-05-20","pages":[["weather","",2,30]]}'
    intake.take(
        *a_batch(a_record(1, kind="usage", body=body), a_record(2, kind="usage", body=body))
    )
    assert Reading.objects.using(using).get().times == 4


def test_the_first_receipt_of_a_warning_counts(intake, using):
    bodies = [
        f'{{"warning":"w","event":"shown","at":"2026-05-20T07:4{n}:00+08:00"}}' for n in (1, 5)
    ]
    for number, body in enumerate(bodies, 1):
        intake.take(*a_batch(a_record(number, body=body)))
    told = Receipt.objects.using(using).get()
    assert told.at.minute == 41


def test_the_newest_word_of_a_station_stands_whatever_comes_last(intake, using):
    for seq, epoch in ((5, 2), (9, 1), (4, 2)):
        body = f'{{"release":{epoch * 100 + seq}}}'
        intake.take(*a_batch(a_record(seq, epoch=epoch, kind="station", body=body)))
    assert Station.objects.using(using).get().standing == '{"release":205}'


def test_old_answers_are_let_go_of_now_and_then(intake, using, monkeypatch):
    monkeypatch.setattr(shelf_module, "KEPT_MOST", 2)
    monkeypatch.setattr(shelf_module, "_SWEEP", 1)
    batches = [a_batch(a_record(number)) for number in range(1, 5)]
    for batch in batches:
        intake.take(*batch)
    assert [intake.answers(name) is None for name, _ in batches] == [True, True, False, False]


def test_the_same_batch_again_is_answered_under_the_same_name(intake):
    name, sealed = a_batch(a_record(1))
    intake.take(name, sealed)
    again = intake.take(name, sealed)
    assert intake.answers(name) == again
    assert answers_of(again).verdicts[0][1] is ALREADY


# over HTTP


@pytest.fixture
def line(site, monkeypatch):
    monkeypatch.setenv("CUNKOU_COUNTY_DATA", str(site.data))
    from content.platform.asgi import county_tree, dispatch

    async def nobody(scope, receive, send):
        raise AssertionError(scope["path"])

    both = dispatch(nobody, county_tree())

    def ask(method, path, held=b""):
        async def asking():
            transport = httpx.ASGITransport(app=both)
            async with httpx.AsyncClient(transport=transport, base_url="http://county") as client:
                return await client.request(method, path, content=held)

        return asyncio.run(asking())

    return ask


def test_a_station_hands_over_and_asks_at_the_addresses_of_the_tree(line, site):
    keep_keys(site.keys)
    name, sealed = a_batch(a_record(1))
    assert line("GET", f"/tree/answers/{name}").status_code == 404
    said = line("POST", f"/tree/outbox/{name}", sealed)
    assert (said.status_code, verdicts(said.content)) == (200, [STORED])
    assert line("GET", f"/tree/answers/{name}").content == said.content


def test_a_county_without_its_keys_asks_for_it_again_later(line):
    name, sealed = a_batch(a_record(1))
    assert line("POST", f"/tree/outbox/{name}", sealed).status_code == 503


def test_a_database_that_does_not_take_it_asks_for_it_again_later(line, site):
    keep_keys(site.keys)
    with connections["default"].cursor() as cursor:
        cursor.execute("DROP TABLE intake_record")
    name, sealed = a_batch(a_record(1))
    assert line("POST", f"/tree/outbox/{name}", sealed).status_code == 503


def test_what_is_no_batch_is_refused_for_good(line, site):
    keep_keys(site.keys)
    assert line("POST", f"/tree/outbox/{name_of(b'x')}", b"x").status_code == 400
