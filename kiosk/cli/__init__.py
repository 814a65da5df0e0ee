"""`cunkou`: the one command, and the only place where the parts meet.

Each command imports what it needs and nothing else, so that a kiosk starts
without the publisher's libraries and a publisher without Qt.
"""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from content.errors import ContentError, CunkouError, StoreError
from kiosk.cli import county, village
from kiosk.cli.words import FAILED, REJECTED

if TYPE_CHECKING:
    from collections.abc import Sequence

_ABOUT: Final = "A county's information, from its desk to the screens of its villages."
_MORE: Final = "`cunkou COMMAND --help` says more about one."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    said = sys.argv[1:] if arguments is None else list(arguments)
    if said == ["parse-feed"]:  # the child process of a frozen build
        from content.feed import main as parse_feed

        return parse_feed()
    if said == ["speak"]:  # the process that is heard
        from kiosk.ui.speaker import main as speak

        return speak()
    if said == ["draw-picture"]:  # as above
        from content.pictures import main as draw_picture

        return draw_picture()
    asked = _parser().parse_args(said) if said[:1] != ["platform"] else _asked_of_site(said[1:])
    logging.basicConfig(level=asked.log.upper(), format="%(levelname)s %(name)s %(message)s")
    try:
        status: int = asked.run(asked)
    except (CunkouError, OSError, OverflowError) as error:
        print(f"cunkou: {error}", file=sys.stderr)
        return REJECTED if isinstance(error, ContentError) else FAILED
    except KeyboardInterrupt:
        return 130  # as a shell says it: 128 + SIGINT
    return status


def _asked_of_site(words: list[str]) -> argparse.Namespace:
    """Leave the site's own words to the site."""
    return argparse.Namespace(run=_platform, words=words, log="warning")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cunkou", description=_ABOUT, epilog=_MORE)
    parser.add_argument(
        "--log",
        choices=("debug", "info", "warning", "error"),
        default="warning",
        help="how much is told while it works; warning without it",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    county.add(commands)
    village.add(commands)
    carry = commands.add_parser("carry", help="news and letters by stick, both ways")
    ways = carry.add_subparsers(required=True, metavar="WAY")
    village.add_carrying(ways)
    county.add_collect(ways)
    commands.add_parser("platform", help="the county's site; --help after it says more")
    demo = commands.add_parser("demo", help="a county, its line and a kiosk, all on this machine")
    demo.add_argument("--folder", type=Path, help="content folder; the sample county without it")
    demo.add_argument("--to", type=Path, default=Path("build/demo"), help="where to work")
    demo.add_argument("--pictures", type=Path, default=Path("demo-out"), help="where pictures go")
    demo.add_argument("--lang", choices=("zh", "en"), help="language of the screen")
    demo.set_defaults(run=_demo)
    return parser


def _platform(asked: argparse.Namespace) -> int:
    try:
        from content.platform.cli import main as platform
    except ModuleNotFoundError as error:
        msg = "the county's site is not part of this program"
        raise StoreError(msg) from error
    return platform(asked.words)


def _demo(asked: argparse.Namespace) -> int:
    from kiosk.demo import demonstrate

    return demonstrate(asked.folder, asked.to, pictures=asked.pictures, language=asked.lang)
