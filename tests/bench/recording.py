"""What it costs to record a whole county: every text of the sample, by espeak-ng, once."""

from __future__ import annotations

import resource
import shutil
import time
from datetime import datetime
from pathlib import Path

from content import vtt
from content.folder import read_folder
from content.recording import Studio, can_encode
from content.voices import ESPEAK, voice_named

SAMPLE = Path("content/sample")


def measure(folder):
    voice = voice_named(ESPEAK)
    if voice is None or not can_encode() or not shutil.which(ESPEAK):
        return
    studio = Studio(voice, folder / "recordings")
    texts = studio.with_recordings(read_folder(SAMPLE, now=datetime.now().astimezone()).items)
    begun, cpu = time.monotonic(), _cpu()
    recorded = sum(studio.record(item) for item in texts.waiting)
    assert recorded == len(texts.waiting), "a text could not be read aloud"
    what = f"{recorded} texts of the sample county, recorded for the first time"
    yield "recording_s", time.monotonic() - begun, what
    used = _cpu() - cpu
    yield "recording_cpu_s", used, "the same, seconds of one core"
    yield "recording_cpu_s_text", used / recorded, "one text: what each one that changed costs"
    kept = [*(folder / "recordings").rglob("*.opus")]
    yield (
        "recording_mb",
        sum(file.stat().st_size for file in kept) / 1e6,
        "all of it, as it is sent",
    )
    heard = sum(_seconds(file.with_suffix(".vtt")) for file in kept)
    yield "recording_min", heard / 60, "minutes to listen to"
    begun = time.monotonic()
    again = studio.with_recordings(texts.items)
    assert not again.waiting
    yield (
        "recording_again_s",
        time.monotonic() - begun,
        "the next release: all is kept, none is made",
    )


def _seconds(times):
    return vtt.parse(times.read_text("utf-8"))[-1].end_s


def _cpu():
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)
