from datetime import date

from kiosk.days import month_day, whole_day, whole_month

DAY = date(2026, 11, 26)
ENGLISH = {
    "{month}月{day}日": "{day} {month_name}",
    "{year}年{month}月{day}日": "{day} {month_name} {year}",
    "{year}年{month}月": "{month_name} {year}",
    "十一月": "November",
}


def chinese(text):
    return text


def english(text):
    return ENGLISH.get(text, text)


def test_chinese_counts_the_months():
    assert month_day(DAY, chinese) == "11月26日"
    assert whole_day(DAY, chinese) == "2026年11月26日"
    assert whole_month(DAY, chinese) == "2026年11月"


def test_english_names_them():
    assert month_day(DAY, english) == "26 November"
    assert whole_day(DAY, english) == "26 November 2026"
    assert whole_month(DAY, english) == "November 2026"
