"""What villagers come for: from the resting screen to the answer, each touch counted."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from content.dates import CHINA
from tests.builders_screen import NOW
from tests.ui.audit.rules import in_sight
from tests.ui.audit.sight import look

SPEAKERS = Path(__file__).parents[1] / "speakers.py"
PATIENCE_S = 10.0  # a process that speaks may only just begin
JULY = datetime(2026, 7, 20, 8, 0, tzinfo=CHINA)  # when the blight is asked about


@dataclass(frozen=True)
class Task:
    """One thing somebody wants to know.

    Args:
        question: What.
        touches: What is touched after the touch that wakes: names, or types of QML.
        answer: Words that then stand on the glass, whole and in sight.
        most: Touches it may take, the one that wakes included.
        now: When it is asked.
    """

    question: str
    touches: tuple[str, ...]
    answer: tuple[str, ...]
    most: int
    now: datetime = NOW


BLIGHT = "土豆晚疫病：认得早、拔得快、打得准"
SPRAY = ("没病以前、雨前打保护药", "雨一停就打治病药，隔7到10天换着打")
TASKS = (
    Task("今天土豆多少钱", (), ("土豆", "1.42", "元/斤"), 1),
    Task("明天上冻不", (), ("明天夜里-18℃上冻",), 1),
    Task(
        "耕地补贴谁能领，找谁",
        ("政策法规",),
        ("谁能领：家里有承包地、自己在种的农户", "找谁：先问村委会，再打12316"),
        2,
    ),
    Task("晚疫病打什么药，什么时候打", ("病虫疫病", BLIGHT), SPRAY, 3, JULY),
    Task("把晚疫病这一篇念出来", ("病虫疫病", BLIGHT, "念出来"), ("停一下", "不念了"), 4, JULY),
    Task(
        "把晚疫病这一篇带回家", ("病虫疫病", BLIGHT, "带走"), ("打开手机微信，点“扫一扫”",), 5, JULY
    ),
    Task(
        "我们乡有没有预警，集市上土豆多少钱",
        ("天气预警", "地图"),
        ("大青山乡", "本村在这里", "土豆 1.42 元/斤"),
        3,
    ),
    Task("把地图上说的带回家", ("天气预警", "地图", "带走"), ("打开手机微信，点“扫一扫”",), 4),
)


def bring_ears(kiosk, log):
    """Plug in a loudspeaker that does as it is told."""
    mouth = kiosk.stage.voice.mouth
    mouth.end()
    mouth._command = (sys.executable, str(SPEAKERS), "obedient", str(log))
    kiosk.stage.voice.probe()


class Visitor:
    """Comes to a resting screen, touches, reads."""

    def __init__(self, kiosk):
        self.kiosk, self.touches = kiosk, 0
        while kiosk.stage.screen != "rest":
            kiosk.stage.idle(9000)
        kiosk.hand.wait(300)

    def wake(self):
        self.touches += 1
        self.kiosk.hand.touch_at(self.kiosk.view.width() / 2, self.kiosk.view.height() / 2)
        while self.kiosk.hand.covered():  # a grave warning is read first, whatever one came for
            self.kiosk.hand.touch("知道了")
        self.kiosk.hand.wait(600)

    def touch(self, name):
        self.touches += 1
        self.kiosk.hand.touch(name)

    def read(self, *wanted):
        """Return what stands on the glass once these words do, or nobody would wait for them."""
        end = time.monotonic() + PATIENCE_S
        while True:
            seen = self.see()
            missing = [words for words in wanted if not any(words in text for text in seen)]
            if not missing or time.monotonic() > end:
                return seen, missing
            self.kiosk.hand.wait(100)

    def see(self):
        """Return whole words in sight, nothing scrolled or cut."""
        sight = look(self.kiosk.view)
        return [
            words.text.replace("\N{WORD JOINER}", "")
            for words in sight.words
            if in_sight(words, sight) and words.shown == words.place and not words.truncated
        ]
