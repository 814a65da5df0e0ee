"""What several commands ask for in the same words, and how such an answer is read."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001  it has no other name

DONE: Final = 0
FAILED: Final = 1  # this machine could not do it
REJECTED: Final = 2  # what was given is wrong; also how argparse says so

HOME: Final = "the station's folder; CUNKOU_HOME or ~/.local/share/cunkou without it"
STICK: Final = "the folder in which it is mounted"
HOST: Final = "address to serve at; 127.0.0.1, this machine only, without it; 0.0.0.0: any"
PORT: Final = "8750 without it; 0: any that is free"


def broker(text: str) -> str:
    """Return the address of a broker as it was given, or say what one looks like."""
    url = urlsplit(text)
    if url.scheme not in ("mqtt", "mqtts") or not url.hostname or url.port == 0:
        msg = f"{text} is no address of a broker; one looks like mqtt://broker.example"
        raise argparse.ArgumentTypeError(msg)
    return text


def seconds(text: str) -> float:
    """Return a time to wait, in seconds."""
    seconds = float(text)
    if not 0 < seconds < float("inf"):
        msg = f"{text} is no time to wait"
        raise argparse.ArgumentTypeError(msg)
    return seconds


def size(text: str) -> tuple[int, int]:
    """Return width and height in pixels, of such as 1366x768."""
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal() and int(width) and int(height)):
        msg = f"{text} is no size; one looks like 1366x768"
        raise argparse.ArgumentTypeError(msg)
    return int(width), int(height)
