"""What villages say themselves: taken over once, by their own township, or refused with a word."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from content import seal
from content.decided import Decided, Fate
from content.notices import new_id, taken_back
from content.platform.proposals import adopting
from sync.outbox import Outbox
from sync.village.book import Book
from sync.village.pin import Lock
from tests.builders_outbox import KEYS, PRIVATE, a_record
from tests.builders_village import a_notice, a_webp, an_offer
from tests.platform.people import TOWNSHIP, VILLAGE, a_person
from tests.platform.stations import a_proposal as said
from tests.platform.stations import a_station, keep_keys, tell

ALL = "/admin/proposals/"
SOON = datetime.now(UTC).replace(microsecond=0) + timedelta(days=3)


def back(notice, edition, seq=9):
    return a_record(seq, kind="notice", body=json.dumps(taken_back(notice.id, edition)))


@pytest.fixture
def notice():
    return a_notice(picture=a_webp(), ends=SOON)


@pytest.fixture
def station(newsroom, notice):
    return a_station(1, "井尔沟村", VILLAGE, said(notice))


def proposed():
    from content.platform.intake.models import Proposed

    return Proposed.objects.get()


def page(browser):
    answer = browser.get(ALL)
    assert answer.status_code == 200
    return answer.content.decode()


def post(browser, **said_):
    return browser.post(reverse("proposals_decide", args=(proposed().pk,)), said_)


def drafts():
    from content.platform.items.models import PAGES

    return list(PAGES["village"].objects.all())


# who sees them


@pytest.mark.parametrize("who", ["township", "reviewer"])
def test_those_of_the_place_see_what_its_villages_propose(newsroom, login, station, who):
    text = page(login(getattr(newsroom, who)))
    assert "周五上午停水" in text
    assert "井尔沟村" in text
    assert "请提前接好水。" in text


def test_another_township_sees_and_decides_nothing(newsroom, login, station):
    browser = login(newsroom.other)
    assert "周五上午停水" not in page(browser)
    assert post(browser, adopt="").status_code == 404
    assert browser.get(reverse("proposals_picture", args=(proposed().pk,))).status_code == 404
    with pytest.raises(adopting.PermissionDenied):
        adopting.adopt(proposed(), newsroom.other)


@pytest.mark.parametrize("who", ["author", "market", "weather", "officer"])
def test_others_have_no_such_page(newsroom, login, station, who):
    assert login(getattr(newsroom, who)).get(ALL).status_code in (302, 403)


def test_a_machine_that_is_nowhere_or_retired_proposes_nothing(newsroom, login, station):
    for change in ({"area": ""}, {"area": VILLAGE, "is_retired": True}):
        type(station).objects.update(**change)
        assert "周五上午停水" not in page(login(newsroom.township))


def test_its_picture_is_shown_as_what_it_is(newsroom, login, station, notice):
    answer = login(newsroom.township).get(reverse("proposals_picture", args=(proposed().pk,)))
    assert answer.content == notice.picture
    assert answer["Content-Type"] == "image/webp"
    assert answer["X-Content-Type-Options"] == "nosniff"


# taking over


def test_what_is_adopted_is_a_draft_with_its_picture_for_its_own_place(
    newsroom, login, station, notice
):
    answer = post(login(newsroom.township), adopt="")
    (draft,) = drafts()
    assert answer.url == reverse("wagtailadmin_pages:edit", args=(draft.pk,))
    assert (draft.live, draft.owner, draft.title) == (False, newsroom.township, notice.title)
    assert [area.code for area in draft.areas.all()] == [VILLAGE]
    assert (draft.source, draft.valid_until) == ("井尔沟村", notice.ends)
    assert draft.picture.drawn_size
    assert draft.summary == "周五上午八点到十二点停水，请提前接好水。"
    from content.platform.items.convert import desk_now, to_item

    item = to_item(draft, desk_now())
    assert item.id.endswith(f":village/{notice.id}")  # so that the village shows one, not both
    assert "请提前接好水。" in item.body
    assert draft.writers() == {newsroom.township.pk}  # and so may not approve it


def test_adopting_twice_makes_one_draft(newsroom, login, station):
    browser = login(newsroom.township)
    first = post(browser, adopt="")
    assert post(login(newsroom.reviewer), adopt="").url == first.url
    assert len(drafts()) == 1
    assert "采用了" in page(browser)


def test_a_newer_edition_goes_into_the_same_draft(newsroom, login, station, notice):
    browser = login(newsroom.township)
    post(browser, adopt="")
    newer = replace(notice, edition=2, title="改到周六停水", picture=b"")
    tell(1, said(newer, 6))
    tell(1, said(replace(notice, edition=1), 7))  # an older one that came late
    assert "之后村里又改过" in page(browser)
    post(browser, adopt="")
    (draft,) = drafts()
    latest = draft.get_latest_revision_as_object()
    assert (latest.title, latest.picture) == ("改到周六停水", None)
    assert "之后村里又改过" not in page(browser)


def test_what_was_taken_back_cannot_be_adopted_and_is_said(newsroom, login, station, notice):
    tell(1, back(notice, 2))
    browser = login(newsroom.township)
    assert "村里已经撤回了这一条" in page(browser)
    assert post(browser, adopt="").url == ALL
    assert drafts() == []


def test_it_is_refused_with_a_word_and_may_be_adopted_when_it_was_changed(
    newsroom, login, station, notice
):
    browser = login(newsroom.township)
    post(browser, refuse="", word="已经通知过了")
    text = page(browser)
    assert "没有采用" in text
    assert "已经通知过了" in text
    tell(1, said(replace(notice, edition=2), 6))
    post(browser, adopt="")
    assert len(drafts()) == 1


def test_both_decisions_are_in_the_log(newsroom, login, station):
    from wagtail.models import ModelLogEntry, PageLogEntry

    browser = login(newsroom.township)
    post(browser, refuse="", word="不用")
    assert ModelLogEntry.objects.filter(action=adopting.REFUSED_LOG).count() == 1
    post(browser, adopt="")
    assert PageLogEntry.objects.filter(action=adopting.ADOPTED_LOG).count() == 1


def test_a_place_that_is_not_there_any_more_is_said(newsroom, login, station):
    from content.platform.people.models import Person

    type(station).objects.update(area="150125200999")
    boss = Person.objects.create_superuser("boss")
    browser = login(boss)
    assert "区划表" in browser.get(post(browser, adopt="").url).content.decode()
    assert drafts() == []


def test_two_machines_that_say_the_same_id_make_two_drafts(newsroom, login, station, notice):
    from content.platform.intake.models import Proposed

    a_station(2, "后山村", VILLAGE, said(notice))
    for each in Proposed.objects.all():
        adopting.adopt(each, newsroom.township)
    assert len({draft.name for draft in drafts()}) == 2
    assert len({draft.picture_id for draft in drafts()}) == 1


# what comes is judged


@pytest.mark.parametrize(
    "change", [{"notice": "1"}, {"edition": 0}, {"edition": 10**9}, {"title": " "}, {"ends": "x"}]
)
def test_what_is_no_notice_proposes_nothing_and_is_kept_all_the_same(newsroom, notice, change):
    from content.platform.intake.models import Proposed, Record

    a_station(1, "井尔沟村", VILLAGE, said(notice, more=change))
    assert not Proposed.objects.exists()
    assert Record.objects.filter(kind="notice").count() == 1


def test_a_word_that_takes_back_nothing_proposes_nothing(newsroom):
    from content.platform.intake.models import Proposed

    for body in ({"back": True}, {"back": True, "notice": new_id(), "edition": "2"}):
        tell(1, a_record(4, kind="notice", body=json.dumps(body)))
    assert not Proposed.objects.exists()


def test_a_picture_that_only_looks_like_one_is_refused_in_words(newsroom, login, notice):
    broken = replace(notice, picture=b"RIFF\x10\x00\x00\x00WEBPVP8 rubbish")
    a_station(1, "井尔沟村", VILLAGE, said(broken))
    browser = login(newsroom.township)
    assert "照片打不开" in browser.get(post(browser, adopt="").url).content.decode()
    assert drafts() == []


def test_an_offer_is_a_letter_that_those_in_charge_open(newsroom, site, login, monkeypatch):
    from content.platform.intake.models import Record
    from content.platform.people import rules

    keep_keys(site.keys)
    monkeypatch.setenv("CUNKOU_COUNTY_DATA", str(site.data))
    body = seal.seal_body(json.dumps(an_offer(edition=1).to_json()), KEYS)
    a_station(1, "井尔沟村", VILLAGE, a_record(5, kind="offer", body="", sealed=body))
    clerk = a_person("clerk", rules.LETTERS, TOWNSHIP)
    letter = reverse("fleet_letter", args=(Record.objects.get(kind="offer").pk,))
    text = login(clerk).post(letter).content.decode()
    for words in ("想做什么", "卖", "洋芋", "3000斤", "13812345678"):
        assert words in text
    assert "edition" not in text
    gone = seal.seal_body(json.dumps(taken_back(an_offer().id, 2)), KEYS)
    tell(1, a_record(6, kind="offer", body="", sealed=gone))
    newest = Record.objects.filter(kind="offer").order_by("-seq").first()
    assert "撤回" in login(clerk).post(reverse("fleet_letter", args=(newest.pk,))).content.decode()


# from the village's own file, and back to its officer's door


def test_a_real_station_proposes_and_its_officer_gets_his_code(
    newsroom, site, login, monkeypatch, notice
):
    from content import taking
    from content.platform.intake.models import Station
    from content.platform.intake.shelf import DjangoShelf

    keep_keys(site.keys)
    monkeypatch.setenv("CUNKOU_COUNTY_DATA", str(site.data))
    with Outbox(site.data / "station.db") as outbox:
        outbox.know(KEYS)
        Book(outbox, (VILLAGE, "井尔沟村")).publish(notice, datetime.now(UTC))
        (batch,) = outbox.batches(KEYS, 9)
        for _ in range(2):  # the answer was lost on the way
            answers = taking.take(batch.name, batch.sealed, shelf=DjangoShelf(), keys=PRIVATE)
        outbox.take_answers(batch.name, answers, KEYS)
        Station.objects.update(name="井尔沟村", area=VILLAGE)
        assert [each.state for each in Book(outbox).told()] == ["stored"]
        post(login(newsroom.township), adopt="")
        assert [draft.title for draft in drafts()] == [notice.title]
        lock = Lock(outbox)
        address = reverse("fleet_code", args=(Station.objects.get().pk,))
        text = login(newsroom.township).post(address, {"number": lock.number()}).content.decode()
        (code,) = re.findall(r"<code>(\d{8})</code>", text)
        assert lock.set_by_code(code, "271828").is_right


def test_a_code_is_told_to_those_of_the_place_alone_and_logged(
    newsroom, site, login, station, monkeypatch
):
    from wagtail.models import ModelLogEntry

    monkeypatch.setenv("CUNKOU_COUNTY_DATA", str(site.data))
    address = reverse("fleet_code", args=(station.pk,))
    assert login(newsroom.other).post(address, {"number": "1234"}).status_code == 404
    assert login(newsroom.reviewer).post(address, {"number": "1234"}).status_code in (302, 403)
    assert (
        "没有收件的钥匙"
        in login(newsroom.township).post(address, {"number": "1234"}).content.decode()
    )
    keep_keys(site.keys)
    assert "四位数字" in login(newsroom.township).post(address, {"number": "12"}).content.decode()
    text = login(newsroom.township).post(address, {"number": "1234"}).content.decode()
    right = seal.setting_codes_for("1234", key=station.key, private=PRIVATE)[0]
    assert right in text
    assert ModelLogEntry.objects.filter(action="fleet.code_told").count() == 2


def test_where_the_site_has_no_keys_a_terminal_beside_them_tells_the_code(
    site, station, monkeypatch, capsys
):
    from content.errors import StoreError
    from content.platform import cli

    keep_keys(site.keys)
    monkeypatch.setenv("CUNKOU_COUNTY_DATA", str(site.data))
    assert cli.main(["setting-code", station.code.upper(), "1234"]) == 0
    right = seal.setting_codes_for("1234", key=station.key, private=PRIVATE)[0]
    assert f"井尔沟村: {right}" in capsys.readouterr().out
    with pytest.raises(StoreError, match="no station"):
        cli.main(["setting-code", "00000000", "1234"])


def hand_over(outbox):
    """Hand over what waits, take the answers."""
    from content.platform.intake.api import _inbox

    for batch in outbox.batches(KEYS, 9):
        first, second, third = (_inbox().take(batch.name, batch.sealed) for _ in range(3))
        assert second == third != first  # whatever was decided, the same is said in the same way
        outbox.take_answers(batch.name, second, KEYS)


def test_a_village_hears_what_became_of_its_notices_with_the_answers_to_anything_later(
    newsroom, site, login, monkeypatch, notice
):
    from content.platform.intake.models import Station
    from content.platform.proposals.models import Decision
    from content.platform.proposals.telling import decided

    keep_keys(site.keys)
    monkeypatch.setenv("CUNKOU_COUNTY_DATA", str(site.data))
    now = datetime.now(UTC)
    with Outbox(site.data / "station.db") as outbox, Outbox(site.data / "other.db") as other:
        book = Book(outbox, (VILLAGE, "井尔沟村"))
        book.publish(notice, now)
        hand_over(outbox)
        Station.objects.update(name="井尔沟村", area=VILLAGE)
        assert book.decided() == ()
        post(login(newsroom.township), refuse="", word="这一条不归我们管")
        outbox.add("station", {}, now=now)
        hand_over(outbox)
        refused = Decided(notice.id, 1, Fate.REFUSED, "这一条不归我们管")
        assert book.decided() == (refused,)
        book.publish(notice, now)  # written anew, and adopted then
        hand_over(outbox)
        post(login(newsroom.township), adopt="")
        outbox.add("station", {}, now=now)
        hand_over(outbox)
        assert book.decided() == (Decided(notice.id, book.said()[0].edition, Fate.ADOPTED),)
        Book(other, (VILLAGE, "别的村")).publish(notice, now)  # the same id, another device
        hand_over(other)
        assert Book(other).decided() == ()
        Decision.objects.update(at=now - timedelta(days=91))
        assert decided(Station.objects.order_by("pk").first().device) == []
