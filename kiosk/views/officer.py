"""What the officer's pages say: the door, what was written, what goes up.

Pure: values in, rows out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from content.dates import CHINA
from content.decided import Fate
from content.pictograms import pictogram_for
from kiosk.freshness import day_words
from kiosk.views.reasons import reason_words
from kiosk.views.stick import outcome
from sync.status import StickState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from content.decided import Decided
    from content.notices import Notice
    from sync.status import StickStatus
    from sync.stick.browse import Found
    from sync.village.book import Told

    Tr = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One thing the village says, or is about to.

    Args:
        notice_id: Which.
        title: Its title.
        state: Whether villagers see it, and until when.
        fate: What its township decided about it; empty before it did.
        is_refused: It did not take it over.
        picture: SHA-256; empty for none.
        drawing: In the picture's place.
        is_shown: Villagers see it now.
        is_draft: Not published, or changed since.
    """

    notice_id: str
    title: str
    state: str
    picture: str
    drawing: str
    is_shown: bool
    is_draft: bool
    fate: str = ""
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class ToldRow:
    """One thing that goes up to the county.

    Args:
        label: What it is.
        made: When it was written.
        state: What became of it.
        is_wrong: Somebody should look after it.
        is_done: The county has it.
    """

    label: str
    made: str
    state: str
    is_wrong: bool
    is_done: bool


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file on a stick.

    Args:
        place: Which of those found.
        file_name: Its name.
        folder: Where it lies.
        is_picture: A picture, else a text.
        picture: SHA-256 of what was drawn of it; empty until it is.
        is_bad: It cannot be used.
    """

    place: int
    file_name: str
    folder: str
    is_picture: bool
    picture: str = ""
    is_bad: bool = False


def door_words(wait_s: float, left: int, *, is_code: bool, tr: Tr) -> str:
    """Say why the door stays shut, and for how long.

    Args:
        wait_s: Seconds until the next try is judged.
        left: Tries before a wait begins.
        is_code: It was the county's code, not the PIN.
        tr: Translates a Chinese phrase.
    """
    if wait_s > 0:
        return tr("错的次数多了，请等{time}再试").format(time=wait_words(wait_s, tr))
    if is_code:
        return tr("设置码不对，请和县里再核对一遍")
    return tr("密码不对，还可以试{n}次").format(n=left)


def wait_words(seconds: float, tr: Tr) -> str:
    """Say how long to wait: minutes, below two of them seconds."""
    if seconds < 120:  # noqa: PLR2004  two minutes
        return tr("{n}秒").format(n=max(1, round(seconds)))
    return tr("{n}分钟").format(n=round(seconds / 60))


def own_rows(
    said: Sequence[Notice],
    drafts: Sequence[Notice],
    hashes: Callable[[Notice], str],
    now: datetime,
    tr: Tr,
    *,
    decided: Sequence[Decided] = (),
) -> list[OwnRow]:
    """Return what the village says: what is being written first, then what is shown, then the rest.

    Args:
        said: Published.
        drafts: Being written, or changed since.
        hashes: Returns the hash of a notice's picture.
        now: The time by which things end.
        tr: Translates a Chinese phrase.
        decided: What the county decided about notices.
    """
    written = {draft.id for draft in drafts}
    rows = [
        _own_row(draft, "", tr("没写完，还没有发出去"), shown=False, draft=True) for draft in drafts
    ]
    shown = sorted(
        (notice for notice in said if notice.id not in written),
        key=lambda notice: notice.is_shown(now),
        reverse=True,
    )
    for notice in shown:
        state = _state(notice, now, tr)
        row = _own_row(notice, hashes(notice), state, shown=notice.is_shown(now), draft=False)
        rows.append(_with_fate(row, notice, decided, tr))
    return rows


def told_rows(told: Sequence[Told], now: datetime, tr: Tr) -> list[ToldRow]:
    """Return what goes up, the last one made first."""
    return [
        ToldRow(
            label=_label(each.kind, tr),
            made=_when(each.made, now, tr),
            state=_fate(each, now, tr),
            is_wrong=each.state in {"conflict", "broken"},
            is_done=each.state == "stored",
        )
        for each in told
    ]


def told_words(told: Sequence[Told], tr: Tr) -> str:
    """Say in one line how much is still to go up."""
    waiting = sum(each.state == "waiting" for each in told)
    if not told:
        return tr("还没有要送的东西")
    if not waiting:
        return tr("都送到县里了")
    return tr("还有{n}条在等着送，联上网或者插U盘就会送").format(n=waiting)


def stick_words(stick: StickStatus | None, now: datetime, tr: Tr) -> str:
    """Say what the last stick did."""
    if stick is None or stick.when is None:
        return tr("还没有插过U盘。插上以后自己会带，不用按什么。")
    if stick.state is StickState.FAILED:
        return tr("没有弄好：{why}").format(why=reason_words(stick.reason, tr))
    if stick.state is not StickState.DONE:
        return tr("正在读写，先别拔")
    return f"{day_words(stick.when, now, tr)}：{outcome(stick, now, tr)}"


def file_rows(
    found: Sequence[Found], drawn: Sequence[str | None], *, pictures: bool
) -> list[FileRow]:
    """Return the files of a stick that may be taken.

    Args:
        found: All of them.
        drawn: Of each the hash of what was drawn of it; empty when it cannot be, None until tried.
        pictures: Only pictures, else only texts.
    """
    return [
        FileRow(
            place=place,
            file_name=each.name,
            folder=each.path.rpartition("/")[0],
            is_picture=each.is_picture,
            picture=drawn[place] or "",
            is_bad=drawn[place] == "",
        )
        for place, each in enumerate(found)
        if each.is_picture is pictures
    ]


def _own_row(notice: Notice, sha256: str, state: str, *, shown: bool, draft: bool) -> OwnRow:
    words = (notice.offer.what if notice.offer else "", notice.title)
    return OwnRow(
        notice_id=notice.id,
        title=notice.title or "…",
        state=state,
        picture=sha256,
        drawing=pictogram_for(words) or ("bag" if notice.offer else "village"),
        is_shown=shown,
        is_draft=draft,
    )


def _with_fate(row: OwnRow, notice: Notice, decided: Sequence[Decided], tr: Tr) -> OwnRow:
    """Add what was decided about this edition; about an older one nothing holds any more."""
    of_it = (one for one in decided if one.notice == notice.id and one.edition >= notice.edition)
    found = next(of_it, None)
    if found is None:
        return row
    if found.fate is Fate.ADOPTED:
        return replace(row, fate=tr("被乡里采用"))
    words = tr("没有采用：{why}").format(why=found.word) if found.word else tr("没有采用")
    return replace(row, fate=words, is_refused=True)


def _state(notice: Notice, now: datetime, tr: Tr) -> str:
    if now >= notice.ends:
        return tr("到期了，村里看不到了")
    if notice.begins and now < notice.begins:
        return tr("从{day}起给大家看").format(day=day_words(notice.begins, now, tr))
    line = tr("大家正在看，到{day}为止").format(day=day_words(notice.ends, now, tr))
    return f"{tr('置顶')} · {line}" if notice.pinned else line


def _label(kind: str, tr: Tr) -> str:
    return {
        "notice": tr("村里的通知"),
        "offer": tr("供求"),
        "receipt": tr("预警签收"),
        "usage": tr("看了哪些页"),
        "refusal": tr("没收下的内容"),
        "letter": tr("来信"),
    }.get(kind, kind)


def _fate(told: Told, now: datetime, tr: Tr) -> str:
    if told.state == "stored":
        if not told.answered:
            return tr("县里收到了")
        return tr("县里{time}收到了").format(time=_when(told.answered, now, tr))
    if told.state == "waiting":
        return tr("等着送")
    if told.state == "conflict":
        return tr("县里另放着，请打电话问")
    return tr("在磁盘上坏了，没法送")


def _when(text: str, now: datetime, tr: Tr) -> str:
    try:
        moment = datetime.fromisoformat(text).astimezone(CHINA)
    except ValueError:
        return ""
    return f"{day_words(moment, now, tr)} {moment:%H:%M}"
