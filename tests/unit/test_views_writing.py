from __future__ import annotations

from kiosk.views.writing import Letter, caption, shown, turns
from tests.builders_daily import same


def test_five_stand_beside_the_pad_and_the_next_five_after_them():
    found = list("土上工止王士")
    assert "".join(each.character for each in shown(found, 0)) == "土上工止王"
    assert shown(found, 1) == [Letter("士"), *[Letter("")] * 4]
    assert shown(found, 2) == shown(found, 0)
    assert turns(found) == 2


def test_without_characters_five_places_stay_empty():
    assert shown([], 0) == [Letter("")] * 5
    assert turns([]) == 1


def test_the_caption_says_what_the_characters_are():
    assert caption(["土"], inked=True, begun=False, tr=same) == "是哪个字？"
    assert caption([], inked=True, begun=False, tr=same) == "认不出来，再写一次"
    assert caption(["豆"], inked=False, begun=True, tr=same) == "接着点也行"
    assert caption(["土"], inked=False, begun=False, tr=same) == "常写的字"
    assert caption([], inked=False, begun=True, tr=same) == ""
