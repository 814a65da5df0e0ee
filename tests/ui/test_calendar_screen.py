from tests.builders_screen import NOW


def test_the_date_on_the_home_screen_opens_the_farmer_s_calendar(kiosk):
    kiosk.hand.touch("日历")
    seen = kiosk.reads()
    for words in ("2026年11月", "小雪", "冬至", "元旦", "这个月地里圈里要做的"):
        assert words in seen


def test_the_work_of_the_month_opens_its_article(kiosk):
    kiosk.hand.touch("日历")
    backend = kiosk.stage.stood("calendar").backend
    title = backend.work.rows[0].title
    kiosk.hand.touch(title)
    assert kiosk.stage.screen == "article"
    assert title in kiosk.reads()
    kiosk.hand.touch("返回")
    assert kiosk.stage.screen == "calendar"


def test_months_turn_and_the_next_reader_begins_with_this_one(kiosk):
    kiosk.hand.touch("日历")
    kiosk.hand.touch("下个月")
    assert "2026年12月" in kiosk.reads()
    kiosk.hand.touch("上个月")
    kiosk.hand.touch("上个月")
    assert "2026年10月" in kiosk.reads()
    kiosk.hand.touch("本月")
    assert "2026年11月" in kiosk.reads()
    kiosk.hand.touch("下个月")
    kiosk.stage.idle(61)
    kiosk.hand.wait(300)
    kiosk.hand.touch("日历")
    assert f"{NOW.year}年{NOW.month}月" in kiosk.reads()
