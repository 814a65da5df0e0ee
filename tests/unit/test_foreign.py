"""Entries of strangers as items of ours."""

from __future__ import annotations

from datetime import timedelta

from content.model import SUMMARY_MOST, TITLE_MOST, Section
from sync.feeds.foreign import foreign_items
from sync.tables import Source
from tests.builders import VILLAGE, at

NOW = at("2026-05-20 07:40")
SOURCE = Source(url="https://county.example/rss", section=Section.POLICY, title="县政府网站")


def entry(**changes):
    said = {
        "id": "https://county.example/1",
        "title": "关于春耕的通知",
        "link": "https://county.example/1",
        "summary": "今年早春耕。",
        "content": "<p>今年早春耕。</p>",
        "published": "2026-05-19 08:00",
        "updated": "",
    }
    return said | changes


def items(*entries, seen=lambda _: None):
    return foreign_items(list(entries), SOURCE, area=VILLAGE, now=NOW, seen=seen)


def item(**changes):
    (found,) = items(entry(**changes))
    return found


def test_an_entry_becomes_an_item_of_the_county_with_its_source_named():
    found = item()
    assert (found.title, found.source, found.section) == (
        "关于春耕的通知",
        "县政府网站",
        Section.POLICY,
    )
    assert found.areas == (VILLAGE[:6],)
    assert found.published == found.updated == at("2026-05-19 08:00")


def test_what_could_do_harm_is_taken_out():
    body = item(
        content='<p onclick="x()">好</p><script>x()</script><img src="http://x/a.png">'
    ).body
    assert "好" in body
    assert not any(word in body for word in ("onclick", "script", "http://"))


def test_long_titles_and_summaries_are_cut():
    found = item(title="长" * 200, summary="<p>" + "话" * 200 + "</p>")
    assert (len(found.title), len(found.summary)) == (TITLE_MOST, SUMMARY_MOST)
    assert found.title.endswith("…")


def test_an_entry_without_a_title_is_called_by_its_text():
    assert item(title="").title == "今年早春耕。"


def test_an_entry_without_a_word_is_left_out():
    assert items(entry(title="", content="", summary="")) == []


def test_an_entry_without_a_text_shows_where_it_is():
    found = item(content="", summary="", link="https://county.example/?a=1&b=<2>")
    assert found.body == "<p>https://county.example/?a=1&amp;b=&lt;2&gt;</p>"


def test_an_unreadable_date_means_the_time_first_seen():
    first = NOW - timedelta(days=9)
    (known,) = items(entry(published="去年", updated="soon"), seen=lambda _: first)
    assert known.published == known.updated == first
    assert item(published="", updated="").published == NOW


def test_a_date_ahead_of_today_does_not_stand_first_for_ever():
    assert item(published="2036-01-01 00:00").published == NOW


def test_an_entry_without_an_absolute_id_gets_one_that_lasts():
    one, other = (item(id="42", link="/news/42", title=title) for title in ("甲", "乙"))
    assert one.id.startswith(SOURCE.url + "#")
    assert one.id != other.id
    assert item(id="42", link="/news/42", title="甲").id == one.id
    assert item(id="", link="https://county.example/7").id == "https://county.example/7"


def test_a_source_without_a_title_is_called_by_its_address():
    source = Source(url="https://a.example/rss", section=Section.JOBS)
    (found,) = foreign_items([entry()], source, area="15", now=NOW, seen=lambda _: None)
    assert (found.source, found.areas) == ("https://a.example/rss", ("15",))
