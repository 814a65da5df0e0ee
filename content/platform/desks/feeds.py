"""What the county follows outside: feeds whose entries become drafts, and a feed of warnings.

Nothing of it is said by itself, save a warning where the county chose so.
"""

from __future__ import annotations

import re
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from content.errors import LinkError
from content.model import Section
from content.outside import Rules, check
from content.platform.areas.models import Area

_WEB: Final = URLValidator(["http", "https"], message="写完整的网址，以 http:// 或 https:// 开头。")
_SECTIONS: Final = [(str(section), section.label) for section in Section]
_UNLISTED: Final = "这个网站不在“外部来源”的名单里，或者网址不能用。请管理员先把网站加进名单。"


@register_setting(icon="globe", order=20)
class Outside(BaseGenericSetting):
    """Whom the county trusts to be asked, and which warnings it follows."""

    hosts = models.TextField(
        "可以访问的网站",
        blank=True,
        default="severeweather.wmo.int",
        help_text="一行一个，只写网站名，例：www.nmg.gov.cn；以点开头就包括它下面所有的网站，例：.gov.cn。不在名单里的一概不访问。",
    )
    warnings_url = models.URLField(
        "预警来源",
        max_length=500,
        blank=True,
        validators=[_WEB],
        help_text="中国气象局的预警：https://severeweather.wmo.int/v2/cap-alerts/cn-cma-xx/rss.xml。空着就不跟。",
    )
    must_confirm = models.BooleanField(
        "收到的预警要人确认才发",
        default=True,
        help_text="不打勾，收到就直接发到村里，不等人看。",
    )
    panels = [
        FieldPanel("hosts"),
        MultiFieldPanel([FieldPanel("warnings_url"), FieldPanel("must_confirm")], heading="预警"),
    ]

    class Meta:
        verbose_name = verbose_name_plural = "外部来源"

    def __str__(self) -> str:
        """Return its name."""
        return "外部来源"

    def rules(self) -> Rules:
        """Return where a request may go."""
        return Rules(frozenset(re.findall(r"[^\s,，、]+", self.hosts.lower())))

    def clean(self) -> None:
        """Refuse a feed of warnings that may not be asked."""
        super().clean()
        if self.warnings_url:
            _check(self.warnings_url, self.rules(), "warnings_url")


class Subscription(models.Model):
    """A feed whose entries come in as drafts of a section."""

    title = models.CharField(
        "名称", max_length=60, help_text="草稿的“来源”就写它。例：自治区农牧厅。"
    )
    url = models.URLField(
        "网址", max_length=500, unique=True, validators=[_WEB], help_text="RSS 或 Atom 的网址。"
    )
    section = models.CharField("放进哪个栏目", max_length=12, choices=_SECTIONS)
    area = models.ForeignKey(
        Area, verbose_name="发给哪里", on_delete=models.PROTECT, related_name="+"
    )
    is_active = models.BooleanField("跟着它", default=True)
    checked = models.DateTimeField("最近一次看", null=True, editable=False)
    brought = models.PositiveIntegerField("带来的草稿", default=0, editable=False)
    problem = models.CharField("问题", max_length=300, blank=True, editable=False)
    etag = models.CharField(max_length=300, blank=True, editable=False)
    modified = models.CharField(max_length=100, blank=True, editable=False)

    panels = [
        FieldPanel("title"),
        FieldPanel("url"),
        FieldRowPanel([FieldPanel("section"), FieldPanel("area")]),
        FieldPanel("is_active"),
    ]

    class Meta:
        verbose_name = verbose_name_plural = "订阅"
        ordering = ["title"]

    def __str__(self) -> str:
        """Return its title."""
        return str(self.title)

    def clean(self) -> None:
        """Refuse an address that may not be asked."""
        super().clean()
        _check(self.url, Outside.load().rules(), "url")


class Seen(models.Model):
    """An entry that was brought once: thrown away or not, it does not come again."""

    source = models.CharField(max_length=500)
    entry = models.CharField(max_length=64)  # SHA-256 of what names it

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "entry"], name="seen_once")]

    def __str__(self) -> str:
        """Return what names it."""
        return str(self.entry)


def _check(url: Any, rules: Rules, field: str) -> None:
    try:
        check(str(url), rules)
    except LinkError as error:
        raise ValidationError({field: _UNLISTED}) from error
