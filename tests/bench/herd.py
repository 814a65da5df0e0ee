"""Five hundred stations that come back after one outage: how many requests a second.

In virtual time, with the decisions of the agent itself (`sync.retry`,
`sync.nudge`); nothing is waited for. The county is away for a while, all streams
break in the same instant, and when it is back it has a release that nobody
holds: the worst a county can do to itself. Counted are requests that reach it,
second by second, from the moment it is back until the last station listens and
holds the release. Peak is the fullest second, mean all of them together.
"""

from __future__ import annotations

import heapq
import itertools
import random
from collections import Counter
from dataclasses import dataclass, field

from sync.nudge import Nudge, call_again_s, first_due
from sync.retry import pause_s

STATIONS = 500
POLL_S = 300.0
AWAY_S = {"2s": 2, "20s": 20, "1min": 60, "10min": 600, "6h": 21_600}
SEEDS = 20
PULL = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)  # a pull that finds a release: timestamp, root, ..., segment
REFUSED_S = 0.1  # a call that nobody answers


def measure(_folder):
    worst = 0.0
    for name, away_s in AWAY_S.items():
        runs = sorted(Herd(random.Random(seed), away_s).run() for seed in range(SEEDS))
        told = runs[SEEDS // 2]
        worst = max(worst, runs[-1].ratio)
        what = f"away {name}: {told.peak}/s at most, {told.mean:.1f}/s over {told.lasts} s"
        yield f"herd_ratio_{name}", told.ratio, what
    yield "herd_peak_ratio", worst, f"peak over mean, the worst of all these and {SEEDS} seeds"


@dataclass(frozen=True, order=True)
class Run:
    """Requests after an outage."""

    ratio: float
    peak: int
    mean: float
    lasts: int


@dataclass
class Station:
    held: int = 1
    failures: int = 0  # of polls
    nudge: Nudge = field(default_factory=lambda: Nudge("county"))
    listens: bool = True
    is_back: bool = False
    rest: int = 0  # number of the rest it is in; an older one's end means nothing


class Herd:
    """Stations, and what they do next."""

    def __init__(self, draw, away_s):
        self._draw = draw.random
        self._back = away_s
        self._requests = Counter()  # by second since the county is back
        self._due = []
        self._number = itertools.count()
        self._left = STATIONS  # that do not listen yet, or do not hold the release

    def run(self):
        stations = [Station() for _ in range(STATIONS)]
        for station in stations:
            self._at(self._draw() * POLL_S, self._poll, station, station.rest)
            self._at(0.0, self._broken, station)
        while self._left:
            now, _, what, *about = heapq.heappop(self._due)
            what(now, *about)
        seconds = range(max(self._requests) + 1)
        counts = [self._requests[second] for second in seconds]
        mean = sum(counts) / len(counts)
        return Run(max(counts) / mean, max(counts), mean, len(counts))

    def _at(self, moment, what, *about):
        heapq.heappush(self._due, (moment, next(self._number), what, *about))

    def _asked(self, moment):
        self._requests[int(moment - self._back)] += 1

    def _settle(self, station):
        if station.listens and station.held == 2 and not station.is_back:
            station.is_back = True
            self._left -= 1

    # listening

    def _broken(self, now, station):
        station.listens = False
        self._at(now + call_again_s(self._draw()), self._call, station)

    def _call(self, now, station):
        if now < self._back:
            self._at(now + REFUSED_S, self._broken, station)
            return
        self._asked(now)
        station.listens = True
        self._settle(station)
        station.nudge = station.nudge.heard(2, now=now, draw=self._draw())
        nudge = first_due([station.nudge], station.held)
        if nudge is not None:  # it ends the rest
            station.rest += 1
            self._at(nudge.due, self._poll, station, station.rest)

    # polling

    def _poll(self, now, station, rest):
        if rest != station.rest:
            return
        if now < self._back:
            station.failures += 1
        else:
            station.failures = 0
            for later in PULL if station.held == 1 else PULL[:1]:
                self._asked(now + later)
            station.held = 2
            self._settle(station)
        station.rest += 1
        wait = pause_s(POLL_S, station.failures, self._draw())
        self._at(now + wait, self._poll, station, station.rest)
