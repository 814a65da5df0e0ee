"""What a village or a township asks for: the agent, a relay, a stick, the PIN, the screen."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from content.errors import CunkouError
from kiosk.cli import words

if TYPE_CHECKING:
    import argparse


def default_home() -> Path:
    """Return where a station keeps what it holds, unless `--home` says otherwise."""
    from sync.station import default_home as home

    return home()


def add(commands: words.Commands) -> None:
    """Add the commands of a station and of a relay."""
    sync = commands.add_parser("sync", help="bring this station up to date, once or for ever")
    sync.add_argument("--once", action="store_true", help="once, then end")
    sync.add_argument(
        "--from",
        dest="roads",
        action="append",
        default=[],
        metavar="URL_OR_DIR",
        help="where the tree is, instead of the roads of station.toml; may be repeated",
    )
    sync.add_argument("--trust", type=Path, metavar="ROOT.json", help="the county's root, as given")
    sync.add_argument("--json", action="store_true", help="print one JSON object")
    sync.add_argument(
        "--poll", type=words.seconds, metavar="SECONDS", help="instead of the station's own"
    )
    sync.add_argument("--home", type=Path, help=words.HOME)
    sync.set_defaults(run=_sync)
    relay = commands.add_parser("relay", help="mirror counties, and serve them to the villages")
    relay.add_argument("homes", type=Path, nargs="+", metavar="HOME", help="one for each county")
    relay.add_argument("--host", default="127.0.0.1", help=words.HOST)
    relay.add_argument("--port", type=int, default=8750, help=words.PORT)
    relay.add_argument(
        "--poll", type=words.seconds, metavar="SECONDS", help="instead of the homes' own"
    )
    relay.set_defaults(run=_relay)
    pin = commands.add_parser("pin", help="set the officer's PIN at this machine")
    pin.add_argument("--home", type=Path, help=words.HOME)
    pin.set_defaults(run=_pin)
    kiosk = commands.add_parser("kiosk", help="the screen")
    kiosk.add_argument("--home", type=Path, help=words.HOME)
    kiosk.add_argument("--windowed", action="store_true", help="in a window, for trying it")
    kiosk.add_argument("--lang", choices=("zh", "en"), help="station.toml's without it")
    kiosk.add_argument(
        "--screenshots", type=Path, metavar="DIR", help="touch every screen, save it"
    )
    kiosk.add_argument("--size", type=words.size, metavar="WxH", help="size of the window")
    kiosk.set_defaults(run=_kiosk)


def add_carrying(ways: words.Commands) -> None:
    """Add how a stick is filled and read at a station, to the ways of `carry`."""
    out = ways.add_parser("export", help="a tree -> a stick")
    out.add_argument("stick", type=Path, help=words.STICK)
    out.add_argument("--since", type=int, default=0, metavar="RELEASE", help="only what is newer")
    source = out.add_mutually_exclusive_group()
    source.add_argument("--tree", type=Path, help="the county's tree")
    source.add_argument("--home", type=Path, help="a station's home")
    out.set_defaults(run=_carry_export)
    back = ways.add_parser("import", help="a stick -> this station, and back")
    back.add_argument("stick", type=Path, help=words.STICK)
    back.add_argument("--home", type=Path, help=words.HOME)
    back.set_defaults(run=_carry_import)


def _sync(asked: argparse.Namespace) -> int:
    from sync import commands

    home = asked.home or default_home()
    if asked.once:
        return commands.sync_once(home, roads=asked.roads, trust=asked.trust, as_json=asked.json)
    return commands.run_agent(home, roads=asked.roads, trust=asked.trust, poll_s=asked.poll)


def _relay(asked: argparse.Namespace) -> int:
    from sync.mirror.relay import Relay

    with Relay(asked.homes, host=asked.host, port=asked.port, poll_s=asked.poll) as relay:
        print(relay.address, flush=True)
        relay.run()
    return words.DONE


def _carry_export(asked: argparse.Namespace) -> int:
    from sync.stick import commands as carry_commands
    from sync.stick.source import Source

    source = (
        Source.of_tree(asked.tree) if asked.tree else Source.of_home(asked.home or default_home())
    )
    return carry_commands.export_to(asked.stick, source, since=asked.since)


def _carry_import(asked: argparse.Namespace) -> int:
    from sync.stick import commands as carry_commands

    return carry_commands.import_from(asked.stick, asked.home or default_home())


def _pin(asked: argparse.Namespace) -> int:
    from getpass import getpass

    from sync.outbox import Outbox
    from sync.village.pin import Lock

    pin = getpass("new PIN: ")
    if pin != getpass("again: "):
        print("these differ: nothing is changed", file=sys.stderr)
        return words.REJECTED
    home = asked.home or default_home()
    with Outbox(home / "station.db") as outbox:
        try:
            Lock(outbox).set(pin)
        except ValueError as error:
            print(f"{error}: nothing is changed", file=sys.stderr)
            return words.REJECTED
    print("the officer's PIN is set")
    return words.DONE


def _kiosk(asked: argparse.Namespace) -> int:
    from kiosk.ui.environment import has_screen

    if not (asked.screenshots or has_screen()):
        msg = "there is no screen here: neither DISPLAY nor WAYLAND_DISPLAY is set"
        raise CunkouError(msg)
    from kiosk.ui.app import run

    return run(
        home=asked.home or default_home(),
        windowed=asked.windowed,
        language=asked.lang,
        screenshots=asked.screenshots,
        size=asked.size,
    )
