"""A server of ours under test, and raw listeners to what it says."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

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


class Speaker:
    """A web server that says the same to everybody, then holds its tongue."""

    def __init__(self, said, *, content_type="text/event-stream", status=200, headers=()):
        self.asked = []  # paths
        self._said, self._status = said, status
        self._headers = {"Content-Type": content_type} | dict(headers)
        self._is_over = threading.Event()

    @contextlib.contextmanager
    def open(self):
        handler = type("Handler", (_Handler,), {"speaker": self})
        web = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        web.daemon_threads = True
        web.handle_error = lambda *_: None
        thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{web.server_address[1]}/"
        finally:
            self._is_over.set()
            web.shutdown()
            web.server_close()
            thread.join()

    def answer(self, handler):
        self.asked.append(handler.path)
        handler.send_response(self._status)
        for name, said in self._headers.items():
            handler.send_header(name, said)
        handler.end_headers()
        for piece in self._said:
            if self._is_over.is_set():
                return
            handler.wfile.write(piece)
        self._is_over.wait(10)


class _Handler(BaseHTTPRequestHandler):
    speaker: Speaker

    def do_GET(self):
        self.speaker.answer(self)

    def log_message(self, *_):
        pass
