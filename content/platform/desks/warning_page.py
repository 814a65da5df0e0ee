"""A warning of the county's own, written and reviewed as a page is, said as CAP.

Its first publication is an Alert, each later one an Update, its recall a Cancel
(`content.platform.desks.saying`). Orange and red take the whole screen of a village, so
two people besides the author have to agree.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page

from content import cap
from content.cap import Level
from content.cap_message import KINDS
from content.errors import CapError
from content.model import Section
from content.platform.areas.models import Area, County
from content.platform.areas.widgets import AreaTree
from content.platform.desks.warning_forms import WarningForm
from content.platform.items.permissions import BulletinTester
from content.platform.items.preview import Preview
from content.platform.people import rules
from content.platform.review.reviewed import Reviewed, own_fields

if TYPE_CHECKING:
    from django.http import HttpRequest

    from content.platform.people.models import Person

_KINDS: Final = [(kind, kind) for kind in KINDS]
_LEVELS: Final = [
    (int(level), f"{level.label}（{level.rank_label}）") for level in Level if level.label
]
_WRITERS: Final = (rules.WEATHER, rules.ADMIN)
_DECIDERS: Final = (*_WRITERS, rules.REVIEWER)
_UNFINISHED: Final = "先选好种类、颜色、时间和地方，写好正文。"
_LASTS: Final = timedelta(hours=24)


def may_write(user: Person) -> bool:
    """Tell whether a person writes warnings at all."""
    return user.has_role(*_WRITERS)


def may_end(user: Person) -> bool:
    """Tell whether a person may confirm and end warnings at all."""
    return user.has_role(*_DECIDERS)


def _in_a_day() -> Any:
    return timezone.now() + _LASTS


class WarningTester(BulletinTester):
    """A warning of the person's own places, by his role."""

    def can_edit(self) -> bool:
        """Tell whether the person may change it."""
        return may_end(self.user) and bool(super().can_edit())

    def can_unpublish(self) -> bool:
        """Tell whether the person may end it; never locked: an end does not wait."""
        is_mine = bool(self.user.is_active and self.page.live) and self.is_mine()
        return is_mine and may_end(self.user)

    def can_copy(self) -> bool:
        """Nobody: a warning is written for its own day."""
        return False


class WarningPage(Preview, Reviewed, Page):
    """One warning, from its first word to its end."""

    event = models.CharField("种类", max_length=10, choices=_KINDS)
    level = models.PositiveSmallIntegerField(
        "颜色", choices=_LEVELS, help_text="橙色、红色会占满村里的屏幕，要两个人审。"
    )
    areas = ParentalManyToManyField(
        Area,
        verbose_name="发给哪里",
        related_name="+",
        help_text="选县就是全县；也可以只选几个乡、村。",
    )
    begins = models.DateTimeField("从什么时候起", default=timezone.now)
    ends = models.DateTimeField(
        "到什么时候为止", default=_in_a_day, help_text="到时村里的屏幕自己收起来，断了网也收。"
    )
    description = models.TextField(
        "正文", max_length=2000, help_text="什么时候、哪里、多大、会怎么样。照气象台的原话写。"
    )
    instruction = models.TextField(
        "防御指南",
        max_length=2000,
        blank=True,
        help_text="村民该做什么，一行一件，最要紧的写在最前面：屏幕上先看到前三件。",
    )
    office = models.CharField("发布单位", max_length=30, blank=True, help_text="空着就是县气象台。")

    parent_page_types = ["items.SectionPage"]
    subpage_types: list[str] = []
    base_form_class = WarningForm
    content_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("event"), FieldPanel("level")]),
                FieldRowPanel([FieldPanel("begins"), FieldPanel("ends")]),
            ],
            heading="什么预警",
        ),
        FieldPanel("description"),
        FieldPanel("instruction"),
        FieldPanel("areas", widget=AreaTree),
        FieldPanel("office"),
    ]
    promote_panels: list[Any] = []
    settings_panels: list[Any] = []

    class Meta:
        verbose_name = verbose_name_plural = "预警"

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Tell whether warnings stand below that page."""
        section = getattr(parent.specific_deferred, "section", None)
        return bool(super().can_create_at(parent)) and section == str(Section.WEATHER)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Give it the title that follows from its kind and colour."""
        self._name()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        """Give a draft its title, too."""
        self._name()
        super().minimal_clean()

    def _name(self) -> None:
        colour = Level(self.level).label if self.level in set(Level) else ""
        self.title = self.draft_title = f"{self.event}{colour}预警"

    def permissions_for_user(self, user: Person) -> WarningTester:
        """Ask for the person's place as well as for his role."""
        return WarningTester(user, self)

    def issued_by(self, county: County) -> str:
        """Return who issues it, as people call it."""
        return self.office or f"{county.name}气象台"

    # Review: orange and red by two

    @classmethod
    def word_fields(cls) -> frozenset[str]:
        """Return what a reviewer approves; its title follows from it."""
        return own_fields(cls)

    def approvals_needed(self) -> int:
        """Return by how many different people it has to be approved."""
        return 2 if self.level is not None and self.level >= Level.ORANGE else 1

    # Preview: as it takes the screen

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:  # noqa: ARG002  Wagtail's own
        """Return the template of the village screen under a warning."""
        return "desks/takeover.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Return what the village screen shows of it."""
        from content.platform.desks.saying import draft  # noqa: PLC0415  it imports the pages

        shown = {"request": request, "mode": mode_name}
        try:
            alert = cap.read_cap(draft(self))
        except CapError:
            return {**shown, "problem": _UNFINISHED}
        return {
            **shown,
            "alert": alert,
            "lines": cap.defence_lines(alert),
            "takes_over": cap.takes_over(alert),
            "place": "、".join(area.name for area in self.areas.all()),
        }
