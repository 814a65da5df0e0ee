"""An ear: a sound server of the test's own, whose loudspeaker is recorded and measured.

PulseAudio with a null sink; what a program plays can be read from the sink's monitor,
sample by sample. Nothing of it touches the machine's own sound.
"""

from __future__ import annotations

import math
import shutil
import subprocess
import time
from array import array
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RATE = 24_000
AUDIBLE = 300  # of 32,768: a whisper


def needed(*programs):
    """Skip the test, saying why, where a program it talks to is not there."""
    missing = [program for program in programs if shutil.which(program) is None]
    return pytest.mark.skipif(bool(missing), reason=f"needs {', '.join(missing)}")


@dataclass
class Ear:
    """A sound server with a loudspeaker that nobody hears.

    Args:
        folder: Where its socket lies.
        environment: What a program needs to play here.
    """

    folder: Path
    environment: dict[str, str] = field(init=False)

    def __post_init__(self):
        self.environment = {
            "PULSE_SERVER": f"unix:{self.folder}/native",
            "PULSE_RUNTIME_PATH": str(self.folder),
            "PULSE_COOKIE": str(self.folder / "cookie"),
        }

    @contextmanager
    def recording(self) -> Iterator[Recorder]:
        """Record what is heard inside the block."""
        with (self.folder / "heard.raw").open("wb") as held:
            command = ["parec", "-d", "ear.monitor", "--raw", f"--rate={RATE}"]
            command += ["--channels=1", "--format=s16le", "--latency-msec=20"]
            listening = subprocess.Popen(command, stdout=held, env=self.environment)
            recorder = Recorder(self.folder / "heard.raw")
            try:
                recorder.wait_to_begin()
                yield recorder
            finally:
                listening.terminate()
                listening.wait(5)


@dataclass
class Recorder:
    """What the ear heard so far."""

    file: Path

    def wait_to_begin(self):
        for _ in range(200):
            if self.file.stat().st_size:
                return
            time.sleep(0.02)
        msg = "the ear does not listen"
        raise TimeoutError(msg)

    def samples(self) -> array[int]:
        """Return all samples."""
        held = self.file.read_bytes()
        return array("h", held[: len(held) // 2 * 2])

    def loud_seconds(self) -> float:
        """Return for how many seconds anything could be heard, in steps of a twentieth."""
        step = RATE // 20
        held = self.samples()
        return (
            sum(loudness(held[at : at + step]) > AUDIBLE for at in range(0, len(held), step)) / 20
        )

    def is_heard(self, within_s: float) -> bool:
        """Wait until something is heard."""
        ends = time.monotonic() + within_s
        while time.monotonic() < ends:
            if self.loud_seconds() > 0:
                return True
            time.sleep(0.02)
        return False


def loudness(samples) -> float:
    """Return the root of the mean square."""
    return math.sqrt(sum(value * value for value in samples) / max(1, len(samples)))


@pytest.fixture(scope="session")
def ear(tmp_path_factory):
    """Return a sound server that lives as long as the tests."""
    folder = tmp_path_factory.mktemp("ear")
    folder.chmod(0o700)
    command = [
        *("pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--disable-shm=yes"),
        *("--exit-idle-time=-1", "--log-level=0"),
        *("-L", f"module-null-sink sink_name=ear rate={RATE} channels=1"),
        *("-L", f"module-native-protocol-unix socket={folder}/native auth-anonymous=1"),
    ]
    made = Ear(folder)
    server = subprocess.Popen(
        command,
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin", **made.environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(200):
            if (folder / "native").exists():
                break
            time.sleep(0.02)
        yield made
    finally:
        server.terminate()
        server.wait(5)
