"""A line that breaks every few thousand bytes: a TCP proxy before a real server.

What it counts is what went over the line, whoever asked and whatever they made of it.
"""

from __future__ import annotations

import contextlib
import random
import select
import socket
import struct
import threading
import time
from fcntl import ioctl
from termios import TIOCOUTQ
from urllib.parse import urlsplit

_STEP = 1_400  # bytes: what a packet brings
_AT_ONCE = struct.pack("ii", 1, 0)  # close with a reset, not with a farewell


class CuttingLine:
    """A context manager: the proxy runs while its block does.

    Args:
        server: Address of the server behind it.
        least: Fewest bytes one connection brings before it breaks.
        most: Most bytes of it.
        seed: Of where it breaks; every other break is a reset, the rest are early ends.
    """

    def __init__(self, server, *, least, most, seed=1):
        split = urlsplit(server)
        self._server = (split.hostname, split.port)
        self._least, self._most = least, most
        self._random = random.Random(seed)
        self.sent = 0  # bytes that reached the village
        self.cuts = 0

    def __enter__(self):
        self._listening = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._listen, daemon=True).start()
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}/"
        return self

    def __exit__(self, *_):
        self._listening.close()

    def _listen(self):
        with contextlib.suppress(OSError):
            while True:
                village, _ = self._listening.accept()
                budget = self._random.randint(self._least, self._most)
                threading.Thread(target=self._carry, args=(village, budget), daemon=True).start()

    def _carry(self, village, budget):
        """Carry both ways in one thread: a socket that another still reads is not closed."""
        with (
            contextlib.suppress(OSError),
            village,
            socket.create_connection(self._server) as server,
        ):
            while budget > 0:
                readable, _, _ = select.select([village, server], [], [])
                if village in readable and not _pass(village, server, 65_536):
                    return
                if server in readable:
                    count = _pass(server, village, min(_STEP, budget))
                    if not count:
                        return
                    self.sent += count
                    budget -= count
            self._cut(village)

    def _cut(self, village):
        self.cuts += 1
        while struct.unpack("i", ioctl(village.fileno(), TIOCOUTQ, bytes(4)))[0]:
            time.sleep(0.0005)  # what was sent is there: only then does the line break
        if self.cuts % 2:
            village.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)


def _pass(source, into, most):
    """Carry what there is; return how many bytes."""
    held = source.recv(most)
    into.sendall(held)
    return len(held)
