"""Our trust behind the command line that TUF's conformance suite speaks.

`init ROOT`, `refresh`, `download`, as CLIENT-CLI.md of the suite describes them:
`sync.trust` and `sync.fetch` do the work, nothing else of ours. The suite's trees
are no county's, so the two fields of ours in a timestamp are given here: always
release 1, which is held. An expired word then brings nothing newer, and is refused.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from content.errors import CunkouError
from sync import trust
from sync.clock import BUILT
from sync.fetch import Gauge, fetch_file
from sync.link import HttpRoad
from sync.plan import Fetch, Offer, Rank
from sync.spool import Spool
from sync.trust import Trust

RELEASE = 1


def main(words):
    told = _parser().parse_args(words)
    folder = Path(told.metadata_dir)
    kept = Trust(folder / "kept")
    try:
        if told.command == "init":
            kept.pin(Path(told.root).read_bytes())
        else:
            _refresh(told, kept, folder)
    except CunkouError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    finally:
        _show(kept, folder)
    return 0


def _refresh(told, kept, folder):
    if kept.root is None:
        msg = "no root was given that can be believed"
        raise CunkouError(msg)
    road = HttpRoad(told.metadata_url.rstrip("/").removesuffix("metadata"))
    try:
        trusted = kept.refresh(road, held_release=RELEASE, system=datetime.now(UTC))
        if told.command == "download":
            _download(told, trusted, road, folder)
    finally:
        road.close()


def _download(told, trusted, road, folder):
    file = trusted.files.get(told.target_name)
    if file is None:
        msg = f"{told.target_name} is not to be had"
        raise CunkouError(msg)
    place = Path(told.target_dir) / quote(told.target_name, "")
    if place.exists() and sha256(place.read_bytes()).hexdigest() == file.sha256:
        return
    spool = Spool(folder / "spool")
    offer = Offer(quote(file.path), file.sha256, file.length, Rank.TEXT)
    fetch_file(Fetch(offer, offer.size), road, spool, Gauge(lambda _: None))
    place.write_bytes(spool.whole(file.sha256))


def _show(kept, folder):
    """Put what is trusted where the suite looks for it."""
    held = kept.folder / "metadata"
    for path in held.glob("*.json"):
        (folder / path.name).write_bytes(path.read_bytes())
    roots = sorted(held.glob("root_history/*.json"), key=lambda path: int(path.name.split(".")[0]))
    if root := roots[-1].read_bytes() if roots else kept.root:
        (folder / "root.json").write_bytes(root)


def _parser():
    parser = argparse.ArgumentParser()
    names = ("metadata-dir", "metadata-url", "target-name", "target-base-url", "target-dir")
    for name in names:
        parser.add_argument(f"--{name}", default="")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("init").add_argument("root")
    commands.add_parser("refresh")
    commands.add_parser("download")
    return parser


if __name__ == "__main__":
    trust._release = lambda _: (RELEASE, BUILT)
    sys.exit(main(sys.argv[1:]))
