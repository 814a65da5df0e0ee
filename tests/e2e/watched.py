"""A village that is watched: the real agent on its line, and a real kiosk somebody reads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

from tests.chromium import PATIENCE_S
from tests.waiting import eventually

STATION = '[station]\narea = "{area}"\n[screen]\nidle_s = 86400\nrest_s = 86400\n'


class Reading:
    """What a kiosk says it shows, as it changes."""

    def __init__(self, lines):
        self._said, self._new = {}, threading.Condition()
        threading.Thread(target=self._read, args=(lines,), daemon=True).start()

    def _read(self, lines):
        with lines:
            for line in lines:
                with self._new:
                    self._said = json.loads(line)
                    self._new.notify_all()

    def until(self, claim):
        """Wait until a claim about the glass holds; return the seconds that took."""
        begun = time.monotonic()
        with self._new:
            held = self._new.wait_for(lambda: self._said and claim(self._said), PATIENCE_S)
            assert held, self._said
        return time.monotonic() - begun

    def reads(self, words):
        """Wait until these words can be read, with nothing before them."""
        return self.until(lambda said: words in said["words"] and not said["taken_over"])

    def reads_no_more(self, words):
        """Wait until these words are gone."""
        return self.until(lambda said: words not in said["words"])

    def taken_over_by(self, words):
        """Wait until a warning of these words has the screen."""
        return self.until(lambda said: said["taken_over"] and words in said["words"])

    def is_free(self):
        """Wait until no warning has the screen."""
        return self.until(lambda said: not said["taken_over"])


def _brought(once):
    """Tell whether a visit brought a release; the county may not have made its first one yet."""
    return subprocess.run(once, stdout=subprocess.DEVNULL, timeout=300, check=False).returncode == 0


@contextmanager
def a_village(home, address, *, area, open_at, pictures):
    """Start the agent and a kiosk over a home; give what the kiosk says.

    Args:
        home: Folder of the station, made here.
        address: Where the county is.
        area: Code of the village.
        open_at: Screen and argument that the reader has open.
        pictures: Folder for pictures of the glass.
    """
    home.mkdir(parents=True)
    (home / "station.toml").write_text(STATION.format(area=area), encoding="utf-8")
    road = ["--home", str(home), "--from", f"{address}/tree/"]
    agent = [sys.executable, "-m", "kiosk", "sync", *road]
    assert eventually(lambda: _brought([*agent, "--once"]), PATIENCE_S), "no release came"
    screen = [sys.executable, "-m", "tests.e2e.readers_kiosk"]
    screen += [str(home), *open_at, str(pictures)]
    calling = subprocess.Popen([*agent, "--poll", "3600"], stdout=subprocess.DEVNULL)
    showing = subprocess.Popen(
        screen,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        yield Reading(showing.stdout)
    finally:
        showing.stdin.close()
        showing.wait(30)
        calling.terminate()
        calling.wait(30)
