"""The weather desk: a grid of days and nights, typed or out of a file."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from content.platform.desks.models import Forecast
from content.platform.publishing.press import Press
from tests.platform.people import COUNTY, TOWNSHIP

NEW = "desks_forecast_new"
CMA = {
    "location": {"id": "53368", "name": "武川"},
    "lastUpdate": "2026/11/20 15:50",
    "now": {"temperature": -3.5, "humidity": 40, "windDirection": "西北风", "windScale": "微风"},
    "daily": [
        {
            "date": "2026/11/20",
            "high": 3,
            "low": -9,
            "dayText": "晴",
            "nightText": "多云",
            "dayWindDirection": "西北风",
            "dayWindScale": "3~4级",
            "nightWindDirection": "北风",
            "nightWindScale": "微风",
        }
    ],
}


@pytest.fixture
def desk(newsroom, login):
    return login(newsroom.weather)


def typed(*days, **head):
    now = timezone.localtime()
    said = {"area": COUNTY, "issued": now.strftime("%Y-%m-%dT%H:%M"), "source": "武川县气象台"}
    said |= {"advice": "明早有霜。", "now": "", "form-INITIAL_FORMS": "0"} | head
    said["form-TOTAL_FORMS"] = str(len(days))
    sky = {"daytime_text": "晴", "night_text": "多云转小雪", "daytime_wind": "北风"}
    for n, (high, low, *more) in enumerate(days):
        day = now.date() + timedelta(days=n)
        row = (
            sky | {"day": str(day), "high": str(high), "low": str(low)} | (more[0] if more else {})
        )
        said |= {f"form-{n}-{name}": value for name, value in row.items()}
    return said


def test_what_is_typed_is_said_by_day_and_by_night(desk):
    answer = desk.post(reverse(NEW), typed((3, -9), (5, -4), ("", "")))
    assert answer.status_code == 302, answer.content.decode()
    said = Forecast.objects.get().says()
    assert (said.place, said.advice, len(said.days)) == ("武川县", "明早有霜。", 2)
    assert (said.days[0].daytime.code, said.days[0].night.text) == (0, "多云转小雪")
    assert [item.title for item in Press().collect().items] == ["武川县天气预报"]
    assert ModelLogEntry.objects.get().action == "desks.forecast"


def test_a_new_forecast_takes_the_place_of_the_last(desk):
    desk.post(reverse(NEW), typed((3, -9)))
    desk.post(reverse("desks_forecast", args=(Forecast.objects.get().pk,)), typed((7, 0)))
    desk.post(reverse(NEW), typed((8, 1)))
    assert Forecast.objects.get().says().days[0].high == 8
    again = desk.get(reverse("desks_forecast", args=(Forecast.objects.get().pk,)))
    assert 'value="8"' in again.content.decode()


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([(3, 9)], "最低气温比最高气温还高"),
        ([(300, 9)], "温度不对"),
        ([(3, "")], "要么都填"),
        ([(3, -9, {"night_text": "下刀子"})], "要从表里选"),
        ([("", "")], "至少填一天"),
    ],
)
def test_what_cannot_be_is_told_in_words(desk, days, words):
    assert words in desk.post(reverse(NEW), typed(*days)).content.decode()
    assert not Forecast.objects.exists()


@pytest.mark.parametrize("held", [{"msg": "success", "data": CMA}, None])
def test_a_file_fills_the_grid_and_is_said_only_by_hand(desk, held):
    if held is None:
        desk.post(reverse(NEW), typed((3, -9)))
        held = json.loads(Forecast.objects.get().held)
        Forecast.objects.all().delete()
    file = SimpleUploadedFile("f.json", json.dumps(held).encode())
    shown = desk.post(reverse(NEW), {"fill": "1", "area": COUNTY, "file": file}).content.decode()
    assert "还没有发布" in shown
    assert 'value="-9"' in shown
    assert not Forecast.objects.exists()


def test_what_was_measured_comes_along_with_the_file(desk):
    file = SimpleUploadedFile("f.json", json.dumps(CMA).encode())
    context = desk.post(reverse(NEW), {"fill": "1", "area": COUNTY, "file": file}).context_data
    desk.post(reverse(NEW), typed((3, -9), now=context["head"].initial["now"]))
    assert Forecast.objects.get().says().now.temperature == -3.5


@pytest.mark.parametrize("held", [b"{", b"{}", b"[]", b"x" * 300_000, None])
def test_a_file_that_is_none_is_refused_with_words(desk, held):
    file = {"file": SimpleUploadedFile("f.json", held)} if held else {}
    answer = desk.post(reverse(NEW), {"fill": "1", "area": COUNTY, **file}, follow=True)
    assert answer.status_code == 200
    assert ("看不懂" in answer.content.decode()) == bool(held)


def test_a_forecast_that_ran_out_is_told(desk):
    desk.post(reverse(NEW), typed((3, -9, {"day": "2026-01-01"})))
    assert "已经过期" in desk.get(reverse("desks_weather")).content.decode()


def test_who_is_not_of_the_weather_desk_or_not_of_the_place_says_nothing(newsroom, login, desk):
    from content.platform.people import rules
    from tests.platform.people import a_person

    for person in (newsroom.author, newsroom.market, newsroom.reviewer):
        assert login(person).get(reverse("desks_weather")).status_code in {302, 403}
        login(person).post(reverse(NEW), typed((3, -9)))
    theirs = login(a_person("weather2", rules.WEATHER, TOWNSHIP))
    theirs.post(reverse(NEW), typed((3, -9)))
    assert not Forecast.objects.exists()
    desk.post(reverse(NEW), typed((3, -9)))
    held = Forecast.objects.get()
    theirs.post(reverse("desks_forecast", args=(held.pk,)), typed((30, 9), area=TOWNSHIP))
    assert Forecast.objects.get().says().days[0].high == 3
