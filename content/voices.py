"""Voices: a text goes in, a sound comes out, made by a program of its own.

A program may be missing, fail or hang: it gets seconds, not minutes, and whoever
asked goes on without a sound. espeak-ng (GPL) is run, never linked. Its Mandarin
is asked for in pinyin, which every version of it says rightly; of characters
version 1.51 spells the English names. A county's own voice is any command that
reads UTF-8 text on standard input and writes a WAV (mono, 16 bit) on standard
output; on Windows the system's own Chinese voice speaks through PowerShell.
"""

from __future__ import annotations

import io
import shlex
import shutil
import subprocess
import sys
import wave
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from content.errors import VoiceError
from content.speech import is_chinese

if TYPE_CHECKING:
    from collections.abc import Sequence

DEADLINE_S: Final = 20.0  # a sentence takes espeak-ng 0.02 s; a neural voice some seconds
ESPEAK: Final = "espeak-ng"
WINDOWS: Final = "windows"
_SPEED: Final = "160"  # words a minute, where 175 is usual: old ears
_TELL: Final = 200  # characters of a program's complaint worth keeping
_BYTES_A_SAMPLE: Final = 2
_MOST: Final = 50_000_000  # bytes of a sentence's sound: eighteen minutes

# Reads UTF-8 text, writes a WAV by the first Chinese voice of the system (SAPI).
_POWERSHELL: Final = """
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Speech
$reader = New-Object System.IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8)
$text = $reader.ReadToEnd()
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
$known = $voice.GetInstalledVoices() | Where-Object { $_.Enabled }
$chinese = $known | Where-Object { $_.VoiceInfo.Culture.Name -eq 'zh-CN' } | Select-Object -First 1
if (-not $chinese) { [Console]::Error.Write('no Chinese voice'); exit 3 }
$voice.SelectVoice($chinese.VoiceInfo.Name)
$voice.Rate = -1
$format = New-Object System.Speech.AudioFormat.SpeechAudioFormatInfo(22050, 'Sixteen', 'Mono')
$memory = New-Object System.IO.MemoryStream
$voice.SetOutputToAudioStream($memory, $format)
$voice.Speak($text)
$voice.SetOutputToNull()
$bytes = $memory.ToArray()
$out = [Console]::OpenStandardOutput()
$out.Write($bytes, 0, $bytes.Length)
$out.Flush()
"""


@dataclass(frozen=True, slots=True)
class Sound:
    """What was said.

    Args:
        rate: Samples a second.
        samples: Mono, 16 bit, little-endian.
    """

    rate: int
    samples: bytes

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / _BYTES_A_SAMPLE / self.rate


class Voice(Protocol):
    """Says texts."""

    @property
    def name(self) -> str:
        """Which voice it is, and what changes its sound; a cache goes by it."""

    def speak(self, text: str) -> Sound:
        """Say a text as `content.speech` wrote it.

        Raises:
            VoiceError: When no sound came of it.
        """


class EspeakVoice:
    """espeak-ng: robotic, understood, on every Linux."""

    name = f"{ESPEAK}/{_SPEED}"

    def __init__(self, program: str) -> None:
        """Keep the place of the program."""
        self._program = program

    def speak(self, text: str) -> Sound:
        """Say a text, Chinese in pinyin, anything else in English."""
        voice, said = "en", text
        if is_chinese(text):
            from content.pinyin import toned  # noqa: PLC0415  56 MB that only a voice needs

            voice, said = "cmn-latn-pinyin", toned(text)
        command = (self._program, "-v", voice, "-s", _SPEED, "-a", "140", "--stdin", "--stdout")
        return sound_of(run(command, said))


class CommandVoice:
    """Any program that follows the protocol: text in, WAV out."""

    def __init__(self, command: Sequence[str]) -> None:
        """Keep the command, word by word."""
        self._command = tuple(command)

    @property
    def name(self) -> str:
        """The command itself: another one has another voice."""
        return shlex.join(self._command)

    def speak(self, text: str) -> Sound:
        """Say a text."""
        return sound_of(run(self._command, text))


class WindowsVoice:
    """The Chinese voice that Windows brings, in the raw form its synthesiser gives."""

    name = WINDOWS
    _RATE: Final = 22050

    def speak(self, text: str) -> Sound:
        """Say a text."""
        shell = ("powershell.exe", "-NoProfile", "-NonInteractive", "-Command", _POWERSHELL)
        return Sound(self._RATE, run(shell, text))


def voice_here(platform: str = sys.platform) -> Voice | None:
    """Return the voice of this machine; None when it has none."""
    if platform == "win32":
        return WindowsVoice() if shutil.which("powershell.exe") else None
    program = shutil.which(ESPEAK)
    return EspeakVoice(program) if program else None


def voice_named(said: str) -> Voice | None:
    """Return the voice a county asks for; None when this machine does not have it.

    Args:
        said: ``espeak-ng``, or a command with its arguments; empty for none.
    """
    if said in {ESPEAK, WINDOWS}:
        return voice_here()
    words = shlex.split(said)
    if not words or shutil.which(words[0]) is None:
        return None
    return CommandVoice(words)


def run(command: Sequence[str], said: str | bytes, deadline_s: float = DEADLINE_S) -> bytes:
    """Run a program on a text or bytes and return what it wrote.

    Raises:
        VoiceError: When it cannot be started, fails, takes too long or writes nothing.
    """
    given = said.encode() if isinstance(said, str) else said
    try:
        done = subprocess.run(  # noqa: S603  what the county or this program named
            command, input=given, capture_output=True, timeout=deadline_s, check=True
        )
    except subprocess.CalledProcessError as error:
        told = error.stderr.decode("utf-8", "replace").strip()[-_TELL:]
        msg = f"{command[0]} ended with {error.returncode}: {told}"
        raise VoiceError(msg) from error
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        msg = f"{command[0]} made no sound: {error}"
        raise VoiceError(msg) from error
    if not 0 < len(done.stdout) <= _MOST:
        msg = f"{command[0]} wrote {len(done.stdout)} bytes"
        raise VoiceError(msg)
    return done.stdout


def sound_of(wav: bytes) -> Sound:
    """Read a WAV.

    Raises:
        VoiceError: When it is none, or not mono with 16 bit.
    """
    try:
        with wave.open(io.BytesIO(wav)) as held:
            shape = (held.getnchannels(), held.getsampwidth())
            sound = Sound(held.getframerate(), held.readframes(len(wav)))
    except (wave.Error, EOFError) as error:
        msg = f"what the voice wrote is no WAV: {error}"
        raise VoiceError(msg) from error
    if shape != (1, _BYTES_A_SAMPLE) or not sound.samples:
        msg = f"what the voice wrote has {shape[0]} channels of {shape[1]} bytes"
        raise VoiceError(msg)
    return sound


def wav_of(sound: Sound) -> bytes:
    """Write a WAV."""
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(_BYTES_A_SAMPLE)
        file.setframerate(sound.rate)
        file.writeframes(sound.samples)
    return held.getvalue()
