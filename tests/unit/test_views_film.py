from dataclasses import replace
from datetime import date

import pytest

from content.model import READING, Role
from content.renditions import films
from kiosk.views.film import (
    Copy,
    Fault,
    Left,
    Shown,
    SoundRow,
    copy,
    fault_words,
    film_of,
    film_row,
    here_line,
    left_at,
    length,
    mega,
    missing_line,
    most_height,
    sound_rows,
    time_left,
)
from tests.builders import a_film, an_attachment, an_item

SIZES = (a_film(240, size=2_000_000), a_film(480, size=9_000_000))
(FILM,) = films(SIZES)
SMALL, FULL = SIZES
TODAY = date(2026, 11, 23)


def tr(text):
    return text


def chosen(held=(), spooled=None, most=1080.0, asked=480):
    return copy(FILM, held, spooled or {}, most=most, asked=asked)


def test_the_largest_size_that_is_here_is_played():
    assert chosen({SMALL.sha256, FULL.sha256}) == Copy(FULL, is_here=True)
    assert chosen({SMALL.sha256}) == Copy(SMALL, is_here=True)


def test_a_machine_that_drops_pictures_gets_the_smaller_size():
    assert chosen({SMALL.sha256, FULL.sha256}, most=479) == Copy(SMALL, is_here=True)


def test_what_is_not_here_is_told_by_the_size_that_is_to_come():
    assert chosen() == Copy(FULL, is_here=False)
    assert chosen(asked=240) == Copy(SMALL, is_here=False)
    assert chosen(spooled={SMALL.sha256: 500}) == Copy(SMALL, is_here=False, come=500)


def test_a_film_is_found_by_its_key():
    item = an_item(attachments=(an_attachment(), *SIZES))
    assert film_of(item, FULL.sha256) == FILM
    assert film_of(item, SMALL.sha256) is None


def test_a_row_says_what_a_touch_brings():
    row = film_row(FILM, Copy(FULL, is_here=True), 0, tr)
    assert (row.line, row.playable, row.media) == ("1分30秒 · 点一下就放", True, FULL.sha256)
    assert film_row(FILM, Copy(FULL, is_here=True), 45_000, tr).line.startswith(
        "1分30秒 · 上次放到45秒"
    )


def test_a_row_says_how_much_is_missing():
    row = film_row(FILM, Copy(FULL, is_here=False, come=6_000_000), 0, tr)
    assert (row.line, row.playable) == ("正在接收，还差3兆（共9兆）", False)
    assert missing_line(9_000_000, 0, tr) == "还没有收到（9兆），机器会自己接收"
    assert missing_line(9, 9, tr) == "正在接收，还差0.1兆（共0.1兆）"


def test_a_row_of_a_film_that_kills_is_not_playable():
    row = film_row(FILM, Copy(FULL, is_here=False), 0, tr, fatal=True)
    assert "两回毛病" in row.line
    assert not row.playable


def test_a_length_nobody_knows_is_not_told():
    assert here_line(0, 0, tr) == "点一下就放"


@pytest.mark.parametrize(
    ("milliseconds", "words"),
    [(0, "0秒"), (59_400, "59秒"), (60_000, "1分钟"), (80_000, "1分20秒")],
)
def test_lengths_are_told_in_words(milliseconds, words):
    assert length(milliseconds, tr) == words


@pytest.mark.parametrize(
    ("size", "words"), [(1, "0.1兆"), (2_340_000, "2.3兆"), (5_000_000, "5兆")]
)
def test_bytes_are_told_in_words(size, words):
    assert mega(size, tr) == words


def test_the_time_left_is_told_until_it_is_nearly_over():
    assert time_left(10_000, 90_000, tr) == "还有1分20秒"
    assert time_left(86_000, 90_000, tr) == "快放完了"
    assert time_left(0, 0, tr) == ""


def test_one_goes_on_today_and_not_tomorrow():
    left = Left(TODAY, 45_000)
    assert left_at(left, TODAY, 90_000) == 45_000
    assert left_at(left, date(2026, 11, 24), 90_000) == 0
    assert left_at(None, TODAY, 90_000) == 0


def test_near_its_beginning_and_its_end_a_film_begins_anew():
    assert left_at(Left(TODAY, 14_000), TODAY, 90_000) == 0
    assert left_at(Left(TODAY, 80_000), TODAY, 90_000) == 0
    assert left_at(Left(TODAY, 80_000), TODAY, 0) == 80_000


def test_what_was_not_painted_was_dropped():
    assert Shown(100, 98, 95).dropped == pytest.approx(0.05)
    assert Shown().dropped == 0
    assert Shown(100, 100, 101).dropped == 0


def test_a_machine_is_judged_by_what_it_dropped_in_a_long_stretch():
    jerky = Shown(250, 250, 200, frame_ms=40)
    inf = float("inf")
    assert most_height(jerky, 480, inf) == 479
    assert most_height(jerky, 480, 300) == 300
    assert most_height(jerky, 0, inf) == inf
    assert most_height(Shown(100, 100, 50, frame_ms=40), 480, inf) == inf
    assert most_height(Shown(250, 250, 245, frame_ms=40), 480, inf) == inf


def test_every_fault_has_its_words():
    assert len({fault_words(fault, tr) for fault in Fault}) == len(Fault)


def test_sounds_that_are_not_the_text_read_aloud_have_a_row():
    bird = an_attachment(b"bird", role=Role.SOUND, title="布谷鸟叫", seconds=12)
    song = an_attachment(b"song", role=Role.SOUND, title="春播歌", size=2_000_000)
    reading = an_attachment(b"text", role=Role.SOUND, title=READING)
    item = an_item(attachments=(an_attachment(), bird, song, reading))
    come = {bird.sha256: None, song.sha256: 500_000}
    assert sound_rows(item, come.get, tr) == [
        SoundRow(bird.sha256, "布谷鸟叫", "12秒", playable=True),
        SoundRow(song.sha256, "春播歌", "正在接收，还差1.5兆（共2兆）", playable=False),
    ]
    (row,) = sound_rows(an_item(attachments=(replace(bird, seconds=0),)), come.get, tr)
    assert row.line == ""
