"""Take over what a village says itself as a draft of its township, once, or refuse it.

A proposal was written by an officer on a village's screen: it is text and one small
picture, judged again here like anything that comes from outside. What is adopted is a
draft like any other, reviewed by somebody else before any village sees it as the
county's. It keeps the notice's id for its name, so that the village that wrote it shows
one of the two and not both.
"""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import PermissionDenied
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from content import pictures
from content.errors import AuthoringError, ContentError, UntrustedError
from content.model import SUMMARY_MOST, Section
from content.notices import Notice
from content.platform.areas.models import Area
from content.platform.intake.models import Proposed, Record, Station, within
from content.platform.items.blocks import to_stream
from content.platform.items.models import PAGES, Picture, SectionPage
from content.platform.people import rules
from content.platform.proposals.models import Decision

if TYPE_CHECKING:
    from django.db import models

ADOPTED_LOG: Final = "proposals.adopted"
REFUSED_LOG: Final = "proposals.refused"
_STOPS: Final = "，。；：！？、…,.;:!?"
_ROLES: Final = (rules.TOWNSHIP, rules.REVIEWER, rules.ADMIN)


class UnusableError(ContentError):
    """A proposal cannot be taken over as it is."""


@dataclass(frozen=True, slots=True)
class Line:
    """A proposal with where it comes from.

    Args:
        proposed: The proposal.
        station: Whose it is.
        notice: What it says; None once it was taken back, or where it cannot be read.
        decision: What was decided before; None while nothing was.
    """

    proposed: Proposed
    station: Station
    notice: Notice | None
    decision: Decision | None

    @property
    def is_open(self) -> bool:
        """Whether somebody has to decide."""
        if self.notice is None:
            return False
        return self.decision is None or self.decision.edition < self.proposed.edition

    @property
    def is_changed(self) -> bool:
        """Whether the village changed it, or took it back, since it was decided."""
        decided = self.decision
        return decided is not None and decided.edition < self.proposed.edition


def may_decide(person: Any) -> bool:
    """Tell whether proposals are this person's business."""
    return bool(person.has_role(*_ROLES))


def proposals_for(person: Any) -> models.QuerySet[Proposed]:
    """Return the proposals of the villages of a person's places, the newest first."""
    found = Proposed.objects.order_by("-received", "-pk")
    if not may_decide(person):
        return found.none()
    stations = Station.objects.filter(is_retired=False).exclude(area="")
    mine = stations if person.is_superuser else within(stations, person.codes())
    return found.filter(device__in=mine.values("device"))


def lines(proposals: list[Proposed]) -> list[Line]:
    """Return proposals with what they say and where they come from."""
    stations = {
        one.device: one
        for one in Station.objects.filter(device__in={each.device for each in proposals})
    }
    records = Record.objects.in_bulk([each.record for each in proposals if each.record])
    decisions = Decision.objects.select_related("by", "page").filter(proposed__in=proposals)
    decided = {one.proposed_id: one for one in decisions}
    return [
        Line(
            each,
            stations[each.device],
            notice_of(records.get(each.record)),
            decided.get(each.pk),
        )
        for each in proposals
    ]


def notice_of(record: Record | None) -> Notice | None:
    """Return what a record says; None where it says no notice."""
    if record is None:
        return None
    try:
        return Notice.from_json(json.loads(record.body))
    except (UntrustedError, ValueError):
        return None


@transaction.atomic
def adopt(proposed: Proposed, person: Any) -> Any:
    """Write a proposal as a draft, or its newer edition into the draft there is; once.

    Returns:
        The page.

    Raises:
        PermissionDenied: It is not this person's business.
        UnusableError: It was taken back, or cannot be read or placed.
    """
    line = _held(proposed, person)
    if line.notice is None:
        msg = "村里已经撤回了这一条。"
        raise UnusableError(msg)
    decision = line.decision
    page = decision.page if decision and decision.verdict == Decision.ADOPTED else None
    if page is not None and decision is not None and decision.edition >= proposed.edition:
        return page  # a second touch of the button, or of somebody else's
    if page is None:
        page = _new_page(line, person)
    else:
        page = page.get_latest_revision_as_object()
        _fill(page, line, person)
    page.save_revision(user=person)
    _decide(line, person, Decision.ADOPTED, page=page)
    log(page, ADOPTED_LOG, user=person, data={"village": str(line.station)})
    return page


@transaction.atomic
def refuse(proposed: Proposed, person: Any, word: str) -> None:
    """Refuse a proposal with a word.

    Raises:
        PermissionDenied: It is not this person's business.
    """
    line = _held(proposed, person)
    _decide(line, person, Decision.REFUSED, word=word[:200])
    log(line.station, REFUSED_LOG, user=person, data={"title": proposed.title, "word": word[:200]})


def _held(proposed: Proposed, person: Any) -> Line:
    """Return a proposal that nobody else decides about meanwhile."""
    if not proposals_for(person).filter(pk=proposed.pk).exists():
        raise PermissionDenied
    held = Proposed.objects.select_for_update().get(pk=proposed.pk)
    return lines([held])[0]


def _new_page(line: Line, person: Any) -> Any:
    kind = PAGES[Section.VILLAGE]
    assert line.notice is not None
    page = kind(owner=person, live=False, section=str(Section.VILLAGE), name=line.notice.id)
    if kind.objects.filter(name=page.name).exists():
        page.name = ""  # another machine says the same id; it gets one of the county's
    _fill(page, line, person)
    SectionPage.objects.get(section=str(Section.VILLAGE)).add_child(instance=page)
    return page


def _in_one_line(lines: list[str]) -> str:
    """Return lines as one: where one ends without a stop, a comma takes its place."""
    whole = [one if one[-1] in _STOPS else f"{one}，" for one in lines[:-1]]
    return "".join((*whole, *lines[-1:]))


def _fill(page: Any, line: Line, person: Any) -> None:
    notice = line.notice
    assert notice is not None
    place = Area.objects.filter(code=line.station.area).first()
    if place is None:
        msg = "这台机器登记的地方已经不在区划表里了，先去“站点”里改。"
        raise UnusableError(msg)
    said = [part.strip() for part in notice.text.splitlines() if part.strip()]
    page.title = notice.title
    page.summary = (_in_one_line(said) or notice.title)[:SUMMARY_MOST]
    page.source = str(line.station)[:100]
    page.body = to_stream("".join(f"<p>{escape(part)}</p>" for part in said), _no_picture)
    page.areas = [place]
    page.pinned = notice.pinned
    page.valid_from, page.valid_until = notice.begins, notice.ends
    page.picture = _picture(notice, person) if notice.picture else None


def _picture(notice: Notice, person: Any) -> Picture:
    """Return the picture, drawn anew here, too; the same bytes are kept once."""
    name = f"{hashlib.sha256(notice.picture).hexdigest()[:16]}.webp"
    kept = Picture.objects.filter(title=notice.title, file__endswith=name).first()
    if kept is not None:
        return kept
    try:
        drawn = pictures.prepare(notice.picture)
    except AuthoringError as error:
        msg = "照片打不开，请和村里联系。"
        raise UnusableError(msg) from error
    picture = Picture(title=notice.title, uploaded_by_user=person)
    picture.file = ImageFile(io.BytesIO(drawn.held), name=name)
    picture.save()
    return picture


def _no_picture(_: str) -> Picture:
    msg = "a village's text has no picture within"
    raise ContentError(msg)


def _decide(line: Line, person: Any, verdict: str, *, word: str = "", page: Any = None) -> None:
    Decision.objects.update_or_create(
        proposed=line.proposed,
        defaults={
            "verdict": verdict,
            "edition": line.proposed.edition,
            "word": word,
            "by": person,
            "at": timezone.now(),
            "page": page,
        },
    )
