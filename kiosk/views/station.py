"""How this station fares, for whoever looks after it: rows of the page 站点情况.

Pure: what was seen goes in, lines come out. Nothing here can be changed or shows
anything private, so the page needs no PIN.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.freshness import EXPIRED, OLD_DAYS, Trouble, day_words
from kiosk.views.faults import fault_words
from kiosk.views.phrases import clock
from kiosk.views.reasons import reason_words
from kiosk.views.road import road_words
from kiosk.views.stick import is_wrong, outcome
from sync.health.faults import Fault
from sync.status import State, Status, StickState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sync.health.scrub import Progress

PASSED_MOST: Final = 4  # roads that are told of
_NO_REFUSAL: Final = frozenset({"no_answer", EXPIRED})
_DISK: Final = (Fault.DISK_READONLY, Fault.DISK_FULL, Fault.DISK_FAILING)
_GB: Final = 1_000_000_000
_PLACE: Final = re.compile(r"\(at line (\d+), column (\d+)\)")  # as Python's TOML reader says it


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a card.

    Args:
        label: What it is about.
        value: How it stands.
        detail: More of it, smaller; empty for nothing.
        is_wrong: Somebody should look after it.
    """

    label: str
    value: str
    detail: str = ""
    is_wrong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What there is to be seen of a station.

    Args:
        now: The time, as this machine believes.
        status: What the agent noted last; None when there is no note.
        release: Release held.
        issued: When that was issued.
        trouble: Why there is no library, if there is none.
        faults: What is wrong with the machine.
        mistake: What is wrong with `station.toml`.
        room: Bytes of the disk that are free.
        progress: How far the look through the files is.
        fingerprint: SHA-256 of the county's root; empty before first contact.
        area: Code of the place that the station is told it stands in; empty for none.
        sticks: Patterns of folders where a stick appears.
        version: Of the program.
    """

    now: datetime
    status: Status | None = None
    release: int = 0
    issued: datetime | None = None
    trouble: Trouble = Trouble.NONE
    faults: Sequence[Fault] = ()
    mistake: str = ""
    room: int = 0
    progress: Progress | None = None
    fingerprint: str = ""
    area: str = ""
    sticks: Sequence[str] = ()
    version: str = ""

    @property
    def told(self) -> Status:
        """The agent's note, or that of an agent that never called."""
        return self.status or Status()

    @property
    def is_blind(self) -> bool:
        """The agent's note lies in a library that cannot be read: what it said is not known."""
        return self.status is None and self.trouble is Trouble.BROKEN

    @property
    def today(self) -> datetime | None:
        """The time to count days from; None when the clock is unsure."""
        return self.now if self.told.clock_ok else None


def headline(lines: Sequence[Line], unsent: int, tr: Callable[[str], str]) -> str:
    """Say it all in a few words.

    Args:
        lines: The lines of all cards.
        unsent: How many records are still to go up.
        tr: Translates a Chinese phrase.
    """
    wrong = sum(line.is_wrong for line in lines)
    if wrong:
        return tr("有{n}处要留意").format(n=wrong)
    return tr("正常，有{n}条等着送").format(n=unsent) if unsent else tr("一切正常")


def county_lines(seen: Seen, tr: Callable[[str], str]) -> list[Line]:
    """Say when the county was heard last, by which road, what it said, and how both know each other."""
    if seen.is_blind:
        return [*_unknown((tr("最近联系"), tr("现在的内容")), tr), *_identity(seen, tr)]
    passed = [
        Line(
            tr("没走通的路"),
            road_words(each.address, seen.sticks, tr),
            f"{reason_words(each.reason, tr)} · {each.address}",
            is_wrong=_is_refusal(each.reason),
        )
        for each in seen.told.passed[:PASSED_MOST]
    ]
    return [_contact(seen, tr), _content(seen, tr), *passed, *_identity(seen, tr)]


def _is_refusal(reason: str) -> bool:
    return reason not in _NO_REFUSAL


def traffic_lines(seen: Seen, tr: Callable[[str], str]) -> list[Line]:
    """Say what is still to come and to go."""
    if seen.is_blind:
        return _unknown((tr("图片和影片"), tr("报给县里的记录"), tr("U盘")), tr)
    return [_attachments(seen, tr), _records(seen, tr), _stick(seen, tr)]


def machine_lines(seen: Seen, tr: Callable[[str], str]) -> list[Line]:
    """Say how the machine itself fares."""
    is_right = seen.told.clock_ok
    clock_line = Line(
        tr("时钟"),
        tr("准") if is_right else tr("不准，日子按县里签发的算"),
        is_wrong=not is_right,
    )
    settings = Line(tr("设置"), tr("正常"))
    if Fault.SETTINGS in seen.faults:
        value = tr("文件有错，先按上次的用")
        settings = Line(tr("设置"), value, _mistake(seen.mistake, tr), is_wrong=True)
    if seen.is_blind:
        clock_line = Line(tr("时钟"), tr("不知道"))
    return [
        clock_line,
        *_disk(seen, tr),
        settings,
        _library(seen, tr),
        _files(seen, tr),
        Line(tr("程序"), seen.version or tr("不知道")),
    ]


def _mistake(said: str, tr: Callable[[str], str]) -> str:
    """Say where the file cannot be read; what a key or value should be stays as it was said."""
    found = _PLACE.search(said)
    if found is None:
        return said
    line = tr("{file} 第{line}行第{column}个字那里写得不对")
    return line.format(file=said.partition(":")[0], line=found[1], column=found[2])


def groups(fingerprint: str) -> str:
    """Return a fingerprint in groups of four, eight to a line, to be read out over the telephone."""
    fours = [fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4)]
    return "\n".join(" ".join(fours[at : at + 8]) for at in range(0, len(fours), 8))


def _unknown(labels: Sequence[str], tr: Callable[[str], str]) -> list[Line]:
    return [Line(label, tr("不知道")) for label in labels]


def _identity(seen: Seen, tr: Callable[[str], str]) -> list[Line]:
    return [_area(seen, tr), _code(seen, tr), _fingerprint(seen, tr)]


def _area(seen: Seen, tr: Callable[[str], str]) -> Line:
    return Line(tr("地区编号"), seen.area or tr("还没有"), tr("县里按它送本地的内容"))


def _code(seen: Seen, tr: Callable[[str], str]) -> Line:
    unknown = tr("不知道") if seen.is_blind else tr("还没有")
    return Line(tr("登记码"), seen.told.code or unknown, tr("报给县里，县里按它认这台机器"))


def _fingerprint(seen: Seen, tr: Callable[[str], str]) -> Line:
    missing = tr("不知道") if seen.is_blind else tr("还没有认下哪个县")
    told = tr("打电话请县里念一遍，一样才是真的") if seen.fingerprint else ""
    return Line(tr("县里的防伪码"), groups(seen.fingerprint) or missing, told)


def _contact(seen: Seen, tr: Callable[[str], str]) -> Line:
    status = seen.told
    if status.contact is None:
        why = reason_words(status.reason, tr) if status.reason else ""
        return Line(tr("最近联系"), tr("还没有联系上县里"), why, is_wrong=True)
    is_long_ago = (seen.now - status.contact).days >= OLD_DAYS
    detail = ""
    if status.contact_road:
        road = road_words(status.contact_road, seen.sticks, tr)
        detail = tr("走的是：{road}").format(road=road)
    is_told = any(_is_refusal(each.reason) for each in status.passed)  # at its road, with why
    is_wrong = is_long_ago or (status.state is State.REFUSED and not is_told)
    moment = _moment(status.contact, seen, tr)
    return Line(tr("最近联系"), moment[:1].upper() + moment[1:], detail, is_wrong=is_wrong)


def _content(seen: Seen, tr: Callable[[str], str]) -> Line:
    if not seen.release or seen.issued is None:
        return Line(tr("现在的内容"), tr("还没有收到"), is_wrong=True)
    value = tr("第{release}期，{moment} 发布")
    value = value.format(release=seen.release, moment=_moment(seen.issued, seen, tr))
    is_old = seen.told.is_old
    detail = tr("县里给的有效期已经过了，要当旧的看") if is_old else ""
    return Line(tr("现在的内容"), value, detail, is_wrong=is_old)


def _attachments(seen: Seen, tr: Callable[[str], str]) -> Line:
    status = seen.told
    held_back = tr("有{n}个没有收，磁盘地方不够").format(n=status.held_back)
    value, detail = tr("都收齐了") if seen.release else tr("还没有收到"), ""
    if status.waiting:
        value = tr("还有{n}个没有收到").format(n=status.waiting)
        detail = held_back if status.held_back else ""
    elif status.held_back:
        value = held_back
    if status.state is State.RECEIVING and status.bytes_total:
        done, total = (each / 1e6 for each in (status.bytes_done, status.bytes_total))
        detail = tr("正在收：{done} / {total} MB").format(done=f"{done:.1f}", total=f"{total:.1f}")
    return Line(tr("图片和影片"), value, detail)


def _records(seen: Seen, tr: Callable[[str], str]) -> Line:
    status, label = seen.told, tr("报给县里的记录")
    detail = ""
    if status.acknowledged is not None:
        moment = _moment(status.acknowledged, seen, tr)
        detail = tr("县里最近一次收下：{moment}").format(moment=moment)
    elif status.unsent:
        detail = tr("联上网或者插U盘就送")
    if status.unsent:
        return Line(label, tr("有{n}条等着送").format(n=status.unsent), detail)
    return Line(label, tr("都送到了") if detail else tr("没有要送的"), detail)


def _stick(seen: Seen, tr: Callable[[str], str]) -> Line:
    stick = seen.told.stick
    if stick is None or stick.when is None:
        return Line(tr("U盘"), tr("还没有用过"))
    when = _moment(stick.when, seen, tr)
    if stick.state is StickState.FAILED:
        value = tr("{moment} 没有弄好").format(moment=when)
        return Line(tr("U盘"), value, reason_words(stick.reason, tr), is_wrong=True)
    if stick.state is not StickState.DONE:
        return Line(tr("U盘"), tr("{moment} 起正在读写").format(moment=when))
    value = tr("{moment} 读过").format(moment=when)
    return Line(tr("U盘"), value, outcome(stick, seen.today, tr), is_wrong=is_wrong(stick))


def _disk(seen: Seen, tr: Callable[[str], str]) -> list[Line]:
    room = tr("还有 {gb} GB").format(gb=f"{seen.room / _GB:.1f}")
    wrong = [each for each in seen.faults if each in _DISK]
    if not wrong:
        return [Line(tr("磁盘"), room if seen.room else tr("不知道"))]
    return [Line(tr("磁盘"), fault_words(each, tr), room, is_wrong=True) for each in wrong]


def _library(seen: Seen, tr: Callable[[str], str]) -> Line:
    label, rebuilt = tr("存的内容"), seen.told.rebuilt
    if seen.trouble is Trouble.TOO_NEW:
        return Line(label, tr("比程序新，要更新程序"), is_wrong=True)
    if seen.trouble is Trouble.BROKEN or Fault.LIBRARY_REBUILT in seen.faults:
        return Line(label, tr("坏了，正在重新接收"), is_wrong=True)
    if rebuilt is not None:
        moment = _moment(rebuilt, seen, tr)
        return Line(label, tr("正常"), tr("{moment} 坏过，已经自己修好").format(moment=moment))
    return Line(label, tr("正常"))


def _files(seen: Seen, tr: Callable[[str], str]) -> Line:
    label, progress = tr("文件检查"), seen.progress
    if seen.is_blind:
        return Line(label, tr("不知道"))
    if progress is None or progress.begun is None:
        return Line(label, tr("还没轮到，机器会自己查"))
    wrong = progress.wrong + progress.found
    if progress.finished is None:
        value = tr("正在查第一遍")
    else:
        day = day_words(progress.finished, seen.today, tr)
        value = tr("{day}查完一遍").format(day=day)
    if not wrong:
        return Line(label, value, tr("没有坏的") if progress.finished else "")
    return Line(label, value, tr("{n}个坏了，已经重新要").format(n=wrong), is_wrong=True)


def _moment(moment: datetime, seen: Seen, tr: Callable[[str], str]) -> str:
    return f"{day_words(moment, seen.today, tr)} {clock(moment)}"
