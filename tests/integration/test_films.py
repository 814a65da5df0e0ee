"""Films made ready for villages by ffmpeg, and what is taken where there is none."""

import shutil
from datetime import UTC, datetime
from time import perf_counter

import pytest

from content import films
from content.containers import look, plays
from content.desk import Desk
from content.errors import AuthoringError
from content.model import Role
from content.release import County
from content.renditions import films as films_of
from content.vtt import Cue
from tests.films import LESSON, made, needs_ffmpeg


@pytest.fixture(autouse=True)
def own_films(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def no_ffmpeg(monkeypatch):
    monkeypatch.setenv("PATH", "")


@needs_ffmpeg
def test_a_film_from_a_phone_becomes_three_sizes_that_every_kiosk_plays(tmp_path):
    phone = made(
        tmp_path / "a.mp4",
        "-c:v",
        "libx265",
        "-x265-params",
        "log-level=0",
        seconds=2,
        size="640x480",
    )
    assert not plays(look(phone))
    ready = films.prepare(phone)
    assert [size.height for size, _ in ready.sizes] == [480, 360, 240]
    for size, path in ready.sizes:
        found = look(path)
        assert plays(found)
        assert (found.picture, found.sound, size.seconds) == ("h264", "aac", 2)
        head = path.read_bytes()[:4096]
        assert head.index(b"moov") < 4096, "begins to play before all of it is here"
    assert ready.sizes[2][1].stat().st_size < ready.sizes[0][1].stat().st_size
    assert ready.poster.read_bytes()[8:12] == b"WEBP"


@needs_ffmpeg
def test_a_small_film_is_not_blown_up_and_one_without_sound_stays_silent(tmp_path):
    small = made(
        tmp_path / "a.webm",
        "-c:v",
        "libvpx-vp9",
        "-cpu-used",
        "8",
        "-an",
        seconds=1,
        size="320x240",
    )
    (size, path), *others = films.prepare(small).sizes
    assert not others
    assert (size.height, look(path).sound) == (240, "")


@needs_ffmpeg
def test_an_unchanged_film_is_never_made_again(tmp_path, monkeypatch):
    film = made(tmp_path / "a.mp4", "-c:v", "libx264", seconds=1, size="320x240")
    assert not films.is_ready(film)
    first = films.prepare(film)
    assert films.is_ready(film)
    monkeypatch.setenv("PATH", "")
    again = shutil.copy(film, tmp_path / "other name.mp4")
    begun = perf_counter()
    assert films.prepare(again) == first
    assert perf_counter() - begun < 0.5
    first.sizes[0][1].unlink()  # spoilt
    assert films.prepare(again).sizes[0][1] == again


@needs_ffmpeg
def test_the_same_film_becomes_the_same_bytes(tmp_path, monkeypatch):
    film = made(tmp_path / "a.mp4", "-c:v", "libx264", seconds=1, size="320x240")
    one = films.prepare(film).sizes[0][1].read_bytes()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another"))
    assert films.prepare(film).sizes[0][1].read_bytes() == one


@needs_ffmpeg
def test_nothing_of_what_a_camera_wrote_into_a_film_goes_on(tmp_path):
    told = ("-metadata", "location=+40.8-111.7/", "-metadata", "artist=Lao Wang")
    film = made(tmp_path / "a.mp4", "-c:v", "libx264", *told, seconds=1, size="320x240")
    assert b"Lao Wang" in film.read_bytes()
    held = films.prepare(film).sizes[0][1].read_bytes()
    assert b"Lao Wang" not in held
    assert b"111.7" not in held


@needs_ffmpeg
@pytest.mark.parametrize(
    ("held", "why"),
    [
        (b"", "neither MP4 nor WebM"),
        (b"#EXTM3U\n/etc/passwd\n", "neither MP4 nor WebM"),
        (LESSON.read_bytes()[:150_000], "cut off"),
    ],
    ids=["nothing", "list", "cut"],
)
def test_what_cannot_be_made_ready_is_refused_in_a_sentence(tmp_path, held, why):
    path = tmp_path / "a.mp4"
    path.write_bytes(held)
    with pytest.raises(AuthoringError, match=why):
        films.prepare(path)
    kept = tmp_path / "cache/cunkou/films"
    assert not kept.exists() or not list(kept.iterdir())


@needs_ffmpeg
def test_a_film_without_pictures_is_refused(tmp_path):
    sound = made(tmp_path / "a.mp4", "-vn", "-c:a", "aac", seconds=1)
    with pytest.raises(AuthoringError, match="no pictures"):
        films.prepare(sound)


@needs_ffmpeg
def test_an_encoder_that_takes_too_much_is_ended(tmp_path, monkeypatch):
    film = made(tmp_path / "a.mp4", "-c:v", "libx264", seconds=1, size="320x240")
    monkeypatch.setattr(films, "_MEMORY", 1 << 20)
    with pytest.raises(AuthoringError, match="ffmpeg"):
        films.prepare(film)


def test_the_lesson_of_the_sample_county_is_taken_as_it_is():
    ((size, path),) = films.prepare(LESSON).sizes
    assert path == LESSON
    assert size.height == 480


def test_without_ffmpeg_what_plays_is_taken_as_it_is(no_ffmpeg, tmp_path):
    film = tmp_path / "a.mp4"
    film.write_bytes(LESSON.read_bytes() + b"\0")
    ready = films.prepare(film)
    assert [path for _, path in ready.sizes] == [film]
    assert ready.poster is None


@needs_ffmpeg
def test_without_ffmpeg_what_does_not_play_is_refused_with_its_codec(tmp_path, monkeypatch):
    film = made(tmp_path / "a.mp4", "-c:v", "mpeg4", seconds=1, size="320x240")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(AuthoringError, match=r"mp4v.*without ffmpeg only H\.264"):
        films.prepare(film)


@needs_ffmpeg
def test_without_ffmpeg_what_is_too_large_for_a_village_pc_is_refused(tmp_path, monkeypatch):
    film = made(
        tmp_path / "a.mp4", "-c:v", "libx264", "-preset", "ultrafast", seconds=0.2, size="1920x1080"
    )
    monkeypatch.setenv("PATH", "")
    with pytest.raises(AuthoringError, match="1080 lines"):
        films.prepare(film)


def test_a_film_too_large_is_refused(monkeypatch, no_ffmpeg):
    monkeypatch.setattr(films, "MADE_MOST", 1000)
    copied = LESSON.parent / LESSON.name
    with pytest.raises(AuthoringError, match="at most 1000"):
        films._as_it_is(copied)
    monkeypatch.setattr(films, "BYTES_MOST", 1000)
    with pytest.raises(AuthoringError, match="at most 1000"):
        films.prepare(copied)


def test_what_belongs_to_a_film_bears_its_title(no_ffmpeg, tmp_path):
    desk = Desk(County("150125", "武川县", "wuchuan.example"), datetime.now(UTC), None)
    poster = tmp_path / "p.webp"
    poster.write_bytes(b"RIFF")
    size, path = films.prepare(LESSON).sizes[0]
    ready = films.Prepared(((size, path),), poster)
    said = list(films.attachments(ready, "选种薯", (Cue(0, 1, "看"),), desk))
    assert [one.role for one in said] == [Role.FILM, Role.FILE, Role.FILE]
    (film,) = films_of(said)
    assert film.captions is not None
    assert film.poster is not None
    assert {one.sha256 for one in said} == desk.blobs.keys()
