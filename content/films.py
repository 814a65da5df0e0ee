"""Make films fit for a village: small, in three sizes, drawn anew by the county's own encoder.

ffmpeg runs as a process of its own, with bounds on what it may take; it may be absent,
and then a film is taken as it is if every kiosk plays it. What was made is kept by the
hash of what was brought, so that an unchanged film is never made again. Villages thus
play only what this program's encoder wrote, whatever somebody brought.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from content import pictures, vtt
from content.containers import MP4, WEBM, look, plays
from content.errors import AuthoringError
from content.model import Attachment, Role
from content.renditions import CAPTIONS, POSTER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from content.desk import Desk

BYTES_MOST: Final = 2_000_000_000  # of what an author may bring: an hour from a camera
MADE_MOST: Final = 200_000_000  # of what a village gets: an hour of film at 480p
HEIGHTS: Final = (480, 360, 240)  # the full size; a weak machine's; a thin line's
# Drawn by this program's encoder long ago and carried with it: the lesson of the sample county.
OWN: Final = frozenset({"ca22cd348496cbd9f5b7589ed05f355f4438d5a054b1808407f334240805875b"})

_EDITION: Final = "2"  # raised when the same film would come out otherwise
_RATES: Final = {480: 500, 360: 280, 240: 140}  # kbit/s at most, of the pictures
_FPS: Final = 25
_HIGH: Final = 720  # lines that a village PC still decodes in time
_CPU_S: Final = 4 * 3600  # of one film: an hour of it on a slow machine
_MEMORY: Final = 3 << 30
_POSTER_AT: Final = 0.3  # of its length: well behind the title
_DEMUXERS: Final = {MP4: "mov", WEBM: "matroska"}
_SHORT_S: Final = 3.0  # seconds, and a part of its length: what may be missing of a film's end
_SHORT: Final = 0.03
_TELL: Final = 300  # characters of ffmpeg's complaint worth keeping


class Reason(StrEnum):
    """Why a film cannot be used."""

    UNREADABLE = "unreadable"  # no film at all, or its table of contents is broken
    NO_PICTURES = "no pictures"
    CUT = "cut"  # its end is missing
    TOO_LARGE = "too large"
    CODEC = "codec"  # nothing every kiosk plays, and no ffmpeg to make it so
    ENCODER = "encoder"  # ffmpeg could not do it


class FilmError(AuthoringError):
    """A film that cannot be used.

    Args:
        problem: What is wrong with it.
        reason: The same, for who says it in other words.
    """

    def __init__(self, problem: str, reason: Reason) -> None:
        """Keep the reason beside the problem."""
        super().__init__(problem)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Size:
    """One size of a film.

    Args:
        name: Of its file.
        media_type: ``video/mp4`` or ``video/webm``.
        width: Pixels.
        height: Pixels.
        seconds: Its length.
    """

    name: str
    media_type: str
    width: int
    height: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """A film made ready.

    Args:
        sizes: Each with the file that holds it, the largest first.
        poster: A picture of it as WebP; None where there is no ffmpeg to take it.
    """

    sizes: tuple[tuple[Size, Path], ...]
    poster: Path | None = None


def prepare(source: Path) -> Prepared:
    """Return an author's film in the sizes that villages get.

    Takes about as long as the film, the first time.

    Raises:
        FilmError: When it is no film, too large, or cannot be made ready.
    """
    try:
        found = look(source)
    except AuthoringError as error:
        raise FilmError(error.problem, Reason.UNREADABLE) from error
    if source.stat().st_size > BYTES_MOST:
        msg = f"{source.stat().st_size} bytes, at most {BYTES_MOST}"
        raise FilmError(msg, Reason.TOO_LARGE)
    if not found.picture:
        msg = "has no pictures"
        raise FilmError(msg, Reason.NO_PICTURES)
    kept = _kept_at(source)
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):  # none kept, or spoilt
        return _read(kept, source)
    if not shutil.which("ffmpeg"):
        return Prepared((_as_it_is(source),))
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept.parent) as folder:
        _make(source, Path(folder))
        with contextlib.suppress(OSError):  # another process made the same
            Path(folder).rename(kept)
            Path(folder).mkdir()  # for the context manager to take away
    return _read(kept, source)


def is_ready(source: Path) -> bool:
    """Tell whether `prepare` would return at once."""
    return (_kept_at(source) / "film.json").is_file()


def attachments(
    made: Prepared, title: str, captions: Sequence[vtt.Cue], desk: Desk
) -> Iterator[Attachment]:
    """Return a film as attachments: its sizes, its captions, its poster; all bear its title.

    Args:
        made: The film.
        title: What it shows.
        captions: What is said in it.
        desk: Takes the blobs.
    """
    for size, path in made.sizes:
        sha256, count = desk.keep(path)
        yield Attachment(
            Role.FILM,
            size.media_type,
            sha256,
            count,
            title=title,
            width=size.width,
            height=size.height,
            seconds=size.seconds,
        )
    if captions:
        yield Attachment(Role.FILE, CAPTIONS, *desk.keep(vtt.write(captions).encode()), title=title)
    if made.poster is not None:
        yield Attachment(Role.FILE, POSTER, *desk.keep(made.poster), title=title)


def _as_it_is(source: Path) -> tuple[Size, Path]:
    found = look(source)
    if not plays(found):
        codecs = " + ".join(filter(None, (found.picture, found.sound)))
        msg = f"is of {codecs}; without ffmpeg only H.264 with AAC or VP9 with Opus can be sent"
        raise FilmError(msg, Reason.CODEC)
    if found.height > _HIGH:
        msg = f"is {found.height} lines high; without ffmpeg at most {_HIGH} can be sent"
        raise FilmError(msg, Reason.CODEC)
    if source.stat().st_size > MADE_MOST:
        msg = f"{source.stat().st_size} bytes; without ffmpeg at most {MADE_MOST}"
        raise FilmError(msg, Reason.TOO_LARGE)
    size = Size("", found.media_type, found.width, found.height, round(found.seconds))
    return size, source


def _make(source: Path, folder: Path) -> None:
    """Fill a folder with the sizes, the poster and, last, the word about them."""
    found = look(source)
    if _digest(source) in OWN:
        sizes = [_as_it_is(source)[0]]
    else:
        heights = [h for h in HEIGHTS if h <= found.height] or [min(HEIGHTS)]
        _ffmpeg(source, found.media_type, *_encoded(heights, folder))
        sizes = [_size(folder / f"{height}.mp4") for height in heights]
        _check_whole(found.seconds, sizes[0].seconds)
    _take_poster(source, found.media_type, found.seconds * _POSTER_AT, folder)
    said = {"sizes": [asdict(size) for size in sizes]}
    (folder / "film.json").write_text(json.dumps(said))


def _check_whole(said_s: float, made_s: float) -> None:
    if said_s - made_s > max(_SHORT_S, said_s * _SHORT):
        msg = f"is cut off: of {said_s:.0f} seconds {made_s:.0f} can be read; bring it whole"
        raise FilmError(msg, Reason.CUT)


def _size(path: Path) -> Size:
    found = look(path)
    if path.stat().st_size > MADE_MOST:
        msg = (
            f"is too long: {path.stat().st_size} bytes at {found.height} lines, at most {MADE_MOST}"
        )
        raise AuthoringError(msg)
    return Size(path.name, found.media_type, found.width, found.height, round(found.seconds))


def _encoded(heights: Sequence[int], folder: Path) -> Iterator[str]:
    """Return what ffmpeg is asked for: one file a size, of pictures decoded once."""
    for height in heights:
        rate = _RATES[height]
        yield from ("-map", "0:v:0", "-map", "0:a:0?", "-map_metadata", "-1", "-map_chapters", "-1")
        yield from ("-vf", f"scale=-2:{height}:flags=bicubic,setsar=1", "-fpsmax", str(_FPS))
        yield from ("-c:v", "libx264", "-profile:v", "main", "-preset", "fast", "-crf", "25")
        yield from ("-maxrate", f"{rate}k", "-bufsize", f"{2 * rate}k", "-pix_fmt", "yuv420p")
        yield from ("-g", str(2 * _FPS), "-threads", "2")  # a place is found within two seconds
        yield from ("-c:a", "aac", "-b:a", "64k" if height > min(HEIGHTS) else "40k", "-ac", "1")
        yield from ("-ar", "44100", "-movflags", "+faststart", "-fflags", "+bitexact")
        yield from ("-flags:v", "+bitexact", "-flags:a", "+bitexact", str(folder / f"{height}.mp4"))


def _take_poster(source: Path, media_type: str, at_s: float, folder: Path) -> None:
    shot = folder / "shot.png"
    asked = ("-frames:v", "1", "-vf", "scale=-2:'min(480,ih)',setsar=1", str(shot))
    with contextlib.suppress(AuthoringError, OSError):  # a film without one is a film
        _ffmpeg(source, media_type, *asked, at_s=at_s)
        (folder / "poster.webp").write_bytes(pictures.prepare(shot.read_bytes()).held)
    shot.unlink(missing_ok=True)


def _ffmpeg(source: Path, media_type: str, *asked: str, at_s: float = 0.0) -> None:
    """Run ffmpeg over one file.

    The kind of file is told, not guessed, and it may open nothing but files: no list of
    other places passes for a film.
    """
    command = ["ffmpeg", "-nostdin", "-v", "error", "-y", "-protocol_whitelist", "file"]
    command += ["-f", _DEMUXERS[media_type], "-ss", f"{at_s:.2f}", "-i", str(source), *asked]
    with tempfile.TemporaryFile() as complaint:
        with subprocess.Popen(  # noqa: S603  our own words; the name is an absolute path
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=complaint
        ) as child:
            _limit(child.pid)
            code = child.wait()
        if code:
            complaint.seek(0)
            lines = complaint.read(1 << 16).decode("utf-8", "replace").strip().splitlines()
            why = lines[-1][-_TELL:] if lines else f"it ended with {code}"
            msg = f"cannot be made ready; ffmpeg says: {why.replace(str(source), source.name)}"
            raise FilmError(msg, Reason.ENCODER)


def _limit(pid: int) -> None:
    if sys.platform != "linux":  # pragma: no cover  elsewhere nothing bounds it
        return
    import resource  # noqa: PLC0415  does not exist on Windows

    for kind, most in (
        (resource.RLIMIT_CPU, _CPU_S),
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_FSIZE, BYTES_MOST),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ProcessLookupError):  # it is done already
            resource.prlimit(pid, kind, (most, most))


def _read(kept: Path, source: Path) -> Prepared:
    said = json.loads((kept / "film.json").read_bytes())
    sizes = [Size(**each) for each in said["sizes"]]
    held = tuple((size, kept / size.name if size.name else source) for size in sizes)
    for _, path in held:
        path.stat()
    poster = kept / "poster.webp"
    return Prepared(held, poster if poster.is_file() else None)


def _kept_at(source: Path) -> Path:
    """Return the folder of what was made of a film: making takes longer than all else."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "cunkou" / "films" / f"{_EDITION}-{_digest(source)}"


def _digest(source: Path) -> str:
    with source.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
