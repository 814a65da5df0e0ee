"""`python tests/gallery.py`: make docs/screens anew, what a reader sees, by touch.

Publishes and syncs the sample county, walks the tour of the screens over it at each
size and in each language without a display, and keeps what it sees as WebP at half its
size. Ends with 1 when a screen was not reached or the pictures take too much room.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).parents[1]))

from kiosk.ui.environment import prepare

prepare()

from PIL import Image
from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QIODevice

import content
from kiosk.ui.app import application, glass, speak
from kiosk.ui.guard import Guard
from kiosk.ui.screens import SCREENS
from kiosk.ui.tour import SETTLE_MS, Hand, NotThereError
from kiosk.ui.world import World

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage

ROOT = Path(__file__).parents[1]
GALLERY = ROOT / "docs" / "screens"
MOST_BYTES = 60_000  # of one picture
MOST_IN_ALL = 4_400_000
MOST_OF_ONE = 4  # pictures of one name in a round: the slides are many
ALL: frozenset[str] = frozenset()
MAIN = frozenset({"home", "takeover", "list", "article", "prices", "product", "weather", "rest"})
SIZES = MAIN | {f"{name}-largest" for name in MAIN}


@dataclass(frozen=True)
class Round:
    """One walk through the screens.

    Args:
        title: What it shows, in both languages.
        size: Pixels of the glass.
        language: Of the screen.
        scheme: Its colours.
        screens: Whose walks are taken; none: all.
        shots: Names of what is kept of them; none: all.
    """

    title: str
    size: tuple[int, int]
    language: str = "zh"
    scheme: str = "paper"
    screens: frozenset[str] = ALL
    shots: frozenset[str] = ALL

    @property
    def name(self) -> str:
        """How its files begin."""
        return "-".join((self.language, f"{self.size[0]}x{self.size[1]}", self.scheme))


WIDE, SMALL, UPRIGHT = (1920, 1080), (1366, 768), (1080, 1920)
ROUNDS = (
    Round("宽屏 · wide, 1920×1080", WIDE),
    Round("立屏 · upright, 1080×1920", UPRIGHT, screens=MAIN, shots=SIZES),
    Round("小屏 · small, 1366×768", SMALL, screens=MAIN, shots=SIZES),
    Round("英文宽屏 · English, wide", WIDE, "en", screens=MAIN, shots=MAIN),
    Round("英文立屏 · English, upright", UPRIGHT, "en", screens=MAIN, shots=MAIN),
    Round(
        "看得清 · for weak eyes, 7:1",
        SMALL,
        scheme="contrast",
        screens=MAIN - {"article", "list"},
        shots=MAIN,
    ),
    Round(
        "夜里 · in the evening",
        SMALL,
        scheme="dusk",
        screens=MAIN - {"article", "list"},
        shots=MAIN,
    ),
)


class Camera(Hand):
    """A finger, and a camera that keeps WebP."""

    def __init__(self, *given, round_: Round):
        super().__init__(*given)
        self.round = round_
        self.kept: list[tuple[str, Path]] = []

    def shot(self, name):
        again = sum(each == name for each, _ in self.kept)
        if again >= MOST_OF_ONE or (self.round.shots and name not in self.round.shots):
            return
        self.wait(150)
        path = GALLERY / f"{self.round.name}-{name}{again + 1 if again else ''}.webp"
        path.write_bytes(webp(self.view.grabWindow()))
        self.kept.append((name, path))


def webp(image: QImage) -> bytes:
    """Return a picture at half its size, in as few bytes as it may take."""
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(held, "PNG")
    picture = Image.open(BytesIO(held.data().data())).convert("RGB")
    picture = picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.LANCZOS)
    for quality in range(74, 20, -8):
        made = BytesIO()
        picture.save(made, "WEBP", quality=quality, method=6)
        if made.tell() <= MOST_BYTES:
            break
    return made.getvalue()


def main() -> int:
    application()
    GALLERY.mkdir(parents=True, exist_ok=True)
    for old in GALLERY.glob("*.webp"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        home = a_home(Path(folder))
        walked = [(each, *walk(each, home)) for each in ROUNDS]
    (GALLERY / "README.md").write_text("".join(page(walked)), "utf-8")
    sizes = [path.stat().st_size for path in GALLERY.glob("*.webp")]
    print(f"{len(sizes)} pictures, {sum(sizes):,} bytes, the largest {max(sizes):,}")
    whole = all(reached for _, _, reached in walked)
    return 0 if whole and max(sizes) <= MOST_BYTES and sum(sizes) <= MOST_IN_ALL else 1


def a_home(folder: Path) -> Path:
    """Return the home of a village that holds the sample county."""
    sample = Path(content.__file__).parent / "sample"
    cunkou = [sys.executable, "-m", "kiosk"]
    publish = [*cunkou, "publish", sample, "--to", "tree"]
    sync = [*cunkou, "sync", "--once", "--home", "home", "--from", "tree"]
    within = {**os.environ, "PYTHONPATH": str(ROOT)}
    for command in (publish, sync):  # the station's page names where it went: no folder of ours
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder, env=within)
    return folder / "home"


def walk(round_: Round, home: Path) -> tuple[list[tuple[str, Path]], bool]:
    """Walk once through the screens; return what was kept, and whether all was reached."""
    speak(application(), round_.language)
    (home / "station.toml").write_text(
        f'[screen]\nscheme = "{round_.scheme}"\nmotion = false\n', "utf-8"
    )
    view, stage = glass(World.at(home))
    guard = Guard(view, stage, locked=False)
    view.setGeometry(0, 0, *round_.size)
    stage.begin()
    view.show()
    stage.awake()
    camera = Camera(view, stage, round_=round_)
    camera.wait(3 * SETTLE_MS)
    reached = [tour(camera, screen) for screen in chosen(round_)]
    guard.leave()
    stage.end()
    view.hide()
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return camera.kept, all(reached)


def chosen(round_: Round) -> list:
    """Return the screens of a round; the takeover first, before anybody acknowledged it."""
    found = [each for each in SCREENS if each.tour]
    if round_.screens:
        found = [each for each in found if each.name in round_.screens]
    return sorted(found, key=lambda screen: screen.name != "takeover")


def tour(camera: Camera, screen) -> bool:
    walk_it = screen.tour_walk()
    if screen.name != "takeover":
        camera.home()
    try:
        walk_it(camera)
    except NotThereError as error:
        print(f"not on the glass: {camera.round.name} {screen.name}: {error}", file=sys.stderr)
        return False
    return True


def page(walked) -> Iterator[str]:
    """Return the page that shows them."""
    yield "# 屏幕 · The screens\n\n"
    yield "What a reader sees, over the sample county; made by `make screens`, by touch.\n"
    for round_, kept, _ in walked:
        yield f"\n## {round_.title}\n\n"
        across = 3 if round_.size[0] < round_.size[1] else 2
        for place in range(0, len(kept), across):
            row = kept[place : place + across]
            shown = (
                f'<img src="{path.name}" alt="{name}" width="{96 // across}%">'
                for name, path in row
            )
            yield " ".join(shown) + "\n\n"


if __name__ == "__main__":
    raise SystemExit(main())
