"""`cunkou`: the one command, and the only place where the parts meet.

Each command imports what it needs and nothing else, so that a kiosk starts
without the publisher's libraries and a publisher without Qt.
"""

from __future__ import annotations

import argparse
import logging
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from content.errors import ContentError, CunkouError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from content.folder import Publication
    from content.intake import Intake
    from content.recording import Studio
    from content.release import Released
    from content.serve import Tree

DONE: Final = 0
FAILED: Final = 1  # this machine could not do it
REJECTED: Final = 2  # what was given is wrong; also how argparse says so

_ABOUT: Final = "A county's information, from its desk to the screens of its villages."
_MORE: Final = "`cunkou COMMAND --help` says more about one."
_HOME: Final = "the station's folder; CUNKOU_HOME or ~/.local/share/cunkou without it"
_STICK: Final = "the folder in which it is mounted"
_HOST: Final = "address to serve at; 127.0.0.1, this machine only, without it; 0.0.0.0: any"
_PORT: Final = "8750 without it; 0: any that is free"


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


def default_home() -> Path:
    """Return where a station keeps what it holds, unless `--home` says otherwise."""
    from sync.station import default_home as home

    return home()


def _publish(asked: argparse.Namespace) -> int:
    from content.folder import read_folder
    from content.recording import Recorded
    from content.release import publish

    now = datetime.now().astimezone()
    said = read_folder(asked.folder, now=now)
    studio = _studio(asked.voice or said.voice, asked.to.parent / "recordings")
    recorded = studio.with_recordings(said.items) if studio else Recorded(said.items, {}, ())

    def release() -> None:
        done = publish(
            recorded.items,
            {**said.blobs, **recorded.blobs},
            tree=asked.to,
            keys=asked.keys or asked.to.parent / "keys",
            county=replace(said.county, site=said.county.site or asked.base_url),
            now=now,
            may_withdraw=asked.withdraw,
        )
        _tell_release(said.county.name, done)

    release()  # the text does not wait for its recording
    if studio and recorded.waiting:
        made = sum(studio.record(item) for item in recorded.waiting)
        print(f"{said.county.name}: {made} of {len(recorded.waiting)} texts recorded")
        recorded = studio.with_recordings(said.items)
        release()
    if asked.www:
        whole = replace(said, items=recorded.items, blobs={**said.blobs, **recorded.blobs})
        _write_site(whole, asked, asked.www, now)
    return DONE


def _studio(voice: str, folder: Path) -> Studio | None:
    """Return where texts are recorded; None where nobody asked, or nothing here can."""
    from content.recording import Studio, can_encode
    from content.voices import voice_named

    found = voice_named(voice) if voice else None
    if voice and (found is None or not can_encode()):
        print(
            f"cunkou: no voice {voice!r} here, or no ffmpeg; nothing is recorded", file=sys.stderr
        )
        return None
    return Studio(found, folder) if found else None


def _tell_release(county: str, done: Released) -> None:
    if done.is_new:
        print(
            f"{county}: release {done.release}, {len(done.added)} added, "
            f"{len(done.changed)} changed, {len(done.withdrawn)} withdrawn; "
            f"{done.items} items, {done.written:,} bytes of segments"
        )
    else:
        renewed = ", signed anew" if done.renewed else ""
        print(f"{county}: nothing changed since release {done.release}{renewed}")


def _write_site(said: Publication, asked: argparse.Namespace, into: Path, now: datetime) -> None:
    from content.site.writing import write_site

    base_url = asked.base_url or said.county.site
    done = write_site(
        said.items, said.blobs, into=into, county=said.county, now=now, base_url=base_url
    )
    print(
        f"{into}: {len(done.written)} files written, {len(done.removed)} removed, "
        f"{done.files} in all"
    )


def _site(asked: argparse.Namespace) -> int:
    from content.folder import read_folder

    now = datetime.now().astimezone()
    _write_site(read_folder(asked.folder, now=now), asked, asked.to, now)
    return DONE


def _serve(asked: argparse.Namespace) -> int:
    from content.serve import server

    with ExitStack() as closing:
        tree = _served(asked.tree)
        if asked.take_in:
            taking_in = _taking_in(asked.take_in, asked.tree.parent / "intake.db")
            tree = replace(tree, inbox=closing.enter_context(taking_in))
        if not (tree.folder / "metadata" / "timestamp.json").exists():
            print(f"{tree.folder} holds no release yet: waiting for one", file=sys.stderr)
        if asked.mqtt:
            tree = replace(tree, tell=closing.enter_context(_telling(asked.mqtt, asked.tree)))
        serving = closing.enter_context(server({"": tree}, host=asked.host, port=asked.port))
        print(serving.address, flush=True)
        serving.serve_forever()
    return DONE


def _served(path: Path) -> Tree:
    """Return what is served of a tree, or of the home of a station."""
    from content.serve import Tree

    home = path / "tree"
    return Tree(home, path / "blobs") if home.is_dir() else Tree(path)


def _taking_in(keys: Path, path: Path) -> Intake:
    """Open the intake; another process may have it open, too."""
    from content.intake import Intake
    from content.seal import PrivateKeys

    return Intake(path, PrivateKeys.open(keys))


@contextmanager
def _telling(url: str, tree: Path) -> Iterator[Callable[[int], None]]:
    """Give what tells a broker of each release of a tree."""
    import random

    from content.broker import Broker, teller
    from sync.nudge import call_again_s

    broker = Broker(url, pause=lambda: call_again_s(random.random()))  # noqa: S311  no secret
    try:
        yield teller(broker, tree)
    finally:
        broker.close()


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
    return DONE


def _carry_export(asked: argparse.Namespace) -> int:
    from sync.stick import commands as carry_commands
    from sync.stick.source import Source

    source = (
        Source.of_tree(asked.tree) if asked.tree else Source.of_home(asked.home or default_home())
    )
    return carry_commands.export_to(asked.stick, source, since=asked.since)


def _carry_collect(asked: argparse.Namespace) -> int:
    from sync.stick import commands as carry_commands
    from sync.stick.source import Source

    county = asked.tree.parent
    with _taking_in(asked.keys or county / "keys", asked.intake or county / "intake.db") as intake:
        return carry_commands.collect_from(asked.stick, Source.of_tree(asked.tree), intake)


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
        return REJECTED
    home = asked.home or default_home()
    with Outbox(home / "station.db") as outbox:
        try:
            Lock(outbox).set(pin)
        except ValueError as error:
            print(f"{error}: nothing is changed", file=sys.stderr)
            return REJECTED
    print("the officer's PIN is set")
    return DONE


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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cunkou", description=_ABOUT, epilog=_MORE)
    parser.add_argument(
        "--log",
        choices=("debug", "info", "warning", "error"),
        default="warning",
        help="how much is told while it works; warning without it",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_county_commands(commands)
    _add_village_commands(commands)
    commands.add_parser("platform", help="the county's site; --help after it says more")
    demo = commands.add_parser("demo", help="a county, its line and a kiosk, all on this machine")
    demo.add_argument("--folder", type=Path, help="content folder; the sample county without it")
    demo.add_argument("--to", type=Path, default=Path("build/demo"), help="where to work")
    demo.add_argument("--pictures", type=Path, default=Path("demo-out"), help="where pictures go")
    demo.add_argument("--lang", choices=("zh", "en"), help="language of the screen")
    demo.set_defaults(run=_demo)
    return parser


def _add_county_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    publish = commands.add_parser("publish", help="a content folder -> a signed release tree")
    publish.add_argument("folder", type=Path, help="holds county.toml")
    publish.add_argument(
        "--to", type=Path, required=True, metavar="TREE", help="made where there is none"
    )
    publish.add_argument(
        "--keys", type=Path, help="signing keys; `keys` beside the tree without it"
    )
    publish.add_argument("--withdraw", action="store_true", help="even a whole section, or most")
    publish.add_argument(
        "--voice",
        default="",
        metavar="VOICE",
        help="record the texts: espeak-ng, or a command that reads text and writes WAV",
    )
    publish.add_argument("--www", type=Path, metavar="DIR", help="write the public site, too")
    publish.add_argument("--base-url", default="", metavar="URL", help="where the site will stand")
    publish.set_defaults(run=_publish)
    site = commands.add_parser("site", help="a content folder -> the county's public site")
    site.add_argument("folder", type=Path, help="holds county.toml")
    site.add_argument("--to", type=Path, required=True, metavar="WWW", help="empty, or a site")
    site.add_argument("--base-url", default="", metavar="URL", help="where the site will stand")
    site.set_defaults(run=_site)
    serve = commands.add_parser("serve", help="a release tree over HTTP, with word of each release")
    serve.add_argument("tree", type=Path, help="a tree, or the home of a station")
    serve.add_argument("--host", default="127.0.0.1", help=_HOST)
    serve.add_argument("--port", type=int, default=8750, help=_PORT)
    serve.add_argument(
        "--take-in",
        type=Path,
        metavar="KEYS",
        help="take in what stations send, into `intake.db` beside the tree",
    )
    serve.add_argument("--mqtt", type=_broker, metavar="URL", help="name releases to a broker, too")
    serve.set_defaults(run=_serve)


def _add_village_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
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
        "--poll", type=_seconds, metavar="SECONDS", help="instead of the station's own"
    )
    sync.add_argument("--home", type=Path, help=_HOME)
    sync.set_defaults(run=_sync)
    _add_carry_commands(commands)
    relay = commands.add_parser("relay", help="mirror counties, and serve them to the villages")
    relay.add_argument("homes", type=Path, nargs="+", metavar="HOME", help="one for each county")
    relay.add_argument("--host", default="127.0.0.1", help=_HOST)
    relay.add_argument("--port", type=int, default=8750, help=_PORT)
    relay.add_argument("--poll", type=_seconds, metavar="SECONDS", help="instead of the homes' own")
    relay.set_defaults(run=_relay)
    pin = commands.add_parser("pin", help="set the officer's PIN at this machine")
    pin.add_argument("--home", type=Path, help=_HOME)
    pin.set_defaults(run=_pin)
    kiosk = commands.add_parser("kiosk", help="the screen")
    kiosk.add_argument("--home", type=Path, help=_HOME)
    kiosk.add_argument("--windowed", action="store_true", help="in a window, for trying it")
    kiosk.add_argument("--lang", choices=("zh", "en"), help="station.toml's without it")
    kiosk.add_argument(
        "--screenshots", type=Path, metavar="DIR", help="touch every screen, save it"
    )
    kiosk.add_argument("--size", type=_size, metavar="WxH", help="size of the window")
    kiosk.set_defaults(run=_kiosk)


def _add_carry_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    carry = commands.add_parser("carry", help="news and letters by stick, both ways")
    ways = carry.add_subparsers(required=True, metavar="WAY")
    out = ways.add_parser("export", help="a tree -> a stick")
    out.add_argument("stick", type=Path, help=_STICK)
    out.add_argument("--since", type=int, default=0, metavar="RELEASE", help="only what is newer")
    source = out.add_mutually_exclusive_group()
    source.add_argument("--tree", type=Path, help="the county's tree")
    source.add_argument("--home", type=Path, help="a station's home")
    out.set_defaults(run=_carry_export)
    back = ways.add_parser("import", help="a stick -> this station, and back")
    back.add_argument("stick", type=Path, help=_STICK)
    back.add_argument("--home", type=Path, help=_HOME)
    back.set_defaults(run=_carry_import)
    take = ways.add_parser("collect", help="a stick's letters -> the county, and its answers back")
    take.add_argument("stick", type=Path, help=_STICK)
    take.add_argument("--tree", type=Path, required=True, help="the county's tree")
    take.add_argument("--keys", type=Path, help="the intake's; `keys` beside the tree without it")
    take.add_argument("--intake", type=Path, help="its database; `intake.db` beside the tree")
    take.set_defaults(run=_carry_collect)


def _broker(text: str) -> str:
    url = urlsplit(text)
    if url.scheme not in ("mqtt", "mqtts") or not url.hostname or url.port == 0:
        msg = f"{text} is no address of a broker; one looks like mqtt://broker.example"
        raise argparse.ArgumentTypeError(msg)
    return text


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds < float("inf"):
        msg = f"{text} is no time to wait"
        raise argparse.ArgumentTypeError(msg)
    return seconds


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal() and int(width) and int(height)):
        msg = f"{text} is no size; one looks like 1366x768"
        raise argparse.ArgumentTypeError(msg)
    return int(width), int(height)
