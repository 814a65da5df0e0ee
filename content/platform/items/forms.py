"""What the editor refuses, with a sentence that says what to do instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm

from content import vtt
from content.errors import AuthoringError
from content.model import TITLE_MOST, FactName, Role
from content.platform.areas.models import County, below, in_use
from content.platform.items.blocks import to_html
from content.platform.items.lists import MONTHS
from content.platform.items.media import Readiness

if TYPE_CHECKING:
    from content.platform.items.media import Recording

_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_TOO_MUCH = "正文里有放不下或不能显示的东西：{}"


class BulletinForm(WagtailAdminPageForm):
    """The form of every kind of page; offers a person no place that is not his."""

    months = forms.TypedMultipleChoiceField(
        label="哪几个月最要紧",
        coerce=int,
        choices=MONTHS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="农时到了，屏幕会把它往前放。全年都要紧就不选。",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = False  # the editor shows none: it would always be "changed"
        if "areas" in self.fields:
            county = County.load()
            user = self.for_user
            codes = (county.code,) if user is None or user.is_superuser else user.codes()
            self.fields["areas"].queryset = self._places(codes)
            if not self.instance.pk:
                self.initial["demo"] = county.demo
                self.initial["areas"] = list(in_use(timezone.localdate()).filter(code__in=codes))

    def _places(self, codes: tuple[str, ...]) -> Any:
        """Offer the places of today, and those that the page has already."""
        own = self.instance.areas.all() if self.instance.pk else ()
        offered = below(codes, timezone.localdate())
        held = offered.model.objects.filter(pk__in=[area.pk for area in own])
        return (offered | held).order_by("path")

    def clean_title(self) -> str:
        """Refuse a title longer than any screen shows."""
        title: str = self.cleaned_data["title"]
        if len(title) > TITLE_MOST:
            msg = f"标题有{len(title)}个字，最多{TITLE_MOST}个。"
            raise forms.ValidationError(msg)
        return title

    def clean_areas(self) -> Any:
        """Refuse a place that the person does not speak for, whatever was sent."""
        chosen = self.cleaned_data["areas"]
        codes = [area.code for area in chosen]
        if codes and self.for_user is not None and not self.for_user.speaks_for(codes):
            msg = "这里面有不归你负责的地方。"
            raise forms.ValidationError(msg)
        return chosen

    def clean_body(self) -> Any:
        """Refuse what would be lost on the way to the screen."""
        body = self.cleaned_data["body"]
        try:
            to_html(body)
        except AuthoringError as error:
            raise forms.ValidationError(_TOO_MUCH.format(error.problem)) from error
        return body

    def clean_sound(self) -> Recording | None:
        """Refuse a film where a sound is meant."""
        return self._of_role("sound", Role.SOUND, "这里要放录音（Ogg、MP3）。")

    def clean_film(self) -> Recording | None:
        """Refuse a sound where a film is meant."""
        film = self._of_role("film", Role.FILM, "这里要放影片（MP4、WebM）。")
        if film is not None and film.state == str(Readiness.REFUSED):
            msg = f"这个影片不能用：{film.problem}请换一个再传。"
            raise forms.ValidationError(msg)
        return film

    def clean_film_captions(self) -> str:
        """Refuse captions that no screen could read, and say in which line."""
        said: str = self.cleaned_data["film_captions"]
        try:
            vtt.parse(said)
        except AuthoringError as error:
            raise forms.ValidationError(_captions_problem(error)) from error
        return said

    def _of_role(self, field: str, role: Role, problem: str) -> Recording | None:
        chosen: Recording | None = self.cleaned_data[field]
        if chosen is not None and chosen.role != str(role):
            raise forms.ValidationError(problem)
        return chosen

    def clean(self) -> dict[str, Any]:
        """Refuse an end before its beginning, and letters that no wire carries."""
        said: dict[str, Any] = super().clean()
        for name in (
            "summary",
            *map(str, FactName),
        ):  # typed into a box that grows: one line all the same
            if isinstance(said.get(name), str):
                said[name] = "".join(part.strip() for part in said[name].splitlines())
        for name, value in list(said.items()):
            if isinstance(value, str) and _UNSEEN.search(value):
                self.add_error(name, "里面有看不见的控制字符，请删掉重新打一遍。")
        begins, ends = said.get("valid_from"), said.get("valid_until")
        if begins and ends and ends <= begins:
            self.add_error("valid_until", "结束要晚于开始。")
        return said


def _captions_problem(error: AuthoringError) -> str:
    if not error.line:
        return "字幕太长了。"
    return (
        f"第{error.line}行看不懂。每条字幕上面要有一行时间，像 00:01.000 --> 00:04.000，"
        "结束要晚于开始；字幕下面空一行。"
    )
