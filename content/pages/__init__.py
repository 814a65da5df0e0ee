"""The words and tables around what is said: templates, filled with values.

The only module that imports Jinja2. Everything put into a template is escaped
unless it went through `content.markup`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

if TYPE_CHECKING:
    from jinja2 import Template


def render(name: str, **values: Any) -> str:
    """Return a template filled with values.

    Args:
        name: Its file below this folder, such as ``quotes.html.j2``.
        values: What it asks for; a value it asks for in vain is our bug.
    """
    return _template(name).render(**values)


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)
