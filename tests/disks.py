"""Small disks of a test's own: a mount that only its own child process sees."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_FILL = 'fill() { dd if=/dev/zero of="$1/fill" bs=4k 2>/dev/null; true; }'


def on_small_disk(
    folder: Path, script: str, *, size: str = "32m", first: str = "true"
) -> list[str]:
    """Run a script of Python over a folder that is a disk of its own; return its lines.

    Args:
        folder: Where it is mounted; the script is given it as `sys.argv[1]`.
        script: What to run.
        size: Of the disk.
        first: Commands of a shell to run before; `$1` is the folder, `fill $1` fills it.
    """
    if shutil.which("unshare") is None:
        pytest.skip("needs namespaces of Linux")
    mount = f'mount -t tmpfs -o size={size} none "$1"'
    ours = ["unshare", "-m"] if _is_root() else ["unshare", "-rm"]
    if subprocess.run([*ours, "sh", "-c", mount, "sh", folder], check=False).returncode:
        pytest.skip("this machine lets nobody mount a small disk of their own")
    shell = f'{_FILL}; {mount} && {first} && exec "$2" -c "$3" "$1"'
    done = subprocess.run(
        [*ours, "sh", "-c", shell, "sh", folder, sys.executable, script],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def _is_root() -> bool:
    return os.geteuid() == 0
