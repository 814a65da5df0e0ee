"""Read the values of a settings file, each with an error that names the key and the value.

What TOML gives is of any type; what leaves here is of the type asked for.
Called by `sync.station`.
"""

from __future__ import annotations

from typing import Any, Final, TypeVar

from content.errors import AuthoringError

T = TypeVar("T")
_ROADS: Final = ("http", "https", "file")
_KINDS: Final[dict[type, str]] = {
    str: "text in quotes",
    list: "a list",
    dict: "a table",
    bool: "true or false",
}


def table(said: dict[str, Any], name: str, known: tuple[str, ...]) -> dict[str, Any]:
    """Return a table of which every key is known; an empty one where it is missing."""
    found = of(said.get(name, {}), dict, name)
    only_known(found, known, name)
    return found


def only_known(said: dict[str, Any], known: tuple[str, ...], where: str) -> None:
    """Refuse a key that is not known, with the one that was meant.

    Args:
        said: The table.
        known: Its keys.
        where: Name of the table; empty at the top.
    """
    for key in said:
        if key not in known:
            import difflib  # noqa: PLC0415  only a mistake needs it; the screen's start does not

            close = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
            hint = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(known)}"
            msg = f"is unknown; {hint}"
            raise AuthoringError(msg, field=f"{where}.{key}" if where else key)


def of(value: object, kind: type[T], key: str) -> T:
    """Return a value of a type."""
    if not isinstance(value, kind):
        msg = f"{value!r} is not {_KINDS[kind]}"
        raise AuthoringError(msg, field=key)
    return value


def texts(value: object, key: str) -> tuple[str, ...]:
    """Return a list of texts."""
    return tuple(of(each, str, key) for each in of(value, list, key))


def known_roads(value: object, key: str) -> tuple[str, ...]:
    """Return a list of addresses of roads."""
    addresses = texts(value, key)
    for address in addresses:
        scheme, colon, _ = address.partition("://")
        if colon and scheme.lower() not in _ROADS:
            msg = f"{address!r} is no road; there are http://, https://, file:// and folders"
            raise AuthoringError(msg, field=key)
    return addresses


def number(value: object, least: float, most: float, key: str) -> float:
    """Return a number within bounds."""
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        msg = f"{value!r} is no number"
        raise AuthoringError(msg, field=key)
    if not least <= value <= most:
        msg = f"{value:g} is not between {least:g} and {most:g}"
        raise AuthoringError(msg, field=key)
    return float(value)


def one_of(value: object, known: tuple[str, ...], key: str) -> str:
    """Return one of some words."""
    if value not in known:
        msg = f"{value!r} is none of {', '.join(known)}"
        raise AuthoringError(msg, field=key)
    return str(value)
