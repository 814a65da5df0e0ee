"""The real kiosk over homes with something broken in them: never a blank screen."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time

import pytest

from tests.builders_screen import NOW, a_home
from tests.e2e.glass import a_glass
from tests.integration.test_damage import HOW, Damage

SHOWN_S = 15.0
EMPTY = 60  # colours: more are on the glass only when a page stands there
WHAT = ("library.db", "station.toml", "blobs/*/*")


@pytest.fixture(scope="module")
def glass():
    with a_glass() as glass:
        yield glass


@pytest.mark.slow
@pytest.mark.parametrize("what", WHAT)
@pytest.mark.parametrize("how", HOW)
def test_something_stands_on_the_glass_within_15_seconds(glass, tmp_path, what, how, proof):
    home = a_home(tmp_path / "home", NOW, with_warning=False)
    for seed in range(3):
        broken = shutil.copytree(home, tmp_path / f"broken-{seed}")
        Damage(what, how, random.Random(f"{what}{how}{seed}").randrange(1000)).do(broken)
        took = start(glass, broken)
        proof("damaged starts, real kiosk", runs=1, violations=took > SHOWN_S)
        assert took <= SHOWN_S


def start(glass, home):
    """Start the kiosk, and return the seconds until a page stands on the glass."""
    asked = [sys.executable, "-m", "kiosk", "kiosk", "--home", str(home)]
    env = os.environ | {"DISPLAY": glass.display, "QT_QPA_PLATFORM": "xcb"}
    begun = time.monotonic()
    with subprocess.Popen(asked, env=env, stderr=subprocess.DEVNULL) as process:
        try:
            stood = glass.wait_for(lambda it: it.colours() > EMPTY, SHOWN_S * 2)
            took = time.monotonic() - begun
            assert process.poll() is None
        finally:
            process.terminate()
    assert glass.wait_for(lambda it: it.colours() <= EMPTY)
    return took if stood else SHOWN_S * 2
