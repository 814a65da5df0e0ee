import pytest

from content import recording, vtt
from content.errors import StoreError, VoiceError
from content.model import READING, Kind, Role
from content.reading import cues_of, sound_of
from content.recording import Studio, is_recorded
from content.voices import Sound
from sync.plan import Rank, blob_offers
from tests.builders import an_attachment, an_item
from tests.ear import needed

here = needed("ffmpeg")


class Reader:
    """A voice of the outside world: half a second of noise a sentence."""

    name = "reader"

    def __init__(self, *, cannot="", rate=16_000):
        self.read, self.cannot, self.rate = [], cannot, rate

    def speak(self, text):
        self.read.append(text)
        if self.cannot and self.cannot in text:
            raise VoiceError(text)
        return Sound(
            self.rate + len(self.read) * (self.cannot == "rate"), b"\0\x20\0\xe0" * (self.rate // 4)
        )


def a_text(**changes):
    said = {"title": "晚疫病", "summary": "", "body": "<p>每亩60毫升。早打药。</p>"}
    return an_item(**{**said, **changes})


@here
def test_a_text_is_recorded_once_and_says_when_each_sentence_is_heard(tmp_path):
    reader = Reader()
    studio = Studio(reader, tmp_path)
    assert studio.with_recordings([a_text()]).waiting == (a_text(),)
    assert studio.record(a_text())
    made = studio.with_recordings([a_text()])
    (item,) = made.items
    sound, cues = sound_of(item), cues_of(item)
    assert reader.read == ["晚疫病", "每亩六十毫升。", "早打药。"]
    assert (sound.media_type, sound.seconds) == ("audio/ogg", 2)
    assert vtt.parse(made.blobs[cues.sha256].decode()) == (
        vtt.Cue(0, 0.5, "晚疫病"),
        vtt.Cue(0.85, 1.35, "每亩60毫升。"),
        vtt.Cue(1.7, 2.2, "早打药。"),
    )
    assert made.blobs[sound.sha256].startswith(b"OggS")
    assert len(made.blobs[sound.sha256]) < 12_000
    assert made.waiting == ()


@here
def test_another_wording_or_another_voice_is_recorded_anew(tmp_path):
    studio = Studio(Reader(), tmp_path)
    studio.record(a_text())
    changed = a_text(source="别处", tags=("羊",))
    assert studio.with_recordings([changed]).waiting == ()
    assert len(studio.with_recordings([a_text(title="早疫病")]).waiting) == 1
    other = Reader()
    other.name = "other"
    assert Studio(other, tmp_path).with_recordings([a_text()]).waiting == (a_text(),)


def test_only_articles_that_nobody_read_aloud_are_recorded():
    own = an_attachment(role=Role.SOUND, media_type="audio/ogg", title=READING)
    assert is_recorded(a_text())
    assert not is_recorded(a_text(attachments=(own,)))
    assert not is_recorded(a_text(kind=Kind.QUOTES))
    assert not is_recorded(an_item(body=" ", summary=""))


@pytest.mark.parametrize("cannot", ["毫升", "rate"])
def test_what_a_voice_cannot_say_has_no_recording_and_is_not_tried_again(tmp_path, cannot):
    studio = Studio(Reader(cannot=cannot), tmp_path)
    assert not studio.record(a_text())
    made = studio.with_recordings([a_text()])
    assert (made.items, made.waiting) == ((a_text(),), ())


@here
def test_a_recording_that_is_damaged_is_made_again(tmp_path):
    studio = Studio(Reader(), tmp_path)
    studio.record(a_text())
    for file in tmp_path.glob("*/*.vtt"):
        file.write_bytes(b"\xff\xfe")
    assert studio.with_recordings([a_text()]).waiting == (a_text(),)


@here
def test_a_disk_that_refuses_says_so(tmp_path):
    (tmp_path / "folder").write_bytes(b"")
    with pytest.raises(StoreError):
        Studio(Reader(), tmp_path / "folder").record(a_text())


def test_without_an_encoder_nothing_is_recorded(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not recording.can_encode()
    assert not Studio(Reader(), tmp_path).record(a_text())


def test_a_reading_comes_after_pictures_and_before_films():
    shared = {"media_type": "x/y"}
    offers = blob_offers(
        [
            an_attachment(b"1", role=Role.FILM, **shared),
            an_attachment(b"2", role=Role.SOUND, title=READING, **shared),
            an_attachment(b"3", role=Role.FILE, title=READING, **shared),
            an_attachment(b"4", role=Role.SOUND, title="山歌", **shared),
            an_attachment(b"5", role=Role.PICTURE, title=READING),
        ],
        lambda _: False,
    )
    assert [offer.rank for offer in offers] == [
        Rank.FILM,
        Rank.READING,
        Rank.READING,
        Rank.SOUND,
        Rank.PICTURE,
    ]
