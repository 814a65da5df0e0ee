"""The real processes together: what an information officer sees."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

import content
from content.library import Library
from tests.e2e.glass import a_glass

DISPLAYS = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
SAMPLE = Path(content.__file__).parent / "sample"


def cunkou(*asked, **more):
    return subprocess.Popen([sys.executable, "-m", "kiosk", *map(str, asked)], text=True, **more)


def done(*asked):
    with cunkou(*asked, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        said, _ = process.communicate(timeout=120)
    assert process.returncode == 0, said
    return said


@pytest.fixture
def county(tmp_path):
    shutil.copytree(SAMPLE, tmp_path / "county")
    return tmp_path


def test_a_change_published_is_on_the_running_kiosk_within_seconds(county, capsys):
    tree, home = county / "tree", county / "home"
    done("publish", county / "county", "--to", tree)
    with (
        cunkou("serve", tree, "--port", "0", stdout=subprocess.PIPE) as serving,
        a_glass() as glass,
    ):
        agent = screen = None
        try:
            address = serving.stdout.readline().strip()
            done("sync", "--once", "--home", home, "--from", address)
            agent = cunkou("sync", "--home", home, "--from", address, "--poll", "3600")
            env = os.environ | {"DISPLAY": glass.display, "QT_QPA_PLATFORM": "xcb"}
            screen = cunkou("kiosk", "--home", home, "--size", "1366x768", env=env)
            assert glass.wait_for(lambda seen: seen.colours() > 100)
            time.sleep(2)
            before = glass.picture().tobytes()
            for warning in (county / "county/warnings").glob("*.xml"):
                warning.unlink()  # withdrawn: the takeover must leave the glass
            begun = time.monotonic()
            assert "withdrawn" in done("publish", county / "county", "--to", tree)
            assert glass.wait_for(lambda seen: seen.picture().tobytes() != before, 15)
            took = time.monotonic() - begun
        finally:
            for process in (screen, agent, serving):
                if process is not None:
                    process.terminate()
                    process.wait(10)
    with Library(home / "library.db") as library:
        assert library.held().release == 2
        assert not library.alerts()
    with capsys.disabled():
        print(f"\npublished to shown: {took:.1f} s, publishing included")


def test_the_demonstration_ends_everything_it_started_and_leaves_pictures(county):
    """Without a display, the whole of `make demo`."""
    env = {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "HOME": str(county),
        "XDG_CACHE_HOME": str(county),
    }
    asked = ["demo", "--folder", county / "county", "--to", county / "demo"]
    with cunkou(*asked, "--pictures", county / "out", env=env, stdout=subprocess.PIPE) as showing:
        said, _ = showing.communicate(timeout=300)
    assert showing.returncode == 0, said
    assert "pictures of the kiosk are in" in said
    for size in ("1366x768", "1920x1080", "1080x1920"):
        assert len(list((county / "out" / size).glob("*.png"))) > 10
    assert not [line for line in running() if str(county / "demo") in line]


def running():
    for process in psutil.process_iter(["cmdline"]):
        yield " ".join(process.info["cmdline"] or ())
