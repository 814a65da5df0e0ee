"""Films on the glass: played, left, gone on with, and broken in every way."""

import io
import random
import wave
from hashlib import sha256

import pytest

from content.library import Blobs
from content.model import READING, Role
from content.renditions import films
from kiosk.opened import Opened
from kiosk.ui import player as playing
from kiosk.ui.world import World
from kiosk.views.film import Fault
from sync.spool import Spool
from tests.builders import a_film, an_attachment, an_item
from tests.builders_screen import NOW, warning
from tests.films import LESSON, TITLE, made, needs_ffmpeg, put
from tests.ui.audit.reading import nodes

WHOLE = LESSON.read_bytes()


def flipped(begin, seed=3):
    """Return the lesson with four hundred bytes of it changed."""
    held, chance = bytearray(WHOLE), random.Random(seed)
    for _ in range(400):
        held[chance.randrange(begin, len(held))] = chance.randrange(256)
    return bytes(held)


def cut(part):
    """Return the lesson with its table of contents and only a part of its pictures."""
    begin = WHOLE.index(b"mdat")
    end = WHOLE.rindex(b"moov") - 4
    if end < begin:  # the table stands first
        return WHOLE[: round(len(WHOLE) * part)]
    body = WHOLE[begin + 4 : end]
    return (
        WHOLE[: begin + 4] + body[: round(len(body) * part)].ljust(len(body), b"\0") + WHOLE[end:]
    )


@pytest.fixture
def lesson(kiosk):
    """Return a function that opens a lesson with a film of these bytes, in its article."""

    def opens(held=WHOLE, **changes):
        item_id, _ = put(kiosk.home, held, **changes)
        kiosk.stage.poll()
        kiosk.stage.turn("article", item_id)
        kiosk.hand.wait(500)
        return kiosk

    return opens


def backend(kiosk):
    return kiosk.stage.stood("film").backend


def until(kiosk, holds, ms=8000):
    for _ in range(ms // 50):
        if holds():
            return True
        kiosk.hand.wait(50)
    return False


def touch_film(kiosk):
    """Touch the film; a page that was still being laid out is touched again."""
    for _ in range(3):
        kiosk.hand.touch_first("FilmBlock")
        if until(kiosk, lambda: kiosk.stage.screen == "film", 500):
            return


def play(kiosk):
    """Touch the film and wait for its pictures."""
    touch_film(kiosk)
    assert until(kiosk, lambda: backend(kiosk).player.shown.painted > 5)
    return backend(kiosk)


def test_one_touch_plays_a_film_and_says_how_long_it_takes(lesson):
    kiosk = lesson()
    assert TITLE in kiosk.reads()
    assert "1分40秒 · 点一下就放" in kiosk.reads()
    film = play(kiosk)
    assert kiosk.stage.screen == "film"
    assert film.player.playing
    assert "还有1分" in kiosk.reads()


def test_its_pictures_are_on_the_glass(lesson):
    kiosk = lesson()
    play(kiosk)
    pane = kiosk.hand.find("点画面放大")
    before = kiosk.view.grabWindow()
    centre = pane.mapToScene(pane.boundingRect().center()).toPoint()
    assert before.pixelColor(centre).lightness() > 60, "a picture, not the ground around it"


def test_captions_come_at_their_time_and_can_be_taken_away(lesson):
    kiosk = lesson()
    play(kiosk)
    assert "早上下地看叶子" in kiosk.reads()
    backend(kiosk).player.seek(5000)
    kiosk.hand.wait(300)
    assert "见到一棵拔一棵" in kiosk.reads()
    kiosk.hand.touch("字幕")
    assert "见到一棵拔一棵" not in kiosk.reads()


def test_pause_skip_and_seek_do_what_they_say(lesson):
    kiosk = lesson()
    film = play(kiosk)
    kiosk.hand.touch("停一停")
    assert not film.player.playing
    place = film.player.place
    kiosk.hand.wait(300)
    assert film.player.place == place
    kiosk.hand.touch("快进15秒")
    assert abs(film.player.place - place - 15_000) < 100
    kiosk.hand.touch("倒回15秒")
    assert abs(film.player.place - place) < 100
    bar = kiosk.hand.find("放到哪里了")
    middle = bar.mapToScene(bar.boundingRect().center())
    kiosk.hand.touch_at(middle.x(), middle.y())
    assert abs(film.player.place - film.player.length / 2) < 300
    kiosk.hand.touch("接着放")
    assert film.player.playing


def test_a_seek_shows_the_picture_of_its_moment(lesson, proof):
    kiosk = lesson()
    film = play(kiosk)
    worst = 0
    for place in (15_000, 3_000, 70_000, 9_120):
        film.player.seek(place)
        assert until(kiosk, lambda: film.player._sought_ms is None)
        worst = max(worst, abs(film.player.place - place))
    proof("film: place after a seek", runs=4, violations=int(worst > 400), note=f"{worst} ms off")
    assert worst <= 400


def test_the_next_visitor_of_the_day_is_asked_and_the_one_of_tomorrow_is_not(lesson):
    kiosk = lesson()
    play(kiosk).player.seek(16_000)
    kiosk.hand.wait(200)
    kiosk.stage.wipe()
    assert kiosk.stage.screen == "home"
    kiosk.stage.turn("article", backend(kiosk).argument.rpartition("|")[0])
    kiosk.hand.wait(500)
    assert "上次放到16秒" in kiosk.reads()
    touch_film(kiosk)
    assert "今天有人看到了16秒" in kiosk.reads()
    assert not backend(kiosk).player.playing
    kiosk.hand.touch("接着看")
    assert until(kiosk, lambda: backend(kiosk).player.place > 16_100)
    kiosk.hand.touch("返回")
    kiosk.clock.on(days=1)
    touch_film(kiosk)
    assert until(kiosk, lambda: backend(kiosk).player.shown.painted > 1)
    assert backend(kiosk).player.place < 5000


def test_from_the_beginning_is_one_touch_as_well(lesson):
    kiosk = lesson()
    play(kiosk).player.seek(16_000)
    kiosk.hand.wait(200)
    kiosk.hand.touch("返回")
    touch_film(kiosk)
    kiosk.hand.touch("从头看")
    assert until(kiosk, lambda: backend(kiosk).player.shown.painted > 1)
    assert backend(kiosk).player.place < 5000


def test_at_its_end_the_article_stands_again(lesson):
    kiosk = lesson()
    play(kiosk).player.seek(99_300)
    assert until(kiosk, lambda: kiosk.stage.screen == "article")
    assert "上次放到" not in kiosk.reads()


def test_nobody_is_taken_to_be_gone_while_a_film_plays(lesson):
    kiosk = lesson()
    film = play(kiosk)
    kiosk.stage.tick()
    assert kiosk.stage.busy
    film.player.pause()
    assert until(kiosk, lambda: not kiosk.stage.busy)
    kiosk.stage.idle(61)
    assert kiosk.stage.screen == "home"


def test_larger_is_the_picture_alone_and_a_touch_brings_the_buttons_back(lesson):
    kiosk = lesson()
    play(kiosk)
    kiosk.hand.touch("放大")
    shown = kiosk.hand.find("缩小，出按钮")
    assert shown.width() == kiosk.view.width()
    assert not {"首页", "返回", "放大"} & {node.name for node in nodes(kiosk.view)}
    kiosk.hand.touch_at(kiosk.view.width() / 2, kiosk.view.height() / 2)
    assert kiosk.hand.find("点画面放大").width() < kiosk.view.width()
    assert {"首页", "返回", "放大"} <= {node.name for node in nodes(kiosk.view)}


def test_a_film_waits_beneath_a_grave_warning_and_stays_where_it_was(lesson):
    kiosk = lesson()
    film = play(kiosk)
    kiosk.apply(warning(NOW, level="橙色", severity="Severe"), release=9)
    assert kiosk.hand.covered()
    assert until(kiosk, lambda: not film.player.property("playing"))
    kiosk.hand.wait(200)  # a picture that was on its way is shown yet
    place = film.player.property("place")
    assert place > 0
    kiosk.hand.touch("知道了")
    assert film.question == ""
    assert film.player.property("place") == place
    kiosk.hand.touch("接着放")
    assert until(kiosk, lambda: film.player.property("place") > place)


def test_a_machine_without_loudspeakers_plays_and_says_so(lesson):
    kiosk = lesson()
    film = play(kiosk)
    if film.player.audible:
        pytest.skip("this machine has something to hear it by")
    assert "没有接喇叭" in kiosk.reads()


def test_leaving_gives_back_what_a_film_took(lesson):
    kiosk = lesson()
    film = play(kiosk)
    kiosk.hand.touch("返回")
    assert film.player._player is None
    assert film.player._sink is None


def test_a_film_that_has_not_come_says_how_much_is_missing(lesson):
    kiosk = lesson(here=False)
    assert "还没有收到（2.2兆），机器会自己接收" in kiosk.reads()
    key = backend_key(kiosk)
    spool = Spool(kiosk.home / "spool")
    spool.root.mkdir(exist_ok=True)
    spool.path(key).write_bytes(WHOLE[:400_000])
    kiosk.stage.refreshed.emit()
    kiosk.hand.wait(60)
    assert "正在接收，还差1.8兆（共2.2兆）" in kiosk.reads()


def backend_key(kiosk):
    return kiosk.stage.stood("article").backend.films.rows[0].media


def test_a_film_that_goes_away_under_the_touch_says_so(lesson):
    kiosk = lesson()
    key = backend_key(kiosk)
    (kiosk.home / "blobs" / key[:2] / key).unlink()
    touch_film(kiosk)
    assert "还没有收到" in kiosk.reads()
    kiosk.hand.touch("返回")
    assert kiosk.stage.screen == "article"


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (b"\0", "打不开"),
        ("这是一篇文章".encode(), "打不开"),
        (WHOLE[:20_000], "打不开"),
        (random.Random(1).randbytes(100_000), "打不开"),
    ],
    ids=["nothing", "text", "cut", "noise"],
)
def test_what_is_no_film_says_so_in_words(lesson, held, words, proof):
    kiosk = lesson(held)
    touch_film(kiosk)
    said = until(kiosk, lambda: words in kiosk.reads())
    proof("film: broken in some way", runs=1, violations=int(not said))
    assert said
    kiosk.hand.touch("返回")
    assert kiosk.stage.screen == "article"


def test_flipped_bits_neither_end_nor_hold_the_screen(lesson, proof):
    kiosk = lesson(flipped(len(WHOLE) // 20))
    touch_film(kiosk)
    went_on = until(
        kiosk, lambda: backend(kiosk).player.shown.painted > 20 or backend(kiosk).problem
    )
    proof("film: broken in some way", runs=1, violations=int(not went_on))
    assert went_on
    kiosk.hand.touch("返回")
    assert kiosk.stage.screen == "article"


def test_a_place_without_pictures_is_given_up_after_a_while(lesson, proof, monkeypatch):
    monkeypatch.setattr(playing, "STUCK_S", 1.0)
    kiosk = lesson(cut(0.3))
    play(kiosk).player.seek(80_000)
    gave_up = until(kiosk, lambda: backend(kiosk).problem)
    proof("film: broken in some way", runs=1, violations=int(not gave_up))
    assert backend(kiosk).player.fault in {Fault.STUCK, Fault.CUT}
    kiosk.hand.touch("返回")
    assert kiosk.stage.screen == "article"


@needs_ffmpeg
def test_films_of_vp9_and_opus_play(lesson, tmp_path):
    codecs = ("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libopus")
    film = made(tmp_path / "a.webm", *codecs, seconds=2, size="426x240")
    play(lesson(film.read_bytes()))


@needs_ffmpeg
def test_a_kind_of_film_this_machine_cannot_read_says_so(lesson, tmp_path, proof):
    codecs = ("-c:v", "libaom-av1", "-cpu-used", "8", "-usage", "realtime", "-an")
    film = made(tmp_path / "a.mp4", *codecs, seconds=1, size="160x90")
    kiosk = lesson(film.read_bytes())
    touch_film(kiosk)
    said = until(kiosk, lambda: "格式" in kiosk.reads())
    proof("film: broken in some way", runs=1, violations=int(not said))
    assert said


def test_a_film_the_screen_died_of_twice_is_not_offered_again(lesson, kiosk):
    key = sha256(WHOLE).hexdigest()
    for _ in range(2):
        Opened(kiosk.home).begin(key)
    lesson()
    assert "两回毛病" in kiosk.reads()


def test_a_film_the_screen_died_of_once_is_played_only_if_it_is_what_the_county_sent(lesson, kiosk):
    key = sha256(WHOLE).hexdigest()
    Opened(kiosk.home).begin(key)
    lesson()
    (kiosk.home / "blobs" / key[:2] / key).write_bytes(flipped(0))
    touch_film(kiosk)
    assert until(kiosk, lambda: "打不开" in kiosk.reads())


def test_a_grave_warning_is_not_talked_over(lesson, monkeypatch):
    kiosk = lesson()
    film = play(kiosk)
    monkeypatch.setattr(kiosk.stage, "covered", lambda: True)
    assert until(kiosk, lambda: not film.player.playing)


def a_song(seconds=3):
    held = io.BytesIO()
    with wave.open(held, "wb") as song:
        song.setnchannels(1)
        song.setsampwidth(2)
        song.setframerate(8000)
        song.writeframes(bytes(16_000 * seconds))
    return held.getvalue()


@pytest.fixture
def song(kiosk):
    """Return a function that opens an article with a sound, which is not its text read aloud."""

    def opens(held, *, title="布谷鸟叫", here=True):
        sound = an_attachment(
            held, role=Role.SOUND, media_type="audio/wav", title=title, width=0, height=0
        )
        if here:
            Blobs(kiosk.home / "blobs").add(held)
        item = an_item("song", attachments=(sound,), published=NOW, updated=NOW)
        kiosk.apply(item)
        kiosk.stage.turn("article", item.id)
        kiosk.hand.wait(500)
        return kiosk

    return opens


def test_a_sound_is_played_where_it_stands_and_ends_with_the_page(song):
    kiosk = song(a_song())
    sounds = kiosk.stage.stood("article").backend.heard
    kiosk.hand.touch("放录音：布谷鸟叫")
    assert until(kiosk, lambda: sounds.playing and sounds.place > 100)
    assert kiosk.stage.busy
    kiosk.hand.touch("停一停")
    assert not sounds.playing
    kiosk.hand.touch("接着放")
    assert until(kiosk, lambda: sounds.playing)
    kiosk.hand.touch("首页")
    assert (sounds.current, sounds.playing, kiosk.stage.busy) == ("", False, False)


def test_a_sound_that_came_to_its_end_can_be_played_again(song):
    kiosk = song(a_song(1))
    kiosk.hand.touch("放录音：布谷鸟叫")
    assert until(kiosk, lambda: kiosk.stage.stood("article").backend.heard.place > 0)
    assert until(kiosk, lambda: not kiosk.stage.stood("article").backend.heard.current)
    assert kiosk.hand.find("放录音：布谷鸟叫")


def test_a_broken_sound_says_so_and_one_that_has_not_come_says_how_much_is_missing(song):
    kiosk = song(b"RIFF" + bytes(100))
    kiosk.hand.touch("放录音：布谷鸟叫")
    assert until(kiosk, lambda: "打不开" in kiosk.reads())
    song(bytes(1_500_000), here=False)
    assert "还没有收到（1.5兆）" in kiosk.reads()


def test_the_text_read_aloud_is_no_sound_of_its_own(song):
    assert "朗读" not in song(a_song(), title=READING).reads()


def test_the_size_to_come_goes_by_the_line_as_it_is_set_now(tmp_path):
    (film,) = films([a_film(480), a_film(240)])
    world = World.at(tmp_path)
    assert world.films.copy(film).size.height == 480
    (tmp_path / "station.toml").write_text("[line]\nfilm_height = 240\n", "utf-8")
    world.changed()
    assert world.films.copy(film).size.height == 240
    world.close()
