"""What each page says of itself, over a real library."""

import shutil
from datetime import timedelta

from content.model import Tombstone
from tests.builders import a_policy, an_attachment, an_item, at
from tests.builders_screen import NOW, a_home, warning


def said(kiosk, screen, argument=None):
    if argument is not None:
        kiosk.stage.turn(screen, argument)
        kiosk.hand.wait(50)
    for _ in range(100):
        if kiosk.stage.stood(screen) is not None:
            break
        kiosk.hand.wait(30)  # screens are made one after the other
    told = kiosk.stage.stood(screen).backend.spoken()
    assert len(told.sentences) == len(told.places)
    return told


def places(told, rows):
    return [place.index for place in told.places if place.rows == rows]


def test_home_says_today_the_weather_that_it_freezes_and_prices_before_news(kiosk):
    told = said(kiosk, "home")
    text = "\n".join(told.sentences)
    assert told.title == "井尔沟村"
    assert told.sentences[0].startswith("11月23日，星期一，农历")
    assert "会上冻" in text
    assert "市场行情：土豆，今天 1.30 元/斤，跌 0.01元" in told.sentences
    assert text.index("市场行情：") < text.index("政策法规：")
    assert "▼" not in text


def test_home_says_warnings_before_prices(start, template_home, tmp_path):
    home = a_home(tmp_path / "home", with_warning=True)
    told = said(start(home), "home")
    text = "\n".join(told.sentences)
    assert text.index("霜冻黄色预警") < text.index("市场行情：")


def test_a_station_that_received_nothing_says_what_is_missing(start, tmp_path):
    (tmp_path / "empty").mkdir()
    told = said(start(tmp_path / "empty"), "home")
    assert told.sentences


def test_an_empty_list_says_why(start, template_home, tmp_path):
    kiosk = start(shutil.copytree(template_home, tmp_path / "home"))
    ids = [f"tag:wuchuan.example,2026:technique/courses-{number}" for number in range(3)]
    kiosk.apply(*(Tombstone(each, NOW) for each in ids))
    told = said(kiosk, "list", "courses")
    assert told.title == "远程课堂"
    assert told.sentences == ("这一栏还没有内容", "县里发来以后，这里会自己出现。")
    assert said(kiosk, "list", "").title == ""


def test_an_article_says_doubts_first_then_its_source_answers_and_text(kiosk):
    kiosk.apply(a_policy("x", title="旧办法", demo=True, valid_until=NOW - timedelta(days=1)))
    told = said(kiosk, "article", a_policy("x").id)
    assert told.sentences[:3] == (
        "已过期，演示数据，昨天已经到期",
        "旧办法",
        "武川县农技推广中心，内农发〔2026〕1号，5月20日放上来",
    )
    assert "谁能领：种地的农户" in told.sentences
    assert places(told, "facts") == [0, 1, 2, 3]


def test_a_withdrawal_is_heard_before_the_text(kiosk):
    kiosk.apply(a_policy("x", published=at("2026-11-23 15:00")))
    kiosk.stage.turn("article", a_policy("x").id)
    kiosk.apply(Tombstone(a_policy("x").id, NOW), release=5)
    assert said(kiosk, "article").sentences[0] == "县里刚刚撤回了这一篇，请不要再照着做"


def test_sentences_of_a_text_stand_among_the_rows_that_show_it(kiosk):
    body = "<p>甲。乙。</p><ol><li>先拔。再埋。</li></ol>"
    item = an_item("x", body=body, attachments=(an_attachment(title="病叶"),))
    kiosk.apply(item)
    told = said(kiosk, "article", item.id)
    rows = kiosk.stage.stood("article").backend.blocks.rows
    assert [row.kind for row in rows] == ["picture", "text", "list"]
    found = {
        sentence: (place.index, rows[place.index].styled[place.start : place.end])
        for sentence, place in zip(told.sentences, told.places, strict=True)
        if place.rows == "blocks"
    }
    assert found == {
        "甲。": (1, "甲。"),
        "乙。": (1, "乙。"),
        "1. 先拔。": (2, "先拔。"),
        "再埋。": (2, "再埋。"),
    }


def test_an_old_forecast_says_so_first(kiosk):
    kiosk.clock.on(hours=40)
    assert said(kiosk, "weather", "").sentences[0].startswith("旧预报，")


def test_a_warning_says_what_to_do_and_who_says_so(start, template_home, tmp_path):
    home = a_home(
        tmp_path / "home",
        with_warning=False,
        extra=(warning(NOW, level="红色", severity="Extreme"),),
    )
    kiosk = start(home)
    told = said(kiosk, "takeover")
    assert told.title == "霜冻红色预警"
    assert "露地白菜今晚收回或盖严" in told.sentences
    assert told.sentences[-1] == "武川县气象台 今天 15:40 发布"
    assert "霜冻红色预警，特别严重，武川县，还有16小时" in said(kiosk, "weather", "").sentences
    kiosk.stage.stood("takeover").backend.acknowledge()
    assert said(kiosk, "takeover").sentences == ()


def test_without_a_forecast_the_weather_page_says_nothing(start, tmp_path):
    (tmp_path / "empty").mkdir()
    assert said(start(tmp_path / "empty"), "weather", "").sentences == ()


def test_each_page_says_what_it_shows_in_the_order_it_is_asked_for(kiosk):
    a_list_says_titles_sentences_and_answers(kiosk)
    prices_say_change_market_and_age(kiosk)
    a_product_says_how_it_moved_and_what_others_pay(kiosk)
    the_weather_says_now_the_frost_the_advice_and_seven_days(kiosk)
    search_says_prices_then_titles(kiosk)
    a_topic_says_what_it_pays_and_what_there_is(kiosk)
    the_calendar_says_today_by_the_moon_and_what_comes(kiosk)
    assert said(kiosk, "article", "tag:nobody,2026:nothing").sentences == ()
    assert said(kiosk, "station", "").sentences == ()
    assert said(kiosk, "stick").sentences == ()


def a_list_says_titles_sentences_and_answers(kiosk):
    told = said(kiosk, "list", "jobs")
    assert told.title == "务工信息"
    assert "乌兰花淀粉厂招分拣工 30 人" in told.sentences
    assert "每天 180~220 元，管吃住" in told.sentences
    assert set(places(told, "cards")) == {0, 1, 2}


def prices_say_change_market_and_age(kiosk):
    told = said(kiosk, "prices", "")
    assert told.sentences[0] == "演示数据"
    assert told.sentences[1] == ("土豆，1.30 元/斤，比昨天 1.31元跌 0.01元，东瓦窑批发市场，今天")
    assert places(told, "prices") == [0, 1, 2, 3]


def a_product_says_how_it_moved_and_what_others_pay(kiosk):
    said(kiosk, "prices", "")
    key = kiosk.stage.stood("prices").backend.rows.rows[0].key
    told = said(kiosk, "product", key)
    assert told.sentences[1] == "土豆，东瓦窑批发市场，今天，1.30 元/斤"
    assert "最低到最高：1.20～1.45 元/斤" in told.sentences
    assert any("比7天前" in sentence for sentence in told.sentences)
    assert places(told, "markets") == [0]
    assert said(kiosk, "product", "nothing|").sentences == ()


def the_weather_says_now_the_frost_the_advice_and_seven_days(kiosk):
    told = said(kiosk, "weather", "")
    text = "\n".join(told.sentences)
    assert told.title == "武川县"
    assert text.index("会上冻") < text.index("白菜今晚盖好") < text.index("后天")
    assert len(set(places(told, "days"))) == 7


def search_says_prices_then_titles(kiosk):
    told = said(kiosk, "search", "土豆")
    assert told.title == "土豆"
    assert told.sentences[0].startswith("土豆，1.30 元/斤")
    assert "土豆晚疫病这样防" in told.sentences


def a_topic_says_what_it_pays_and_what_there_is(kiosk):
    told = said(kiosk, "topic", "土豆")
    assert told.sentences[0].startswith("土豆，1.30 元/斤")
    assert "土豆晚疫病这样防" in told.sentences


def the_calendar_says_today_by_the_moon_and_what_comes(kiosk):
    told = said(kiosk, "calendar", "")
    assert told.sentences[0].startswith("农历十月十五")
    assert places(told, "coming")
