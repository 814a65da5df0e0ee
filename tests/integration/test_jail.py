"""Strangers' feeds, read by a child that may fail, hang or eat its fill."""

from __future__ import annotations

import sys
import time

import pytest

from content.errors import FeedFormatError
from content.jail import FEED_MOST, Limits, _command, parse_feed

RSS = """<?xml version="1.0" encoding="{coding}"?>
<rss version="2.0"><channel><title>县政府</title>
<item><title>春耕通知</title><link>https://county.example/1</link>
<description>&lt;p&gt;今年早春耕。&lt;/p&gt;</description><pubDate>2026年5月19日 08:00</pubDate></item>
</channel></rss>"""


def python(code):
    return (sys.executable, "-c", code)


@pytest.mark.parametrize("coding", ["utf-8", "gb2312", "utf-16"])
def test_a_feed_is_read_in_its_own_encoding(coding):
    (entry,) = parse_feed(RSS.format(coding=coding).encode(coding))
    assert entry["title"] == "春耕通知"
    assert entry["published"] == "2026年5月19日 08:00"


@pytest.mark.parametrize(
    "before",
    [
        b"",
        b"\xef\xbb\xbf",
        b"<?xml version='1.0'?>\n",
        b"<?xml version='1.0'?><!-- <rss> -->\n  ",
    ],
)
def test_a_document_type_is_refused_wherever_it_hides(before):
    with pytest.raises(FeedFormatError, match="document type"):
        parse_feed(before + b'<!DOCTYPE rss [<!ENTITY a "b">]><rss>&a;</rss>')
    with pytest.raises(FeedFormatError, match="document type"):
        parse_feed('<?xml version="1.0"?><!DOCTYPE rss><rss/>'.encode("utf-16"))


def test_a_web_page_inside_an_entry_is_no_document_type():
    html = "<description><![CDATA[<!DOCTYPE html><p>好</p>]]></description>"
    (entry,) = parse_feed(RSS.replace("</item>", f"{html}</item>").format(coding="utf-8").encode())
    assert entry["title"] == "春耕通知"


def test_a_feed_that_is_too_large_is_refused_unread():
    with pytest.raises(FeedFormatError, match="more than"):
        parse_feed(b" " * (FEED_MOST + 1))


@pytest.mark.parametrize("said", [b"", b"<html><body>log in</body></html>", b"\0" * 100])
def test_what_is_no_feed_is_refused_with_a_reason(said):
    with pytest.raises(FeedFormatError, match="cannot be read: "):
        parse_feed(said)


def test_a_child_that_hangs_is_ended_by_the_wall_clock():
    begun = time.monotonic()
    with pytest.raises(FeedFormatError, match="not read within"):
        parse_feed(b"x", command=python("import time; time.sleep(60)"), limits=Limits(wall_s=0.5))
    assert time.monotonic() - begun < 5


@pytest.mark.skipif(sys.platform != "linux", reason="limits of a child are Linux's")
@pytest.mark.parametrize(
    ("code", "limits"),
    [
        ("import sys; sys.stdin.read()\nwhile True: pass", Limits(cpu_s=1)),
        ("import sys; sys.stdin.read(); bytearray(900 << 20)", Limits()),
        (
            "import sys; sys.stdin.read()\nfor _ in range(40): sys.stdout.write('x' * (1 << 20))",
            Limits(),
        ),
        ("import os; os._exit(7)", Limits()),
    ],
)
def test_a_child_that_eats_its_fill_is_ended(code, limits):
    with pytest.raises(FeedFormatError, match="cannot be read"):
        parse_feed(b"x" * 100_000, command=python(code), limits=limits)


@pytest.mark.parametrize("answer", ["", "[]", "{}", '{"entries": 5}', '{"entries": [{}]}'])
def test_an_answer_that_is_none_is_refused(answer):
    with pytest.raises(FeedFormatError, match="answer"):
        parse_feed(b"x", command=python(f"import sys; sys.stdin.read(); print({answer!r})"))


def test_a_frozen_build_starts_itself(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert _command("parse-feed", "content.feed") == (sys.executable, "parse-feed")
