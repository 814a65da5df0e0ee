"""A player beside what hangs: it holds up neither the screen nor its end."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.films import LESSON

ROOT = Path(__file__).parents[2]
PATIENCE_S = 60

PLAYS = """
from kiosk.ui.environment import prepare
prepare()
from pathlib import Path
from PySide6.QtCore import QObject, QTimer
from kiosk.ui.app import application
from kiosk.ui.player import Player
app, owner = application(), QObject()
player = Player(owner, lambda: False)
player.frameCame.connect(lambda: player.shown.arrived > 5 and app.quit())
player.open(Path({path!r}))
QTimer.singleShot(0, lambda: print("begun", flush=True))
app.exec()
print(player.property("audible"), player.shown.arrived > 5, flush=True)
player.close()
"""

ENDS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from kiosk.ui import app
from kiosk.ui.environment import prepare
prepare()
from kiosk.ui import player as playing

def open_what_hangs():
    playing.STUCK_S = 0.2
    players = [playing.Player(app.application(), lambda: False) for _ in range(9)]
    for player in players:
        player.open(Path({path!r}))
    QTimer.singleShot(3000, lambda: end(players))

def end(players):
    print([player.fault.value for player in players if player.fault], flush=True)
    for player in players:
        player.close()
    again = playing.Player(app.application(), lambda: False)
    again.open(Path({path!r}))
    print(len(playing._parked), again.fault, flush=True)
    app.application().exit(7)

QTimer.singleShot(500, app.application(), open_what_hangs)
sys.exit(app.run(home=Path({home!r}), windowed=True, language="zh", screenshots=None, size=None))
"""


def run(code, **more):
    """Run code as a program of its own; return its end and what it said."""
    within = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), **more}
    asked = [sys.executable, "-c", code]
    ran = subprocess.run(
        asked, env=within, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )
    return ran.returncode, ran.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="of PulseAudio and its sockets")
def test_a_sound_server_that_answers_nothing_holds_up_no_film(tmp_path):
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(tmp_path / "native"))
        silent.listen()
        server = f"unix:{tmp_path}/native"
        code, said = run(PLAYS.format(path=str(LESSON)), PULSE_SERVER=server)
    assert (code, said.split("\n")[:2]) == (0, ["begun", "False True"])


@pytest.mark.skipif(sys.platform == "win32", reason="of pipes that stand among files")
def test_a_decoder_that_hangs_holds_up_no_end_and_few_are_begun(tmp_path):
    os.mkfifo(tmp_path / "film.mp4")
    (tmp_path / "home").mkdir()
    code, said = run(ENDS.format(path=str(tmp_path / "film.mp4"), home=str(tmp_path / "home")))
    faults, parked = said.strip().split("\n")
    assert code == 7
    assert "stuck" in faults
    assert parked.endswith("Fault.STUCK") or "stuck" in parked
