"""Wagtail's choosers of pictures, recordings and tasks, without a script inside of the page.

WORKAROUND(Wagtail 8): its choosers write the call that begins them into the page, which no
strict policy lets run. Here a mark beside the field says the same, and `choosers.js` reads it.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

from django.utils.html import format_html
from wagtail.admin.widgets.chooser import BaseChooser

_CALL: Final = re.compile(r"(?:new )?(\w+)\((\".*?\")(?:, (\{.*\}))?\);")


def render(self: Any, name: str, value: Any, attrs: dict[str, Any], renderer: Any = None) -> str:  # noqa: ARG001  Django's own
    """Draw the field, and the mark that says how it begins."""
    said = self.get_value_data(value)
    call = _CALL.fullmatch(self.render_js_init(attrs["id"], name, said))
    assert call is not None, "a call as Wagtail writes it"
    begins, field, options = call.groups()
    return format_html(
        '{}<span hidden data-chooser="{}" data-chooser-of="{}" data-chooser-options="{}"></span>',
        self.render_html(name, said, attrs),
        begins,
        json.loads(field),
        options or "{}",
    )


def without_scripts() -> None:
    """Let every chooser be drawn so."""
    BaseChooser.render = render
