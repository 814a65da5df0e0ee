"""Read the front matter of a Markdown file, and say in which line a mistake is.

Values stay the text their author typed (YAML would make 12316 a number and no
a refusal); the readers below turn them into what the model wants. A field that
nobody knows is refused with the likeliest one.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeVar

import yaml

from content import dates
from content.errors import AuthoringError
from content.model import FactName

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

T = TypeVar("T")

TEXTS: Final = (
    "title",
    "summary",
    "source",
    "document",
    "picture",
    "picture_text",
    "sound",
    "sound_text",
    "film",
    "film_text",
)
LISTS: Final = ("areas", "tags", "months")
MOMENTS: Final = ("published", "valid_from", "valid_until")
FLAGS: Final = ("pinned", "demo")
FACTS: Final = tuple(str(name) for name in FactName)
FIELDS: Final = (*TEXTS, *LISTS, *MOMENTS, *FLAGS, *FACTS)
_YES_NO: Final = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}


@dataclass(frozen=True, slots=True)
class Typed:
    """What an author typed for one field.

    Args:
        value: The text, or the texts of a list.
        line: Line of the file, from 1.
    """

    value: str | tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of one file, in its author's order.

    Args:
        fields: What was typed, by the field's name.
        today: What ``today-3`` counts from; None where only real dates will do.
    """

    fields: Mapping[str, Typed] = field(default_factory=dict)
    today: date | None = None

    def text(self, name: str) -> str:
        """Return a field's text; empty when it is not there."""
        return self._read(name, "", _one)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a field's texts; one alone may be typed without brackets."""
        return self._read(name, (), lambda v: (v,) if isinstance(v, str) else v)

    def numbers(self, name: str) -> tuple[int, ...]:
        """Return a field's whole numbers."""
        return self._read(
            name, (), lambda v: tuple(int(n) for n in ((v,) if isinstance(v, str) else v))
        )

    def moment(self, name: str) -> datetime | None:
        """Return a field's moment; a day alone begins at midnight in China."""
        return self._read(name, None, lambda v: dates.parse_moment(_one(v), today=self.today))

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return a field's yes or no."""
        return self._read(name, default, lambda v: _YES_NO[_one(v).lower()])

    def line(self, name: str) -> int:
        """Return the line of a field; 1 when it is not there."""
        return self.fields[name].line if name in self.fields else 1

    def _read(self, name: str, missing: T, read: Callable[[str | tuple[str, ...]], T]) -> T:
        typed = self.fields.get(name)
        if typed is None or not typed.value:
            return missing
        try:
            return read(typed.value)
        except AuthoringError as error:
            raise AuthoringError(error.problem, line=typed.line, field=name) from error
        except (ValueError, KeyError) as error:
            msg = f"{typed.value!r} cannot be read"
            raise AuthoringError(msg, line=typed.line, field=name) from error


def read(text: str, *, begins: int, today: date | None) -> FrontMatter:
    """Read the YAML between the two lines of ``---``.

    Args:
        text: The YAML.
        begins: Line of the file the YAML begins at, from 1.
        today: What relative dates count from, or None.

    Raises:
        AuthoringError: When it is no mapping, or has an unknown or doubled field.
    """
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + begins
        msg = f"the front matter holds a character that cannot stay: U+{error.character:04X}"
        raise AuthoringError(msg, line=line) from error
    except RecursionError as error:
        msg = "the front matter is nested too deep"
        raise AuthoringError(msg, line=begins) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + begins if error.problem_mark else begins
        msg = f"the front matter is not YAML: {error.problem}"
        raise AuthoringError(msg, line=line) from error
    if not isinstance(node, yaml.MappingNode):
        msg = "the front matter holds no fields such as `title: …`"
        raise AuthoringError(msg, line=begins)
    fields: dict[str, Typed] = {}
    for key, value in node.value:
        line = key.start_mark.line + begins
        _check_name(str(key.value), fields, line)
        fields[str(key.value)] = Typed(_typed(value, str(key.value), line), line)
    return FrontMatter(fields, today)


def _check_name(name: str, known: Mapping[str, Typed], line: int) -> None:
    if name not in FIELDS:
        near = difflib.get_close_matches(name, FIELDS, n=1)
        hint = f"; did you mean `{near[0]}`?" if near else ""
        msg = f"no such field{hint}"
        raise AuthoringError(msg, line=line, field=name)
    if name in known:
        msg = f"stands twice, first in line {known[name].line}"
        raise AuthoringError(msg, line=line, field=name)


def _typed(node: Any, name: str, line: int) -> str | tuple[str, ...]:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value).strip()
    if isinstance(node, yaml.SequenceNode) and all(
        isinstance(part, yaml.ScalarNode) for part in node.value
    ):
        return tuple(str(part.value).strip() for part in node.value)
    msg = "is neither a text nor a list of texts"
    raise AuthoringError(msg, line=line, field=name)


def _one(value: str | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        msg = "is a list where one text is wanted"
        raise AuthoringError(msg)
    return value
