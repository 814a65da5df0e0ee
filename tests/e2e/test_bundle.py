"""The bundle of `make build` runs without Python, without our checkout, and does all the source does."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image, ImageChops

import content
from tests.e2e.glass import a_glass
from tests.ear import ear, needed
from tests.printers import cups
from tests.writing.hand import drawn

__all__ = ["ear"]

ROOT = Path(__file__).parents[2]
SIZE = (1366, 768)
FILM = (30, 110, 920, 520)  # without the seconds that are left, which move by themselves
ALIKE = 0.003  # of the glass may differ: the arrow of a mouse, a minute that went by
PATIENCE_S = 30
# Modules of Qt under the GPL alone, and programs' libraries under it that Python or a desktop would bring
UNDER_THE_GPL = re.compile(
    r"Charts|DataVisual|Graphs|VirtualKeyboard|Quick3D|QuickTimeline|Lottie|NetworkAuth|HttpServer"
    r"|Compositor|readline|x264|x265|heif|gdbm"
)
OF_FILMS = re.compile(
    r"[Mm]ultimedia|lib(av(codec|format|util)|sw(resample|scale)|pulse|sndfile|FLAC|vorbis|mpg123|mp3lame"
    r"|opus|ogg|asyncns)|FFmpegStub"
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    pytest.importorskip("PyInstaller", reason="`make build` installs it")
    folder = tmp_path_factory.mktemp("bundle")
    build = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    build += ["--distpath", folder / "dist", "--workpath", folder / "work", "build_kiosk.spec"]
    subprocess.run(build, cwd=ROOT, check=True)
    return folder / "dist/cunkou/cunkou"


@pytest.fixture
def bare(tmp_path):
    """Return the environment of a machine without Python, whose programs note our libraries."""
    (tmp_path / "bin").mkdir()
    for name in ("espeak-ng", "lp"):
        noting = tmp_path / "bin" / name
        noting.write_text(
            f'#!/bin/sh\necho "{name}:$LD_LIBRARY_PATH" >>{tmp_path}/noted\nexec /usr/bin/{name} "$@"\n'
        )
        noting.chmod(0o755)
    kept = {name: os.environ[name] for name in ("CUPS_SERVER",) if name in os.environ}
    path = f"{tmp_path}/bin:/usr/bin:/bin"
    return {"PATH": path, "HOME": str(tmp_path), "LANG": "C.UTF-8", **kept}


@pytest.fixture
def village(program, bare, tmp_path):
    """Return a village that took a county with the bundle, from a tree that it published.

    Without warnings: those cover the screen and read themselves when they like.
    """
    county = tmp_path / "county"
    shutil.copytree(Path(content.__file__).parent / "sample", county)
    shutil.rmtree(county / "warnings")
    home = tmp_path / "home"
    home.mkdir()
    for asked in (
        ["publish", county, "--to", "tree"],
        ["sync", "--once", "--home", home, "--from", "tree"],
    ):
        subprocess.run([program, *asked], cwd=tmp_path, env=bare, check=True)
    return home


def files(program):
    return [it for it in program.parent.rglob("*") if it.is_file() and not it.is_symlink()]


def test_a_bundle_holds_what_plays_films_and_nothing_under_the_gpl(program, proof):
    names = [path.name for path in files(program)]
    assert any("ffmpegmediaplugin" in name for name in names), "films are played by it"
    assert not [name for name in names if UNDER_THE_GPL.search(name)]
    assert not [it for it in program.parent.rglob("*") if it.is_symlink() and not it.exists()]
    sizes = {path: path.stat().st_size for path in files(program)}
    heard = sum(size for path, size in sizes.items() if OF_FILMS.search(str(path)))
    whole = sum(sizes.values())
    proof(
        "bundle",
        runs=1,
        violations=0,
        note=f"{whole / 1e6:.0f} MB, of it {heard / 1e6:.0f} MB for films and sound",
    )


def test_a_bundle_says_on_whose_terms_it_holds_what_came_from_the_system(program):
    inside = program.parent / "_internal"
    licences = {path.name for path in (inside / "licences").iterdir()}
    assert {"LICENSE", "licences.md"} <= licences
    assert (inside / "kiosk/fonts/OFL.txt").exists()
    assert (inside / "kiosk/writing/ARPHICPL.TXT").exists()
    if shutil.which("dpkg-query"):
        assert {"LGPL-3", "LGPL-2.1", "libpulse0", "libx11-6", "libstdc++6"} <= licences


def test_a_bundle_starts_alone_and_shows_home(program, bare, village, proof):
    with a_glass(*SIZE) as glass:
        begun = time.monotonic()
        with shown(program, village, bare, glass):
            assert glass.wait_for(lambda seen: seen.colours() > 100), "the glass stayed empty"
            proof(
                "bundle", runs=1, violations=0, note=f"home after {time.monotonic() - begun:.1f} s"
            )


def test_a_bundle_walks_every_screen(program, bare, village, tmp_path):
    pictures = tmp_path / "pictures"
    asked = [program, "kiosk", "--home", village, "--size", "1366x768", "--screenshots", pictures]
    subprocess.run(asked, env=bare | {"QT_QPA_PLATFORM": "offscreen"}, check=True, timeout=600)
    assert {"home", "film", "search-found", "take", "map", "calendar", "form-hand"} <= {
        path.stem[3:] for path in pictures.iterdir()
    }


@needed("xdotool", "zbarimg", "pdftotext", "pulseaudio", "parec", "espeak-ng", "lp")
def test_a_bundle_is_written_on_plays_films_prints_and_reads_aloud(
    program, bare, village, ear, tmp_path
):
    with cups() as paper, a_glass(*SIZE) as glass:
        around = ear.environment | {"CUPS_SERVER": os.environ["CUPS_SERVER"]}
        twins_home = shutil.copytree(village, tmp_path / "twin", ignore=lambda *_: ["ballast"])
        with (
            twin(twins_home, around) as asked,
            shown(program, village, bare | around, glass),
        ):
            screens = Screens(glass, asked, tmp_path / "twin.png")
            screens.come_in()
            writes_and_finds(screens)
            watches_a_film(screens)
            takes_home(screens, paper, tmp_path)
            listens(screens, ear)
    noted = set((tmp_path / "noted").read_text().split())
    assert noted == {"espeak-ng:", "lp:"}, "they found the bundle's libraries in their way"


def writes_and_finds(screens):
    screens.touch("搜索")
    for character in "土豆":
        screens.write(character)
        screens.touch(f"写“{character}”")
    screens.first("ResultCard")
    screens.touch("首页")


def watches_a_film(screens):
    screens.touch("远程课堂")
    screens.first("ItemCard")
    screens.first("FilmBlock")
    for _ in range(6):  # more often than a page that turns and a poster that goes
        seen = screens.glass.picture().crop(FILM)
        assert wait_for(lambda seen=seen: apart(seen, screens.glass.picture().crop(FILM)) > 0)
    screens.leave_by("首页")


def takes_home(screens, paper, tmp_path):
    screens.touch("政策法规")
    screens.first("ItemCard")
    screens.touch("带走")
    screens.await_alike()
    screens.glass.picture().save(tmp_path / "code.png")
    assert "谁能领" in said("zbarimg", "-q", "--raw", "--nodbus", tmp_path / "code.png")
    screens.press(screens.ask("find", "打印"))
    assert wait_for(lambda: paper.exists() and "谁能领" in said("pdftotext", paper, "-"))
    screens.leave_by("返回")


def listens(screens, ear):
    screens.await_alike()
    place = screens.ask("find", "念出来")
    with ear.recording() as heard:
        screens.press(place)
        assert heard.is_heard(PATIENCE_S)


class Screens:
    """The bundle's screen under a mouse, and its twin from the source, step by step the same."""

    def __init__(self, glass, twin, picture):
        self.glass, self._twin, self._picture = glass, twin, picture

    def ask(self, *words):
        answer = self._answer(*words)
        assert not str(answer).startswith("not there"), answer
        return answer

    def _answer(self, *words):
        self._twin.stdin.write(json.dumps(words) + "\n")
        self._twin.stdin.flush()
        return json.loads(self._twin.stdout.readline())

    def come_in(self):
        # comes last, and moves its neighbours
        assert wait_for(lambda: isinstance(self._answer("find", "念出来"), list))
        self.await_alike()

    def touch(self, name):
        self.await_alike()
        self.leave_by(name)

    def first(self, kind):
        self.await_alike()
        self.press(self.ask("first", kind))

    def leave_by(self, name):
        """Press something where only one of the two has what moves."""
        self.press(self.ask("touch", name))

    def press(self, place):
        self._mouse("mousemove", *place, "mousedown", 1, "sleep", 0.08, "mouseup", 1)

    def write(self, character):
        self.await_alike()
        x, y, side = self.ask("pad")
        strokes = [
            [
                (round(x + side * across / 1000), round(y + side * down / 1000))
                for across, down in it
            ]
            for it in drawn().medians[character]
        ]
        self.ask("draw", strokes)
        for first, *others in strokes:
            moves = [word for place in others for word in ("mousemove", *place, "sleep", 0.03)]
            self._mouse("mousemove", *first, "mousedown", 1, "sleep", 0.05, *moves, "mouseup", 1)
        self.await_alike()

    def await_alike(self):
        """Wait until the bundle shows what its twin shows."""
        assert wait_for(lambda: self._difference() < ALIKE), self._kept()

    def _difference(self):
        self.ask("picture", str(self._picture))
        return apart(self.glass.picture(), Image.open(self._picture).convert("RGB"))

    def _kept(self):
        here = self._picture.with_name("bundle.png")
        self.glass.picture().save(here)
        return f"{here} is not {self._picture}: {self._difference():.1%} differ"

    def _mouse(self, *words):
        time.sleep(0.7)  # touches that follow sooner are a hand that trembles
        environment = os.environ | {"DISPLAY": self.glass.display}
        subprocess.run(["xdotool", *map(str, words)], env=environment, check=True)


@contextmanager
def twin(home, around):
    asked = [sys.executable, "-m", "tests.e2e.twin_kiosk", home, "x".join(map(str, SIZE))]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(asked, cwd=ROOT, env=os.environ | around, **pipes) as process:
        yield process
        process.stdin.close()
        process.wait(20)


@contextmanager
def shown(program, home, bare, glass):
    asked = [program, "kiosk", "--home", home]
    with subprocess.Popen(asked, env=bare | {"DISPLAY": glass.display}) as process:
        try:
            yield
        finally:
            process.terminate()
            assert process.wait(10) == 0


def apart(one, other):
    """Return how much of two pictures differs, 0 to 1."""
    by_value = ImageChops.difference(one, other).convert("L").histogram()
    return sum(by_value[24:]) / sum(by_value)


def wait_for(claim):
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        if claim():
            return True
        time.sleep(0.3)
    return False


def said(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout
