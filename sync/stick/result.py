"""The file a stick takes along: what became of what it brought, in plain words.

Read by officers on any machine, so it is told in Chinese sentences, and
written as Windows' Notepad shows it. Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from content.dates import CHINA
from sync.judge import Reason
from sync.plan import Rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from sync.plan import Offer
    from sync.stick.carry import Carried
    from sync.stick.export import Exported
    from sync.stick.post import Collected

NAME: Final = "结果.txt"
_REFUSED: Final = {
    Reason.ROLLBACK: "U盘上的内容比本站见过的旧，没有收。",
    Reason.BAD_SIGNATURE: "U盘上的内容签名不对，不能相信，没有收。",
    Reason.BROKEN_CHAIN: "U盘上的内容签名接不上，不能相信，没有收。",
    Reason.OTHER_ROOT: "U盘上的内容不是本县签的，没有收。",
    Reason.EXPIRED_ROOT: "县里的签名已经过期，没有收，请告诉县里。",
    Reason.MIX: "U盘上的文件新旧混在一起，没有收，请重新拷一次。",
    Reason.WRONG_COUNTY: "U盘上是别的县的内容，没有收。",
    Reason.TOO_LARGE: "U盘上有文件大得不对，没有收。",
    Reason.HASH_MISMATCH: "U盘上有文件坏了，没有收，请重新拷一次。",
    Reason.MISSING: "U盘上缺文件：没有拷完，或者只拷了新的一部分，本站接不上。没有收。",
    Reason.MALFORMED: "U盘上的文件读不懂，没有收，请重新拷一次。",
    "expired": "U盘上的内容已经过期，也没有比本站新的，没有收。",
    "no_answer": "U盘读不出来，没有收。请重新插一次，还不行就换一个U盘。",
    "none_of_ours": "U盘上没有本县的内容。",
    "store": "本机硬盘写不进去，没有收。请告诉县里。",
}
_OTHER: Final = "U盘上的内容没有收。"
_PROBLEMS: Final = {
    "pulled": "U盘拔得太早，没有写完。东西都在，再插一次就行。",
    "full": "U盘满了，没有写完。请删掉一些别的文件再插一次。",
    "read_only": "U盘是只读的，写不进去。",
    "failing": "U盘写不进去，可能坏了，请换一个。",
    "store": "本机的硬盘出了毛病，没有写完。U盘没有坏，请告诉县里。",
}
_KINDS: Final = {
    Rank.DATA: "数据",
    Rank.SOUND: "录音",
    Rank.PICTURE: "图片",
    Rank.FILE: "文件",
    Rank.READING: "朗读",
    Rank.FILM: "视频",
}


def result_bytes(carried: Carried, *, village: str, now: datetime, clock_ok: bool) -> bytes:
    """Return the file: UTF-8 with its mark and CRLF, as Windows' Notepad wants it.

    Args:
        carried: What was read and written.
        village: Name and code of the village.
        now: When.
        clock_ok: Whether this machine's clock can be believed.
    """
    time = _time(now) if clock_ok else "本机的钟不准，不知道"
    return _file(time, f"村：{village}", sentences(carried))


def county_bytes(said: Iterable[str], *, county: str, now: datetime) -> bytes:
    """Return the file as whoever loads or collects a stick by hand writes it.

    Args:
        said: What was done.
        county: Name and code of the county.
        now: When.
    """
    return _file(_time(now), f"县：{county}", said)


def _file(time: str, place: str, said: Iterable[str]) -> bytes:
    lines = ["村口信息站　U盘结果", "", f"时间：{time}", place, "", *said, ""]
    return ("\ufeff" + "\r\n".join(lines)).encode()


def collected_sentences(done: Collected) -> Iterator[str]:
    """Yield what a county took from a stick."""
    if done.records:
        yield f"县里已收下{done.records}条记录，回执在U盘上，请带回村里插一下。"
    if done.conflicts:
        yield f"有{done.conflicts}条记录和县里已有的对不上，县里另外放着，请告诉县里。"
    if done.refused:
        yield f"有{done.refused}个文件县里读不懂，没有收。"
    if not (done.batches or done.refused):
        yield "U盘上没有要交给县里的记录。"


def exported_sentences(done: Exported, *, letters: int) -> Iterator[str]:
    """Yield what was put onto a stick.

    Args:
        done: How that went.
        letters: Batches for the county that wait on it.
    """
    if done.is_newer:
        yield f"U盘上是第{done.before}期，比这里的第{done.release}期新，没有动。"
    else:
        yield f"U盘上的内容已经换成第{done.release}期，请带到村里插一下。"
    if done.left:
        yield f"U盘地方不够，没有装下：{_left(done.left)}。"
    if letters:
        yield f"U盘上还带着{letters}批村里的记录，请交回县里。"


def sentences(carried: Carried) -> Iterator[str]:
    """Yield what a stick brought, what it takes along, and what went wrong."""
    yield from _brought(carried)
    if carried.settled:
        yield f"县里已经收到本站的{carried.settled}条记录。"
    if carried.records:
        yield f"U盘上带着本站的{carried.records}条记录，请交回县里。"
    yield from _written(carried)
    if carried.problem:
        yield _PROBLEMS.get(carried.problem, _PROBLEMS["failing"])


def _brought(carried: Carried) -> Iterator[str]:
    if carried.refused == Reason.ROLLBACK and carried.offered and carried.after:
        yield f"U盘上是第{carried.offered}期，本站已经有第{carried.after}期，旧的没有收。"
    elif carried.refused:
        yield _REFUSED.get(carried.refused, _OTHER)
    elif carried.after > carried.before:
        done = carried.applied
        yield (
            f"收到第{carried.after}期（原来是第{carried.before}期）："
            f"新增{done.added}条，更改{done.changed}条，撤回{done.withdrawn}条。"
        )
    elif carried.offered:
        yield f"U盘上是第{carried.offered}期，本站已经有了。"
    if carried.waiting:
        yield f"还有{carried.waiting}个附件（录音、图片、视频）没有收到，有了网络或者下次再收。"
    if carried.held_back:
        yield f"有{carried.held_back}个附件（录音、图片、视频）没有收，本机磁盘地方不够。"


def _written(carried: Carried) -> Iterator[str]:
    exported = carried.exported
    if exported is None:
        return
    yield f"U盘上的内容已经换成第{exported.release}期，可以带到下一个村。"
    if exported.left:
        yield f"U盘地方不够，没有装下：{_left(exported.left)}。"


def _left(offers: Iterable[Offer]) -> str:
    sizes: dict[Rank, list[int]] = {}
    for offer in offers:
        sizes.setdefault(offer.rank, []).append(offer.size)
    return "，".join(
        f"{_KINDS[rank]}{len(each)}个（共{sum(each) / 1e6:.1f}兆）"
        for rank, each in sorted(sizes.items())
    )


def _time(now: datetime) -> str:
    here = now.astimezone(CHINA)
    return f"{here.year}年{here.month}月{here.day}日 {here:%H:%M}"
