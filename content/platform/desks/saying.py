"""Turn what the warning desk decides into messages, and keep them for the edition.

A message is written once, checked by the reader of villages, and kept byte for byte.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log

from content import areas, cap
from content.cap import Level, MessageType
from content.cap_message import Message, Place, Reference, identifier, write_cap
from content.errors import CapError
from content.platform.areas.models import County
from content.platform.desks.models import Alert

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from content.platform.areas.models import Area
    from content.platform.desks.warning_page import WarningPage
    from content.platform.people.models import Person

_SECOND: Final = timedelta(seconds=1)
_LEAST: Final = timedelta(minutes=30)  # a Cancel ends what it names; how long it is kept is its own
_PHONE: Final = "12379"  # the national number of warnings


def draft(page: WarningPage, places: Iterable[Area] | None = None) -> bytes:
    """Return the message that a page would be now.

    Raises:
        CapError: When it would be none; says what is wrong.
    """
    chosen = page.areas.all() if places is None else places
    return _checked(_message(page, timezone.now(), MessageType.ALERT, (), chosen))


def say(page: WarningPage) -> Alert:
    """Keep the message of a page that was published: an Alert, or an Update of what it said.

    Raises:
        CapError: When it would be no message; then the page is not said, either.
    """
    held = [one.says() for one in _holding(page)]
    sent = _free_second(timezone.now())
    kind = MessageType.UPDATE if held else MessageType.ALERT
    references = tuple(_reference(one) for one in held)
    try:
        return _keep(_message(page, sent, kind, references, page.areas.all()), page)
    except CapError:
        type(page).objects.filter(pk=page.pk).update(live=bool(held), has_unpublished_changes=True)
        raise


def end(page: WarningPage) -> Alert | None:
    """Keep the message that ends what a page said; None when it says nothing."""
    held = [one.says() for one in _holding(page)]
    return _cancel(held, page) if held else None


def recall(alert: Alert, user: Person) -> None:
    """End a warning that holds, wherever it came from: one button.

    Args:
        alert: A message that is said.
        user: Who ends it, for the log.
    """
    page = alert.page
    if page is not None and page.live:
        if (state := page.current_workflow_state) is not None:
            state.cancel(user=user)
        UnpublishPageAction(page, user=user).execute(skip_permission_checks=True)
        return
    with transaction.atomic():
        _cancel([alert.says()], page)
        log(alert, "desks.recall", user=user, title=alert.says().headline)


def confirm(alert: Alert, user: Person) -> None:
    """Say a message that came in."""
    with transaction.atomic():
        alert.live = True
        alert.save(update_fields=["live"])
        log(alert, "desks.confirm", user=user, title=alert.says().headline)


def refuse(alert: Alert, user: Person) -> None:
    """Keep a message that came in to ourselves; it is not asked about again."""
    with transaction.atomic():
        alert.refused = True
        alert.save(update_fields=["refused"])
        log(alert, "desks.refuse", user=user, title=alert.says().headline)


def _holding(page: WarningPage) -> list[Alert]:
    """Return the messages of a page that nothing ended yet."""
    messages = list(page.messages.filter(live=True).order_by("pk"))
    ends = [n for n, one in enumerate(messages) if one.says().message_type is MessageType.CANCEL]
    return messages[ends[-1] + 1 :] if ends else messages


def _message(
    page: WarningPage,
    sent: datetime,
    kind: MessageType,
    references: tuple[Reference, ...],
    places: Iterable[Area],
) -> Message:
    county = County.load()
    return Message(
        identifier=identifier(county.code, sent),
        sender=_sender(county),
        office=page.issued_by(county),
        sent=sent,
        type=kind,
        references=references,
        event=page.event,
        level=Level(page.level or 0),
        description=page.description,
        instruction=page.instruction,
        onset=page.begins,
        expires=page.ends,
        places=tuple(Place(code=one.code, name=one.name) for one in places),
        contact=county.phone or _PHONE,
    )


def _cancel(held: list[cap.Alert], page: WarningPage | None) -> Alert:
    county, last = County.load(), held[-1]
    sent = _free_second(timezone.now())
    codes = last.areas or (county.code,)
    message = Message(
        identifier=identifier(county.code, sent),
        sender=_sender(county),
        office=last.office,
        sent=sent,
        type=MessageType.CANCEL,
        references=tuple(_reference(one) for one in held),
        event=last.event or "预警",
        level=last.level or Level.BLUE,
        description="预警已解除。",
        instruction="",
        onset=sent,
        expires=max(cap.ends(last), sent + _LEAST),
        places=tuple(Place(code=code, name=areas.name(code) or code) for code in codes),
        contact=county.phone or _PHONE,
    )
    return _keep(message, page)


def _keep(message: Message, page: WarningPage | None) -> Alert:
    said: dict[str, Any] = {"identifier": message.identifier, "page": page, "live": True}
    return Alert.objects.create(held=_checked(message), **said)


def _checked(message: Message) -> bytes:
    written = write_cap(message)
    cap.read_cap(written)
    return written


def _reference(alert: cap.Alert) -> Reference:
    return Reference(sender=alert.sender, identifier=alert.identifier, sent=alert.sent)


def _sender(county: County) -> str:
    return f"qxt@{county.authority}"


def _free_second(now: datetime) -> datetime:
    """Return the first second from now on in which the county has sent nothing."""
    code, sent = County.load().code, now.replace(microsecond=0)
    while Alert.objects.filter(identifier=identifier(code, sent)).exists():
        sent += _SECOND
    return sent
