"""The words and tables around what is said: templates, filled with values.

The only module that imports Jinja2. Everything put into a template is escaped
unless it went through `content.markup`.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_FOLDER: Final = Path(__file__).parent


def render(name: str, **values: Any) -> str:
    """Return a template filled with values.

    Args:
        name: Its file below this folder, such as ``quotes.html.j2``.
        values: What it asks for; a value it asks for in vain is our bug.
    """
    return _environment().get_template(name).render(**values)


def source(name: str) -> bytes:
    """Return a file of this folder as it is, such as ``site/style.css``."""
    return (_FOLDER / name).read_bytes()


def edition(folder: str) -> str:
    """Return a fingerprint of all templates of a folder: another one, another look."""
    held = [path.read_bytes() for path in sorted((_FOLDER / folder).iterdir())]
    return hashlib.sha256(b"\0".join(held)).hexdigest()


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
