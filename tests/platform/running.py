"""The whole county at work: `cunkou platform up` as an administrator starts it."""

from __future__ import annotations

import fcntl
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from tests.chromium import PATIENCE_S
from tests.waiting import eventually

KEPT = Path(__file__).parents[2] / "build/tests"


def a_free_port():
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


def _share_static(data):
    """Let it collect its static files where the last one did: ten seconds, once."""
    (KEPT / "static").mkdir(parents=True, exist_ok=True)
    (data / "static").symlink_to(KEPT / "static")


def _answers(port):
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


@contextmanager
def a_county(data, *more):
    """Start site, publisher and follower over a folder; give the address once they answer."""
    port = str(a_free_port())
    _share_static(data)
    asked = [sys.executable, "-m", "kiosk", "platform", "up", "--data", data, "--port", port]
    process = subprocess.Popen(
        [*map(str, asked), *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    said = []
    try:
        with (KEPT / "static.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            while not said or "Ctrl-C" not in said[-1]:
                said.append(process.stdout.readline())
                assert said[-1], "".join(said)
        assert eventually(lambda: _answers(int(port)), PATIENCE_S), "".join(said)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
