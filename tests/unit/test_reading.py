from content import reading
from content.model import READING, Role
from tests.builders import a_policy, an_attachment, an_item

BODY = (
    "<p>甲。<b>乙</b>&amp;丙。</p><ol><li>先拔<br>再埋</li></ol>"
    "<table><tr><th>时间</th><th>药剂</th></tr><tr><td>发病前</td><td>代森锰锌。</td></tr>"
    "<tr><td></td><td>波尔多液</td></tr></table>"
)


def texts(item):
    return [part.text for part in reading.reading(item)]


def test_an_item_is_read_from_its_title_to_its_last_row():
    item = an_item(title="怎么防", summary="早打药。", body=BODY)
    assert texts(item) == [
        "怎么防",
        "早打药。",
        "甲。",
        "乙&丙。",
        "1. 先拔",
        "再埋",
        "时间，发病前；药剂，代森锰锌。",
        "药剂，波尔多液。",
    ]


def test_each_sentence_says_where_it_stands():
    parts = reading.reading(an_item(title="题", summary="", body=BODY))
    assert [(p.rows, p.index, p.start, p.end, p.line) for p in parts[1:3]] == [
        ("blocks", 0, 0, 2, -1),
        ("blocks", 0, 2, 6, -1),
    ]
    assert [(p.index, p.line) for p in parts[-2:]] == [(2, 1), (2, 2)]


def test_short_answers_follow_their_questions():
    assert texts(a_policy(summary="", body=""))[1:] == [
        "谁能领：种地的农户",
        "领多少：按亩算，标准由自治区定",
        "怎么办：村里登记，打到一卡通",
        "找谁：乡政府农业站",
    ]


def test_who_may_do_something_is_asked_without_money():
    facts = a_policy().facts[:1]
    assert texts(an_item(facts=facts, summary="", body=""))[1] == "谁可以办：种地的农户"


def test_a_table_without_a_header_is_read_cell_by_cell_and_its_caption_before():
    body = "<table><caption>价</caption><tr><td>甲</td><td>乙</td></tr></table>"
    assert texts(an_item(summary="", body=body))[1:] == ["价", "甲；乙。"]


def test_a_table_of_a_header_alone_is_read_and_an_empty_row_is_not():
    head = "<table><thead><tr><th>甲</th></tr></thead></table>"
    assert texts(an_item(summary="", body=head))[1:] == ["甲。"]
    assert reading.row_words(("", " "), ()) == ""


def test_a_picture_in_the_text_says_what_is_to_be_seen():
    held = an_attachment()
    body = f'<p>看图<img src="{held.path}" alt="病叶">。</p>'
    assert "病叶" in texts(an_item(body=body, attachments=(held,)))


def test_the_recording_of_the_text_is_told_apart_from_other_sounds():
    other = an_attachment(b"1", role=Role.SOUND, media_type="audio/ogg", title="山歌")
    sound = an_attachment(b"2", role=Role.SOUND, media_type="audio/ogg", title=READING)
    cues = an_attachment(b"3", role=Role.FILE, media_type="text/vtt", title=READING)
    item = an_item(attachments=(other, cues, sound))
    assert (reading.sound_of(item), reading.cues_of(item)) == (sound, cues)
    assert reading.sound_of(an_item(attachments=(other,))) is None
