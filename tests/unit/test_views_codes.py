import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.views.codes import BYTES, LARGEST, MOST, Codes, code, in_codes

LINE = "先买后补，带发票和一卡通到乡里办，三十天内打款。"


def test_a_short_text_is_one_code_without_a_number():
    assert in_codes(["土豆 1.42 元/斤", "武川县城农贸市场"]) == (
        ["土豆 1.42 元/斤\n武川县城农贸市场"],
        True,
    )


def test_nothing_to_say_is_no_code():
    assert in_codes([]) == ([], True)


def test_a_longer_text_is_told_in_turn_and_every_code_says_which_it_is():
    texts, whole = in_codes([f"{n}. {LINE}" for n in range(20)])
    assert whole
    assert [text[:5] for text in texts] == [
        f"（{n}/{len(texts)}）" for n in range(1, len(texts) + 1)
    ]
    said = "".join(text.split("\n", 1)[1] + "\n" for text in texts)
    assert said == "".join(f"{n}. {LINE}\n" for n in range(20))


def test_a_line_too_long_for_a_code_is_cut_behind_a_sentence():
    texts, whole = in_codes([LINE * 20])
    assert whole
    assert all(text.endswith(("。", "，")) for text in texts)


def test_what_nobody_would_hold_a_phone_for_is_left_out_and_told():
    texts, whole = in_codes([LINE] * 500)
    assert len(texts) == MOST
    assert not whole


@given(
    st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=400), max_size=30)
)
def test_no_text_makes_a_code_too_large_for_an_old_phone(lines):
    texts, _ = in_codes(lines)
    assert all(len(text.encode()) <= BYTES for text in texts)


def test_codes_in_turn_are_of_one_size():
    texts, _ = in_codes([LINE] * 12 + ["完"])
    made = Codes(texts)
    assert len({one.side for one in made}) == 1
    assert [one.text for one in made] == texts
    assert all(len(row) == one.side for one in made for row in one.rows)
    assert made[0].side <= 17 + 4 * LARGEST


def test_the_same_text_is_the_same_code():
    assert code("https://wuchuan.example/i/abc.html") == code("https://wuchuan.example/i/abc.html")


def test_what_is_too_long_for_one_code_is_refused():
    with pytest.raises(ValueError, match="too many"):
        code(LINE * 20)
