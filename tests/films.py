"""Films for tests: the sample county's lesson, what becomes of it when it is broken, made ones."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import content
from content.library import Blobs, Held, Library
from content.model import Attachment, Role, Section
from content.renditions import CAPTIONS
from content.vtt import Cue, write
from tests.builders import an_item
from tests.builders_screen import NOW

if TYPE_CHECKING:
    from collections.abc import Sequence

LESSON = Path(content.__file__).parent / "sample" / "courses" / "late-blight.mp4"
TITLE = "早看、早拔、早打"
CUES = (Cue(0.0, 2.0, "早上下地看叶子"), Cue(2.0, 300.0, "见到一棵拔一棵"))

needs_ffmpeg = pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not here")


def ffmpeg(*asked: object) -> None:
    """Run ffmpeg; it says nothing unless something is wrong."""
    command = ["ffmpeg", "-v", "error", "-nostdin", "-y", *map(str, asked)]
    subprocess.run(command, check=True)


def made(path: Path, *codecs: object, seconds: float = 4, size: str = "854x480") -> Path:
    """Make a film of a moving test picture and a tone."""
    picture = f"testsrc2=size={size}:rate=25:duration={seconds}"
    ffmpeg(
        *("-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", f"sine=440:duration={seconds}"),
        *("-shortest", *codecs, path),
    )
    return path


def an_attached(held: bytes, **changes: object) -> Attachment:
    """Return a film of these bytes."""
    said = {"title": TITLE, "width": 854, "height": 480, "seconds": 100, **changes}
    sha256 = hashlib.sha256(held).hexdigest()
    return Attachment(Role.FILM, "video/mp4", sha256, len(held), **said)


def captions(cues: Sequence[Cue] = CUES) -> tuple[Attachment, bytes]:
    """Return captions as an attachment, and their bytes."""
    held = write(cues).encode()
    sha256 = hashlib.sha256(held).hexdigest()
    return Attachment(Role.FILE, CAPTIONS, sha256, len(held), title=TITLE), held


def put(home: Path, held: bytes, *, here: bool = True, **changes: object) -> tuple[str, str]:
    """Put a lesson with this film into a home; return its item's id and the film's key."""
    film, (spoken, cues) = an_attached(held, **changes), captions()
    blobs = Blobs(home / "blobs")
    blobs.add(cues)
    if here:
        blobs.add(held)
    item = an_item(
        "lesson",
        section=Section.COURSES,
        title="管住晚疫病的短片",
        attachments=(film, spoken),
        published=NOW,
        updated=NOW,
    )
    with Library(home / "library.db", write=True) as library:
        library.apply([item], Held(4, NOW, "150125", 4, NOW))
    return item.id, film.sha256
