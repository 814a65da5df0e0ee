"""Lines to a county, and how they fail: in memory for the rules, over real HTTP for the rest."""

# ruff: noqa: ARG002, ARG005  a line takes what a road takes, and needs less of it
from __future__ import annotations

import contextlib
import gzip
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from content.errors import LinkError
from sync.road import Answer, MissingError, Tally, TooLargeError
from tests.county import sha256

RANGE = re.compile(r"bytes=(\d+)-(\d+)?")


class Pile:
    """Takes what comes."""

    def __init__(self, held=b""):
        self.held, self.cuts, self.again = bytearray(held), [], 0

    def append(self, chunk):
        self.held += chunk

    def same(self, at, chunk):
        self.again += len(chunk)
        return self.held[at : at + len(chunk)] == chunk

    def cut(self, at):
        self.cuts.append(at)
        del self.held[at:]


class MemoryRoad:
    """A road that is a dictionary; each of its faults is one attribute."""

    def __init__(self, files, address="memory:"):
        self.files, self.address, self.tally = files, address, Tally()
        self.cut_after = None  # bytes a transfer brings before it breaks
        self.is_dead = False
        self.inbox = None  # takes (path, body) and gives an Answer, where something is taken in
        self.asked = []

    def ask(self, path, *, most, within_s=60.0, etag="", last_modified=""):
        held = self._held(path)
        found = f'"{sha256(held)[:16]}"'
        if found == etag:
            return Answer(b"", found, unchanged=True)
        if len(held) > most:
            raise TooLargeError(path)
        self.tally.received += len(held)
        return Answer(held, found)

    def stream(self, path, into, *, start, stop, whole, within_s):
        held = self._held(path)[start:stop]
        if self.cut_after is not None and len(held) > self.cut_after:
            self._give(into, held[: self.cut_after])
            msg = f"{path} broke"
            raise LinkError(msg)
        self._give(into, held)
        if len(held) < stop - start:
            msg = f"{path} ended early"
            raise LinkError(msg)

    def put(self, path, body, *, most, within_s=60.0):
        if self.inbox is None:
            self._held(path)  # not there
        self.tally.requests += 1
        return self.inbox(path, body)

    def interrupt(self):
        self.is_dead = True

    def close(self):
        self.is_closed = True

    def _give(self, into, held):
        self.tally.received += len(held)
        for at in range(0, len(held), 1000):
            into.append(held[at : at + 1000])

    def _held(self, path):
        if self.is_dead:
            msg = f"{self.address} does not answer"
            raise LinkError(msg)
        self.tally.requests += 1
        self.asked.append(path)
        if path not in self.files:
            msg = f"{self.address}{path} is not there"
            raise MissingError(msg)
        return self.files[path]


class Line:
    """A real web server on a thread; each of its faults is one attribute."""

    def __init__(self, files):
        self.files = files
        self.asked = []  # (method and path, headers) of each request
        self.cut_after = None  # bytes of a body before the connection is closed
        self.cuts = None  # how many answers are cut; None: all
        self.drip_s = None  # seconds between two bytes of a body
        self.status = None  # answer this to everything
        self.headers = {}  # send these with every answer
        self.no_length = False  # end bodies by closing, without saying how long they are
        self.no_ranges = False
        self.spoil = lambda path, held: held  # what is sent in place of a file
        self.endless = False
        self.packed = False  # gzip small files when asked
        self.inbox = None  # takes (path, body) of what is handed over, gives (status, answer)
        self.losses = 0  # answers to it that are lost on their way
        self.hang = threading.Event()
        self.hang.set()  # cleared: answers wait

    @contextlib.contextmanager
    def open(self):
        handler = type("Handler", (_Handler,), {"line": self})
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        server.handle_error = lambda *_: None
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            self.hang.set()
            server.shutdown()
            server.server_close()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    line: Line

    def log_message(self, *_):
        pass

    def do_GET(self):
        line, path = self.line, self.path.lstrip("/")
        line.asked.append((path, dict(self.headers)))
        line.hang.wait(10)
        held = line.files.get(path)
        if line.status or held is None:
            self._send(line.status or 404, {}, b"")
            return
        held, headers = line.spoil(path, held), {"ETag": f'"{sha256(held)[:16]}"'}
        if self.headers.get("If-None-Match") == headers["ETag"]:
            self._send(304, headers, None)
            return
        self._answer(held, headers)

    def do_POST(self):
        line, path = self.line, self.path.lstrip("/")
        body = self.rfile.read(int(self.headers["Content-Length"]))
        line.asked.append((path, dict(self.headers)))
        status, answer = line.inbox(path, body) if line.inbox else (404, b"")
        if line.losses:
            line.losses -= 1
            self.close_connection = True
            return
        self._send(status, {}, answer)

    def _answer(self, held, headers):
        asked = RANGE.fullmatch(self.headers.get("Range", ""))
        if self.headers.get("If-Range", headers["ETag"]) != headers["ETag"]:
            asked = None
        if asked and not self.line.no_ranges:
            first, last = int(asked[1]), int(asked[2] or len(held) - 1)
            headers["Content-Range"] = f"bytes {first}-{min(last, len(held) - 1)}/{len(held)}"
            self._send(206, headers, held[first : last + 1])
        elif self.line.packed and "gzip" in self.headers.get("Accept-Encoding", ""):
            self._send(200, headers | {"Content-Encoding": "gzip"}, gzip.compress(held))
        else:
            self._send(200, headers, held)

    def _send(self, status, headers, body):
        line = self.line
        self.send_response(status)
        if not line.no_length and body is not None:
            headers = {"Content-Length": str(len(body))} | headers
        for name, said in (headers | line.headers).items():
            self.send_header(name, said)
        self.end_headers()
        self.close_connection = line.no_length or body is None
        with contextlib.suppress(OSError):
            self._pour(body or b"")

    def _pour(self, body):
        line = self.line
        while line.endless:
            self.wfile.write(b"x" * 65_536)
        if line.drip_s is not None:
            for one in body:
                self.wfile.write(bytes([one]))
                time.sleep(line.drip_s)
            return
        if line.cut_after is not None and line.cuts != 0 and len(body) > line.cut_after:
            line.cuts = None if line.cuts is None else line.cuts - 1
            self.wfile.write(body[: line.cut_after])
            self.close_connection = True
            return
        self.wfile.write(body)
