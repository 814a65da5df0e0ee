"""Warnings: written at their desk, agreed by others, said as CAP, ended by one button."""

import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtail.test.utils.form_data import nested_form_data

from content.cap import Level, MessageType, active
from content.cap_message import write_cap
from content.errors import CapError
from content.library import Library
from content.platform.desks.models import Alert
from content.platform.desks.warning_page import WarningPage
from content.platform.items.models import SectionPage
from content.platform.publishing.press import Press
from content.platform.publishing.publisher import Publisher
from tests.platform.people import COUNTY, TOWNSHIP, VILLAGE, submit
from tests.unit.test_cap_message import a_message


def a_warning(owner, level=Level.RED, *, areas=(COUNTY,), **said):
    from content.platform.areas.models import Area

    now = timezone.now()
    fields = {"begins": now, "ends": now + timedelta(hours=12), "description": "明早有霜。"} | said
    page = WarningPage(owner=owner, live=False, event="霜冻", level=int(level), **fields)
    page.areas = list(Area.objects.filter(code__in=areas))
    SectionPage.objects.get(section="weather").add_child(instance=page)
    page.save_revision(user=owner)
    return again(page)


def again(page):
    return WarningPage.objects.get(pk=page.pk)


def approve(page, person):
    state = page.current_workflow_state.current_task_state.specific
    state.task.specific.on_action(state, person, "approve")
    return again(page)


def said(newsroom, level=Level.YELLOW, **fields):
    page = submit(a_warning(newsroom.weather, level, **fields), newsroom.weather)
    page = approve(page, newsroom.reviewer)
    return approve(page, newsroom.second) if level >= Level.ORANGE else page


def holding(station=VILLAGE):
    messages = [alert.says() for alert in Alert.objects.filter(live=True)]
    return active(messages, timezone.now() + timedelta(seconds=5), station)


def test_a_red_warning_takes_two_people_besides_its_author(newsroom):
    page = submit(a_warning(newsroom.weather), newsroom.weather)
    with pytest.raises(PermissionDenied):
        approve(page, newsroom.weather)
    page = approve(page, newsroom.reviewer)
    assert holding() == []
    with pytest.raises(PermissionDenied):
        approve(page, newsroom.reviewer)
    approve(page, newsroom.second)
    (alert,) = holding()
    assert (alert.event, alert.level, alert.areas) == ("霜冻", Level.RED, (COUNTY,))
    assert alert.office == "武川县气象台"


def test_a_yellow_warning_takes_one_and_is_in_the_edition(newsroom):
    said(newsroom)
    (item,) = Press().collect().items
    assert item.title == "武川县气象台发布霜冻黄色预警信号[Ⅲ级/较重]"


def test_a_warning_changed_is_an_update_and_recalled_is_a_cancel(newsroom, login):
    page = said(newsroom)
    page.level = int(Level.BLUE)
    page.save_revision(user=newsroom.weather)
    approve(submit(again(page), newsroom.weather), newsroom.reviewer)
    (alert,) = holding()
    assert (alert.level, alert.message_type) == (Level.BLUE, MessageType.UPDATE)
    held = Alert.objects.get(identifier=alert.identifier)
    login(newsroom.weather).post(reverse("desks_recall", args=(held.pk,)))
    assert holding() == []
    assert not again(page).live
    assert len(Press().collect().items) == 3
    assert PageLogEntry.objects.filter(action="wagtail.unpublish", user=newsroom.weather).exists()


def test_a_warning_said_again_after_its_end_is_a_new_alert(newsroom):
    page = said(newsroom)
    page.unpublish()
    again(page).save_revision(user=newsroom.weather)
    approve(submit(again(page), newsroom.weather), newsroom.reviewer)
    assert [one.message_type for one in holding()] == [MessageType.ALERT]


def test_what_would_be_no_message_is_not_said_at_all(newsroom):
    page = a_warning(newsroom.weather, Level.BLUE, areas=())
    with pytest.raises(CapError):
        page.get_latest_revision().publish(skip_permission_checks=True)
    assert not again(page).live
    assert not Alert.objects.exists()


def test_an_end_does_not_wait_for_a_review_under_way(newsroom, login):
    page = said(newsroom)
    page.save_revision(user=newsroom.weather, changed=True)
    submit(again(page), newsroom.weather)
    login(newsroom.weather).post(reverse("desks_recall", args=(Alert.objects.get().pk,)))
    assert holding() == []
    assert not again(page).workflow_in_progress


def test_a_message_that_came_in_waits_for_a_word_and_can_be_ended(newsroom, login):
    message = a_message(
        sent=timezone.now(), onset=timezone.now(), expires=timezone.now() + timedelta(hours=3)
    )
    alert = Alert.objects.create(identifier=message.identifier, held=write_cap(message))
    browser = login(newsroom.reviewer)
    assert "等人确认" in browser.get(reverse("desks_warnings")).content.decode()
    assert holding() == []
    browser.post(reverse("desks_confirm", args=(alert.pk,)))
    assert [one.level for one in holding()] == [Level.RED]
    browser.post(reverse("desks_recall", args=(alert.pk,)))
    assert holding() == []
    assert set(ModelLogEntry.objects.values_list("action", flat=True)) == {
        "desks.confirm",
        "desks.recall",
    }


def test_a_message_that_is_not_said_is_not_asked_about_again(newsroom, login):
    now = timezone.now()
    message = a_message(sent=now, onset=now, expires=now + timedelta(hours=3))
    alert = Alert.objects.create(identifier=message.identifier, held=write_cap(message))
    browser = login(newsroom.weather)
    browser.post(reverse("desks_refuse", args=(alert.pk,)))
    assert "等人确认" not in browser.get(reverse("desks_warnings")).content.decode()
    assert holding() == []


def test_a_village_shows_it_after_the_second_approval_and_no_more_after_its_end(
    newsroom, login, site, tmp_path
):
    publisher, home = Publisher(site.tree, site.keys), tmp_path / "home"

    def shown():
        publisher.look()
        command = [sys.executable, "-m", "kiosk", "sync", "--once", "--home", home]
        subprocess.run([*command, "--from", site.tree], check=True)
        with Library(home / "library.db") as library:
            alerts = [alert for _, alert in library.alerts()]
        return [one.level for one in active(alerts, timezone.now() + timedelta(seconds=2), VILLAGE)]

    page = approve(submit(a_warning(newsroom.weather), newsroom.weather), newsroom.reviewer)
    assert shown() == []
    approve(page, newsroom.second)
    begun = time.monotonic()
    assert shown() == [Level.RED]
    assert time.monotonic() - begun < 10
    login(newsroom.weather).post(reverse("desks_recall", args=(Alert.objects.get().pk,)))
    assert shown() == []


@pytest.mark.parametrize("role", ["author", "market", "township", "officer"])
def test_who_is_not_of_the_weather_desk_can_do_nothing_there(newsroom, login, role):
    page = said(newsroom)
    browser = login(getattr(newsroom, role))
    weather = SectionPage.objects.get(section="weather")
    add = reverse("wagtailadmin_pages:add", args=("desks", "warningpage", weather.pk))
    assert browser.get(reverse("desks_warnings")).status_code in {302, 403}
    assert browser.get(add).status_code in {302, 403}
    browser.post(reverse("desks_recall", args=(Alert.objects.get().pk,)))
    browser.post(reverse("wagtailadmin_pages:unpublish", args=(page.pk,)))
    assert len(holding()) == 1


def test_a_weather_officer_of_a_township_does_not_end_the_countys(newsroom, login):
    from content.platform.people import rules
    from tests.platform.people import a_person

    said(newsroom)
    theirs = a_person("weather2", rules.WEATHER, TOWNSHIP)
    login(theirs).post(reverse("desks_recall", args=(Alert.objects.get().pk,)))
    assert len(holding()) == 1


def filled(areas, **fields):
    now = timezone.localtime()
    form = {
        "event": "霜冻",
        "level": "4",
        "begins": now.strftime("%Y-%m-%d %H:%M"),
        "ends": (now + timedelta(hours=12)).strftime("%Y-%m-%d %H:%M"),
        "description": "明早有霜。",
        "instruction": "",
        "office": "",
        "comments": {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"},
        "action-submit": "1",
    }
    return nested_form_data(form | fields) | {"areas": areas}


def test_the_form_takes_a_warning_and_refuses_what_is_none(newsroom, login):
    from content.platform.areas.models import Area

    county = str(Area.objects.get(code=COUNTY).pk)
    weather = SectionPage.objects.get(section="weather")
    add = reverse("wagtailadmin_pages:add", args=("desks", "warningpage", weather.pk))
    browser = login(newsroom.weather)
    past = browser.post(add, filled([county], ends="2020-01-01 08:00"))
    assert "结束要晚于开始" in past.content.decode()
    broken = browser.post(add, filled([county], description="坏\x01字符"))
    assert "还不能发成预警报文" in broken.content.decode()
    assert not WarningPage.objects.exists()
    browser.post(add, filled([county]))
    page = WarningPage.objects.get()
    assert page.workflow_in_progress
    assert page.get_latest_revision_as_object().title == "霜冻红色预警"
    assert page.current_workflow_state.workflow.name == "两人审核"


def test_the_preview_is_the_village_screen_under_the_warning(newsroom):
    page = a_warning(newsroom.weather, instruction="1. 盖膜。2. 熏烟。")
    shown = page.make_preview_request(preview_mode="portrait").content.decode()
    assert "takeover level-4" in shown
    assert "<li>盖膜</li>" in shown
    mild = a_warning(newsroom.weather, Level.BLUE)
    assert "band level-1" in mild.make_preview_request(preview_mode="landscape").content.decode()
    unfinished = a_warning(newsroom.weather, areas=())
    assert "先选好" in unfinished.make_preview_request(preview_mode="portrait").content.decode()


def test_a_new_warning_is_for_the_officers_own_places_unless_he_says_otherwise(newsroom, login):
    weather = SectionPage.objects.get(section="weather")
    path = reverse("wagtailadmin_pages:add", args=("desks", "warningpage", weather.pk))
    held = login(newsroom.weather).get(path).context["form"]
    assert [area.code for area in held.initial["areas"]] == [COUNTY]
    assert held["areas"].value() == [area.pk for area in held.initial["areas"]]
    assert held["office"].value() == "武川县气象台"


def test_who_writes_about_the_weather_is_sent_to_the_desk_for_a_warning(newsroom, login):
    weather = SectionPage.objects.get(section="weather")
    path = reverse("wagtailadmin_pages:add_subpage", args=(weather.pk,))
    held = login(newsroom.author).get(path).content.decode()
    assert "写天气提醒" in held
    assert "/desks/warningpage/" not in held
    assert "预警不在这里写" in held
