"""Films and sounds of an item: what is here of them, which size is played, time in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from content.model import Role
from content.renditions import best, films

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import date

    from content.model import Attachment, Item
    from content.renditions import Film

NEAR_MS: Final = 15_000  # so close to either end nobody goes on where it was left
ALMOST_MS: Final = 5_000  # time left is not counted down to its last seconds
DROPPED_MOST: Final = 0.05  # of the frames: more is seen as jerking
JUDGED_MS: Final = 8_000  # shorter stretches say nothing about a machine
_MEGA: Final = 1_000_000


class Fault(Enum):
    """Why something is not played, or not to its end."""

    UNREADABLE = "unreadable"  # no film at all, or its beginning is broken
    FORMAT = "format"  # this machine has nothing that reads it
    STUCK = "stuck"  # it gives no picture any more
    CUT = "cut"  # its end is missing
    GONE = "gone"  # the file went away
    FATAL = "fatal"  # twice this machine died of it


@dataclass(frozen=True, slots=True)
class Copy:
    """What is to be played of a film.

    Args:
        size: The attachment.
        is_here: It is whole; otherwise it is the one that is to come.
        come: Bytes of it that have come.
    """

    size: Attachment
    is_here: bool
    come: int = 0


@dataclass(frozen=True, slots=True)
class Left:
    """Where somebody left a film.

    Args:
        day: The day on which it was.
        at_ms: The place.
    """

    day: date
    at_ms: int


@dataclass(frozen=True, slots=True)
class Shown:
    """How smoothly a stretch was shown.

    Args:
        expected: Frames that its time asks for.
        arrived: Frames that were decoded in time.
        painted: Frames that were on the glass.
        frame_ms: How long one stands.
    """

    expected: int = 0
    arrived: int = 0
    painted: int = 0
    frame_ms: float = 0.0

    @property
    def dropped(self) -> float:
        """The part of the frames that nobody saw."""
        return max(0, self.expected - self.painted) / self.expected if self.expected else 0.0


@dataclass(frozen=True, slots=True)
class FilmRow:
    """A film beside a text.

    Args:
        media: Which one.
        poster: SHA-256 of a picture of it; empty for none.
        title: What it shows.
        line: What a touch brings, or why none does.
        playable: It is here.
    """

    media: str
    poster: str
    title: str
    line: str
    playable: bool


@dataclass(frozen=True, slots=True)
class SoundRow:
    """A sound beside a text.

    Args:
        sha256: Which one.
        title: What is to be heard.
        line: How long it is, or what is missing of it.
        playable: It is here.
    """

    sha256: str
    title: str
    line: str
    playable: bool


def sound_rows(
    item: Item, come: Callable[[str], int | None], tr: Callable[[str], str]
) -> list[SoundRow]:
    """Return the sounds of an item that are not its text read aloud.

    Args:
        item: The item.
        come: Returns how many bytes of a file have come; None when all have.
        tr: Translates a Chinese phrase.
    """
    rows = []
    for each in item.attachments:
        if each.role is not Role.SOUND or each.is_reading:
            continue
        bytes_come = come(each.sha256)
        line = length(each.seconds * 1000, tr) if each.seconds else ""
        if bytes_come is not None:
            line = missing_line(each.size, bytes_come, tr)
        rows.append(SoundRow(each.sha256, each.title, line, playable=bytes_come is None))
    return rows


def film_row(
    film: Film, copy: Copy, left_ms: int, tr: Callable[[str], str], *, fatal: bool = False
) -> FilmRow:
    """Return a film as a row.

    Args:
        film: The film.
        copy: What would be played of it.
        left_ms: Where somebody left it today; 0 for its beginning.
        tr: Translates a Chinese phrase.
        fatal: It is here, and this machine died of it.
    """
    if fatal:
        line = fault_words(Fault.FATAL, tr)
    elif copy.is_here:
        line = here_line(film.seconds, left_ms, tr)
    else:
        line = missing_line(copy.size.size, copy.come, tr)
    poster = film.poster.sha256 if film.poster else ""
    return FilmRow(film.key, poster, film.title, line, playable=copy.is_here)


def film_of(item: Item, key: str) -> Film | None:
    """Return a film of an item by its key."""
    return next((film for film in films(item.attachments) if film.key == key), None)


def copy(
    film: Film, held: Collection[str], spooled: Mapping[str, int], *, most: float, asked: float
) -> Copy:
    """Choose what is played of a film.

    Args:
        film: The film.
        held: Hashes of its sizes that are here whole and may be played.
        spooled: Bytes that have come of others, by hash.
        most: Pixels of height that this screen shows smoothly.
        asked: Height that this station fetches.
    """
    here = best([size for size in film.sizes if size.sha256 in held], most)
    if here is not None:
        return Copy(here, is_here=True)
    begun = [size for size in film.sizes if size.sha256 in spooled]
    coming = best(begun or film.sizes, asked)
    assert coming is not None, "a film has a size"
    return Copy(coming, is_here=False, come=spooled.get(coming.sha256, 0))


def here_line(seconds: int, left_ms: int, tr: Callable[[str], str]) -> str:
    """Say what a touch brings: how long it is, and where it was left."""
    parts = [length(seconds * 1000, tr)] if seconds else []
    if left_ms:
        parts.append(tr("上次放到{time}").format(time=length(left_ms, tr)))
    return " · ".join([*parts, tr("点一下就放")])


def missing_line(size: int, come: int, tr: Callable[[str], str]) -> str:
    """Say that something has not come yet, and how much of it is missing."""
    if not come:
        return tr("还没有收到（{all}），机器会自己接收").format(all=mega(size, tr))
    return tr("正在接收，还差{rest}（共{all}）").format(
        rest=mega(max(1, size - come), tr), all=mega(size, tr)
    )


def mega(size: int, tr: Callable[[str], str]) -> str:
    """Return a number of bytes in words; at least a tenth of a million."""
    return tr("{n}兆").format(n=f"{max(0.1, size / _MEGA):.1f}".removesuffix(".0"))


def length(milliseconds: int, tr: Callable[[str], str]) -> str:
    """Return a length or a place in words: 1分20秒."""
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    if not minutes:
        return tr("{s}秒").format(s=seconds)
    if not seconds:
        return tr("{m}分钟").format(m=minutes)
    return tr("{m}分{s}秒").format(m=minutes, s=seconds)


def time_left(at_ms: int, whole_ms: int, tr: Callable[[str], str]) -> str:
    """Say how long it still takes; empty while nobody knows."""
    if not whole_ms:
        return ""
    rest = whole_ms - at_ms
    return tr("还有{time}").format(time=length(rest, tr)) if rest > ALMOST_MS else tr("快放完了")


def left_at(left: Left | None, today: date, whole_ms: int) -> int:
    """Return where to go on today; 0 for the beginning.

    Args:
        left: Where it was left.
        today: The day.
        whole_ms: Its length; 0 when unknown.
    """
    if left is None or left.day != today or left.at_ms < NEAR_MS:
        return 0
    return 0 if whole_ms and left.at_ms > whole_ms - NEAR_MS else left.at_ms


def most_height(shown: Shown, height: int, most: float) -> float:
    """Return what height this machine plays smoothly, after it played something.

    Args:
        shown: How it went.
        height: Of what was played; 0 when unknown.
        most: What was thought before.
    """
    took_ms = shown.expected * shown.frame_ms
    if not height or took_ms < JUDGED_MS or shown.dropped <= DROPPED_MOST:
        return most
    return min(most, height - 1)


def fault_words(fault: Fault, tr: Callable[[str], str]) -> str:
    """Say why something is not played, and what still works."""
    return {
        Fault.UNREADABLE: tr("文件坏了，打不开。文字照样能看。请告诉村里的信息员。"),
        Fault.FORMAT: tr("这种格式这台机器放不了。文字照样能看。请告诉村里的信息员。"),
        Fault.STUCK: tr("放到这里不动了，文件可能坏了。可以从头再放一遍，或者先看文字。"),
        Fault.CUT: tr("后面的部分坏了，只能放到这里。文字照样能看。请告诉村里的信息员。"),
        Fault.GONE: tr("文件不在了，机器会重新接收。文字照样能看。"),
        Fault.FATAL: tr("这台机器放它时出过两回毛病，先不放了。文字照样能看。请告诉村里的信息员。"),
    }[fault]
