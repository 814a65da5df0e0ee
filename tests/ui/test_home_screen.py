import pytest
from PySide6.QtGui import QFont, QTextLayout, QTextOption

from content.library import Library
from sync.status import State, Status
from tests.builders import an_item, at
from tests.builders_screen import warning


def test_home_says_the_day_the_weather_and_the_newest_of_every_section(kiosk):
    seen = kiosk.reads()
    for words in (
        "11月23日",
        "星期一",
        "农历十月十五",
        "小雪第 2 天",
        "-3℃",
        "井尔沟村",
        "政策法规",
        "村务通知",
        "土豆入窖前后要做好的五件事",
        "今天 07:40 更新",
    ):
        assert words in seen
    assert {"土豆 · 今天", "元/斤", "明天夜里-10℃上冻"} <= set(seen.splitlines())


def test_every_section_opens_at_one_touch_and_home_comes_back(kiosk):
    for name in (
        "政策法规",
        "种养技术",
        "病虫疫病",
        "务工信息",
        "远程课堂",
        "办事指南",
        "村务通知",
    ):
        kiosk.hand.touch(name)
        assert kiosk.stage.screen == "list"
        assert name in kiosk.reads()
        kiosk.hand.touch("首页")
        assert kiosk.stage.screen == "home"


def test_a_double_tap_opens_only_once(kiosk):
    tile = kiosk.hand.find("种养技术")
    centre = tile.mapToScene(tile.boundingRect().center())
    kiosk.hand.touch_at(centre.x(), centre.y(), settle=0)
    kiosk.hand.touch_at(centre.x(), centre.y())
    assert kiosk.stage.screen == "list"


def test_the_text_size_goes_round_and_the_button_says_what_a_touch_does(kiosk):
    sizes, offers = [], []
    for _ in range(3):
        offers += [word for word in ("字大些", "字更大", "字变小") if word in kiosk.reads()]
        kiosk.hand.touch("字号")
        sizes.append(kiosk.stage.textSize)
    assert sizes == [1.25, 1.5, 1.0]
    assert offers == ["字大些", "字更大", "字变小"]


def test_a_release_applied_by_the_agent_is_on_the_screen_without_a_restart(kiosk):
    later = at("2026-11-23 15:39")
    kiosk.apply(
        an_item(
            "news",
            title="今晚八点停水",
            section="village",
            published=later,
            updated=later,
            pinned=True,
        )
    )
    assert "今晚八点停水" in kiosk.reads()


def test_without_a_library_the_screen_says_what_is_missing_and_shows_the_day(start, tmp_path):
    kiosk = start(tmp_path)
    seen = kiosk.reads()
    assert "这台机器还没有设置好" in seen
    assert "11月23日" in seen


def test_a_library_that_arrives_later_is_shown_by_itself(start, tmp_path, home):
    empty = tmp_path / "empty"
    empty.mkdir()
    kiosk = start(empty)
    for file in home.iterdir():
        file.rename(empty / file.name)
    kiosk.stage.poll()
    kiosk.hand.wait(80)
    assert "政策法规" in kiosk.reads()


def test_a_broken_library_is_said_in_words_and_never_a_blank_screen(start, tmp_path):
    (tmp_path / "library.db").write_bytes(b"no database at all" * 99)
    kiosk = start(tmp_path)
    assert "机器里存的内容读不出来了" in kiosk.reads()


def test_a_library_that_breaks_while_it_is_shown_is_said_and_touching_on_does_no_harm(kiosk):
    kiosk.hand.touch("种养技术")
    for file in kiosk.home.glob("library.db*"):
        file.unlink()
    (kiosk.home / "library.db").write_bytes(b"rubbish" * 999)
    kiosk.stage.poll()
    kiosk.hand.wait(300)
    kiosk.hand.touch("首页")
    assert "机器里存的内容读不出来了" in kiosk.reads()


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status(state=State.REFUSED), "没有通过检查"),
        (Status(clock_ok=False), "钟不准"),
    ],
)
def test_a_refusal_and_an_unsure_clock_are_said_at_the_foot(start, home, status, words):
    with Library(home / "library.db", write=True) as library:
        library.put_note("sync", status.to_json())
    assert words in start(home).reads()


def test_after_a_minute_without_a_touch_the_reader_is_forgotten(kiosk):
    kiosk.hand.touch("种养技术")
    kiosk.hand.touch("字号")
    kiosk.stage.idle(61)
    assert (kiosk.stage.screen, kiosk.stage.textSize) == ("home", 1.0)


def test_after_three_minutes_the_screen_rests_and_the_touch_that_wakes_presses_nothing(kiosk):
    kiosk.stage.idle(181)
    kiosk.stage.idle(181)
    assert kiosk.stage.screen == "rest"
    tile = (kiosk.view.width() * 0.5, kiosk.view.height() * 0.5)
    kiosk.hand.touch_at(*tile)
    assert kiosk.stage.screen == "home"


def test_a_warning_stands_on_every_page(kiosk):
    kiosk.apply(warning(kiosk.clock.now))
    kiosk.hand.touch("种养技术")
    assert "霜冻" in kiosk.reads()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1080, 1920)])
def test_no_word_of_the_home_screen_leaves_the_glass(start, home, size, language):
    kiosk = start(home, size, language)
    for text_size in (1.0, 1.5):
        kiosk.stage.set_text_size(text_size)
        kiosk.hand.wait(80)
        for item in visible_texts(kiosk.view.contentItem()):
            box = item.mapRectToScene(item.boundingRect())
            assert box.left() >= -1, item.property("text")
            assert box.right() <= size[0] + 1, item.property("text")
            assert box.bottom() <= size[1] + 1, item.property("text")


def test_a_price_is_never_broken_within_its_unit(kiosk):
    text = next(
        item.property("text")
        for item in visible_texts(kiosk.view.contentItem())
        if "元/" in item.property("text")
    )
    begins = text.index("元")
    within = range(begins + 1, text.index("斤") + 1)
    font = QFont("Noto Sans SC")
    font.setPixelSize(32)
    for width in range(100, 300, 4):
        assert not broken_at(text, font, width) & set(within)


def broken_at(text, font, width):
    """Return where Qt begins a new line."""
    layout, option = QTextLayout(text, font), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts = set()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.add(line.textStart())
    layout.endLayout()
    return starts


def visible_texts(item):
    for child in item.childItems():
        if child.isVisible() and child.opacity():
            if isinstance(child.property("text"), str) and child.property("text"):
                yield child
            yield from visible_texts(child)
