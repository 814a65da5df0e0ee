"""A PostgreSQL of our own for a test: Debian's, a child of ours, on a socket in a folder of its own."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

USER = "postgres"  # PostgreSQL will not be root
_FAST = ("fsync=off", "full_page_writes=off", "listen_addresses=", "max_connections=60")


def programs():
    """Return the folder of PostgreSQL's programs; None when Debian's package is not there."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@contextmanager
def postgres(*, synced=False):
    """Run one, and give the folder of its socket; skip where there is none.

    Args:
        synced: Whether it writes through to the disk, as in earnest.
    """
    bin_folder = programs()
    if bin_folder is None:
        pytest.skip("Debian's package postgresql is not here")
    as_user = _as_user()
    folder = Path(tempfile.mkdtemp(prefix="cunkou-pg-"))
    try:
        if as_user:
            shutil.chown(folder, USER, USER)
        initdb = [bin_folder / "initdb", "-D", folder / "data", "-U", USER, "-A", "trust"]
        subprocess.run(
            [*initdb, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder,
            **as_user,
        )
        said = [] if synced else [each for option in _FAST for each in ("-c", option)]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [bin_folder / "postgres", "-D", folder / "data", "-k", folder, *said],
                stdout=log,
                stderr=log,
                cwd=folder,
                **as_user,
            )
        try:
            _wait_for(bin_folder, folder)
            yield folder
        finally:
            server.terminate()  # smart: waits for clients, of which there are none any more
            try:
                server.wait(5)
            except subprocess.TimeoutExpired:
                server.send_signal(3)  # immediate
                server.wait(5)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def url(folder):
    """Return its address as `DATABASE_URL` has it."""
    return f"postgresql://{USER}@/postgres?host={folder}"


def _as_user():
    if os.geteuid():
        return {}
    try:
        pwd.getpwnam(USER)
    except KeyError:
        pytest.skip("we are root, PostgreSQL refuses to be, and there is no user postgres")
    return {"user": USER, "group": USER, "extra_groups": []}


def _wait_for(bin_folder, folder):
    ready = [bin_folder / "pg_isready", "-q", "-h", folder, "-t", "20"]
    for _ in range(100):
        if not subprocess.run(ready, check=False).returncode:
            return
        subprocess.run(["sleep", "0.1"], check=True)
    pytest.fail((folder / "log").read_text(errors="replace"))
