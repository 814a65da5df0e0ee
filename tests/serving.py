"""A server of ours under test, and raw listeners to what it says."""

from __future__ import annotations

import contextlib
import json
import os
import socket

from content.serve import server


@contextlib.contextmanager
def serving(trees):
    """Serve on a thread; gives the address."""
    with server(trees, port=0) as web, web.in_background() as address:
        yield address


def say_release(tree, number):
    """Put a timestamp in place as publishing does: by rename."""
    place = tree / "metadata/timestamp.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_suffix(".part")
    part.write_text(json.dumps({"signed": {"x-release": number}}))
    os.replace(part, place)  # noqa: PTH105  one call, as the publisher's


class Listener:
    """A socket that asked for `/events`."""

    def __init__(self, address, asked="/events", headers="", timeout=5):
        host, port = address.removeprefix("http://").rstrip("/").split(":")
        self.socket = socket.create_connection((host, int(port)), timeout)
        self.socket.sendall(f"GET {asked} HTTP/1.1\r\nHost: x\r\n{headers}\r\n".encode())
        self.heard = b""

    def until(self, word):
        """Read on until this was said; return all that was."""
        while word not in self.heard:
            more = self.socket.recv(65_536)
            assert more, self.heard
            self.heard += more
        return self.heard

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()
