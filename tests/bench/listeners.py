"""`python -m tests.bench.listeners ADDRESS COUNT`: many listeners in one process.

Says "ready" when all of them listen. For each release that all have heard of it
prints the moments when, by the system's clock, as one JSON list.
"""

from __future__ import annotations

import asyncio
import json
import re
import resource
import sys
import time
from urllib.parse import urlsplit

DATA = re.compile(rb"data: (\d+)")
ASK = b"GET /events HTTP/1.1\r\nHost: bench\r\nAccept: text/event-stream\r\n\r\n"


class Listener(asyncio.Protocol):
    def __init__(self, hear, lose):
        self._hear = hear
        self._lose = lose

    def connection_made(self, transport):
        transport.write(ASK)

    def data_received(self, data):
        now = time.time()
        for found in DATA.finditer(data):
            self._hear(int(found[1]), now)

    def connection_lost(self, _):
        self._lose()


async def listen(address, count):
    url = urlsplit(address)
    loop, ended = asyncio.get_running_loop(), asyncio.Event()
    heard = {}

    def hear(release, now):
        moments = heard.setdefault(release, [])
        moments.append(now)
        if len(moments) == count:
            first = len(heard) == 1
            print("ready" if first else json.dumps(sorted(moments)), flush=True)

    for _ in range(count):
        await loop.create_connection(lambda: Listener(hear, ended.set), url.hostname, url.port)
    await ended.wait()


def main(address, count):
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    asyncio.run(listen(address, int(count)))


if __name__ == "__main__":
    main(*sys.argv[1:])
