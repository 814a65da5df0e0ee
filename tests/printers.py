"""A print service of our own: real CUPS, with printers that keep, starve or stay silent.

`cups` starts a scheduler that nobody else on this machine sees. Its three queues end in
backends of ours: one keeps what it prints, one has no paper, one never answers.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

CUPSD = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
PROGRAMS = Path("/usr/lib/cups/daemon")

_CONF = """LogLevel warn
Listen {folder}/socket
DefaultAuthType None
WebInterface No
Browsing Off
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
_FILES = """ServerRoot {folder}/root
ServerBin {folder}/bin
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/tmp
AccessLog {folder}/access.log
ErrorLog {folder}/error.log
PageLog {folder}/page.log
User nobody
Group nogroup
SystemGroup root
"""
_BACKENDS = {
    "keep": 'cat "${6:--}" > "${DEVICE_URI#keep:}"',
    "starved": "echo 'STATE: +media-empty-error' >&2\nexec sleep 60",
    "silent": "echo 'STATE: +connecting-to-device' >&2\nexec sleep 60",
}


@contextmanager
def cups():
    """Run a scheduler with the queues keep, starved and silent; yield what keep printed last."""
    if CUPSD is None or os.geteuid() != 0:
        pytest.skip("no CUPS here, or no right to start it")
    # Not in pytest's own folder, which is closed to nobody, whose name the backends run under
    with tempfile.TemporaryDirectory(prefix="cups-", ignore_cleanup_errors=True) as place:
        yield from _scheduler(Path(place))


def _scheduler(folder: Path):
    folder.chmod(0o777)
    for name in ("root", "bin/backend", "bin/filter", "spool", "cache", "state", "tmp", "out"):
        (folder / name).mkdir(parents=True)
        (folder / name).chmod(0o777)
    (folder / "bin" / "backend").chmod(0o755)
    (folder / "bin" / "daemon").symlink_to(PROGRAMS)
    for name, script in _BACKENDS.items():
        backend = folder / "bin" / "backend" / name
        backend.write_text(f"#!/bin/sh\n[ $# -gt 0 ] || exit 0\n{script}\n")
        backend.chmod(0o755)
    (folder / "root" / "cupsd.conf").write_text(_CONF.format(folder=folder))
    (folder / "root" / "cups-files.conf").write_text(_FILES.format(folder=folder))
    places = ("-c", folder / "root" / "cupsd.conf", "-s", folder / "root" / "cups-files.conf")
    paper = folder / "out" / "paper.pdf"
    with subprocess.Popen([CUPSD, "-f", *places]) as scheduler:
        before = os.environ.get("CUPS_SERVER")
        os.environ["CUPS_SERVER"] = str(folder / "socket")
        try:
            _await(folder / "socket")
            for name in _BACKENDS:
                device = f"{name}:{paper}"
                _run("lpadmin", "-p", name, "-E", "-v", device, "-m", "raw")
            _run("lpadmin", "-d", "keep")
            yield paper
        finally:
            os.environ.pop("CUPS_SERVER")
            if before is not None:
                os.environ["CUPS_SERVER"] = before
            scheduler.terminate()


def _run(*command: str) -> None:
    program = shutil.which(command[0], path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    assert program is not None, command
    subprocess.run([program, *command[1:]], check=True, capture_output=True)


def _await(path: Path) -> None:
    deadline = time.monotonic() + 20
    while not path.exists():
        assert time.monotonic() < deadline, path
        time.sleep(0.05)
