from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.cap import Level, MessageType, active, defence_lines, ends, read_cap, takes_over
from content.errors import CapError
from tests.builders_importers import SENT, an_alert

COUNTY = "150125"
VILLAGE = "150125200201"
NOW = SENT + timedelta(hours=1)

INFO = """<info><language>zh-CN</language><event>霜冻</event><severity>Minor</severity>
<expires>2026-05-21T08:00:00+08:00</expires><senderName>预报员</senderName>
<headline>武川县气象台发布霜冻蓝色预警信号[Ⅳ级/一般]</headline>
<area><geocode><valueName>CPEAS Geographic Code</valueName><value>150125000000</value></geocode></area>
</info>"""
MESSAGE = f"""<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>frost</identifier>
<sender>qxt</sender><sent>2026-05-20T17:00:00+08:00</sent><status>Actual</status>
<msgType>Alert</msgType><scope>Public</scope>{INFO}</alert>"""


def read(old="", new=""):
    assert old in MESSAGE
    return read_cap(MESSAGE.replace(old, new, 1).encode() if old else MESSAGE.encode())


def headline(text):
    return read("武川县气象台发布霜冻蓝色预警信号[Ⅳ级/一般]", text)


# Reading


def test_a_message_is_read():
    alert = read()
    assert (alert.identifier, alert.event, alert.level) == ("frost", "霜冻", Level.BLUE)
    assert (alert.sent, alert.effective) == (SENT, SENT)
    assert alert.expires == SENT + timedelta(hours=15)


def test_the_filled_up_code_of_a_county_covers_its_villages():
    assert read().areas == (COUNTY,)


def test_chinese_is_chosen_wherever_it_stands():
    english = "<info><language>en-US</language><event>frost</event></info>"
    assert read("<info>", english + "<info>").event == "霜冻"


def test_the_chinese_of_others_is_better_than_none():
    assert read("zh-CN", "zh-tw").event == "霜冻"


def test_without_chinese_the_first_language_is_shown():
    assert read("zh-CN", "sv-SE").event == "霜冻"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("武川县气象台变更发布霜冻黄色预警信号[Ⅲ级/较重]", Level.YELLOW),
        ("将高温橙色预警信号升级为高温红色预警信号", Level.RED),
        ("Frost: Orange warning", Level.ORANGE),
        ("水庫紅色警戒", Level.RED),
    ],
)
def test_the_level_is_the_last_colour_of_the_headline(text, level):
    assert headline(text).level is level


@pytest.mark.parametrize("value", ["橙色", "橙", "Orange"])
def test_a_parameter_tells_the_level_where_the_headline_does_not(value):
    parameter = f"<parameter><valueName>color</valueName><value>{value}</value></parameter>"
    other = "<parameter><valueName>n</valueName><value>7</value></parameter>"
    told = f"<headline>霜冻</headline>{other}{parameter}"
    assert (
        read("<headline>武川县气象台发布霜冻蓝色预警信号[Ⅳ级/一般]</headline>", told).level
        is Level.ORANGE
    )


@pytest.mark.parametrize(
    ("severity", "level"),
    [("Minor", 1), ("Moderate", 2), ("Severe", 3), ("Extreme", 4), ("Unknown", 0), ("", 0)],
)
def test_severity_tells_the_level_where_no_colour_does(severity, level):
    message = MESSAGE.replace("蓝色", "").replace("Minor", severity)
    assert read_cap(message.encode()).level == level


def test_a_level_has_a_colour_and_a_rank():
    assert [level.label for level in Level] == ["", "蓝色", "黄色", "橙色", "红色"]
    assert Level.RED.rank_label == "特别严重"


def test_the_office_is_read_from_the_headline_and_not_the_forecasters_name():
    assert read().office == "武川县气象台"
    assert headline("霜冻").office == "预报员"
    assert read("<senderName>预报员</senderName>").office == "武川县气象台"


def test_without_a_name_the_sender_is_the_office():
    message = MESSAGE.replace("武川县气象台发布", "").replace("预报员", "")
    assert read_cap(message.encode()).office == "qxt"


@pytest.mark.parametrize("references", ["qxt,old,2026-05-20T17:00:00+08:00", "qxt,old,坏", "old"])
def test_a_reference_counts_by_its_identifier_alone(references):
    assert read("<scope>", f"<references>{references}</references><scope>").supersedes == ("old",)


@pytest.mark.parametrize("end", ["later", ""])
def test_a_broken_end_is_no_end_and_the_warning_still_warns(end):
    alert = read("2026-05-21T08:00:00+08:00", end)
    assert alert.expires is None
    assert ends(alert) == SENT + timedelta(hours=24)


def test_times_in_utc_and_without_a_zone_are_read():
    assert read("17:00:00+08:00", "09:00:00Z").sent == SENT
    assert read("17:00:00+08:00", "17:00:00").sent == SENT


def test_codes_that_are_no_codes_are_left_out():
    assert read("150125000000", "CN-15").areas == ()


def test_a_cancel_needs_no_info():
    alert = read_cap(MESSAGE.replace(INFO, "").replace(">Alert<", ">Cancel<").encode())
    assert alert.message_type is MessageType.CANCEL


def test_a_prefix_or_an_older_version_of_the_standard_is_the_same():
    message = MESSAGE.replace("<", "<cap:").replace("<cap:/", "</cap:").replace("<cap:?", "<?")
    assert read_cap(message.replace("xmlns=", "xmlns:cap=").encode()) == read()
    assert read("cap:1.2", "cap:1.1") == read()


@pytest.mark.parametrize("name", ["GBK", "gb2312", "GB18030"])
def test_a_message_in_gbk_is_read(name):
    message = MESSAGE.replace("UTF-8", name).replace("Ⅳ", "四")
    assert read_cap(message.encode("gb18030")).event == "霜冻"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("Actual", "Exercise", "status is Exercise; shown is only Actual"),
        ("<status>Actual</status>", "", "status is missing"),
        ("Public", "Restricted", "scope is Restricted"),
        (">Alert<", ">Ack<", "msgType is Ack"),
        (INFO, "", "has no info"),
        ("<identifier>frost", "<identifier>", "identifier is missing"),
        ("<sent>2026-05-20", "<sent>", "is not a date"),
        ("cap:1.2", "alerts:1.2", "is no CAP"),
        ("<alert ", "<x/><alert ", "is no XML"),
        ("</alert>", "", "is no XML"),
        ("UTF-8", "EBCDIC", "is no XML"),
        ("UTF-8", "big5", "is no XML"),
        ("<sender>", "<a>" * 20 + "</a>" * 20 + "<sender>", "nested deeper"),
        ("<sender>", "<!--" + "x" * 300_000 + "--><sender>", "at most"),
        ("<alert ", "<!DOCTYPE alert><alert ", "declares a document type"),
        ("<alert ", '<!DOCTYPE alert [<!ENTITY a "b">]><alert ', "declares a document type"),
        ("qxt", "&a;", "is no XML"),
    ],
)
def test_what_may_not_be_shown_is_refused_with_the_reason(old, new, reason):
    with pytest.raises(CapError, match=reason):
        read(old, new)


def test_bytes_that_are_not_gbk_though_declared_are_refused():
    with pytest.raises(CapError, match="is no XML"):
        read_cap(b'<?xml version="1.0" encoding="gbk"?><alert>\xff\xff</alert>')


def test_a_refusal_names_the_file():
    with pytest.raises(CapError, match=r"^frost\.xml: is no XML"):
        read_cap(b"", file="frost.xml")


@given(st.binary(max_size=60), st.integers(0, len(MESSAGE.encode())))
def test_a_damaged_message_is_read_or_refused(noise, at):
    data = MESSAGE.encode()
    with suppress(CapError):
        read_cap(data[:at] + noise + data[at + len(noise) :])


# Which hold


def test_an_update_takes_the_place_of_its_alert_in_any_order():
    alert, update = an_alert("1"), an_alert("2", supersedes=("1",), level=Level.YELLOW)
    assert active([alert, update], NOW, VILLAGE) == [update]
    assert active([update, alert], NOW, VILLAGE) == [update]


def test_a_cancel_ends_its_warning_though_it_came_first():
    cancel = an_alert("2", message_type=MessageType.CANCEL, supersedes=("1",))
    assert active([cancel, an_alert("1")], NOW, VILLAGE) == []


def test_an_update_that_is_over_does_not_bring_back_its_alert():
    update = an_alert("2", supersedes=("1",), expires=NOW)
    assert active([an_alert("1"), update], NOW, VILLAGE) == []


def test_a_message_that_references_itself_holds():
    alert = an_alert("1", supersedes=("1",))
    assert active([alert], NOW, VILLAGE) == [alert]


def test_of_a_message_held_twice_the_newer_holds():
    newer = an_alert("1", sent=SENT + timedelta(minutes=5))
    assert active([newer, an_alert("1")], NOW, VILLAGE) == [newer]


def test_a_warning_ends_when_it_says():
    alert = an_alert(expires=NOW)
    assert active([alert], NOW - timedelta(seconds=1), VILLAGE) == [alert]
    assert active([alert], NOW, VILLAGE) == []


def test_a_warning_without_an_end_holds_for_a_day():
    alert = an_alert()
    assert active([alert], SENT + timedelta(hours=23, minutes=59), VILLAGE) == [alert]
    assert active([alert], SENT + timedelta(hours=24), VILLAGE) == []


def test_a_warning_is_shown_before_it_begins():
    alert = an_alert(effective=NOW + timedelta(hours=5), onset=NOW + timedelta(hours=5))
    assert active([alert], NOW, VILLAGE) == [alert]


def test_the_warnings_of_another_county_are_not_shown():
    assert active([an_alert(areas=("150122",))], NOW, VILLAGE) == []


def test_a_warning_without_any_code_concerns_everybody():
    alert = an_alert(areas=())
    assert active([alert], NOW, VILLAGE) == [alert]


def test_the_worst_comes_first_then_the_newest():
    blue, red = an_alert("1"), an_alert("2", level=Level.RED)
    newer = an_alert("3", sent=SENT + timedelta(minutes=9))
    assert active([blue, red, newer], NOW, VILLAGE) == [red, newer, blue]


def test_the_time_of_asking_may_be_in_any_zone():
    alert = an_alert(expires=NOW)
    assert active([alert], NOW.astimezone(UTC) - timedelta(1 / 24), VILLAGE) == [alert]


@given(st.permutations(range(6)))
def test_the_order_of_arrival_changes_nothing(order):
    messages = [
        an_alert("1"),
        an_alert("2", supersedes=("1",), level=Level.ORANGE),
        an_alert("3", supersedes=("2",), level=Level.RED),
        an_alert("4", level=Level.YELLOW),
        an_alert("5", message_type=MessageType.CANCEL, supersedes=("4",)),
        an_alert("6"),
    ]
    found = active([messages[n] for n in order], NOW, VILLAGE)
    assert [alert.identifier for alert in found] == ["3", "6"]


@pytest.mark.parametrize("level", Level)
def test_orange_and_red_take_the_screen(level):
    assert takes_over(an_alert(level=level)) == (level in {Level.ORANGE, Level.RED})


# What to do


@pytest.mark.parametrize(
    ("instruction", "lines"),
    [
        ("", []),
        ("  \n", []),
        ("1. 盖好草帘；2. 收菜。3、浇水", ["盖好草帘", "收菜", "浇水"]),
        ("（1）盖好\n（2）降到3.5℃以下时熏烟", ["盖好", "降到3.5℃以下时熏烟"]),
        ("①盖好②收菜", ["盖好", "收菜"]),
        ("盖好草帘；收菜；浇水；关窗", ["盖好草帘", "收菜", "浇水"]),
        ("盖好草帘\n收菜", ["盖好草帘", "收菜"]),
        ("盖好草帘。收菜。", ["盖好草帘", "收菜"]),
        ("盖好草帘，收菜。", ["盖好草帘，收菜"]),
        ("Stay inside and keep\nwarm.", ["Stay inside and keep warm."]),
        ("Stay inside. Keep warm.", ["Stay inside.", "Keep warm."]),
    ],
)
def test_an_instruction_is_split_into_things_to_do(instruction, lines):
    assert defence_lines(an_alert(instruction=instruction)) == lines


def test_as_many_lines_are_given_as_asked_for():
    assert defence_lines(an_alert(instruction="1. 甲；2. 乙"), most=1) == ["甲"]


def test_the_moment_of_sending_stands_in_where_none_is_said():
    assert read().effective == datetime(2026, 5, 20, 9, 0, tzinfo=UTC)
