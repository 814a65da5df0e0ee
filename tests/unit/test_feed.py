"""Our own segments there and back, and what feedparser would have made of them."""

import io
import json
import re
import subprocess
import sys
from dataclasses import fields

import feedparser
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from content import atom
from content.errors import FeedFormatError
from content.feed import read_foreign, read_segment
from content.ladder import Block
from content.model import Fact, FactName, Item, Kind, Tombstone
from tests.builders import NOW, a_policy, an_attachment, an_item, at, quotes_item, some_data


def segment(*said):
    words = [atom.word(one) for one in said]
    return atom.pack(words, Block(1, 2), authority="wuchuan.example", issued=NOW)


def read(*said):
    document = segment(*said)
    return list(read_segment(atom.compress(document), most=len(document)))


def test_every_field_of_an_item_survives_the_way():
    item = a_policy(
        summary='说 "一" & <二>',
        valid_from=NOW,
        valid_until=at("2027-01-01 00:00"),
        attachments=(
            an_attachment(),
            some_data(b"date,price\n2026-05-20,1.35\n", "text/csv"),
            some_data(b"\x00\x01\r\n", "application/octet-stream"),
            an_attachment(b"film", width=0, height=0, seconds=25),
        ),
        months=(4, 5),
        pinned=True,
        demo=True,
    )
    assert [f.name for f in fields(Item) if getattr(item, f.name) in ("", (), None, False)] == []
    assert read(item) == [item]


texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), max_size=40
)


@given(title=texts, body=texts, tag=texts, value=texts)
@settings(max_examples=150, deadline=None)
def test_any_text_survives_the_way(title, body, tag, value):
    item = an_item(
        title=("字" + title + "字")[:80],
        body=f"<p>{body}</p>",
        tags=(f"x{tag}x",),
        facts=(Fact(FactName.WHO, f"x{value}x"),),
    )
    try:
        (back,) = read(item)
    except FeedFormatError:
        assert any(
            ord(letter) in {0xFFFE, 0xFFFF} or ord(letter) >= 0xFDD0
            for letter in title + body + tag + value
        )
        return
    assert back == item


def test_a_map_is_an_article_to_whoever_knows_no_maps():
    item = an_item("map", kind=Kind.MAP, attachments=(some_data(b"{}", "application/geo+json"),))
    assert read(item) == [item]
    kinds = re.findall(r'scheme="urn:cunkou:kind" term="(\w+)"', atom.word(item).xml)
    assert kinds == ["article", "map"]


def test_a_kind_of_tomorrow_is_taken_for_what_it_was_before():
    document = segment(an_item("map", kind=Kind.MAP)).replace(b'"map"', b'"globe"')
    (read_back,) = read_segment(atom.compress(document), most=len(document))
    assert read_back.kind is Kind.ARTICLE
    alone = document.replace(b'term="article"', b'term="scroll"')
    with pytest.raises(FeedFormatError, match="scroll"):
        list(read_segment(atom.compress(alone), most=len(alone)))


def test_a_character_that_xml_cannot_carry_is_refused_with_its_place():
    with pytest.raises(FeedFormatError, match=r"U\+0007.*晚疫病"):
        atom.word(an_item(body="晚疫病\x07"))


def test_several_tombstones_are_all_read_though_feedparser_keeps_the_last():
    gone = [Tombstone(f"tag:wuchuan.example,2026:policy/{name}&1", NOW) for name in "abc"]
    assert read(*gone) == gone
    theirs = feedparser.parse(io.BytesIO(segment(*gone)))
    assert not isinstance(theirs.feed.get("at_deleted-entry"), list)


def test_repeated_facts_are_all_read_though_feedparser_keeps_the_last():
    item = a_policy()
    assert read(item) == [item]
    (theirs,) = feedparser.parse(io.BytesIO(segment(item))).entries
    assert theirs["k_fact"] == {"name": item.facts[-1].name}


def test_a_text_is_not_decoded_twice_though_feedparser_does():
    item = an_item(title="Ã©", body="Â\xa0", summary="Ã©", source="Ã©", tags=("Ã©",))
    assert read(item) == [item]
    (theirs,) = feedparser.parse(io.BytesIO(segment(item))).entries
    assert theirs.title == "é"


def test_more_entries_than_one_batch_are_read_in_order():
    items = [an_item(f"{number:04d}") for number in range(450)]
    assert read(*items) == items


def test_the_same_words_give_the_same_bytes_in_any_order():
    one, two = an_item("one"), an_item("two")
    assert segment(one, two) == segment(two, one)


def test_words_are_found_again_in_a_document():
    item, gone = quotes_item(b"a"), Tombstone('tag:wuchuan.example,2026:a&"b"', NOW)
    words = atom.unpack(segment(item, gone))
    assert words == {item.id: atom.word(item), gone.id: atom.word(gone)}


def test_a_later_time_alone_says_nothing_new():
    then, now = atom.word(an_item()), atom.word(an_item(updated=at("2026-06-01 00:00")))
    assert now.says_the_same(then)
    assert not now.says_the_same(atom.word(an_item(title="别的")))


@pytest.mark.parametrize(
    "damage",
    [
        lambda document: document[:-40],
        lambda document: document.replace(b"policy", b"politics", 1),
        lambda document: document.replace(b"<updated>2026-05-20T", b"<updated>20 May "),
        lambda document: document.replace(b'k:role="picture"', b'k:role="x"'),
        lambda document: document.replace(b'k:sha256="', b'k:sha256="zz'),
        lambda document: document.replace(b"<feed", b'<!DOCTYPE feed [<!ENTITY a "b">]><feed'),
        lambda document: document.replace(b"<title>", b"<title>\x01", 2),
        lambda document: document.replace(b'encoding="base64">', b'encoding="base64">!'),
        lambda document: document.replace(b'scheme="urn:cunkou:kind"', b'scheme="x"'),
        lambda _: b"",
    ],
)
def test_a_damaged_segment_is_refused(damage):
    item = a_policy(attachments=(an_attachment(), some_data(b"\xff", "x/y")))
    document = damage(segment(item))
    with pytest.raises(FeedFormatError):
        list(read_segment(atom.compress(document), most=len(document)))


def test_bytes_that_are_no_zstd_are_refused():
    with pytest.raises(FeedFormatError):
        list(read_segment(b"not zstd", most=100))
    with pytest.raises(FeedFormatError):
        atom.decompress(b"not zstd")


def test_a_segment_larger_than_announced_is_refused_before_it_is_held():
    bomb = zstandard.compress(b"<feed>" + b" " * 50_000_000)
    with pytest.raises(FeedFormatError, match="more than"):
        list(read_segment(bomb, most=1000))


RSS = """<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><title>县政府</title>
<item><title>春耕通知</title><link>https://wuchuan.example/1</link>
<description>带好种子</description><pubDate>2026年5月20日 08:30</pubDate></item></channel></rss>"""


@pytest.mark.parametrize(
    ("said", "encoding"), [("utf-8", "utf-8"), ("gb2312", "gb18030"), ("utf-8", "gbk")]
)
def test_a_foreign_feed_is_read_whatever_it_says_of_its_encoding(said, encoding):
    (entry,) = read_foreign(RSS.format(encoding=said).encode(encoding))
    assert entry["title"] == "春耕通知"
    assert entry["id"] == "https://wuchuan.example/1"
    assert entry["published"] == "2026年5月20日 08:30"


def test_what_is_no_feed_is_refused():
    with pytest.raises(FeedFormatError):
        read_foreign(b"<html><body>502 Bad Gateway</body></html>")


def child(held):
    return subprocess.run(
        [sys.executable, "-m", "content.feed"], input=held, capture_output=True, check=False
    )


def test_the_child_process_answers_in_json():
    done = child(RSS.format(encoding="utf-8").encode())
    assert json.loads(done.stdout)["entries"][0]["title"] == "春耕通知"


def test_the_child_process_says_why_it_refuses():
    done = child(b"nothing")
    assert done.returncode == 1
    assert b"FeedFormatError" in done.stderr
