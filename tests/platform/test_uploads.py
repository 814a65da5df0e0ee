"""What is brought is judged by what it is, whatever it is called, and only what we drew goes out."""

import io
import struct
import time
import zipfile
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse
from PIL import Image

from content.excel import xlsx
from tests.folders import a_picture

HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
# every way in which a file becomes a picture or a recording
PICTURES = ("wagtailimages:add", "wagtailimages:add_multiple", "wagtailimages_chooser:create")
_KINDS = ("image", "document")
RECORDINGS = ("wagtaildocs:add", "wagtaildocs:add_multiple", "wagtaildocs_chooser:create")


@pytest.fixture
def browser(newsroom, login):
    return login(newsroom.author)


def bring(browser, way, name, held):
    """Bring a file as each screen sends it: under its own names."""
    said = {"title": name, "collection": "1"}
    for field in ("file", "files[]", *(f"{kind}-chooser-upload-file" for kind in _KINDS)):
        said[field] = SimpleUploadedFile(name, held)
    said |= {f"{kind}-chooser-upload-title": name for kind in _KINDS}
    said |= {f"{kind}-chooser-upload-collection": "1" for kind in _KINDS}
    return browser.post(reverse(way), said, headers={"X-Requested-With": "XMLHttpRequest"})


def held():
    from content.platform.items.models import Picture, Recording

    return [*Picture.objects.all(), *Recording.objects.all()]


def a_chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def a_vast_picture():
    """Return a PNG of a few bytes that says it has ten thousand million pixels."""
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    body = (
        a_chunk(b"IHDR", head) + a_chunk(b"IDAT", zlib.compress(b"\0" * 99)) + a_chunk(b"IEND", b"")
    )
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize("way", PICTURES)
@pytest.mark.parametrize(
    ("name", "brought"),
    [
        ("page.png", HTML),
        ("drawing.svg", SVG),
        ("drawing.png", SVG),
        ("photo.html", a_picture()),
        ("vast.png", a_vast_picture()),
        ("cut.png", a_picture()[:60]),
        ("song.png", b"ID3" + bytes(40)),
    ],
    ids=lambda said: said if isinstance(said, str) else "",
)
def test_what_is_no_picture_is_refused_at_every_way_in(browser, way, name, brought):
    begun = time.monotonic()
    assert bring(browser, way, name, brought).status_code == 200
    assert held() == []
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize("way", RECORDINGS)
@pytest.mark.parametrize(
    ("name", "brought"),
    [
        ("song.mp3", HTML),
        ("film.mp4", SVG),
        ("letter.pdf", b"%PDF-1.7"),
        ("x.html", b"ID3" + bytes(40)),
    ],
    ids=lambda said: said if isinstance(said, str) else "",
)
def test_what_is_no_recording_is_refused_at_every_way_in(browser, way, name, brought):
    assert bring(browser, way, name, brought).status_code == 200
    assert held() == []


@pytest.mark.parametrize("way", [*PICTURES, *RECORDINGS])
def test_what_is_one_is_taken_at_every_way_in(browser, way):
    named = ("field.png", a_picture()) if way in PICTURES else ("song.mp3", b"ID3" + bytes(40))
    bring(browser, way, *named)
    assert len(held()) == 1
    held()[0].file.close()


def test_a_picture_under_another_kinds_name_goes_out_as_what_we_drew(browser):
    bring(browser, PICTURES[0], "field.jpg", a_picture())
    for picture in held():
        shown = browser.get(f"/media/drawn/{picture.sha256}.webp")
        assert Image.open(io.BytesIO(shown.content)).format == "WEBP"


def test_what_hangs_behind_a_picture_goes_nowhere(browser):
    bring(browser, PICTURES[0], "two.png", a_picture() + HTML + b"PK\x05\x06" + bytes(18))
    (picture,) = held()
    shown = browser.get(f"/media/drawn/{picture.sha256}.webp")
    assert b"alert" not in shown.content
    assert shown["X-Content-Type-Options"] == "nosniff"
    for folder in ("original_images", "documents", "wagtail_uploads", ".."):
        assert browser.get(f"/media/{folder}/{picture.filename}").status_code == 404


def test_a_recording_is_given_out_as_nothing_else(browser):
    bring(browser, RECORDINGS[0], "song.mp3", b"ID3" + HTML)
    (recording,) = held()
    shown = browser.get(recording.url)
    assert shown["Content-Type"] == "audio/mpeg"
    assert "attachment" in shown["Content-Disposition"]
    assert shown["Content-Security-Policy"] == "default-src 'none'"
    shown.close()


def a_bomb():
    """Return a workbook of a few kilobytes that unpacks to 300 MB."""
    out = io.BytesIO(xlsx([["品名", "平均价"], ["土豆", 1.2]], title="报价"))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as book:
        name = next(one for one in book.namelist() if one.startswith("xl/worksheets/"))
        fresh = io.BytesIO()
        with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as bomb:
            for one in book.namelist():
                sheet = b"<row/>" * 50_000_000
                bomb.writestr(one, sheet if one == name else book.read(one))
    return fresh.getvalue()


@pytest.mark.parametrize("held_in", [a_bomb, lambda: b"PK\x03\x04" + bytes(99), lambda: HTML])
def test_a_sheet_that_is_none_is_a_sentence_and_costs_nothing(newsroom, login, held_in):
    brought = held_in()
    begun = time.monotonic()
    file = SimpleUploadedFile("价格.xlsx", brought)
    form = {"market": "美通", "area": "", "unit": "元/斤", "file": file}
    said = login(newsroom.market).post(reverse("desks_price_upload"), form).content.decode()
    assert 'class="desk__problem"' in said
    assert time.monotonic() - begun < 20


def test_what_goes_wrong_or_is_not_there_shows_nothing_of_the_program(newsroom, login):
    from django.conf import settings

    assert not settings.DEBUG
    browser = login(newsroom.author)
    browser.raise_request_exception = False
    with override_settings(ROOT_URLCONF="tests.platform.strange_urls"):
        broken = browser.get("/www/broken/")
    missing = Client().get("/no-such-thing/")
    assert (broken.status_code, missing.status_code) == (500, 404)
    for answer in (broken, missing):
        shown = answer.content.decode()
        assert "Traceback" not in shown
        assert "content.platform" not in shown
        assert "urlpatterns" not in shown


def test_cookies_are_kept_from_scripts_and_from_the_clear(site):
    import subprocess
    import sys

    asked = (
        "import django; django.setup(); from django.conf import settings as s;"
        "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.DEBUG)"
    )
    import os

    said = os.environ | {"CUNKOU_COUNTY_ORIGIN": "https://county.example", "DEBUG": "1"}
    done = subprocess.run(
        [sys.executable, "-c", asked],
        env=said | {"CUNKOU_COUNTY_DATA": str(site.data), "DJANGO_DEBUG": "True"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["True", "True", "True", "False"]
