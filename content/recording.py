"""Record the county's texts: each article read aloud, for villages without a voice of their own.

Whatever was made is kept under the hash of its words and its voice, so that a text
that did not change is never read again. Recording takes time, so it never stands
before a release: what is already kept goes out with the text, the rest with a later
release. A sentence that a voice cannot say leaves its text without a recording.
"""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from content import durable, vtt
from content.errors import AuthoringError, StoreError, VoiceError
from content.model import READING, Attachment, Kind, Role
from content.reading import reading, sound_of
from content.speech import say
from content.voices import Sound, run, wav_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from content.model import Item
    from content.voices import Voice

logger = logging.getLogger(__name__)

FORMAT: Final = "1, opus 16 kbit/s"  # another one makes all recordings anew
GAP_S: Final = 0.35  # of silence between two sentences
_ENCODE_S: Final = 120.0
_ENCODERS: Final = {
    "ffmpeg": (
        *("-v", "error", "-f", "wav", "-i", "pipe:0", "-ac", "1", "-c:a", "libopus"),
        *(
            "-b:a",
            "16k",
            "-application",
            "voip",
            "-compression_level",
            "5",
            "-fflags",
            "+bitexact",
            "-f",
            "ogg",
            "pipe:1",
        ),
    ),
    "opusenc": ("--quiet", "--bitrate", "16", "--downmix-mono", "-", "-"),
}


@dataclass(frozen=True, slots=True)
class Recorded:
    """Items with their recordings, as far as there are some.

    Args:
        items: All that were given, in their order.
        blobs: The files behind their recordings, by SHA-256.
        waiting: Those that have yet to be recorded.
    """

    items: tuple[Item, ...]
    blobs: Mapping[str, bytes | Path]
    waiting: tuple[Item, ...]


class Studio:
    """Where texts are recorded, and recordings kept.

    Args:
        voice: Reads.
        folder: Where recordings are kept; made when the first one is.
    """

    def __init__(self, voice: Voice, folder: Path) -> None:
        self._voice = voice
        self._folder = folder
        self._failed: set[str] = set()

    def with_recordings(self, items: Iterable[Item]) -> Recorded:
        """Return items with the recordings that are kept; makes none."""
        made: list[Item] = []
        waiting: list[Item] = []
        blobs: dict[str, bytes | Path] = {}
        for item in items:
            key = self._key(item) if is_recorded(item) else ""
            kept = self._kept(key) if key else []
            if not kept and key and key not in self._failed:
                waiting.append(item)
            blobs.update((each.sha256, held) for each, held in kept)
            own = tuple(each for each, _ in kept)
            made.append(replace(item, attachments=(*item.attachments, *own)) if own else item)
        return Recorded(tuple(made), blobs, tuple(waiting))

    def record(self, item: Item) -> bool:
        """Read one item aloud and keep it; tell whether a recording came of it.

        Raises:
            StoreError: When the disk refuses.
        """
        key = self._key(item)
        try:
            sound, cues = self._read(item)
            opus = encoded(sound)
        except VoiceError as error:
            logger.warning("not recorded id=%s error=%s", item.id, error)
            self._failed.add(key)
            return False
        opus_file, times_file = self._places(key)
        try:
            durable.write(times_file, vtt.write(cues).encode())
            durable.write(opus_file, opus)  # last: it says that both are there
        except OSError as error:
            msg = f"cannot keep the recording {opus_file}: {error}"
            raise StoreError(msg) from error
        return True

    def _read(self, item: Item) -> tuple[Sound, list[vtt.Cue]]:
        samples, rate, cues = bytearray(), 0, []
        for part in reading(item):
            said = self._voice.speak(say(part.text))
            rate = rate or said.rate
            if said.rate != rate:
                msg = f"{self._voice.name} changes its rate from {rate} to {said.rate}"
                raise VoiceError(msg)
            start = Sound(rate, bytes(samples)).seconds
            samples += said.samples
            cues.append(vtt.Cue(round(start, 3), round(start + said.seconds, 3), part.text))
            samples += bytes(int(GAP_S * rate) * 2)
        return Sound(rate, bytes(samples)), cues

    def _key(self, item: Item) -> str:
        words = [part.text for part in reading(item)]
        said = json.dumps([FORMAT, self._voice.name, words], ensure_ascii=False)
        return hashlib.sha256(said.encode()).hexdigest()

    def _kept(self, key: str) -> list[tuple[Attachment, bytes]]:
        """Return a recording and its times; nothing where they are not there, or broken."""
        opus, times = self._places(key)
        try:
            held, said = opus.read_bytes(), times.read_bytes()
            seconds = vtt.parse(said.decode())[-1].end_s
        except FileNotFoundError:
            return []
        except (OSError, AuthoringError, ValueError, IndexError) as error:
            logger.warning("recording unreadable file=%s error=%s", opus, error)
            return []
        return [
            (_attachment(Role.SOUND, "audio/ogg", held, round(seconds)), held),
            (_attachment(Role.FILE, "text/vtt", said), said),
        ]

    def _places(self, key: str) -> tuple[Path, Path]:
        place = self._folder / key[:2]
        return place / f"{key}.opus", place / f"{key}.vtt"


def is_recorded(item: Item) -> bool:
    """Tell whether an item is worth reading aloud: an article nobody read aloud yet."""
    says = bool(item.body.strip() or item.summary or item.facts)
    return item.kind is Kind.ARTICLE and says and sound_of(item) is None


def can_encode() -> bool:
    """Tell whether this machine has a program that makes Opus."""
    return any(shutil.which(program) for program in _ENCODERS)


def encoded(sound: Sound) -> bytes:
    """Return a sound as Ogg Opus, mono, 16 kbit/s.

    Raises:
        VoiceError: When no program of this machine can.
    """
    for program, arguments in _ENCODERS.items():
        if found := shutil.which(program):
            return run((found, *arguments), wav_of(sound), _ENCODE_S)
    msg = f"none of {', '.join(_ENCODERS)} is here"
    raise VoiceError(msg)


def _attachment(role: Role, media_type: str, held: bytes, seconds: int = 0) -> Attachment:
    sha256 = hashlib.sha256(held).hexdigest()
    return Attachment(role, media_type, sha256, len(held), title=READING, seconds=seconds)
