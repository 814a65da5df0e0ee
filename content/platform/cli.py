"""`cunkou platform`: the county's site from the command line.

Each command tells Django where the county keeps its things before Django is there;
so it imports what it needs when it runs. Called by `kiosk.cli` alone.
"""

from __future__ import annotations

import argparse
import importlib
import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from content.errors import StoreError
from content.platform import environment

if TYPE_CHECKING:
    from collections.abc import Sequence

_SETTINGS = "content.platform.settings"


def main(arguments: Sequence[str]) -> int:
    """Run one command of the county's site; return its exit status.

    Raises:
        StoreError: When this machine cannot do it.
    """
    asked = _parser().parse_args(arguments)
    if find_spec("wagtail") is None or find_spec("granian") is None:
        msg = "the county's site is not installed here; in the project's folder: uv sync --group platform"
        raise StoreError(msg)
    if asked.data is not None:
        os.environ[environment.DATA] = str(asked.data.absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", _SETTINGS)
    status: int = asked.run(asked)
    return status


def _up(asked: argparse.Namespace) -> int:
    from content.platform.up import up

    return up(port=asked.port, sample=asked.sample)


def _prepare(asked: argparse.Namespace) -> int:
    _django()
    from content.platform.prepare import prepare

    prepare(sample=asked.sample)
    return 0


def _serve(asked: argparse.Namespace) -> int:
    from content.platform.web import serve

    serve(asked.host, asked.port, asked.only)
    return 0


def _publisher(asked: argparse.Namespace) -> int:
    _django()
    from content.platform.publishing.commands import run_publisher

    return run_publisher(tree=asked.tree, keys=asked.keys, once=asked.once, withdraw=asked.withdraw)


def _follower(asked: argparse.Namespace) -> int:
    _django()
    from content.platform.desks.commands import run_follower

    return run_follower(once=asked.once)


def _setting_code(asked: argparse.Namespace) -> int:
    _django()
    from content.platform.fleet.commands import tell_setting_code

    return tell_setting_code(asked.station, asked.number)


def _films(asked: argparse.Namespace) -> int:
    _django()
    from content.platform.publishing.commands import run_films

    return run_films(once=asked.once)


def _silence(asked: argparse.Namespace) -> int:  # noqa: ARG001  every command is given it
    _django()
    from content.platform.fleet.silence import run_silence

    return run_silence()


def _import(asked: argparse.Namespace) -> int:
    _django()
    from content.platform.publishing.commands import run_import

    return run_import(asked.folder)


def _export(asked: argparse.Namespace) -> int:
    _django()
    from content.platform.publishing.commands import run_export

    return run_export(asked.folder)


def _manage(asked: argparse.Namespace) -> int:
    from django.core.management import execute_from_command_line

    execute_from_command_line(["cunkou platform manage", *asked.words])
    return 0


def _django() -> None:
    importlib.import_module("django").setup()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cunkou platform", description="the county's site")
    parser.add_argument("--data", type=Path, help="folder of all that the site keeps")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    up = commands.add_parser("up", help="all of it on this machine, until Ctrl-C")
    up.add_argument("--port", type=int, default=8000)
    up.add_argument("--sample", action="store_true", help="begin with the sample county")
    _add_data(up)
    up.set_defaults(run=_up)
    prepare = commands.add_parser(
        "prepare", help="database, files, places, roles; again after an update"
    )
    prepare.add_argument("--sample", action="store_true", help="begin with the sample county")
    prepare.set_defaults(run=_prepare)
    serve = commands.add_parser("serve", help="the site and the release tree over HTTP")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument(
        "--only",
        choices=("site", "tree"),
        default="application",
        help="the site without the tree, or the tree and what stations send without the site",
    )
    serve.set_defaults(run=_serve)
    publisher = commands.add_parser("publisher", help="release what is approved, until told to end")
    publisher.add_argument("--tree", type=Path, help="`tree` in the data folder without it")
    publisher.add_argument("--keys", type=Path, help="`keys` in the data folder without it")
    publisher.add_argument("--once", action="store_true", help="release once, then end")
    publisher.add_argument("--withdraw", action="store_true", help="even a whole section, or most")
    publisher.set_defaults(run=_publisher)
    follower = commands.add_parser(
        "follower", help="look at feeds and warnings outside, until told to end"
    )
    follower.add_argument("--once", action="store_true", help="look once, then end")
    follower.set_defaults(run=_follower)
    code = commands.add_parser(
        "setting-code", help="the code that sets the PIN of a station's officer"
    )
    code.add_argument("station", help="its registration code, such as 3f0a9c21")
    code.add_argument("number", help="four digits that its screen shows")
    code.set_defaults(run=_setting_code)
    film = commands.add_parser("films", help="make ready the films brought, until told to end")
    film.add_argument("--once", action="store_true", help="those that wait, then end")
    film.set_defaults(run=_films)
    silence = commands.add_parser(
        "silence", help="once a day: write to those in charge of stations that are silent"
    )
    silence.set_defaults(run=_silence)
    for name, run, words in (
        ("import", _import, "a content folder into the site"),
        ("export", _export, "all that the site says into a content folder"),
    ):
        command = commands.add_parser(name, help=words)
        command.add_argument("folder", type=Path)
        command.set_defaults(run=run)
    manage = commands.add_parser("manage", help="a command of Django's own")
    manage.add_argument("words", nargs=argparse.REMAINDER)
    manage.set_defaults(run=_manage)
    return parser


def _add_data(parser: argparse.ArgumentParser) -> None:
    """Let `--data` stand behind the command, too."""
    parser.add_argument("--data", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
