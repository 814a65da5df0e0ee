"""Whatever is pressed, however often: no word of Qt, no exception, no growth, and home is there."""

from __future__ import annotations

import gc

import psutil
import pytest

from tests.ui.audit.monkey import Monkey

pytestmark = pytest.mark.no_cover  # the same lines so often: other tests count them once
MB = 1024 * 1024


def rss_mb():
    gc.collect()
    return psutil.Process().memory_info().rss / MB


def come_home(kiosk):
    kiosk.hand.wait(700)
    while kiosk.hand.covered():
        kiosk.hand.touch("知道了")
    if kiosk.stage.screen == "rest":
        kiosk.hand.touch_at(9, 300)
    if kiosk.stage.screen != "home":
        if any(item.property("name") == "关闭" for item in kiosk.hand.pressable()):
            kiosk.hand.touch("关闭")
        kiosk.hand.touch("首页")


def test_a_boy_who_presses_everything_does_no_harm(start, county, proof):
    kiosk = start(county)
    boy = Monkey(kiosk, seed=1)
    boy.play(200)
    come_home(kiosk)
    proof(
        "touches of a boy of twelve", runs=boy.events, violations=0, note=f"{len(boy.met)} screens"
    )
    assert kiosk.stage.screen == "home"


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1366, 768), (1080, 1920)])
def test_a_boy_who_stays_all_afternoon_does_no_harm(start, county, proof, size):
    kiosk = start(county, size)
    boy = Monkey(kiosk, seed=size[0])
    boy.play(3000)
    before = rss_mb()
    boy.play(9000)
    come_home(kiosk)
    grown = rss_mb() - before
    note = f"{len(boy.met)} screens, {grown:+.0f} MB over the last 9,000"
    proof("touches of a boy of twelve", runs=boy.events, violations=int(grown > 25), note=note)
    assert kiosk.stage.screen == "home"
    assert grown < 25, note
