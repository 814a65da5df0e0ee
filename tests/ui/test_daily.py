from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QPointF,
    QRectF,
    QSize,
    QUrl,
    qInstallMessageHandler,
)
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest

from content.library import Held, Library
from content.prices import write_csv
from content.series import series_of
from content.units import PriceUnit
from kiosk.ui.app import application, glass, speak
from kiosk.ui.chart import PriceChart, Sparkline
from kiosk.ui.guard import Guard
from kiosk.ui.tour import Hand, type_name
from kiosk.ui.world import World
from kiosk.views.chart import chart
from sync.station import Station
from sync.tables import Screen
from tests.builders import quotes_item
from tests.builders_daily import NOW, TODAY, a_quote, daily, same
from tests.builders_screen import a_home, warning
from tests.ui.reading import is_chip, items, pressable, price_lines, words

ORANGE = {"level": "橙色", "severity": "Severe"}
PRICE = re.compile(r"\d[.,]\d")
BLUE = {"level": "蓝色", "severity": "Minor"}


@pytest.fixture
def stand(tmp_path):
    """Return a function that stands a kiosk before a library of its own."""
    stood = []

    def standing(*extra, screen=None, size=(1366, 768), language="zh"):
        speak(application(), language)
        home = a_home(tmp_path / "home", NOW, extra=extra, with_warning=False)
        station = replace(Station.read(home), screen=screen or Screen(motion=False))
        view, stage = glass(World(station, clock=lambda: NOW))
        Guard(view, stage, locked=False)
        view.resize(*size)
        stage.begin()
        view.frameSwapped.connect(stage.awake)
        view.show()
        hand = Hand(view, stage)
        while stage.stood("search") is None:
            hand.wait(20)
        hand.wait(300)  # a page that has just turned takes no touch
        stood.append((view, stage))
        return hand

    yield standing
    put_down(stood)


def put_down(stood):
    """Take the glass down; delegates that outlive their page by a moment may complain."""
    before = qInstallMessageHandler(lambda *_: None)
    for view, stage in stood:
        view.close()
        view.setSource(QUrl())
        stage.world.close()
        view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application().processEvents()
    qInstallMessageHandler(before)


def covered(hand):
    return hand.stage.stood("takeover").item.isVisible()


# --- warnings -------------------------------------------------------------------------------


def test_an_orange_warning_takes_the_screen_and_says_what_to_do(stand):
    hand = stand(warning(NOW, **ORANGE))
    assert covered(hand)
    said = words(hand.view)
    assert {"霜冻", "橙色预警", "严重", "武川县 · 还有16小时", "露地白菜今晚收回或盖严"} <= set(
        said
    )


STEPS = (
    "羊和牛今晚赶回棚圈，堵好漏风口，备足三天草料",
    "土豆窖口盖厚草帘，窖里不要低于2℃",
    "生火取暖要留通风口，老人少出门，半夜起来看一次火",
)


def beyond(paper):
    """Return the words that stand out of their paper."""
    sheet = paper.mapRectToScene(paper.boundingRect())
    labels = [item for item in items(paper) if item.inherits("QQuickText")]
    return [
        label.property("text")
        for label in labels
        if not sheet.contains(label.mapRectToScene(label.boundingRect()))
    ]


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1080, 1920)])
def test_all_of_what_to_do_is_read_at_the_largest_text(stand, size, times):
    instruction = "；".join(f"{n}. {step * times}" for n, step in enumerate(STEPS, 1))
    hand = stand(warning(NOW, **ORANGE, instruction=instruction), size=size)
    hand.stage.set_text_size(1.5)
    over = list(items(hand.stage.stood("takeover").item))
    paper = next(item for item in over if type_name(item) == "WarningPaper")
    steps = [item for item in over if type_name(item) == "WarningStep"]
    assert len(steps) == len(STEPS)
    for _ in range(100):  # laid out, then fitted at the next turn
        hand.wait(40)
        if not beyond(paper):
            break
    assert beyond(paper) == []
    for label in (text for step in steps for text in items(step) if text.inherits("QQuickText")):
        assert not label.property("truncated"), label.property("text")
        assert label.height() >= label.property("contentHeight") - 1


def test_a_blue_warning_is_a_band_and_takes_nothing(stand):
    hand = stand(warning(NOW, **BLUE))
    assert not covered(hand)
    assert "霜冻蓝色预警" in words(hand.view)


def test_knowing_leaves_the_band_and_what_was_open_is_kept(stand):
    hand = stand()
    hand.touch("市场行情")
    assert not covered(hand)
    said = replace(warning(NOW, **ORANGE), updated=NOW + timedelta(minutes=1))
    with Library(hand.stage.world.station.library_path, write=True) as library:
        library.apply([said], Held(4, NOW, "150125", 4, NOW))
    hand.stage.poll()
    assert covered(hand)
    hand.touch("知道了")
    assert not covered(hand)
    assert hand.stage.screen == "prices"
    assert "霜冻橙色预警" in words(hand.view)


def test_nothing_beneath_a_takeover_is_pressed(stand):
    hand = stand(warning(NOW, **ORANGE))
    for x in (100, 300, 500):
        hand.touch_at(x, 400)
    assert covered(hand)
    assert hand.stage.screen == "home"


def test_the_next_reader_meets_the_warning_again(stand):
    hand = stand(warning(NOW, **ORANGE))
    hand.touch("知道了")
    hand.stage.wipe()
    assert covered(hand)


def test_a_warning_known_to_somebody_does_not_break_the_screen_s_rest(stand):
    hand = stand(warning(NOW, **ORANGE))
    hand.touch("知道了")
    hand.stage.wipe()
    hand.stage.turn("rest", "")
    assert not covered(hand)


def test_the_band_leads_to_the_weather_page(stand):
    hand = stand(warning(NOW, **BLUE))
    hand.touch("霜冻蓝色预警")
    assert hand.stage.screen == "weather"
    assert "羊群早点归圈" in words(hand.view)


# --- rest -----------------------------------------------------------------------------------


def test_the_waking_touch_presses_nothing(stand):
    hand = stand(screen=Screen(idle_s=1.0, rest_s=1.5))
    hand.wait(1500)
    hand.stage.tick()
    hand.stage.tick()
    assert hand.stage.screen == "rest"
    assert "点一下屏幕就能看" in words(hand.view)
    hand.touch_at(800, 250)
    assert hand.stage.screen == "home"
    hand.wait(600)  # no second half of a slow double tap
    hand.touch_at(800, 250)
    assert hand.stage.screen != "home"


def test_the_slideshow_shows_weather_prices_and_notices_in_turn(stand):
    hand = stand()
    hand.stage.turn("rest", "")
    shown = []
    slideshow = hand.stage.stood("rest").backend
    for _ in range(slideshow.count):
        shown += [said.replace("\N{WORD JOINER}", "") for said in words(hand.view)]
        slideshow.turnOver()
    assert "武川县的天气" in shown
    assert "最近的行情" in shown
    assert slideshow.place == 0


# --- prices ---------------------------------------------------------------------------------


def test_one_touch_counts_in_kilograms_and_one_more_in_jin(stand):
    hand = stand()
    hand.touch("市场行情")
    assert "元/斤" in words(hand.view)
    in_jin = price_lines(hand.view)[0].property("price")
    hand.touch("换成元/公斤")
    assert float(price_lines(hand.view)[0].property("price")) == 2 * float(in_jin)
    hand.touch("换成元/斤")
    assert price_lines(hand.view)[0].property("price") == in_jin


def test_a_product_opens_with_its_chart_and_the_other_market(stand):
    hand = stand()
    hand.touch("市场行情")
    hand.touch(price_lines(hand.view)[0].property("name"))
    assert hand.stage.screen == "product"
    said = words(hand.view)
    assert "土豆" in said
    assert "别处的价（高的在前）" in said
    hand.touch("换成元/公斤")
    assert "近90天的价（元/公斤）" in words(hand.view)
    hand.touch("返回")
    assert hand.stage.stood("prices").backend.perKilogram


def test_a_chosen_market_is_the_only_one_shown(stand):
    hand = stand()
    hand.touch("市场行情")
    hand.touch("东瓦窑批发市场")
    markets = {line.property("market") for line in price_lines(hand.view)}
    assert markets == {"东瓦窑批发市场"}


def painted(item, width=600, height=240):
    item.setSize(QSize(width, height))
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    item.paint(painter)
    painter.end()
    return image


def ink_at(image, x):
    return any(image.pixelColor(x, y) == QColor("#b3261e") for y in range(image.height()))


def test_no_line_is_painted_across_a_gap():
    application()
    line = Sparkline()
    line.setProperty("ink", QColor("#b3261e"))
    line.setProperty("strokeWidth", 6.0)
    line.line = (((0.0, 0.5), (0.3, 0.6)), ((0.7, 0.5), (1.0, 0.6)))
    image = painted(line)
    assert ink_at(image, 100)
    assert not any(ink_at(image, x) for x in range(240, 380))
    assert ink_at(image, 480)


def test_a_finger_on_the_chart_reads_the_nearest_quote():
    application()
    (series,) = series_of(daily(["1.20", None, "1.40", "1.30"]), PriceUnit.PER_JIN)
    first = TODAY - timedelta(days=89)
    drawing = PriceChart()
    drawing.chart = chart(series.points, first=first, last=TODAY, unit="元/斤", tr=same)
    drawing.dress(QColor("gray"), QColor("black"), QColor("white"), "Noto Sans SC", 20)
    drawing.setProperty("ink", QColor("#b3261e"))
    at_rest = painted(drawing)
    drawing.read(60.0)
    assert painted(drawing) != at_rest
    drawing.chart = None
    drawing.read(60.0)
    assert not ink_at(painted(drawing), 590)


# --- weather --------------------------------------------------------------------------------


def test_the_weather_says_now_tonight_tomorrow_and_the_county_s_advice(stand):
    hand = stand()
    hand.touch("天气预警")
    said = words(hand.view)
    assert {"-3℃", "今天夜里", "明天白天", "明天夜里"} <= set(said)
    assert any("明早有霜冻" in text for text in said)
    assert any("会上冻" in text for text in said)


def shown_whole(hand, text):
    """Tell whether all of a text stands on the page, above its foot."""
    page = list(items(hand.stage.stood("weather").item))
    fold = next(item for item in page if type_name(item) == "Foot").mapToScene(QPointF(0, 0)).y()
    label = next(
        item for item in page if item.inherits("QQuickText") and text in item.property("text")
    )
    return label.mapRectToScene(label.boundingRect()).bottom() <= fold


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1080, 1920)])
def test_at_the_largest_text_two_warnings_leave_room_for_the_cold(stand, size):
    gale = warning(NOW, **BLUE, event="大风")
    hand = stand(warning(NOW, **ORANGE), gale, size=size)
    hand.touch("知道了")
    hand.stage.set_text_size(1.5)
    hand.touch("天气预警")
    told = ("霜冻橙色预警", "大风蓝色预警", "露地白菜今晚收回或盖严", "-3℃", "明早有霜冻")
    assert [text for text in told if not shown_whole(hand, text)] == []


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_no_sliver_of_a_next_card_peeps_above_the_foot(stand, size):
    hand = stand(warning(NOW, **ORANGE), warning(NOW, **BLUE, event="大风"), size=size)
    hand.touch("知道了")
    hand.touch("天气预警")
    page = list(items(hand.stage.stood("weather").item))
    fold = next(item for item in page if type_name(item) == "Foot").mapToScene(QPointF(0, 0)).y()
    tops = {item.mapToScene(QPointF(0, 0)).y() for item in page if type_name(item) == "HalfDay"}
    assert min(tops) >= fold or min(tops) < fold - 0.06 * min(size)


# --- search ---------------------------------------------------------------------------------


def test_characters_find_and_what_was_found_is_marked(stand):
    hand = stand()
    hand.touch("搜索")
    backend = hand.stage.stood("search").backend
    backend.write("土豆")
    hand.wait(60)
    assert backend.count > 0
    found = next(text for text in words(hand.view) if "</b>" in text)
    assert "土豆" in found
    hand.touch("重新写")
    assert backend.words == ""


def test_the_price_of_what_is_looked_for_leads_to_its_product(stand):
    hand = stand()
    hand.touch("搜索")
    hand.stage.stood("search").backend.write("土豆")
    hand.wait(60)
    hand.touch("土豆 1.30 元/斤")
    assert hand.stage.screen == "product"


def test_the_last_page_of_prices_ends_with_the_last_line(stand):
    hand = stand()
    hand.touch("市场行情")
    hand.stage.set_text_size(1.5)
    last = hand.stage.stood("prices").backend.rows.rows[-1].product
    for _ in range(4):
        hand.wait(300)
        hand.touch("下一页")
        if price_lines(hand.view)[-1].property("product") == last:
            break
    assert price_lines(hand.view)[-1].property("product") == last
    hand.touch("上一页")


def test_an_officer_s_keyboard_writes_too(stand):
    hand = stand()
    hand.touch("搜索")
    hand.view.requestActivate()
    while hand.view.activeFocusItem() is None:
        hand.wait(20)
    for letter in "xq":
        QTest.keyClick(hand.view, letter)
    assert hand.stage.stood("search").backend.words == "xq"


def test_nothing_found_offers_one_letter_less(stand):
    hand = stand()
    hand.touch("搜索")
    hand.touch("拼音")
    for letter in "xqz":
        hand.touch(letter)
    said = words(hand.view)
    assert "没有找到“xqz”" in said
    hand.touch("去掉一个字母：xq")
    assert hand.stage.stood("search").backend.words == "xq"


def test_a_reader_s_words_are_forgotten_when_she_has_gone(stand):
    hand = stand()
    hand.touch("搜索")
    hand.touch("拼音")
    hand.touch("t")
    hand.stage.wipe()
    backend = hand.stage.stood("search").backend
    assert (backend.words, backend.way) == ("", "write")


# --- every size -----------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1080, 1920)])
@pytest.mark.parametrize("text_size", [1.0, 1.5])
def test_every_place_to_press_is_large_enough_and_on_the_glass(stand, size, text_size):
    hand = stand(warning(NOW, **BLUE), size=size)
    hand.stage.set_text_size(text_size)
    unit = min(size) / 1080
    glass_ = QRectF(0, 0, *size)
    for page in ("prices", "weather", "search"):
        hand.stage.turn(page, "")
        hand.wait(40)
        for item in pressable(hand.view):
            place = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
            assert min(place.width(), place.height()) >= 60 * unit, item.property("name")
            if glass_.contains(place.center()) and not is_chip(item):
                assert place.right() <= size[0] + 1, item.property("name")
                assert place.left() >= -1, item.property("name")


def test_prices_are_never_cut_off(stand):
    sheet = write_csv([a_quote(product="活牛", modal="12500", unit=PriceUnit.PER_HEAD_LARGE)])
    hand = stand(quotes_item(sheet, updated=NOW, published=NOW, valid_from=None))
    for text_size in (1.0, 1.25, 1.5):
        hand.stage.set_text_size(text_size)
        hand.stage.turn("prices", "")
        hand.wait(40)
        cut = [
            item.property("text")
            for item in items(hand.view.contentItem())
            if item.property("truncated") and PRICE.search(str(item.property("text")))
        ]
        assert cut == []
        assert "12,500" in words(hand.view)


def test_english_is_spoken_when_asked(stand):
    hand = stand(warning(NOW, **ORANGE), language="en")
    said = words(hand.view)
    assert not any("知道了" in text for text in said)
