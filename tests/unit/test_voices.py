import shutil
import sys

import pytest

from content import voices
from content.errors import VoiceError
from content.pinyin import toned
from content.voices import CommandVoice, EspeakVoice, Sound, sound_of, voice_named, wav_of
from tests.ear import needed

LOUD = Sound(8000, b"\0\1" * 800)


def a_command(tmp_path, body):
    """Return a voice whose program is these lines of Python."""
    program = tmp_path / "voice.py"
    program.write_text(f"import sys\ntext = sys.stdin.buffer.read().decode()\n{body}", "utf-8")
    return CommandVoice((sys.executable, str(program)))


def test_a_wav_that_was_written_is_read_again():
    assert sound_of(wav_of(LOUD)) == LOUD
    assert LOUD.seconds == 0.1


def test_any_command_may_be_a_voice(tmp_path):
    (tmp_path / "a.wav").write_bytes(wav_of(LOUD))
    body = f"assert text == '零下十八度'\nsys.stdout.buffer.write(open({str(tmp_path / 'a.wav')!r}, 'rb').read())"
    assert a_command(tmp_path, body).speak("零下十八度") == LOUD


@pytest.mark.parametrize(
    "body",
    ["sys.exit('no licence')", "print('no wav')", "", "import time; time.sleep(60)"],
)
def test_a_command_that_fails_babbles_or_hangs_is_no_sound(tmp_path, body, monkeypatch):
    monkeypatch.setattr(voices.run, "__defaults__", (0.8,))
    with pytest.raises(VoiceError):
        a_command(tmp_path, body).speak("好")


def test_more_sound_than_any_sentence_has_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(voices, "_MOST", 3)
    with pytest.raises(VoiceError, match="wrote 4 bytes"):
        a_command(tmp_path, "sys.stdout.write('1234')").speak("好")


def test_a_program_that_is_not_there_is_no_sound():
    with pytest.raises(VoiceError, match="no such program"):
        CommandVoice(("no such program",)).speak("好")


def test_what_is_not_mono_of_16_bit_is_refused():
    wav = bytearray(wav_of(LOUD))
    wav[22:24], wav[32:34] = (2).to_bytes(2, "little"), (4).to_bytes(2, "little")
    with pytest.raises(VoiceError, match="2 channels"):
        sound_of(bytes(wav))


def test_a_county_names_a_voice_or_a_command_that_is_here(tmp_path, monkeypatch):
    assert voice_named("") is None
    assert voice_named("no-such-program --fast") is None
    named = voice_named(f"{sys.executable} voice.py")
    assert named is not None
    assert named.name == f"{sys.executable} voice.py"
    monkeypatch.setenv("PATH", str(tmp_path))
    assert voice_named("espeak-ng") is None


def test_windows_speaks_by_its_own_voice(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert voices.voice_here("win32") is None
    shell = tmp_path / "powershell.exe"
    shell.write_bytes(b"#!/bin/sh\ncat >/dev/null\nprintf '\\001\\002'\n")
    shell.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    found = voices.voice_here("win32")
    assert found is not None
    assert (found.name, found.speak("好")) == ("windows", Sound(22050, b"\1\2"))


def test_pinyin_has_tones_pauses_and_names_of_letters():
    assert toned("土豆，莜面。A") == "tu3 dou4 , you2 mian4 . ei1"
    assert toned("女儿？") == "nv3 er2 ?"


@needed("espeak-ng")
def test_espeak_says_chinese_and_english():
    voice = EspeakVoice(shutil.which("espeak-ng"))
    assert voice.speak("土豆一斤一块三毛五。").seconds > 1
    assert voice.speak("It may freeze tonight.").seconds > 0.5
