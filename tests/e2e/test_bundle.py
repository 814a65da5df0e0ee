"""The bundle of `make build` runs without Python, without our checkout, and shows the home screen."""

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.e2e.glass import a_glass
from tests.folders import write_folder

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_a_bundle_starts_alone_syncs_and_shows_home(tmp_path, capsys):
    pytest.importorskip("PyInstaller", reason="`make build` installs it")
    build = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    build += ["--distpath", tmp_path / "dist", "--workpath", tmp_path / "work", "build_kiosk.spec"]
    subprocess.run(build, cwd=ROOT, check=True)
    program = tmp_path / "dist/cunkou/cunkou"
    size = sum(
        path.stat().st_size
        for path in program.parent.rglob("*")
        if path.is_file() and not path.is_symlink()
    )
    names = " ".join(path.name for path in program.parent.rglob("*"))
    assert "ffmpegmediaplugin" in names, "films are played by it"
    assert not re.search(r"WebEngine|Quick3D|MultimediaWidgets", names)
    published = [sys.executable, "-m", "kiosk", "publish", write_folder(tmp_path / "county")]
    subprocess.run([*published, "--to", tmp_path / "tree"], cwd=ROOT, check=True)
    bare = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    station = ["--home", tmp_path / "home"]
    synced = [program, "sync", "--once", *station, "--from", tmp_path / "tree"]
    subprocess.run(synced, cwd=tmp_path, env=bare, check=True)
    with a_glass() as glass:
        begun = time.monotonic()
        shown = subprocess.Popen(
            [program, "kiosk", *station, "--size", "1366x768"],
            cwd=tmp_path,
            env=bare | {"DISPLAY": glass.display},
        )
        try:
            assert glass.wait_for(lambda seen: seen.colours() > 100), "the glass stayed empty"
            started = time.monotonic() - begun
        finally:
            shown.terminate()
            assert shown.wait(10) == 0
    with capsys.disabled():
        print(f"\nbundle: {size / 1e6:.0f} MB, home on the glass {started:.2f} s after the start")
