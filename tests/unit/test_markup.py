import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.errors import AuthoringError
from content.markup import Block, BlockKind, blocks, clean, plain, settled

SHA = "ab" + "0" * 62
BLOB = f"blobs/sha256/ab/{SHA}"
PICTURE = f'<img src="{BLOB}" alt="病叶">'

PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<b>", "</b>", "<i>", "<table>", "</table>", "<tr>", "<td colspan=3>"),
        *("<th rowspan=2>", "</td>", "<ul>", "<ol>", "<li>", "</ul>", "<div>", "</div>", "<h1>"),
        *("<h2>", "<a href=x>", "</a>", "<br>", "<hr>", "<blockquote>", "<figure>", "<figcaption>"),
        *("<dl><dt>", "<dd>", "<svg>", "<math><mtext>", "<style>", "<!--", "-->", "<script>"),
        *("</script>", "<form>", "<select>", "<caption>", "<thead>", "<tfoot>", "<template>"),
        *("<pre>\n", "<sub>1</sub>", "<u>", "<nobr>", "<plaintext>", "<textarea>", "<![CDATA["),
        *("&amp;", "&lt;b&gt;", "&#13;", "&#x202e;", "&nbsp;", "大青山", "a" * 190, " ", "\n"),
        *(PICTURE, "<img src=x>", "<table><tr><td>" * 4, "<blockquote>" * 9, "</p><img", "\ud800"),
    ]
)
HTML = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join))


def depth(html):
    deepest = now = 0
    for part in html.split("<")[1:]:
        if part.startswith("/"):
            now -= 1
        elif not part.startswith(("br", "hr", "img")):
            now += 1
        deepest = max(deepest, now)
    return deepest


# Cleaning


@settings(max_examples=150)
@given(HTML)
def test_cleaning_twice_changes_nothing(html):
    cleaned = clean(html)
    assert clean(cleaned) == cleaned


@settings(max_examples=100)
@given(HTML)
def test_whatever_comes_in_is_laid_out_in_pieces_a_screen_bears(html):
    assert depth(clean(html)) <= 16
    for block in blocks(html):
        assert len(block.text) <= 620 or block.kind is BlockKind.TABLE
        assert len(block.rows) <= 40


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ("<script>alert(1)</script>好", "好"),
        ("<style>@import url(file:///etc/passwd)</style>好", "好"),
        ('<p style="x" class="y" onclick="z">好</p>', "<p>好</p>"),
        ('<a href="http://a.example">好</a>', "好"),
        ('<img src="/etc/passwd">好', "好"),
        ('<img src="http://a.example/x.png">好', "好"),
        (f'<img src="{BLOB[:-1]}">好', "好"),
        (f'<img src="blobs/sha256/cd/{SHA}">好', "好"),
        ("<svg><use href=x></svg>好", "好"),
        ("<!-- 注 -->好", "好"),
        ("<h1>甲</h1><h6>乙</h6>", "<h2>甲</h2><h4>乙</h4>"),
        ("价 < 3 & 4", "价 &lt; 3 &amp; 4"),
        ("&#x202e;好\x00\ud800", "好"),
        ("", ""),
    ],
)
def test_only_what_is_listed_stays(html, cleaned):
    assert clean(html) == cleaned


def test_a_picture_of_ours_stays_with_its_words():
    assert clean(f'<img src="{BLOB}" alt="病叶 &quot;近&quot;" width=9>') == (
        f'<img src="{BLOB}" alt="病叶 &quot;近&quot;">'
    )


def test_small_spans_of_cells_stay():
    assert 'colspan="3"' in clean("<table><tr><td colspan=3>甲</table>")
    assert "rowspan" not in clean("<table><tr><td rowspan=9999>甲</table>")


def test_the_words_of_sections_stay_on_lines_of_their_own():
    assert clean("<div>甲</div><div><b>乙</b></div>丙") == "甲<br><b>乙</b><br>丙".replace(
        "<br><b>", "<b><br>"
    )
    assert clean(f"<div>甲</div><div>{PICTURE}</div>") == f"甲<br>{PICTURE}"
    assert clean("<div>甲</div><p>乙</p>") == "甲<p>乙</p>"


def test_tables_are_at_most_two_deep():
    assert clean("<table><tr><td>甲" * 25).count("<table>") == 2


def test_what_is_nested_too_deep_keeps_its_words():
    html = "<blockquote>" * 40 + "<ul><li>甲<li>乙</ul><table><tr><td>丙<td>丁</table>"
    assert depth(clean(html)) == 16
    assert plain(html) == "甲\n乙\n丙\n丁"


def test_a_run_without_a_space_gets_places_to_break():
    assert max(len(run) for run in clean("a" * 1000).split("\u200b")) == 200
    across = clean("<b>" + "a" * 150 + "</b><i>" + "a" * 150 + "</i>")
    assert across.index("\u200b") == len("<b>") + 150 + len("</b><i>") + 50


def test_chinese_needs_no_places_to_break():
    assert "\u200b" not in clean("土" * 1000)


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>" * 2000,
        "<blockquote>" * 20_000,
        "<div>" * 100_000,
        "a" * 2_000_000,
        "&lt;" * 200_000,
        "<p>好</p>" * 50_000,
        "<p></p>" * 50_000,
        "<br>" * 3 + "</p>" * 50_000,
        "".join(f"<b a={n}>" for n in range(9_000)),
        "<table>" + "<tr><td rowspan=20 colspan=20>甲" * 2_400,
    ],
    ids=lambda html: html[:14],
)
def test_hostile_html_costs_little_and_gives_little(html):
    began = time.process_time()
    cleaned = clean(html)
    assert len(cleaned) <= 300_000
    assert cleaned.count("<") <= 10_000
    assert clean(cleaned) == cleaned
    blocks(cleaned)
    assert time.process_time() - began < 5


def test_a_text_too_long_is_cut_at_its_end_and_kept_before():
    cleaned = clean("<p>" + "甲" * 400_000 + "</p>")
    assert cleaned.startswith("<p>甲")
    assert cleaned.endswith("甲</p>")


def test_what_never_settles_becomes_words():
    assert settled(lambda text: text + "<b>x</b>", "", passes=3) == " x  x  x <b>x</b>"


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote>" * 17,
        "<table><tr><td>" * 3,
        "<p>甲</p>" * 6_000,
        "甲" * 500_000,
        "甲" * 350_000,
        "<br>甲" * 4_000,
        '<img src="photo.jpg">',
    ],
    ids=lambda html: html[:14],
)
def test_an_author_is_told_what_would_be_lost(html):
    with pytest.raises(AuthoringError) as caught:
        clean(html, strict=True)
    assert caught.value.field == "body"


def test_an_author_is_not_bothered_with_links():
    assert clean('<p><a href="x">甲</a></p>', strict=True) == "<p>甲</p>"


# Words


def test_words_are_read_a_paragraph_a_line():
    html = "<h2>防霜</h2><p>盖&nbsp;草帘&amp;棉被。</p><ul><li>甲</li></ul><hr><p> </p>"
    assert plain(html) == "防霜\n盖\xa0草帘&棉被。\n甲"


def test_cells_are_apart_by_spaces():
    assert plain("<table><tr><td>土豆<td>1.18<tr><td><td>葱</table>") == "土豆 1.18\n葱"


def test_a_wrapped_chinese_line_has_no_space_in_it():
    assert plain("<p>霜冻\n预警 and\nmore</p>") == "霜冻预警 and more"


def test_places_to_break_are_no_words():
    assert plain("a" * 300) == "a" * 300


# Pieces


def test_a_body_is_cut_into_its_pieces():
    html = f"<h3>甲</h3><p>乙</p>{PICTURE}<blockquote><p>丙</p><p>丁</p></blockquote><hr>"
    assert blocks(html) == [
        Block(BlockKind.HEADING, "甲", "甲", level=3),
        Block(BlockKind.TEXT, "乙", "乙"),
        Block(BlockKind.PICTURE, "", "", sha256=SHA, caption="病叶"),
        Block(BlockKind.QUOTE, "丙", "丙"),
        Block(BlockKind.QUOTE, "丁", "丁"),
        Block(BlockKind.RULE, "", ""),
    ]


def test_a_picture_in_a_paragraph_stands_alone():
    assert [block.kind for block in blocks(f"<p>甲{PICTURE}乙</p>")] == [
        *(BlockKind.TEXT, BlockKind.PICTURE, BlockKind.TEXT)
    ]


def test_styles_are_written_in_tags_the_screen_knows():
    (block,) = blocks("<p><strong>甲<em>乙</em></strong><u>&lt;丙</u><br>丁<b> </b></p>")
    assert block.html == "<b>甲</b><b><i>乙</i></b><u>&lt;丙</u><br>丁"
    assert block.text == "甲乙<丙\n丁"


def test_small_numbers_above_and_below_are_letters_of_their_own():
    (block,) = blocks("<p>m<sup>2</sup> H<sub>2</sub>O</p>")
    assert block.html == "m² H₂O"


def test_a_list_is_an_item_at_a_time():
    html = "<ol><li><p>甲</p><p>乙</p></li><li>丙<ul><li>丁</li></ul></li></ol>"
    assert [(block.html, block.level) for block in blocks(html)] == [
        *(("1. 甲<br>乙", 1), ("2. 丙", 1), ("丁", 2))
    ]


def test_an_item_without_words_is_no_piece():
    assert [block.text for block in blocks("<ol><li> </li><li>甲</li></ol><p>乙</p>")] == [
        *("2. 甲", "乙")
    ]


def test_terms_stand_out_from_what_they_mean():
    assert [block.html for block in blocks("<dl><dt>甲<dd>乙</dl>")] == ["<b>甲</b>", "乙"]


def test_a_caption_belongs_to_its_picture_or_table():
    (picture,) = blocks(f"<figure>{PICTURE}<figcaption>晚疫病</figcaption></figure>")
    assert picture.caption == "晚疫病"
    (table,) = blocks("<table><caption>价格</caption><tr><td>甲</table>")
    assert table.caption == "价格"


def test_a_caption_of_nothing_is_a_text():
    (block,) = blocks("<figure><figcaption>晚疫病</figcaption></figure>")
    assert (block.kind, block.text) == (BlockKind.TEXT, "晚疫病")


def test_a_table_is_rows_of_one_length_with_spans_filled():
    html = "<table><tr><th>名<th colspan=2>价<tr><td rowspan=2>土豆<td>1<td>2<tr><td>3</table>"
    (table,) = blocks(html)
    assert table.rows == (("名", "价", ""), ("土豆", "1", "2"), ("土豆", "3", ""))
    assert table.header


@pytest.mark.parametrize(
    ("html", "header"),
    [
        ("<table><thead><tr><td>名</thead><tr><td>甲</table>", True),
        ("<table><tr><th>名<tr><td>甲</table>", True),
        ("<table><tr><th>名<td>甲</table>", False),
    ],
)
def test_the_header_of_a_table_is_known(html, header):
    assert blocks(html)[0].header is header


def test_an_empty_table_is_no_piece():
    assert blocks("<table><tr><td> </table>") == []


def test_a_long_table_repeats_its_header():
    rows = "".join(f"<tr><td>{n}" for n in range(100))
    found = blocks(f"<table><thead><tr><th>名</thead>{rows}</table>")
    assert [len(block.rows) for block in found] == [40, 40, 23]
    assert {block.rows[0] for block in found} == {("名",)}
    assert len(blocks(f"<table>{rows}</table>")) == 3


def test_a_long_paragraph_is_cut_after_a_sentence():
    found = blocks("<p>" + "土豆要在霜前收完。" * 150 + "</p>")
    assert all(block.text.endswith("。") and len(block.text) <= 600 for block in found)
    assert "".join(block.text for block in found) == "土豆要在霜前收完。" * 150


def test_a_paragraph_of_one_sentence_is_cut_all_the_same():
    assert [len(block.text) for block in blocks("<p>短。" + "长" * 1300 + "</p>")] == [
        600,
        600,
        102,
    ]


def test_a_long_item_has_one_dot():
    kinds = [block.kind for block in blocks("<ul><li>" + "长。" * 400 + "</ul>")]
    assert kinds == [BlockKind.LIST, BlockKind.TEXT]
