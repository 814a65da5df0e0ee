"""Texts that are read aloud at the county, beside its releases."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from content.library import Library
from content.platform.publishing.publisher import Publisher
from content.platform.publishing.readings import readings
from content.reading import cues_of, sound_of
from content.voices import CommandVoice
from content.vtt import parse
from tests.ear import needed
from tests.platform.people import a_page, submit

VOICE = (
    "import sys, wave\n"
    "text = sys.stdin.buffer.read().decode()\n"
    "if '念不出' in text: sys.exit(3)\n"
    "out = wave.open(sys.argv[1], 'wb')\n"
    "out.setparams((1, 2, 16000, 0, 'NONE', ''))\n"
    "out.writeframes(b'\\0\\x20\\0\\xe0' * 2000)\n"
    "out.close()\n"
    "sys.stdout.buffer.write(open(sys.argv[1], 'rb').read())\n"
)


@pytest.fixture
def voice(tmp_path):
    program = tmp_path / "voice.py"
    program.write_text(VOICE, "utf-8")
    return CommandVoice((sys.executable, str(program), str(tmp_path / "said.wav")))


def approve(page, author, reviewer):
    state = submit(page, author).current_workflow_state.current_task_state.specific
    state.task.specific.on_action(state, reviewer, "approve")
    return type(page).objects.get(pk=page.pk)


def next_release(publisher):
    for _ in range(100):
        done = publisher.look()
        if done is not None:
            return done
        time.sleep(0.05)
    raise AssertionError


@needed("ffmpeg")
def test_the_text_goes_out_at_once_and_its_recording_after_it(newsroom, site, voice, tmp_path):
    page = approve(a_page(newsroom.author), newsroom.author, newsroom.reviewer)
    made = readings(voice.name, site.data / "recordings")
    publisher = Publisher(site.tree, site.keys, readings=made)
    assert publisher.look().added
    later = next_release(publisher)
    assert len(later.changed) == 1
    assert publisher.look() is None
    home = tmp_path / "home"
    subprocess.run(
        [sys.executable, "-m", "kiosk", "sync", "--once", "--home", home, "--from", site.tree],
        check=True,
    )
    with Library(home / "library.db") as library:
        item = library.item(later.changed[0])
    assert item.title == page.title
    sound, cues = sound_of(item), cues_of(item)
    blobs = home / "blobs"
    assert (blobs / sound.sha256[:2] / sound.sha256).read_bytes().startswith(b"OggS")
    times = (blobs / cues.sha256[:2] / cues.sha256).read_text("utf-8")
    assert parse(times)[0].text == page.title


@needed("ffmpeg")
def test_what_was_recorded_once_goes_out_with_its_text(newsroom, site, voice):
    approve(a_page(newsroom.author), newsroom.author, newsroom.reviewer)
    first = Publisher(site.tree, site.keys, readings=readings(voice.name, site.data / "kept"))
    first.look()
    next_release(first)
    again = Publisher(site.tree, site.keys, readings=readings(voice.name, site.data / "kept"))
    assert not again.release().is_new


def test_a_text_that_cannot_be_recorded_holds_up_nothing(newsroom, site, voice):
    page = a_page(newsroom.author, title="念不出的")
    approve(page, newsroom.author, newsroom.reviewer)
    made = readings(voice.name, site.data / "recordings")
    publisher = Publisher(site.tree, site.keys, readings=made)
    assert publisher.look().added
    for _ in range(20):
        assert publisher.look() is None
        time.sleep(0.05)


def test_a_disk_that_takes_no_recording_holds_up_nothing(newsroom, site, voice):
    (site.data / "file").write_bytes(b"")
    approve(a_page(newsroom.author), newsroom.author, newsroom.reviewer)
    made = readings(voice.name, site.data / "file")
    publisher = Publisher(site.tree, site.keys, readings=made)
    assert publisher.look().added
    for _ in range(20):
        assert publisher.look() is None
        time.sleep(0.05)


def test_without_a_voice_nothing_is_recorded(tmp_path):
    assert readings("", tmp_path) is None
    assert readings("no-such-program", tmp_path) is None
