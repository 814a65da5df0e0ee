"""Texts and pictures on any stick, whatever else is planted on it."""

from __future__ import annotations

import io
import sys

import pytest
from PIL import Image

from content import pictures
from content.errors import AuthoringError
from content.jail import Limits, draw_picture
from content.notices import is_picture
from sync.stick import browse
from sync.stick.browse import look, read, sticks, text_of
from tests.builders_screen import a_picture


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "media" / "K"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def patterns(tmp_path):
    return [f"{tmp_path}/media/*"]


def found(patterns):
    return [(each.name, each.is_picture) for each in look(patterns)]


def test_texts_and_pictures_are_found_a_few_folders_deep(stick, patterns):
    for path in ("a.txt", "DCIM/100/b.JPG", "x/y/z/c.png", "x/y/z/w/d.png", "e.doc", ".f.txt"):
        (stick / path).parent.mkdir(parents=True, exist_ok=True)
        (stick / path).write_bytes(b"1")
    (stick / "cunkou").mkdir()
    (stick / "cunkou" / "g.txt").write_bytes(b"1")
    (stick / "empty.txt").touch()
    assert found(patterns) == [("a.txt", False), ("b.JPG", True), ("c.png", True)]


def test_no_link_leads_off_the_stick(stick, patterns, tmp_path):
    (tmp_path / "secret.txt").write_text("x")
    (stick / "link.txt").symlink_to(tmp_path / "secret.txt")
    (stick / "folder").symlink_to(tmp_path)
    assert found(patterns) == []
    with pytest.raises(AuthoringError):
        read(browse.Found(str(stick), "link.txt", is_picture=False))


def test_of_nested_places_the_inner_ones_are_sticks(tmp_path):
    (tmp_path / "media" / "user" / "K").mkdir(parents=True)
    patterns = [f"{tmp_path}/media/*", f"{tmp_path}/media/*/*"]
    assert sticks(patterns) == [str(tmp_path / "media/user/K")]
    assert look([f"{tmp_path}/nothing/*"]) == []


def test_a_stick_pulled_out_meanwhile_has_nothing(monkeypatch, stick, patterns):
    monkeypatch.setattr(browse, "sticks", lambda _: [str(stick / "gone")])
    assert look(patterns) == []


def test_there_is_an_end_to_folders(monkeypatch, stick, patterns):
    monkeypatch.setattr(browse, "_FOLDERS_MOST", 1)
    (stick / "a").mkdir()
    (stick / "a" / "b.txt").write_text("1")
    assert found(patterns) == []


def test_what_is_too_large_is_not_read(stick, patterns):
    (stick / "a.txt").write_bytes(b"1" * (browse.TEXT_MOST + 1))
    with pytest.raises(AuthoringError, match="more than"):
        read(look(patterns)[0])


@pytest.mark.parametrize(
    "held",
    [
        "停水".encode(),
        b"\xef\xbb\xbf" + "停水".encode(),
        "停水".encode("gbk"),
        b"\xff\xfe" + "停水".encode("utf-16-le"),
    ],
)
def test_a_text_is_read_in_what_china_writes(held):
    assert text_of(held) == "停水"


def test_what_is_no_text_is_refused():
    with pytest.raises(AuthoringError, match="UTF-8 or GBK"):
        text_of(b"\x80\xff\x00\xfe")


# pictures, drawn anew by a child


def test_a_picture_comes_back_small_upright_and_without_its_secrets():
    image = Image.new("RGB", (1600, 900), (90, 120, 60))
    tags = Image.Exif()
    tags[0x0112] = 6  # lying on its side
    tags[0x010F] = "a camera"
    held = io.BytesIO()
    image.save(held, "JPEG", exif=tags)
    drawn = draw_picture(held.getvalue())
    assert is_picture(drawn)
    with Image.open(io.BytesIO(drawn)) as seen:
        assert seen.height > seen.width
        assert not seen.getexif()
    assert b"camera" not in drawn


def test_a_picture_of_many_pixels_is_read_at_a_part_of_its_size():
    held = io.BytesIO()
    Image.new("L", (6000, 4000), 120).save(held, "JPEG")
    assert is_picture(pictures.fitted(held.getvalue()))


def test_a_picture_of_noise_is_made_small_enough():
    held = io.BytesIO()
    Image.effect_noise((900, 700), 120).convert("RGB").save(held, "PNG")
    assert len(pictures.fitted(held.getvalue())) <= pictures.FITTED_MOST


def test_one_that_cannot_be_made_so_small_is_refused(monkeypatch):
    monkeypatch.setattr(pictures, "FITTED_MOST", 10)
    with pytest.raises(AuthoringError, match="smaller"):
        pictures.fitted(a_picture(size=(60, 40)))
    with pytest.raises(AuthoringError, match="at most"):
        pictures.fitted(bytes(pictures.BYTES_MOST + 1))


@pytest.mark.parametrize("held", [b"", b"\x89PNG\r\n\x1a\n rubbish", b"<svg/>"])
def test_what_is_no_picture_is_refused_with_a_reason(held):
    with pytest.raises(AuthoringError, match="no picture"):
        draw_picture(held)


def test_a_child_that_hangs_on_a_picture_is_ended():
    with pytest.raises(AuthoringError, match="not read within"):
        draw_picture(
            b"1",
            command=(sys.executable, "-c", "import time; time.sleep(60)"),
            limits=Limits(wall_s=0.3),
        )


def test_the_child_says_what_it_made_and_what_it_could_not(monkeypatch, capfdbinary):
    for held, code in ((a_picture(size=(60, 40)), 0), (b"x", 1)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(held)))
        assert pictures.main() == code
    assert b"no picture" in capfdbinary.readouterr().err
