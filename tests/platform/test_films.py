"""A film that is brought: made ready by the film room, said when it is ready, refused in words."""

import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from content.model import Role
from content.platform.items.media import Readiness, Recording
from content.platform.publishing import filmroom
from content.platform.publishing.models import Stamp
from content.platform.publishing.press import Press
from content.renditions import films
from tests.films import LESSON, made, needs_ffmpeg
from tests.platform.people import a_page
from tests.platform.test_site import upload

WHOLE = LESSON.read_bytes()


@pytest.fixture(autouse=True)
def own_films(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def brought(held=WHOLE, name="lesson.mp4"):
    recording = Recording(title="讲课", file=ContentFile(held, name))
    recording.save()
    return recording


def said(press):
    """Return the one film of the one page, as villages would get it; None without one."""
    collected = press.collect()
    assert not collected.problems
    (item,) = collected.items
    found = films(item.attachments)
    assert {one.sha256 for one in item.attachments} <= collected.blobs.keys()
    return found[0] if found else None


def test_a_page_is_said_without_its_film_until_that_is_ready(newsroom):
    film, press = brought(), Press()
    captions = "1\n00:00:01,000 --> 00:00:02,000\n看叶子"
    a_page(newsroom.author, "courses", live=True, film=film, film_captions=captions)
    assert said(press) is None
    stamp = Stamp.now()
    assert filmroom.make_next()
    assert Stamp.now() > stamp
    ready = said(press)
    assert ready.sizes[0].height == 480
    assert ready.captions is not None
    assert not filmroom.make_next()


@needs_ffmpeg
def test_a_film_from_a_phone_goes_out_in_the_sizes_of_our_own_encoder(newsroom, tmp_path):
    phone = made(tmp_path / "a.mp4", "-c:v", "mpeg4", "-c:a", "mp2", seconds=1, size="480x360")
    film, press = brought(phone.read_bytes()), Press()
    a_page(newsroom.author, "courses", live=True, film=film)
    filmroom.make_next()
    ready = said(press)
    assert [size.height for size in ready.sizes] == [360, 240]
    assert ready.poster is not None
    assert film.sha256 not in {size.sha256 for size in ready.sizes}
    (item,) = press.collect().items
    names = {
        os.fspath(path) for path in press.collect().blobs.values() if not isinstance(path, bytes)
    }
    assert all("/media/films/" in name for name in names), "copied into the site's own"
    assert Role.FILM in {one.role for one in item.attachments}


@needs_ffmpeg
def test_a_film_that_cannot_be_read_is_refused_where_its_page_shows_it(newsroom, login):
    film = brought(WHOLE[:200_000])
    page = a_page(newsroom.author, "courses", film=film)
    edit = reverse("wagtailadmin_pages:edit", args=(page.pk,))
    browser = login(newsroom.author)
    assert "正在准备影片" in browser.get(edit).content.decode()
    filmroom.make_next()
    film.refresh_from_db()
    assert film.state == str(Readiness.REFUSED)
    shown = browser.get(edit).content.decode()
    assert "这个影片不能用" in shown
    assert "影片不完整" in shown


def test_a_film_whose_file_is_gone_holds_up_no_other(site):
    lost, other = brought(), brought(WHOLE[:200_000])
    Path(lost.file.path).unlink()
    while filmroom.make_next():
        pass
    states = set(Recording.objects.values_list("pk", "state"))
    assert (lost.pk, str(Readiness.REFUSED)) in states
    assert (other.pk, str(Readiness.REFUSED)) in states  # it was looked at: half of it is missing


def test_what_only_calls_itself_a_film_is_refused_at_the_door(newsroom, login):
    browser = login(newsroom.author)
    for held in (b"MZ" * 50, b"\0\0\0\x18ftypmp42" + bytes(40), WHOLE[:20_000]):
        assert upload(browser, "a.mp4", held, "documents").status_code == 200
    assert not Recording.objects.exists()
    assert upload(browser, "a.mp4", WHOLE, "documents").status_code == 302
    assert Recording.objects.get().state == str(Readiness.WAITING)


def test_captions_nobody_can_read_are_refused_with_their_line(newsroom):
    page = a_page(newsroom.author, "courses")
    form_class = type(page).get_edit_handler().get_form_class()
    form = form_class(
        instance=page,
        for_user=newsroom.author,
        data={"film_captions": "看\n叶子", "body-count": "0"},
    )
    assert "第1行看不懂" in str(form.errors["film_captions"])
