"""`python -m tests.rigs.runner SCENARIOS`: forks a child for each job it is given.

Started with the shim preloaded. All that scenarios need is imported once; each job
is a process of its own, which may be killed, and begins within milliseconds.
A job is a line of JSON on stdin, its end one on stdout; `Runner` is the other side.
"""

from __future__ import annotations

import importlib
import json
import logging
import os
import subprocess
import sys
import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path

from tests.rigs import shim
from tests.rigs.shim import Fault


@dataclass(frozen=True)
class Ended:
    """How a job ended.

    Args:
        acks: What it had acknowledged, in order.
        seen: Changes it made, or tried; 0 when it was killed.
        error: Name and message of the error that ended it; empty when none did.
        was_killed: It died at the call that was struck.
    """

    acks: tuple[str, ...]
    seen: int
    error: str
    was_killed: bool


class Runner:
    """A context manager: the process that forks, from outside.

    Args:
        scenarios: Where they are known.
        under: Command to run it under, such as strace with its options.
    """

    def __init__(self, scenarios="tests.rigs.scenarios", under=()):
        self._scenarios, self._under = scenarios, under

    def __enter__(self):
        unwatched = {name: said for name, said in os.environ.items() if "COV" not in name}
        self._process = subprocess.Popen(
            [*self._under, sys.executable, "-m", "tests.rigs.runner", self._scenarios],
            env=unwatched | {"LD_PRELOAD": str(shim.built())},
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        self._process.wait(60)
        self._process.stdout.close()

    def run(self, scenario, folder, *, fault=Fault.NONE, at=0, log=""):
        """Let a scenario act in a folder; `at` is the call to strike, `log` a file to write."""
        job = {"scenario": scenario, "folder": str(folder), "fault": fault, "at": at}
        self._process.stdin.write(json.dumps(job | {"log": str(log)}) + "\n")
        self._process.stdin.flush()
        ended = json.loads(self._process.stdout.readline())
        return Ended(**ended | {"acks": tuple(ended["acks"])})


def main(scenarios):
    """Serve until stdin ends."""
    warnings.simplefilter("ignore")
    logging.disable()
    known = importlib.import_module(scenarios).SCENARIOS
    for line in sys.stdin:
        print(json.dumps(_one(known, json.loads(line))), flush=True)


def _one(known, job):
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if child == 0:
            _act(known[job["scenario"]], job, said.fileno())
        _, status = os.waitpid(child, 0)
        said.seek(0)
        lines = [json.loads(line) for line in said]
    end = next((line for line in lines if "seen" in line), {"seen": 0, "error": ""})
    return {
        "acks": [line["ack"] for line in lines if "ack" in line],
        "seen": end["seen"],
        "error": end["error"],
        "was_killed": os.WIFSIGNALED(status),
    }


def _act(scenario, job, said):
    """Run a job in this child; never returns."""
    error, rig = "", shim.Shim()

    def ack(what):
        rig.mark(what)
        os.write(said, json.dumps({"ack": what}).encode() + b"\n")

    sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115  ends with this child
    log = os.open(job["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC) if job["log"] else -1
    rig.arm(Path(job["folder"]).resolve(), job["fault"], job["at"], log)
    try:
        scenario.act(Path(job["folder"]), ack)
    except BaseException as raised:  # noqa: BLE001  whatever it is: it is told to the other side
        error = f"{type(raised).__name__}: {raised}"
    seen = rig.seen()
    rig.disarm()
    os.write(said, json.dumps({"seen": seen, "error": error}).encode() + b"\n")
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
