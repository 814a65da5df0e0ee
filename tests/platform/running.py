"""The whole county at work: `cunkou platform up` as an administrator starts it."""

from __future__ import annotations

import fcntl
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.chromium import PATIENCE_S
from tests.waiting import eventually

KEPT = Path(__file__).parents[2] / "build/tests"


def a_free_port():
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


@contextmanager
def _static_shared(data):
    """Let it collect its static files where the last one did, one at a time: ten seconds, once."""
    (KEPT / "static").mkdir(parents=True, exist_ok=True)
    (data / "static").symlink_to(KEPT / "static")
    with (KEPT / "static.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _answers(port):
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


class County(NamedTuple):
    """A county at work.

    Args:
        address: Where it answers.
        said: What it told the terminal before.
    """

    address: str
    said: str


@contextmanager
def a_county(data, *more):
    """Start site, publisher and follower over a folder; give it once it answers, end it after."""
    port = str(a_free_port())
    asked = [sys.executable, "-m", "kiosk", "platform", "up", "--data", data, "--port", port]
    said = []
    with _static_shared(data):
        process = subprocess.Popen(
            [*map(str, asked), *more],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        while not said or (said[-1] and "Ctrl-C" not in said[-1]):
            said.append(process.stdout.readline())
    try:
        assert said[-1], "".join(said)
        assert eventually(lambda: _answers(int(port)), PATIENCE_S), "".join(said)
        yield County(f"http://127.0.0.1:{port}", "".join(said))
    finally:
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=60)
    assert process.returncode == 130, rest
