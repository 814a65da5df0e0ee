"""Write to those in charge of stations that were not heard for three days, once a day.

Only where the county named a mail server (`EMAIL_URL`); the front page and the page of
stations say it in any case. Called by the follower, which may speak to the outside, and by
`cunkou platform silence`, which a timer starts: whoever comes first in a day sends.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from smtplib import SMTPException
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from content.platform.areas.models import County
from content.platform.fleet.gather import full_name, place_names, stations_of
from content.platform.fleet.judge import is_silent
from content.platform.fleet.models import Told
from content.platform.fleet.tally import ago
from content.platform.people import rules
from content.platform.people.models import Person

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from content.platform.intake.models import Station

logger = logging.getLogger(__name__)

IN_CHARGE: Final = (rules.OFFICER, rules.TOWNSHIP, rules.ADMIN)
_FROM: Final = 8  # o'clock: nobody drives to a village before
_KEPT: Final = timedelta(days=30)  # of days on which somebody was written to
_NONE: Final = "django.core.mail.backends.dummy.EmailBackend"


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail to one person.

    Args:
        address: Of the person.
        subject: Its subject.
        text: What it says.
    """

    address: str
    subject: str
    text: str


def run_silence() -> int:
    """Write to whoever is to be written to today, as `cunkou platform silence`."""
    logging.getLogger("content.platform").setLevel(logging.INFO)
    tell(timezone.now())
    return 0


def tell(now: datetime) -> int:
    """Write to everybody in charge of a station that is silent, unless he was today.

    Args:
        now: The time.

    Returns:
        How many mails went out; one that did not is tried at the next call.
    """
    here = timezone.localtime(now)
    if settings.EMAIL_BACKEND == _NONE or here.hour < _FROM:
        return 0
    Told.objects.filter(day__lt=here.date() - _KEPT).delete()
    told = set(Told.objects.filter(day=here.date()).values_list("address", flat=True))
    names = place_names()
    sent = 0
    for person in people_in_charge():
        silent = silent_stations(person, now)
        if silent and person.email not in told:
            sent += _send(_letter(person, silent, names, now), here)
    return sent


def people_in_charge() -> QuerySet[Person]:
    """Return those who look after stations and have an address."""
    named = Person.objects.filter(is_active=True, groups__name__in=IN_CHARGE).exclude(email="")
    return named.distinct().order_by("pk")


def silent_stations(person: Person, now: datetime) -> list[Station]:
    """Return the stations of a person's places that were not heard for so long, the worst first."""
    placed = stations_of(person).filter(is_retired=False).exclude(area="").order_by("last")
    return [one for one in placed if is_silent(one.last, now)]


def _letter(
    person: Person, silent: Sequence[Station], names: Mapping[str, str], now: datetime
) -> Letter:
    county = County.load().name
    lines = [
        f"· {one}（{full_name(one.area, names)}）：{ago(now - one.last)}来过最后一次消息"
        for one in silent
    ]
    where = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('fleet_stations')}"
    text = "\n".join(
        [
            f"{person}：",
            "",
            f"你负责的地方有 {len(silent)} 个站点三天以上没有消息：",
            "",
            *lines,
            "",
            "请打电话问一问：电有没有停，网通不通，“站点情况”一页里写着什么。实在不通，带一个U盘去也行。",
            f"详细情况：{where}",
        ]
    )
    return Letter(person.email, f"{county}：{len(silent)}个站点三天没有消息", text)


def _send(letter: Letter, today: datetime) -> int:
    """Send one mail and note it, or neither: what failed is tried again."""
    try:
        with transaction.atomic():
            _, is_first = Told.objects.get_or_create(day=today.date(), address=letter.address)
            if not is_first:
                return 0
            mail = EmailMessage(letter.subject, letter.text, to=[letter.address])
            mail.connection = get_connection()
            mail.send()
    except (OSError, SMTPException) as error:
        logger.warning("mail not sent: %s", error)
        return 0
    return 1
