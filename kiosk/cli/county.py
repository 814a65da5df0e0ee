"""What the county's office asks for: publish, the site, serve, take in what sticks bring."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli import words

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from content.folder import Publication
    from content.intake import Intake
    from content.recording import Studio
    from content.release import Released
    from content.serve import Tree


def add(commands: words.Commands) -> None:
    """Add the commands of the office."""
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
    serve.add_argument("--host", default="127.0.0.1", help=words.HOST)
    serve.add_argument("--port", type=int, default=8750, help=words.PORT)
    serve.add_argument(
        "--take-in",
        type=Path,
        metavar="KEYS",
        help="take in what stations send, into `intake.db` beside the tree",
    )
    serve.add_argument(
        "--mqtt", type=words.broker, metavar="URL", help="name releases to a broker, too"
    )
    serve.set_defaults(run=_serve)


def add_collect(ways: words.Commands) -> None:
    """Take in letters from sticks: a way of `carry`, though the county's."""
    take = ways.add_parser("collect", help="a stick's letters -> the county, and its answers back")
    take.add_argument("stick", type=Path, help=words.STICK)
    take.add_argument("--tree", type=Path, required=True, help="the county's tree")
    take.add_argument("--keys", type=Path, help="the intake's; `keys` beside the tree without it")
    take.add_argument("--intake", type=Path, help="its database; `intake.db` beside the tree")
    take.set_defaults(run=_carry_collect)


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
    return words.DONE


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
    return words.DONE


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
    return words.DONE


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


def _carry_collect(asked: argparse.Namespace) -> int:
    from sync.stick import commands as carry_commands
    from sync.stick.source import Source

    county = asked.tree.parent
    with _taking_in(asked.keys or county / "keys", asked.intake or county / "intake.db") as intake:
        return carry_commands.collect_from(asked.stick, Source.of_tree(asked.tree), intake)
