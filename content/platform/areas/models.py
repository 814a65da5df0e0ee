"""Places as a tree, so that a person's place says what lies below it.

Codes are GB/T 2260 and below (`content.areas`); a code covers every code that begins
with it. A place that was renamed keeps its code: both names stay, each with its days,
so that what was said then is still read under the name of then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from treebeard.mp_tree import MP_Node
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from content import areas
from content.areas import LENGTHS
from content.platform.areas.forms import CountyForm

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_CODE = RegexValidator(r"^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$", "代码是2、4、6、9或12位数字。")

_TAKEN: Final = "这个代码在这一天已经有名称了。"


class Area(MP_Node):
    """One code under one name, on the days from `valid_from` until before `valid_until`."""

    code = models.CharField("代码", max_length=12, validators=[_CODE], db_index=True)
    name = models.CharField("名称", max_length=60)
    valid_from = models.DateField("启用日期", null=True, blank=True)
    valid_until = models.DateField(
        "停用日期", null=True, blank=True, help_text="撤并、改名的地方从这一天起不再使用。"
    )
    node_order_by = ["code"]

    class Meta:
        verbose_name = verbose_name_plural = "行政区划"
        constraints = [
            models.UniqueConstraint(
                fields=["code", "valid_from"],
                name="one_name_a_day",
                violation_error_message=_TAKEN,
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(valid_from=None),
                name="one_first_name",
                violation_error_message=_TAKEN,
            ),
        ]

    def __str__(self) -> str:
        """Return the name as it is said in the county."""
        return str(self.name)

    @property
    def level(self) -> int:
        """Return 0 for a province down to 4 for a village."""
        return LENGTHS.index(len(self.code))

    def is_below(self, codes: Iterable[str]) -> bool:
        """Tell whether the place is one of these, or lies in one."""
        return areas.covers(codes, self.code)


@register_setting(icon="home", order=10)
class County(BaseGenericSetting):
    """Whose site this is. The tree keeps the code and the authority it began with."""

    name = models.CharField(
        "名称", max_length=40, default="武川县", help_text="村民在屏幕上看到的县名。"
    )
    code = models.CharField("行政区划代码", max_length=12, default="150125", validators=[_CODE])
    authority = models.CharField(
        "域名",
        max_length=80,
        default="county.example",
        help_text="每条内容的永久编号用它来编。发布过以后绝不能改。",
    )
    phone = models.CharField("电话", max_length=20, blank=True, help_text="村民可以打的电话。")
    demo = models.BooleanField(
        "全部是演示数据", default=False, help_text="打勾以后，新写的内容都标着“演示数据”。"
    )
    map = models.TextField("地图", blank=True, editable=False)  # as `content.countymap` writes it
    panels = [FieldPanel(name) for name in ("name", "code", "authority", "phone", "demo")]
    panels += [FieldPanel("map_file"), FieldPanel("no_map")]
    base_form_class = CountyForm

    class Meta:
        verbose_name = verbose_name_plural = "本县"

    def __str__(self) -> str:
        """Return its name."""
        return str(self.name)


def in_use(on: date) -> models.QuerySet[Area]:
    """Return the places whose name holds on a day, in the order of the tree."""
    begun = Q(valid_from=None) | Q(valid_from__lte=on)
    going_on = Q(valid_until=None) | Q(valid_until__gt=on)
    return Area.objects.filter(begun & going_on).order_by("path")


def below(codes: Iterable[str], on: date) -> models.QuerySet[Area]:
    """Return the places in use that are these codes or lie in them."""
    wanted = Q(pk=None)
    for code in codes:
        wanted |= Q(code__startswith=areas.stem(code))
    return in_use(on).filter(wanted)
