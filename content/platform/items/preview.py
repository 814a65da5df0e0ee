"""Show a page as a village will see it: the kiosk's type, colours and measures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, cast

from django.conf import settings
from django.utils.safestring import mark_safe

from content.errors import AuthoringError
from content.model import Role
from content.questions import question

if TYPE_CHECKING:
    from django.http import HttpRequest

    from content.platform.items.models import Bulletin

_BLOB = re.compile(r'src="blobs/sha256/[0-9a-f]{2}/([0-9a-f]{64})"')
_SIZES: Final = [
    {"name": "portrait", "icon": "mobile-alt", "device_width": 540, "label": "竖屏"},
    {"name": "landscape", "icon": "desktop", "device_width": 960, "label": "横屏"},
]


class Preview:
    """Wagtail's preview of a page, upright and lying."""

    preview_modes: Final = [("portrait", "竖屏（村口的大屏）"), ("landscape", "横屏（室内的屏）")]
    preview_sizes: Final = _SIZES
    default_preview_size: Final = "portrait"

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:  # noqa: ARG002  Wagtail's own
        """Return the template of the village screen."""
        return "items/kiosk.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Return what the village screen shows of this page."""
        from content.platform.items.convert import desk_now, to_item  # noqa: PLC0415  it imports the pages

        desk, page = desk_now(), cast("Bulletin", self)
        page.take_name()  # one that is being written for the first time has none yet
        try:
            item = to_item(page, desk)
        except AuthoringError as error:
            return {"request": request, "problem": error.problem, "mode": mode_name}
        shown = set(_BLOB.findall(item.body))
        pictures = [a for a in item.attachments if a.role is Role.PICTURE and a.sha256 not in shown]
        given = [fact.name for fact in item.facts]
        body = _BLOB.sub(rf'src="{settings.MEDIA_URL}drawn/\1.webp"', item.body)
        return {
            "request": request,
            "item": item,
            "mode": mode_name,
            "facts": [(question(f.name, item.section, given), f.value) for f in item.facts],
            "body": mark_safe(body),  # noqa: S308  cleaned by content.markup
            "pictures": [(f"{settings.MEDIA_URL}drawn/{a.sha256}.webp", a.title) for a in pictures],
        }
