"""The process that is heard, and a loudspeaker that measures it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

import content
from tests.ear import ear, needed  # noqa: F401  a fixture

TEXT = "晚疫病跑得快。"
SAMPLE = Path(content.__file__).parent / "sample" / "pests" / "late-blight.opus"

heard = needed("pulseaudio", "parec", "espeak-ng")


class Process:
    """The speaker at the other end of two pipes."""

    def __init__(self, child):
        self.child = child
        self.ready = self.hears("ready")

    def asks(self, **order):
        self.child.stdin.write(json.dumps(order) + "\n")
        self.child.stdin.flush()

    def hears(self, what):
        for line in self.child.stdout:
            said = json.loads(line)
            if said["is"] == what:
                return said
            assert what == "failed" or said["is"] != "failed", said
        raise EOFError(what)


@contextmanager
def speaking(**environment):
    with subprocess.Popen(
        [sys.executable, "-m", "kiosk", "speak"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
    ) as child:
        process = Process(child)
        yield process
        child.stdin.close()
        process.complaint = child.stderr.read()
        assert child.wait(10) == 0


@pytest.fixture
def no_server(tmp_path):
    return {"PULSE_SERVER": f"unix:{tmp_path}/nothing", "PULSE_RUNTIME_PATH": str(tmp_path)}


def test_without_a_loudspeaker_it_says_so_quietly_and_ends_when_told(no_server):
    with speaking(**no_server) as process:
        assert process.ready["outputs"] == 0
    assert process.complaint == ""


@heard
def test_a_sentence_is_heard_and_its_end_is_told(ear, proof):  # noqa: F811
    with speaking(**ear.environment) as process, ear.recording() as recorder:
        assert process.ready["outputs"] == 1
        begun_at = time.monotonic()
        process.asks(do="say", id=1, text=TEXT, pace=1)
        seconds = process.hears("begun")["seconds"]
        assert recorder.is_heard(10)
        first_ms = (time.monotonic() - begun_at) * 1000
        assert process.hears("ended")["id"] == 1
        took = time.monotonic() - begun_at
        loud = recorder.loud_seconds()
    proof("sound really heard", runs=1, violations=0, note=f"first after {first_ms:.0f} ms")
    assert loud > 0.5 * seconds
    assert 0.9 * seconds < took < seconds + 3


@pytest.mark.slow
@heard
def test_slower_lasts_longer_and_the_next_sentence_follows_at_once(ear):  # noqa: F811
    with speaking(**ear.environment) as process:
        lengths = []
        for number, pace in enumerate((1.0, 0.8)):
            process.asks(do="say", id=number, text="拔了深埋。", then="再打药。", pace=pace)
            lengths.append(process.hears("begun")["seconds"])
            process.hears("ended")
        asked = time.monotonic()
        process.asks(do="say", id=3, text="再打药。", pace=1)
        process.hears("begun")
        assert time.monotonic() - asked < 1
    assert lengths[1] > 1.15 * lengths[0]


@heard
def test_a_part_of_a_recording_is_heard_from_where_it_is_asked(ear):  # noqa: F811
    with speaking(**ear.environment) as process, ear.recording() as recorder:
        process.asks(do="play", id=1, file=str(SAMPLE), start=2.0, end=3.5, pace=1)
        assert process.hears("begun")["seconds"] == pytest.approx(1.5, abs=0.01)
        process.hears("ended")
        assert recorder.loud_seconds() > 0.5


@pytest.mark.slow
@heard
def test_paused_it_is_silent_until_it_goes_on_and_stopped_it_says_no_more(ear):  # noqa: F811
    with speaking(**ear.environment) as process, ear.recording() as recorder:
        process.asks(do="say", id=1, text=TEXT, pace=1)
        process.hears("begun")
        assert recorder.is_heard(10)
        process.asks(do="pause")
        time.sleep(0.4)
        before = recorder.loud_seconds()
        time.sleep(0.3)
        assert recorder.loud_seconds() - before <= 0.1
        process.asks(do="go")
        process.hears("ended")
        process.asks(do="say", id=2, text=TEXT, pace=1)
        process.hears("begun")
        process.asks(do="stop")
        process.asks(do="say", id=3, text="好。", pace=1)
        assert process.hears("ended")["id"] == 3


@heard
def test_what_is_no_recording_fails_in_words(ear, tmp_path):  # noqa: F811
    (tmp_path / "broken").write_bytes(b"OggS" + bytes(400))
    with speaking(**ear.environment) as process:
        process.asks(do="play", id=1, file=str(tmp_path / "broken"), start=0, end=0, pace=1)
        assert process.hears("failed")["why"]
