"""The pages of the county's site: a county, its nine sections, and what stands in them.

One table holds what all kinds have in common; a kind adds its questions and its words.
Page trees, drafts, revisions and schedules are Wagtail's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from django.db import models
from django.utils import timezone
from django.utils.crypto import get_random_string
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from content.model import SUMMARY_MOST, Section
from content.platform.areas.models import Area
from content.platform.items import lists
from content.platform.items.answers import Answers
from content.platform.items.blocks import BodyBlock
from content.platform.items.forms import BulletinForm
from content.platform.items.media import Picture, Recording, Rendition
from content.platform.items.panels import panels_of
from content.platform.items.permissions import BulletinTester, FrameTester
from content.platform.items.preview import Preview
from content.platform.review.reviewed import Reviewed, own_fields

if TYPE_CHECKING:
    from datetime import datetime

    from content.platform.people.models import Person

__all__ = ["PAGES", "Bulletin", "CountyPage", "Picture", "Recording", "Rendition", "SectionPage"]

_SECTIONS = [(str(section), section.label) for section in Section]
_BELOW: Final = ["items.SectionPage"]
_NAME_LETTERS: Final = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is read for another


def this_minute() -> datetime:
    """Return the time as a form shows it: a page that was only looked at has not changed."""
    return timezone.now().replace(second=0, microsecond=0)


class CountyPage(Page):
    """The top: the county. Made once, when the site is."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["items.SectionPage"]
    max_count = 1
    promote_panels: list[Any] = []
    settings_panels: list[Any] = []

    class Meta:
        verbose_name = verbose_name_plural = "县"

    def permissions_for_user(self, user: Person) -> FrameTester:
        """Let nobody say the frame itself."""
        return FrameTester(user, self)


class SectionPage(Page):
    """One of the nine sections of a village screen."""

    section = models.CharField("栏目", max_length=12, choices=_SECTIONS, unique=True)
    parent_page_types = ["items.CountyPage"]
    promote_panels: list[Any] = []
    settings_panels: list[Any] = []

    class Meta:
        verbose_name = verbose_name_plural = "栏目"

    def permissions_for_user(self, user: Person) -> FrameTester:
        """Let nobody say the frame itself."""
        return FrameTester(user, self)


class Bulletin(Preview, Reviewed, Answers, Page):
    """What every kind of page has; itself no kind."""

    section = models.CharField("栏目", max_length=12, choices=_SECTIONS, editable=False)
    name = models.CharField("永久编号", max_length=100, editable=False)
    summary = models.CharField("摘要", max_length=SUMMARY_MOST)
    source = models.CharField("来源", max_length=100, help_text="发文单位，和落款一样。")
    document_number = models.CharField(
        "文号", max_length=60, blank=True, help_text="例：农办机〔2024〕3号。没有就空着。"
    )
    areas = ParentalManyToManyField(
        Area,
        verbose_name="发给哪里",
        related_name="+",
        help_text="选一个地方，它下面的村都能看到。",
    )
    tags = models.CharField(
        "关键词",
        max_length=200,
        blank=True,
        help_text="村民会怎么找：土豆、羊、低保。用顿号隔开。",
    )
    months = models.JSONField("哪几个月最要紧", default=list, blank=True)
    published = models.DateTimeField("发布日期", default=this_minute)
    valid_from = models.DateTimeField(
        "从什么时候起有效", null=True, blank=True, help_text="在这以前，村里的屏幕先不显示。"
    )
    valid_until = models.DateTimeField(
        "到什么时候为止",
        null=True,
        blank=True,
        help_text="到时村里的屏幕自己收起来，断了网也收。没有期限就空着。",
    )
    pinned = models.BooleanField("置顶", default=False, help_text="排在本栏目最前面。别多用。")
    demo = models.BooleanField("演示数据", default=False, help_text="屏幕上会标明是演示数据。")
    body = StreamField(BodyBlock(), verbose_name="正文", blank=True)
    picture = models.ForeignKey(
        Picture,
        verbose_name="题图",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    picture_text = models.CharField(
        "图上是什么", max_length=100, blank=True, help_text="空着就用标题。"
    )
    sound = models.ForeignKey(
        Recording,
        verbose_name="录音",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="念给不识字的人听。不传也可以，屏幕自己会念。",
    )
    sound_text = models.CharField("录音说明", max_length=100, blank=True)
    film = models.ForeignKey(
        Recording,
        verbose_name="影片",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="MP4 或 WebM，手机拍的就行。村里线路慢，越短越好：三分钟以内。传上来以后系统会自己做成"
        "三种大小，做好以前村里先看文字。",
    )
    film_text = models.CharField("影片说明", max_length=100, blank=True)
    film_captions = models.TextField(
        "影片字幕",
        blank=True,
        help_text="没有喇叭、耳朵背的人靠它。把 .vtt 或 .srt 字幕文件里的字全部贴到这里。",
    )

    parent_page_types: list[str] = []
    subpage_types: list[str] = []
    base_form_class = BulletinForm
    exclude_fields_in_copy = ["name"]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("source"),
        index.SearchField("tags"),
        index.FilterField("section"),
        index.FilterField("name"),
    ]
    promote_panels: list[Any] = []
    is_creatable = False
    own_section: ClassVar[Section]

    class Meta:
        verbose_name = verbose_name_plural = "内容"
        constraints = [models.UniqueConstraint(fields=["section", "name"], name="one_item_a_name")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep it, named."""
        self.take_name()
        super().save(*args, **kwargs)

    def take_name(self) -> None:
        """Give it its section, and the name it keeps for ever, unless it has them."""
        if not self.name:
            self.section = str(self.own_section)
            self.name = f"{timezone.localdate():%Y%m%d}-{get_random_string(6, _NAME_LETTERS)}"

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Tell whether a page of this kind belongs below that one."""
        section = getattr(parent.specific_deferred, "section", None)
        return bool(super().can_create_at(parent)) and section == str(cls.own_section)

    def permissions_for_user(self, user: Person) -> BulletinTester:
        """Ask for the person's place as well as for his role."""
        return BulletinTester(user, self)

    def tag_words(self) -> tuple[str, ...]:
        """Return the words it is found by."""
        return lists.words(self.tags)

    @classmethod
    def word_fields(cls) -> frozenset[str]:
        """Return what a reviewer approves: every kind has its words in this one table."""
        return own_fields(Bulletin) | {"title", "go_live_at", "expire_at"}


class PolicyPage(Bulletin):
    """A policy: who may claim, how much, how, whom to call."""

    own_section = Section.POLICY
    parent_page_types = _BELOW
    content_panels, settings_panels = panels_of(Section.POLICY)

    class Meta:
        verbose_name = verbose_name_plural = "政策"


class TechniquePage(Bulletin):
    """How to grow and to raise."""

    own_section = Section.TECHNIQUE
    parent_page_types = _BELOW
    content_panels, settings_panels = panels_of(Section.TECHNIQUE)

    class Meta:
        verbose_name = verbose_name_plural = "种养技术"


class PricesPage(Bulletin):
    """Words about prices; the prices themselves come from their own desk."""

    own_section = Section.PRICES
    parent_page_types = _BELOW
    content_panels, settings_panels = panels_of(Section.PRICES)

    class Meta:
        verbose_name = verbose_name_plural = "行情说明"


class WeatherPage(Bulletin):
    """Words about the weather; forecast and warnings come from their own desks."""

    own_section = Section.WEATHER
    parent_page_types = _BELOW
    content_panels, settings_panels = panels_of(Section.WEATHER)

    class Meta:
        verbose_name = verbose_name_plural = "天气提醒"


class PestsPage(Bulletin):
    """Pests and diseases."""

    own_section = Section.PESTS
    parent_page_types = _BELOW
    content_panels, settings_panels = panels_of(Section.PESTS)

    class Meta:
        verbose_name = verbose_name_plural = "病虫疫病"


class JobPage(Bulletin):
    """Work that is offered."""

    own_section = Section.JOBS
    parent_page_types = _BELOW
    content_panels, settings_panels = panels_of(Section.JOBS)

    class Meta:
        verbose_name = verbose_name_plural = "招工"


class CoursePage(Bulletin):
    """A lesson, often with a film."""

    own_section = Section.COURSES
    parent_page_types = _BELOW
    content_panels, settings_panels = panels_of(Section.COURSES)

    class Meta:
        verbose_name = verbose_name_plural = "课程"


class GuidePage(Bulletin):
    """How to get something done at an office."""

    own_section = Section.GUIDES
    parent_page_types = _BELOW
    content_panels, settings_panels = panels_of(Section.GUIDES)

    class Meta:
        verbose_name = verbose_name_plural = "办事指南"


class NoticePage(Bulletin):
    """What a village has to know."""

    own_section = Section.VILLAGE
    parent_page_types = _BELOW
    content_panels, settings_panels = panels_of(Section.VILLAGE)

    class Meta:
        verbose_name = verbose_name_plural = "村务通知"


PAGES: Final = {
    kind.own_section: kind
    for kind in (
        *(PolicyPage, TechniquePage, PricesPage, WeatherPage, PestsPage, JobPage),
        *(CoursePage, GuidePage, NoticePage),
    )
}
