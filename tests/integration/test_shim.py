"""The preloaded library sees what the kernel sees, and breaks the call it is told to."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.rigs import recording, shim
from tests.rigs.runner import Runner
from tests.rigs.scenarios import SCENARIOS
from tests.rigs.shim import Fault

pytestmark = pytest.mark.skipif(bool(shim.why_not()), reason=shim.why_not())
CALL = re.compile(r"^(?:\[pid +\d+\] |\d+ +)?(\w+)\((.*)\) += (-?\d+)")
KINDS = {
    "write": "WRITE",
    "pwrite64": "WRITE",
    "writev": "WRITE",
    "pwritev": "WRITE",
    "sendfile": "WRITE",
    "copy_file_range": "WRITE",
    "fallocate": "WRITE",
    "fsync": "SYNC",
    "fdatasync": "SYNC",
    "rename": "RENAME",
    "renameat": "RENAME",
    "renameat2": "RENAME",
    "unlink": "UNLINK",
    "unlinkat": "UNLINK",
    "rmdir": "RMDIR",
    "mkdir": "MKDIR",
    "mkdirat": "MKDIR",
    "truncate": "TRUNCATE",
    "ftruncate": "TRUNCATE",
    "link": "LINK",
    "linkat": "LINK",
    "symlink": "LINK",
    "symlinkat": "LINK",
}


def traced(scenario, case, into):
    """Let a scenario act under strace and the shim at once."""
    command = ["strace", "-f", "-qq", "-y", "-s", "0", "-o", into, "-e", ",".join(KINDS)]
    command += ["-E", f"LD_PRELOAD={shim.built()}", sys.executable, "-m", "tests.rigs.runner"]
    job = {"scenario": scenario, "folder": str(case), "fault": 0, "at": 0, "log": f"{into}.log"}
    subprocess.run(
        [*command, "tests.rigs.scenarios"],
        input=json.dumps(job) + "\n",
        text=True,
        check=True,
        stdout=subprocess.DEVNULL,
        env={name: said for name, said in os.environ.items() if "COV" not in name},
    )


def seen_by_strace(log, folder):
    found = Counter()
    for line in log.read_text().splitlines():
        call = CALL.match(line)
        if call and int(call[3]) >= 0 and str(folder) in call[2]:
            kind = "RMDIR" if "AT_REMOVEDIR" in call[2] else KINDS[call[1]]
            found[kind] += 1
    return found


@pytest.mark.skipif(not shutil.which("strace"), reason="no strace")
@pytest.mark.parametrize(
    "scenario",
    [pytest.param(name, marks=pytest.mark.slow) for name in list(SCENARIOS)[1:]] + ["first pull"],
)
def test_every_call_that_changes_the_disk_is_seen(scenario, tmp_path):
    world, case = tmp_path / "world", tmp_path / "case"
    SCENARIOS[scenario].prepare(world, case)
    traced(scenario, case, tmp_path / "strace")
    done = [
        change.kind.name
        for change in recording.read(Path(f"{tmp_path / 'strace'}.log"))
        if change.kind not in (recording.Kind.MARK, recording.Kind.CREATE)
    ]
    assert Counter(done) == seen_by_strace(tmp_path / "strace", case)


@pytest.fixture
def broken(tmp_path):
    with Runner("tests.rigs.two_files") as runner:

        def broken(fault, at):
            return runner.run("two files", tmp_path, fault=fault, at=at)

        yield broken


def sizes(folder):
    return {path.name: path.stat().st_size for path in folder.iterdir()}


def test_a_killed_process_has_not_done_the_call(broken, tmp_path):
    ended = broken(Fault.KILL, 5)
    assert (ended.was_killed, ended.acks) == (True, ("one",))
    assert sizes(tmp_path) == {"one": 100, "two": 0}


def test_a_torn_write_is_half_a_write(broken, tmp_path):
    assert broken(Fault.TORN, 2).was_killed
    assert sizes(tmp_path) == {"one": 50}


def test_a_disk_that_says_no_says_it_once(broken, tmp_path):
    assert broken(Fault.EIO, 3).error == "OSError: [Errno 5] Input/output error"
    assert not broken(Fault.NONE, 3).error


def test_a_full_disk_stays_full(broken):
    ended = broken(Fault.FULL, 4)
    assert ended.acks == ("one",)
    assert "No space left" in ended.error


def test_what_is_not_reached_breaks_nothing(broken, tmp_path):
    ended = broken(Fault.KILL, 6)
    assert (ended.seen, ended.error) == (5, "")
    assert sizes(tmp_path) == {"one": 100, "two": 100}
