"""The stations' pages: who sees what, who says what, and what is shown."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.urls import reverse

import content
from content import cap
from content.documents import Refusal
from tests.intake_contract import reason_of
from tests.platform.people import COUNTY, OTHER, TOWNSHIP, VILLAGE, a_person
from tests.platform.stations import (
    a_letter,
    a_receipt,
    a_standing,
    a_station,
    keep_keys,
    tell,
)

SAMPLE = Path(content.__file__).parent / "sample"
ALL = "/admin/stations/"
ROLES = ("author", "reviewer", "market", "weather", "township", "officer")
LETTERS = "/admin/letters/"


@pytest.fixture
def admin(newsroom):
    from content.platform.people import rules

    return a_person("admin", rules.ADMIN, COUNTY)


@pytest.fixture
def clerk(newsroom):
    from content.platform.people import rules

    return a_person("clerk", rules.LETTERS, TOWNSHIP)


def page(browser, address=ALL):
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def one(station):
    return reverse("fleet_station", args=(station.pk,))


def opening(letter):
    return reverse("fleet_letter", args=(letter.pk,))


# registering


def test_a_new_station_waits_with_its_code_until_somebody_says_where_it_stands(admin, login):
    station = a_station(1)
    browser = login(admin)
    assert station.code in page(browser)
    answer = browser.post(one(station), {"name": "井尔沟村服务站", "area": VILLAGE})
    assert answer.status_code == 302
    shown = page(browser)
    assert "井尔沟村服务站" in shown
    assert "大青山乡" in shown
    assert "等着登记" not in shown


def test_what_somebody_said_of_a_station_is_in_the_log(admin, login):
    from wagtail.models import ModelLogEntry

    login(admin).post(one(a_station(1)), {"name": "甲", "area": VILLAGE})
    entry = ModelLogEntry.objects.get(action="wagtail.edit")
    assert (entry.user, entry.data["fields"]) == (admin, ["name", "area"])


def test_who_does_not_administer_registers_nothing(newsroom, login):
    new, known = a_station(1), a_station(2, "乙", VILLAGE)
    for role in ROLES:
        browser = login(getattr(newsroom, role))
        assert new.code not in page(browser)
        assert browser.post(one(new), {"name": "甲", "area": VILLAGE}).status_code == 404
        browser.post(one(known), {"name": "甲", "area": VILLAGE})
        known.refresh_from_db()
        assert known.name == "乙"


def test_an_administrator_of_a_township_gives_away_no_other_place(site, login):
    from content.platform.people import rules

    person, station = a_person("small", rules.ADMIN, TOWNSHIP), a_station(1)
    answer = login(person).post(one(station), {"name": "甲", "area": OTHER})
    assert answer.status_code == 200
    station.refresh_from_db()
    assert station.area == ""


def test_another_township_sees_nothing_of_a_station(newsroom, login):
    station = a_station(1, "甲站", VILLAGE)
    assert "甲站" in page(login(newsroom.township))
    assert "甲站" not in page(login(newsroom.other))
    assert login(newsroom.other).get(one(station)).status_code == 404


def test_a_station_taken_out_of_service_is_told_so_and_stands_apart(admin, login, site):
    from content.platform.intake.inbox import PlatformInbox
    from tests.builders_outbox import a_batch, a_record

    station = a_station(1, "甲站", VILLAGE)
    login(admin).post(one(station), {"name": "甲站", "area": VILLAGE, "is_retired": "on"})
    assert "已停用 1 个" in page(login(admin))
    keep_keys(site.keys)
    batch = a_batch(a_record(9), device=station.device, seed=(1).to_bytes(32, "big"))
    assert reason_of(PlatformInbox(lambda: site.keys), *batch) is Refusal.RETIRED


# how they fare


def test_silent_stations_are_told_of_at_the_top(newsroom, login):
    a_station(1, "哑站", VILLAGE, at=datetime.now(UTC) - timedelta(days=4))
    a_station(2, "好站", VILLAGE)
    shown = page(login(newsroom.author))
    assert "1 个站点三天以上没有消息" in shown
    assert shown.index("哑站") < shown.index("好站")
    assert "4天没有消息" in shown


def test_stations_are_shown_by_colour(newsroom, login):
    a_station(1, "坏站", VILLAGE, a_standing(faults=["disk_failing"]))
    a_station(2, "好站", VILLAGE)
    assert "好站" not in page(login(newsroom.author), f"{ALL}?colour=red")
    assert "好站" in page(login(newsroom.author), f"{ALL}?colour=green")
    assert "没有这样的站点" in page(login(newsroom.author), f"{ALL}?colour=amber")


def test_what_was_read_is_shown_and_small_counts_are_not(newsroom, login):
    from content.platform.intake.models import Reading

    station = a_station(1, "甲站", VILLAGE)
    day = datetime.now(UTC).date()
    for section, times in (("policy", 12), ("jobs", 2)):
        Reading.objects.create(
            device=station.device, day=day, section=section, times=times, seconds=600
        )
    shown = page(login(newsroom.author), one(station))
    assert "12次" in shown
    assert "少于5次" in shown
    assert "2次" not in shown.replace("12次", "")


def test_a_warning_tells_how_far_it_came(newsroom, login):
    from content.platform.desks.models import Alert

    held = (SAMPLE / "warnings/frost-1-alert.xml").read_bytes()
    sent = datetime.now(UTC).replace(microsecond=0)
    held = re.sub(rb"<sent>[^<]*", b"<sent>" + sent.isoformat().encode(), held)
    alert = cap.read_cap(held)
    Alert.objects.create(identifier=alert.identifier, held=held, live=True)
    for number in range(1, 4):
        a_station(number, f"站{number}", VILLAGE)
    for number in (1, 2):
        tell(number, a_receipt(alert.identifier, alert.sent + timedelta(minutes=4)))
    shown = page(login(newsroom.author))
    assert "大青山乡 3 个站点里 2 个在 4 分钟内显示" in shown


def test_a_station_that_says_nonsense_of_itself_is_shown_all_the_same(newsroom, login):
    station = a_station(1, "甲站", VILLAGE, a_standing(faults="x", release="y", road=["<script>"]))
    assert "<script>alert" not in page(login(newsroom.author))
    assert page(login(newsroom.author), one(station))


# letters


@pytest.fixture
def letter(newsroom, site):
    from content.platform.intake.models import Record

    keep_keys(site.keys)
    a_station(1, "甲站", VILLAGE, a_letter("想问问补贴的事。"))
    return Record.objects.get(kind="letter")


@pytest.fixture
def keys_here(monkeypatch, site):
    """Let the site's process find this test's folder, as its environment says."""
    monkeypatch.setenv("CUNKOU_COUNTY_DATA", str(site.data))


def test_a_letter_is_opened_by_who_is_in_charge_and_that_is_in_the_log(
    clerk, letter, login, keys_here
):
    from wagtail.models import ModelLogEntry

    browser = login(clerk)
    assert "甲站" in page(browser, LETTERS)
    shown = browser.post(opening(letter))
    assert "想问问补贴的事。" in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    entry = ModelLogEntry.objects.get(action="fleet.letter_opened")
    assert (entry.user, entry.object_id) == (clerk, letter.pk)


def test_nobody_else_opens_a_letter_or_sees_that_there_is_one(newsroom, letter, login, keys_here):
    for role in ROLES:
        browser = login(getattr(newsroom, role))
        assert browser.get(LETTERS)["Location"] == "/admin/"
        assert browser.post(opening(letter)).status_code == 404


@pytest.mark.usefixtures("keys_here")
def test_one_letter_is_opened_by_the_desk_in_charge_and_by_nobody_above_it(
    newsroom, admin, clerk, letter, login
):
    admin.is_superuser = True
    admin.save()
    for person in (admin, newsroom.author, newsroom.reviewer):
        browser = login(person)
        assert browser.get(LETTERS)["Location"] == "/admin/"
        assert LETTERS not in browser.get("/admin/").content.decode()
        assert browser.post(opening(letter)).status_code == 404
    assert "<td>clerk " not in page(login(clerk), LETTERS)
    assert "想问问补贴的事" in login(clerk).post(opening(letter)).content.decode()
    assert "<td>clerk " in page(login(clerk), LETTERS)


def test_a_letter_from_a_station_without_a_place_is_the_countys(clerk, letter, login, keys_here):
    from content.platform.intake.models import Station
    from content.platform.people import rules

    Station.objects.update(area="")
    county = a_person("county clerk", rules.LETTERS, COUNTY)
    assert "没有来信" in page(login(clerk), LETTERS)
    assert "想问问补贴的事" in login(county).post(opening(letter)).content.decode()


def test_letters_of_another_township_stay_closed(letter, login, keys_here):
    from content.platform.people import rules

    other = a_person("clerk2", rules.LETTERS, OTHER)
    assert "没有来信" in page(login(other), LETTERS)
    assert login(other).post(opening(letter)).status_code == 404


def test_looking_leaves_a_trace_so_a_link_does_not_open(clerk, letter, login, keys_here):
    assert login(clerk).get(opening(letter)).status_code == 405


def test_a_site_without_the_key_says_so(clerk, letter, login, site, keys_here):
    for path in site.keys.iterdir():
        path.unlink()
    assert "钥匙在收件的程序那边" in login(clerk).post(opening(letter)).content.decode()


def test_a_letter_that_is_not_for_this_county_says_so(clerk, newsroom, login, site, keys_here):
    from content.platform.intake.models import Record
    from tests.builders_outbox import a_record

    keep_keys(site.keys)
    a_station(1, "甲站", VILLAGE, a_record(1, kind="letter", body="", sealed="AAAA"))
    shown = login(clerk).post(opening(Record.objects.get())).content.decode()
    assert "不是用本县的钥匙封的" in shown


def test_a_stranger_sees_no_station_and_no_letter(site, client_of_nobody):
    for address in (ALL, LETTERS, f"{ALL}1/"):
        assert client_of_nobody.get(address)["Location"].startswith("/admin/login/")


@pytest.fixture
def client_of_nobody():
    from django.test import Client

    return Client()
