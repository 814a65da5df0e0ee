"""Processes that are heard, as a test wants them: obedient, quick, dead, hanging.

Run as a program: ``python speakers.py KIND LOG``; every order is a line of the log.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


def tell(**said):
    print(json.dumps(said), flush=True)


def main(kind, log):
    if kind == "dead":
        return 3
    if kind == "hanging":
        time.sleep(600)
    tell(
        **{
            "is": "ready",
            "outputs": 0 if kind == "deaf" else 1,
            "voice": "" if kind == "mute" else "v",
        }
    )
    for line in sys.stdin:
        with Path(log).open("a", encoding="utf-8") as held:
            held.write(line)
        order = json.loads(line)
        if order["do"] not in {"say", "play"}:
            continue
        if kind == "dying":
            return 4
        if kind == "stuck":
            time.sleep(600)
        if kind == "babbling":
            print("what?", flush=True)
        tell(**{"is": "begun", "id": order["id"], "seconds": 0.1 if kind == "late" else 60})
        if kind == "quick":
            tell(**{"is": "ended", "id": order["id"]})
        if kind == "failing":
            tell(**{"is": "failed", "id": order["id"], "why": "no"})
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
