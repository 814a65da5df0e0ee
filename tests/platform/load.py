"""A county's real server, in a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from contextlib import contextmanager

from tests.platform.stations import keep_keys
from tests.waiting import eventually


@contextmanager
def serving(data, database_url, only="tree"):
    """Run the real server of a county that has its keys and a release."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = os.environ | {"CUNKOU_COUNTY_DATA": str(data), "DATABASE_URL": database_url}
    asked = [sys.executable, "-m", "kiosk", "platform"]
    if database_url:
        migrate = [*asked, "manage", "migrate", "--verbosity", "0"]
        subprocess.run(migrate, env=said, check=True)
    keep_keys(data / "keys")
    (data / "tree/metadata").mkdir(parents=True)
    (data / "tree/metadata/timestamp.json").write_text('{"signed":{"x-release":1}}')
    process = subprocess.Popen([*asked, "serve", "--only", only, "--port", str(port)], env=said)
    try:
        assert eventually(lambda: _answers(port), within_s=60)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def _answers(port):
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False
