"""A bad rural line between two network namespaces, in user space.

Each namespace has a TUN device, and every IP packet between the two goes through a
thread here that holds it back, as a slow line does, or drops it. What runs on
either side is real TCP with its own retransmissions; kernels without netem do, too.

Needs root (or `unshare -Urn`), /dev/net/tun and iproute2; `why_not` tells what lacks.

Source: ioctl TUNSETIFF of linux/if_tun.h; setns(2).
"""

from __future__ import annotations

import ctypes
import fcntl
import heapq
import os
import random
import select
import shutil
import struct
import subprocess
import threading
import time
from dataclasses import dataclass, field
from itertools import count

_TUNSETIFF = 0x400454CA
_TUN_WITHOUT_HEADER = 0x1001
_NEWNET = 0x40000000
_MTU = 1400  # what a mobile network leaves of 1,500
VILLAGE, COUNTY = "10.77.0.1", "10.77.0.2"
_libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class Line:
    """How bad a line is, each way.

    Args:
        rate: Bits a second.
        rtt_s: Seconds there and back.
        loss: Share of packets that are lost.
        queue: Bytes that wait at the sender's end; what comes on top is dropped.
    """

    rate: float = 64_000
    rtt_s: float = 0.6
    loss: float = 0.02
    queue: int = 64_000


@dataclass
class _Way:
    """One direction: who reads it, and what is on its way."""

    into: int
    free_at: float = 0.0
    queue: list = field(default_factory=list)
    sent: int = 0  # bytes
    packets: int = 0
    lost: int = 0


def why_not():
    """Return why there can be no such line here; empty when there can."""
    if not shutil.which("ip"):
        return "no iproute2"
    try:
        with BadLink(Line()):
            return ""
    except (OSError, subprocess.CalledProcessError) as error:
        return f"no network namespaces or TUN devices here: {error}"


class BadLink:
    """A context manager: the line stands while its block runs.

    Args:
        line: How bad it is.
        seed: Of the losses.
    """

    def __init__(self, line, seed=1):
        self.line = line
        self._random = random.Random(seed)
        self._spaces = {}
        self._devices = {}
        self._is_over = threading.Event()

    def __enter__(self):
        for address, other in ((VILLAGE, COUNTY), (COUNTY, VILLAGE)):
            _in_a_thread(self._make, address, other)
        ends = self._devices
        self.ways = {ends[VILLAGE]: _Way(ends[COUNTY]), ends[COUNTY]: _Way(ends[VILLAGE])}
        self._pump_thread = threading.Thread(target=self._pump, daemon=True)
        self._pump_thread.start()
        return self

    def __exit__(self, *_):
        self._is_over.set()
        self._pump_thread.join()
        for handle in (*self._devices.values(), *self._spaces.values()):
            os.close(handle)

    def popen(self, address, command, **more):
        """Start a process at one end."""
        space = self._spaces[address]
        return subprocess.Popen(command, preexec_fn=lambda: _enter(space), **more)  # noqa: PLW1509  setns is one system call

    def run(self, address, command, **more):
        """Run a process at one end; return what it printed."""
        with self.popen(address, command, stdout=subprocess.PIPE, text=True, **more) as process:
            said = process.communicate()[0]
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command, said)
        return said

    def cost(self):
        """Return bytes down, bytes up and packets lost so far."""
        up, down = self.ways[self._devices[VILLAGE]], self.ways[self._devices[COUNTY]]
        return down.sent, up.sent, down.lost + up.lost

    def _make(self, address, other):
        """Make one end; the thread that runs this stays in its namespace."""
        _call(_libc.unshare(_NEWNET))
        self._spaces[address] = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
        device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
        self._devices[address] = device
        fcntl.ioctl(device, _TUNSETIFF, struct.pack("16sH22x", b"line", _TUN_WITHOUT_HEADER))
        for command in (
            "link set lo up",
            f"addr add {address} peer {other} dev line",
            f"link set line up mtu {_MTU}",
        ):
            subprocess.run(["ip", *command.split()], check=True, capture_output=True)

    def _pump(self):
        poll = select.poll()
        for device in self.ways:
            poll.register(device, select.POLLIN)
        numbers = count()
        while not self._is_over.is_set():
            due = self._deliver(time.monotonic())
            for device, _ in poll.poll(min(50.0, max(0.0, due * 1000))):
                self._take(device, numbers)

    def _deliver(self, now):
        """Hand over what has arrived; return the seconds until the next does."""
        due = 0.05
        for way in self.ways.values():
            while way.queue and way.queue[0][0] <= now:
                os.write(way.into, heapq.heappop(way.queue)[2])
            if way.queue:
                due = min(due, way.queue[0][0] - now)
        return due

    def _take(self, device, numbers):
        way, line = self.ways[device], self.line
        while True:
            try:
                packet = os.read(device, 65_535)
            except BlockingIOError:
                return
            now = time.monotonic()
            begins = max(now, way.free_at)
            if (begins - now) * line.rate / 8 > line.queue:
                way.lost += 1
                continue
            way.free_at = begins + len(packet) * 8 / line.rate
            way.sent += len(packet)
            way.packets += 1
            if self._random.random() < line.loss:  # its time on the air is spent all the same
                way.lost += 1
                continue
            heapq.heappush(way.queue, (way.free_at + line.rtt_s / 2, next(numbers), packet))


def _in_a_thread(work, *arguments):
    """Run something in a thread of its own, which ends with its namespace."""
    errors = []

    def run():
        try:
            work(*arguments)
        except (OSError, subprocess.CalledProcessError) as error:
            errors.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if errors:
        raise errors[0]


def _enter(space):
    _call(_libc.setns(space, _NEWNET))


def _call(result):
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
