import random
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.containers import MP4, WEBM, Container, look, plays
from content.errors import AuthoringError
from tests.films import LESSON

WHOLE = LESSON.read_bytes()


@pytest.fixture
def found(tmp_path):
    """Return a function that looks at these bytes."""

    def looks(held):
        path = tmp_path / "film"
        path.write_bytes(held)
        return look(path)

    return looks


def box(name, *body):
    held = b"".join(body)
    return struct.pack(">I4s", 8 + len(held), name) + held


def mvhd(version=0, scale=1000, duration=90_000):
    times = struct.pack(">QQIQ" if version else ">IIII", 0, 0, scale, duration)
    return box(b"mvhd", bytes([version, 0, 0, 0]), times)


def track(kind, codec, width=0, height=0):
    entry = box(codec, b"\0" * 24, struct.pack(">HH", width, height), b"\0" * 50)
    table = box(b"stsd", b"\0" * 8, entry)
    handler = box(b"hdlr", b"\0" * 8, kind, b"\0" * 12)
    return box(b"trak", box(b"mdia", handler, box(b"minf", box(b"stbl", table))))


def mp4(*tracks, **said):
    return (
        box(b"ftyp", b"isom0000") + box(b"mdat", b"\0" * 99) + box(b"moov", mvhd(**said), *tracks)
    )


def element(name, body):
    size = struct.pack(">I", 0x10000000 | len(body))
    return name.to_bytes((name.bit_length() + 7) // 8) + size + body


def webm(picture=b"V_VP9", sound=b"A_OPUS"):
    size = element(0xE0, element(0xB0, b"\x03\x56") + element(0xBA, b"\x01\xe0"))
    tracks = element(0xAE, element(0x86, picture) + size) + element(0xAE, element(0x86, sound))
    info = element(0x2AD7B1, (1_000_000).to_bytes(4)) + element(0x4489, struct.pack(">d", 90_000))
    segment = element(0x1549A966, info) + element(0x1654AE6B, tracks)
    return element(0x1A45DFA3, b"\0" * 8) + element(0x18538067, segment)


def test_the_lesson_says_what_it_is(found):
    lesson = found(WHOLE)
    assert (lesson.media_type, lesson.picture, lesson.sound) == (MP4, "h264", "aac")
    assert lesson.height == 480
    assert lesson.seconds > 20
    assert plays(lesson)


@pytest.mark.parametrize("version", [0, 1])
def test_an_mp4_tells_codecs_size_and_length(found, version):
    held = mp4(track(b"vide", b"avc1", 854, 480), track(b"soun", b"mp4a"), version=version)
    assert found(held) == Container(MP4, "h264", "aac", 854, 480, 90.0)


def test_a_table_of_contents_of_eight_byte_sizes_is_found(found):
    large = struct.pack(">I4sQ", 1, b"mdat", 16 + 99) + b"\0" * 99
    held = box(b"ftyp", b"isom0000") + large + box(b"moov", mvhd(), track(b"vide", b"hvc1", 2, 2))
    assert found(held).picture == "hevc"


def test_a_codec_nobody_knows_keeps_its_own_name_and_a_second_track_says_nothing(found):
    held = mp4(
        track(b"vide", b"xyz1", 8, 4), track(b"vide", b"avc1", 2, 2), track(b"text", b"tx3g")
    )
    assert found(held) == Container(MP4, "xyz1", "", 8, 4, 90.0)


def test_a_webm_tells_codecs_size_and_length(found):
    assert found(webm()) == Container(WEBM, "vp9", "opus", 854, 480, 90.0)
    assert found(webm(b"V_MPEG4/ISO/AVC\0", b"A_AAC")).picture == "mpeg4"


@pytest.mark.parametrize(
    ("picture", "sound", "is_played"),
    [
        ("h264", "aac", True),
        ("h264", "", True),
        ("vp9", "opus", True),
        ("vp8", "vorbis", True),
        ("h264", "opus", False),
        ("hevc", "aac", False),
        ("av1", "", False),
        ("", "aac", False),
    ],
)
def test_every_kiosk_plays_h264_with_aac_and_vp9_with_opus(picture, sound, is_played):
    assert plays(Container(MP4, picture, sound)) is is_played


@pytest.mark.parametrize(
    "held",
    [
        b"",
        "这是一篇文章".encode(),
        WHOLE[:10_000][::-1],
        box(b"ftyp", b"isom0000"),
        box(b"ftyp", b"isom0000") + struct.pack(">I4s", 99, b"moov"),
        box(b"ftyp", b"isom0000") + struct.pack(">I4s", 0, b"free"),
        mp4(scale=0),
        box(b"ftyp", b"isom0000") + box(b"moov", box(b"mvhd", b"\0")),
        box(b"ftyp", b"isom0000") + box(b"moov", box(b"mvhd")),
        b"\x1a\x45\xdf\xa3",
        element(0x1A45DFA3, b"\0" * 8),
        element(0x1A45DFA3, b"") + b"\0" * 40,
        element(0x1A45DFA3, b"") + element(0x4489, b"\0"),
    ],
)
def test_what_is_no_film_is_refused(found, held):
    with pytest.raises(AuthoringError):
        found(held)


@pytest.mark.parametrize("held", [mp4(track(b"vide", b"avc1", 8, 4)), webm()])
def test_a_file_cut_anywhere_is_refused_or_understood(found, held):
    for end in range(len(held)):
        try:
            assert found(held[:end]).media_type in {MP4, WEBM}
        except AuthoringError:
            continue


@given(st.integers(0, 2**32), st.sampled_from([mp4(track(b"vide", b"avc1", 8, 4)), webm()]))
def test_no_flipped_byte_breaks_the_reader(tmp_path_factory, seed, held):
    chance, changed = random.Random(seed), bytearray(held)
    for _ in range(8):
        changed[chance.randrange(8, len(held))] = chance.randrange(256)
    path = tmp_path_factory.getbasetemp() / "flipped"
    path.write_bytes(changed)
    try:
        look(path)
    except AuthoringError:
        return
