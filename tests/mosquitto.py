"""A real Mosquitto as a child process."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager

import pytest

NAME, PASSWORD = "village", "p@ss:wörd"


class Mosquitto:
    """A broker on a loopback port of its own, which can be taken away and brought back.

    Args:
        folder: Where it keeps its settings.
        certificate: Its certificate and key, in one file; None: without TLS.
    """

    def __init__(self, folder, certificate=None):
        self._program = which("mosquitto")
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        people = folder / "people"
        subprocess.run(
            [which("mosquitto_passwd"), "-b", "-c", str(people), NAME, PASSWORD], check=True
        )
        lines = [f"listener {self.port} 127.0.0.1", "allow_anonymous false"]
        lines += [f"password_file {people}", "persistence false"]
        if os.getuid() == 0:
            lines.append("user root")  # whom it would become cannot read our folder
        if certificate is not None:
            lines += [f"certfile {certificate}", f"keyfile {certificate}"]
        self._settings = folder / "mosquitto.conf"
        self._settings.write_text("\n".join(lines) + "\n", "utf-8")

    @contextmanager
    def running(self):
        with subprocess.Popen(
            [self._program, "-c", str(self._settings)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            try:
                self._wait()
                yield self
            finally:
                process.terminate()

    def _wait(self):
        until = time.monotonic() + 10
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
            except OSError:
                time.sleep(0.02)
            else:
                return
        pytest.fail("mosquitto did not start")


def which(name):
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        pytest.skip(f"{name} is not installed (Debian's package mosquitto)")
    return found
