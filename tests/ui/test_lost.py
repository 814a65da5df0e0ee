"""A library that is lost: what was read last stays, as far as the clock lets it hold.

No word of a day outlives its day, no warning its end, and nothing stands under the
name of another; see also `test_station_screen` for what is said of the machine.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from content.model import Section
from content.prices import write_csv
from kiosk.freshness import Trouble
from kiosk.views.phrases import unbroken
from tests.builders import an_item, quotes_item
from tests.builders_daily import a_quote
from tests.builders_screen import NOW, a_home
from tests.builders_village import a_notice
from tests.films import LESSON, put
from tests.ui.officer import SOON, publish
from tests.ui.reading import items


def lose(kiosk, trouble=Trouble.BROKEN):
    """Let the library be rubbish, or what a newer program wrote, for good."""
    if trouble is Trouble.TOO_NEW:
        run(kiosk, "PRAGMA user_version = 9999")
    else:
        (kiosk.home / "library.db").unlink()
        (kiosk.home / "library.db").write_bytes(b"rubbish" * 999)
    kiosk.stage.world.forsake(Trouble.BROKEN)  # one read error is enough
    kiosk.stage.poll()
    kiosk.hand.wait(60)
    assert kiosk.stage.world.trouble is trouble


def run(kiosk, statement):
    with closing(sqlite3.connect(kiosk.home / "library.db", isolation_level=None)) as file:
        file.execute(statement)


def later(kiosk, **passed):
    """Let time pass, and what looks at the clock look again."""
    kiosk.clock.on(**passed)
    kiosk.stage.stood("home").backend.tick()
    kiosk.stage.stood("band").backend.refresh()
    kiosk.stage.tick()
    kiosk.hand.wait(60)


def says(item, kiosk):
    """Tell whether an item is the foot's word about how old everything is."""
    return item.inherits("QQuickText") and item.property("text") == kiosk.stage.freshness


def round_of(slideshow):
    """Return every slide of one round, from the first."""
    slideshow.open("")
    shown = []
    for _ in range(slideshow.count):
        shown.append(slideshow.shown.rows[0])
        slideshow.turnOver()
    return shown


@pytest.fixture
def warned(start, tmp_path):
    """Return a kiosk with a warning that holds for sixteen hours, every page read once."""
    kiosk = start(a_home(tmp_path / "home", NOW))
    for page in ("weather", "prices", "rest"):
        kiosk.stage.turn(page, "")
        kiosk.hand.wait(60)
    return kiosk


LOST = [Trouble.BROKEN, Trouble.TOO_NEW]


@pytest.mark.parametrize("trouble", LOST)
def test_the_foot_says_of_when_what_is_seen_is_however_the_library_was_lost(warned, trouble):
    lose(warned, trouble)
    later(warned, days=4)
    assert warned.stage.freshness.endswith("现在看的是11月23日的")
    assert warned.stage.isOld
    for page in ("rest", "home"):
        warned.stage.turn(page, "")
        warned.hand.wait(60)
        (label,) = [item for item in items(warned.view.contentItem()) if says(item, warned)]
        assert not label.property("truncated")
        assert label.mapRectToScene(label.boundingRect()).right() < warned.view.width() / 2


@pytest.mark.parametrize("trouble", LOST)
def test_no_page_keeps_a_warning_beyond_its_end_or_a_day_beyond_its_own(warned, trouble):
    lose(warned, trouble)
    later(warned, hours=1)
    warned.stage.turn("weather", "")
    warned.hand.wait(60)
    assert "还有15小时" in warned.reads()
    later(warned, days=4)
    for page in ("weather", "prices"):
        warned.stage.turn(page, "")
        warned.hand.wait(60)
        seen = warned.reads()
        assert "霜冻" not in seen
        assert "今天 15:40 发布" not in seen
    assert {row.age for row in warned.stage.stood("prices").backend.rows.rows} == {"4天前"}
    weather = warned.stage.stood("weather").backend
    assert weather.days.rows[0].date == "11月27日"
    assert "霜冻" not in "".join(weather.spoken().sentences)


def test_the_slideshow_begins_anew_with_what_still_holds(warned):
    show = warned.stage.stood("rest").backend
    before = [slide.title for slide in round_of(show)]
    assert before[0] == "霜冻黄色预警"
    lose(warned)
    assert [slide.title for slide in round_of(show)] == before
    later(warned, days=1)
    after = round_of(show)
    assert [slide.title for slide in after] == before[1:]
    assert "昨天" in after[1].lines[0].title
    later(warned, days=20)
    assert {str(slide.kind) for slide in round_of(show)} == {"notice"}


@pytest.mark.parametrize("trouble", LOST)
def test_over_midnight_home_turns_the_day_without_a_library(kiosk, trouble):
    lose(kiosk, trouble)
    before = kiosk.reads()
    assert f"今天 多云 {unbroken('-9到3℃')}" in before
    assert "土豆 · 今天" in before
    later(kiosk, days=1)
    seen = kiosk.reads()
    assert {"11月24日", "星期二", f"今天 晴 {unbroken('-10到2℃')}", "土豆 · 昨天"} <= set(
        seen.split("\n")
    )
    assert "明早有霜冻" not in seen
    assert "土豆入窖前后要做好的五件事" in seen
    later(kiosk, days=8)
    seen = kiosk.reads()
    assert {"12月2日", "星期三"} <= set(seen.split("\n"))
    assert "℃" not in seen
    assert "县里还没有发来内容" not in seen, "it had sent"


def test_nothing_found_before_stands_under_other_words(kiosk):
    kiosk.stage.turn("search", "")
    search = kiosk.stage.stood("search").backend
    search.write("土豆")
    assert search.count
    lose(kiosk)
    assert search.count, "the same words keep what they found"
    search.write("医保")
    kiosk.hand.wait(60)
    assert search.count == 0
    assert not search.results.rows
    assert not search.prices.rows
    assert search.spoken().sentences[0] == search.lost == "内容现在读不出来"


def test_what_the_village_says_itself_is_found_without_a_library(start, home):
    publish(home, a_notice(ends=SOON))
    kiosk = start(home)
    lose(kiosk)
    kiosk.stage.turn("search", "停水")
    kiosk.hand.wait(60)
    assert "本村 · 井尔沟村" in kiosk.reads()


@pytest.mark.parametrize("trouble", LOST)
def test_a_film_that_cannot_be_looked_up_is_no_black_page(kiosk, trouble):
    item, key = put(kiosk.home, LESSON.read_bytes())
    kiosk.stage.poll()
    kiosk.stage.turn("article", item)
    lose(kiosk, trouble)
    kiosk.stage.turn("film", f"{item}|{key}")
    kiosk.hand.wait(60)
    assert "文件不在了，机器会重新接收" in kiosk.reads()


def test_a_film_plays_as_soon_as_it_can_be_looked_up_again(kiosk):
    item, key = put(kiosk.home, LESSON.read_bytes())
    kiosk.stage.poll()
    run(kiosk, "UPDATE items SET facts = '{' || facts")
    kiosk.stage.turn("film", f"{item}|{key}")
    film = kiosk.stage.stood("film").backend
    assert film.problem
    run(kiosk, "UPDATE items SET facts = substr(facts, 2)")
    kiosk.stage.poll()
    kiosk.hand.wait(60)
    assert film.problem == ""
    assert film.player.playing


def test_prices_whose_first_reading_of_a_day_failed_are_those_of_the_day_before(kiosk):
    kiosk.stage.turn("prices", "")
    prices = kiosk.stage.stood("prices").backend
    assert {row.age for row in prices.rows.rows} == {"今天"}
    kiosk.clock.on(days=1)
    run(kiosk, "UPDATE quotes SET unit = '{' || unit")
    prices.refresh()
    assert kiosk.stage.world.trouble is Trouble.BROKEN
    assert {row.age for row in prices.rows.rows} == {"昨天"}
    run(kiosk, "UPDATE quotes SET unit = substr(unit, 2)")
    kiosk.stage.poll()
    assert kiosk.stage.world.trouble is Trouble.NONE
    assert {row.age for row in prices.rows.rows} == {"昨天"}


def test_prices_are_those_nearest_to_where_the_station_stands_now(kiosk):
    here, there = (
        a_quote(market=name, area=area, day=NOW.date())
        for name, area in (("大青山乡集市", "150125"), ("四子王旗集市", "150929"))
    )
    kiosk.apply(quotes_item(write_csv([here, there]), name="all", updated=NOW, published=NOW))
    markets = {"大青山乡集市": "150125200201", "四子王旗集市": "150929100201"}
    for market, area in [*markets.items(), *markets.items()]:
        path = kiosk.home / "station.toml"
        before = kiosk.stage.world.station.area
        path.write_text(path.read_text("utf-8").replace(before, area) + "\n", "utf-8")
        kiosk.stage.poll()
        kiosk.stage.turn("prices", "")
        kiosk.stage.turn("search", "土豆")
        kiosk.hand.wait(60)
        assert {row.market for row in kiosk.stage.stood("prices").backend.rows.rows} == {market}
        (found,) = kiosk.stage.stood("search").backend.prices.rows
        assert found.market == market


def test_a_page_that_met_one_read_error_reads_again_once_the_library_is_back(kiosk):
    kiosk.stage.turn("list", "pests")
    run(kiosk, "UPDATE items SET facts = '{' || facts")
    kiosk.stage.turn("list", "village")
    assert kiosk.stage.world.trouble is Trouble.BROKEN
    kiosk.hand.wait(60)
    assert "内容现在读不出来" in kiosk.reads()
    run(kiosk, "UPDATE items SET facts = substr(facts, 2)")
    kiosk.stage.poll()
    kiosk.hand.wait(60)
    assert "村民会议" in kiosk.reads()


def test_cards_and_articles_grow_old_and_end_without_a_library(start, tmp_path):
    soon = an_item(
        "soon",
        section=Section.TECHNIQUE,
        title="这周给羊打针",
        tags=("羊",),
        published=NOW,
        updated=NOW,
        valid_until=NOW + timedelta(hours=20),
    )
    kiosk = start(a_home(tmp_path / "home", NOW, extra=(soon,), with_warning=False))
    for page, what in (("list", "technique"), ("topic", "羊"), ("article", "tag")):
        kiosk.stage.turn(page, soon.id if what == "tag" else what)
        kiosk.hand.wait(60)
        assert "今天" in kiosk.reads()
        assert "给羊打针" in kiosk.reads()
    kiosk.stage.goHome()
    lose(kiosk)
    later(kiosk, days=1)
    kiosk.stage.turn("article", soon.id)
    kiosk.hand.wait(60)
    seen = kiosk.reads()
    assert "今天已经到期" in seen
    assert "· 今天" not in seen
    assert kiosk.stage.stood("article").backend.spoken().sentences
    for page, what in (("list", "technique"), ("topic", "羊")):
        kiosk.stage.turn(page, what)
        kiosk.hand.wait(60)
        seen = kiosk.reads()
        assert "给羊打针" not in seen
        assert "· 今天" not in seen
        assert "冬季羔羊怎么喂长得快" in seen


def test_the_page_of_a_product_grows_old_without_a_library(kiosk):
    kiosk.stage.turn("prices", "")
    key = kiosk.stage.stood("prices").backend.rows.rows[0].key
    kiosk.stage.turn("product", key)
    assert "今天" in kiosk.reads()
    lose(kiosk)
    later(kiosk, days=1)
    kiosk.stage.turn("product", key)
    kiosk.hand.wait(60)
    assert "今天" not in kiosk.reads()
    assert not kiosk.stage.stood("product").backend.isEmpty
    kiosk.stage.turn("product", "nothing")
    kiosk.hand.wait(60)
    assert kiosk.stage.stood("product").backend.isEmpty


def test_what_was_looked_for_before_others_is_not_shown_for_it_again(start, home):
    publish(home, a_notice(ends=SOON))
    kiosk = start(home)
    kiosk.stage.turn("search", "土豆")
    lose(kiosk)
    search = kiosk.stage.stood("search").backend
    for words, titles in (("停水", 1), ("土豆", 0)):
        search.write(words)
        assert len(search.results.rows) == titles
    assert [row.age for row in search.prices.rows] == ["今天"], "what it pays is known"
