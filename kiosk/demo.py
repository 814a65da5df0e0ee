"""Show it all on one machine: a county, its line and a village screen.

Publishes a content folder, serves the tree, keeps a station in step with it
and opens the screen. Where there is no display, the same screen runs on a
virtual one, is touched through every page, and its pictures are kept.
Everything started here ends with it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

import content
from content.errors import StoreError
from sync.station import Station

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

POLL_S: Final = 2  # seconds: an officer who publishes wants to see it at once
VILLAGE: Final = ("150125200201", "井尔沟村")
SIZES: Final = ((1366, 768), (1920, 1080), (1080, 1920))  # pixels of the screens in the villages


def demonstrate(
    folder: Path | None, to: Path, *, pictures: Path, language: str | None = None
) -> int:
    """Run the demonstration until its window closes or Ctrl-C.

    Args:
        folder: Content folder; the sample county when None.
        to: Where the tree, the keys and the station are kept.
        pictures: Where pictures go when there is no display.
        language: ``zh`` or ``en``; the station's own when None.

    Returns:
        Exit status of the screen.
    """
    folder = folder or Path(content.__file__).parent / "sample"
    tree, home = to / "tree", to / "home"
    _run("publish", str(folder), "--to", str(tree))
    with ExitStack() as running:
        address = running.enter_context(_serving(tree))
        Station.write_default(home, area=VILLAGE[0], name=VILLAGE[1], roads=[address])
        _run("sync", "--once", "--home", str(home), "--from", address)
        homes = [] if has_display() else _copies(home, to / "homes")
        running.enter_context(
            _started("sync", "--home", str(home), "--from", address, "--poll", str(POLL_S))
        )
        words = ["--lang", language] if language else []
        if has_display():
            _tell(folder, tree)
            return _screen(["--home", str(home), "--windowed", *words])
        running.enter_context(_virtual_display())
        return _take_pictures(homes, pictures, words)


def has_display() -> bool:
    """Tell whether a window can be opened here."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _tell(folder: Path, tree: Path) -> None:
    print("The kiosk is open. To see a change arrive, edit a file below", folder)
    print(f"and publish it:  {' '.join(_command('publish', str(folder), '--to', str(tree)))}")
    print("Ctrl-C ends everything.", flush=True)


def _copies(home: Path, folder: Path) -> list[Path]:
    """Give each kiosk a station of its own: on one, what an officer writes would be of three hands."""
    shutil.rmtree(folder, ignore_errors=True)
    left = shutil.ignore_patterns("ballast", "spool", "tree", "*.lock")
    return [
        shutil.copytree(home, folder / f"{width}x{height}", ignore=left) for width, height in SIZES
    ]


def _take_pictures(homes: Sequence[Path], pictures: Path, words: Sequence[str]) -> int:
    """Let a kiosk of every size be touched through all its screens, side by side."""
    print("No display here: touching through every screen on a virtual one …", flush=True)
    with ExitStack() as running:
        screens = []
        for home, (width, height) in zip(homes, SIZES, strict=True):
            size = f"{width}x{height}"
            shutil.rmtree(pictures / size, ignore_errors=True)
            asked = ["--home", str(home), "--size", size, "--screenshots", str(pictures / size)]
            screens.append(running.enter_context(_started("kiosk", *asked, *words)))
        status = max(screen.wait() for screen in screens)
    found = sorted(pictures.rglob("*.png"))
    print(f"{len(found)} pictures of the kiosk are in {pictures.resolve()}")
    return status or (0 if found else 1)


def _screen(asked: Sequence[str]) -> int:
    with _started("kiosk", *asked) as screen:
        return screen.wait()


def _command(*asked: str) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, *asked]
    return [sys.executable, "-m", "kiosk", *asked]


def _run(*asked: str) -> None:
    done = subprocess.run(_command(*asked), check=False)  # noqa: S603  our own command
    if done.returncode:
        msg = f"cunkou {asked[0]} ended with {done.returncode}"
        raise StoreError(msg)


@contextmanager
def _started(*asked: str, output: int | None = None) -> Iterator[subprocess.Popen[str]]:
    """Start a command of ours; it ends when the block does."""
    process = subprocess.Popen(_command(*asked), stdout=output, text=True)  # noqa: S603  our own command
    try:
        yield process
    finally:
        _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def _serving(tree: Path) -> Iterator[str]:
    asked = ("serve", str(tree), "--port", "0", "--take-in", str(tree.parent / "keys"))
    with _started(*asked, output=subprocess.PIPE) as process:
        address = _first_line(process.stdout)
        if not address:
            msg = "cunkou serve did not start"
            raise StoreError(msg)
        yield address


@contextmanager
def _virtual_display() -> Iterator[None]:
    """Run an X server without a screen, large enough for every size."""
    program = shutil.which("Xvfb")
    if program is None:
        msg = "there is no display, and no Xvfb to stand in for one (Debian's package xvfb)"
        raise StoreError(msg)
    width, height = (max(size[axis] for size in SIZES) for axis in (0, 1))
    asked = [program, "-displayfd", "1", "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    process = subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)  # noqa: S603  found on the path
    try:
        number = _first_line(process.stdout)
        if not number:
            msg = "Xvfb did not start"
            raise StoreError(msg)
        os.environ["DISPLAY"] = f":{number}"
        yield
    finally:
        os.environ.pop("DISPLAY", None)
        _end(process)


def _first_line(stream: IO[str] | None) -> str:
    return stream.readline().strip() if stream else ""
