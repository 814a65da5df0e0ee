import io
import struct
import zlib

import pytest
from PIL import Image

from content import pictures
from content.errors import AuthoringError


def drawn(size=(60, 40), form="PNG", mode="RGB", **options):
    out = io.BytesIO()
    Image.new(mode, size, "white").save(out, form, **options)
    return out.getvalue()


def bomb(width, height):
    """Return a PNG of a few bytes that says it is this large."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    png = drawn()
    return png[:12] + head + struct.pack(">I", zlib.crc32(head)) + png[33:]


def seen(picture):
    return Image.open(io.BytesIO(picture.held))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_picture_is_drawn_anew_as_webp(form):
    ready = pictures.prepare(drawn(form=form))
    assert seen(ready).format == "WEBP"
    assert (ready.width, ready.height) == (60, 40)


def test_a_large_picture_is_made_smaller():
    assert pictures.prepare(drawn((3200, 1600))).width == pictures.SIDE_MOST


def test_a_cameras_secrets_do_not_survive_and_it_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: turned by a quarter
    exif[0x010F] = "secret camera"
    ready = pictures.prepare(drawn(form="JPEG", exif=exif))
    assert (ready.width, ready.height) == (40, 60)
    assert not seen(ready).getexif()
    assert b"secret" not in ready.held


def test_what_is_see_through_stays_so():
    out = io.BytesIO()
    Image.new("RGBA", (60, 40), (0, 0, 0, 0)).save(out, "PNG")
    assert seen(pictures.prepare(out.getvalue())).mode == "RGBA"


@pytest.mark.parametrize(
    "held",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        drawn(form="GIF"),
        drawn()[:60],
        drawn((5000, 3000)),
        drawn() + b"\0" * pictures.BYTES_MOST,
        bomb(30_000, 30_000),
    ],
)
def test_what_is_no_fit_picture_is_refused(held):
    with pytest.raises(AuthoringError):
        pictures.prepare(held)


def test_the_same_picture_gives_the_same_bytes_drawn_or_kept():
    assert pictures.prepare(drawn()).held == pictures.prepare(drawn()).held


@pytest.mark.parametrize("spoilt", [b"", b"rot"])
def test_a_kept_picture_that_is_spoilt_is_drawn_again(monkeypatch, tmp_path, spoilt):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    right = pictures.prepare(drawn())
    (kept,) = tmp_path.rglob("*.webp")
    kept.write_bytes(spoilt)
    assert pictures.prepare(drawn()) == right
    assert kept.read_bytes() == right.held


def test_a_cache_that_cannot_be_written_is_no_reason_not_to_publish(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert pictures.prepare(drawn()).width == 60
