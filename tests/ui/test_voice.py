"""Reading aloud as a reader meets it: the button, the mark, the bar; and warnings that speak."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pytest

from content import vtt
from content.library import Blobs
from content.model import READING, Role
from kiosk.ui import mouth
from kiosk.ui.tour import NotThereError
from tests.builders import an_attachment, an_item
from tests.builders_screen import NOW, a_home, warning
from tests.ear import ear, needed  # noqa: F401  a fixture

SPEAKERS = Path(__file__).with_name("speakers.py")
SAMPLE = Path(mouth.kiosk.__file__).parents[1] / "content" / "sample" / "pests" / "late-blight.opus"


class Listener:
    """A kiosk whose speaker is of some kind, and what it was ordered."""

    def __init__(self, kiosk, log):
        self.kiosk, self.log = kiosk, log
        self.voice = kiosk.stage.property("voice")

    def has(self, kind):
        self.voice.mouth.end()
        self.voice.mouth._command = (sys.executable, str(SPEAKERS), kind, str(self.log))
        self.voice.probe()
        return self

    def until(self, holds, seconds=15):
        ends = time.monotonic() + seconds
        while not holds() and time.monotonic() < ends:
            self.kiosk.hand.wait(20)
        assert holds()

    def until_ready(self):
        self.until(lambda: self.voice.property("available"))
        return self

    def begins(self):
        self.kiosk.hand.wait(200)  # the page has turned
        self.kiosk.hand.touch("念出来")
        assert self.voice.property("isSpeaking")
        self.until(lambda: not self.voice.property("isPreparing"))

    def orders(self):
        if not self.log.exists():
            return []
        return [json.loads(line) for line in self.log.read_text("utf-8").splitlines()]

    def said(self):
        return [order["text"] for order in self.orders() if order["do"] == "say"]


@pytest.fixture
def listener(kiosk, tmp_path):
    return Listener(kiosk, tmp_path / "orders")


def is_shown(kiosk, name):
    try:
        kiosk.hand.find(name)
    except NotThereError:
        return False
    return True


def test_without_a_loudspeaker_there_is_no_button(listener):
    listener.has("deaf")
    listener.until(lambda: not listener.voice.mouth.is_awake)
    assert not is_shown(listener.kiosk, "念出来")


def test_a_touch_reads_the_page_and_marks_the_sentence(listener):
    listener.has("obedient").until_ready()
    listener.kiosk.stage.turn("article", listener_item(listener))
    listener.begins()
    for _ in range(8):
        listener.voice.next()
    listener.kiosk.hand.wait(100)
    assert listener.voice.property("rows") == "blocks"
    assert "<u><font" in listener.kiosk.reads()
    assert listener.said()[0].startswith("演示数据") or listener.said()[0]


def listener_item(listener):
    listener.kiosk.stage.turn("list", "technique")
    return listener.kiosk.stage.stood("list").backend.cards.rows[0].item_id


def test_sentence_follows_sentence_to_the_end_and_then_it_is_still(listener):
    listener.has("quick").until_ready()
    listener.kiosk.stage.turn("prices", "")
    listener.kiosk.hand.wait(200)
    listener.kiosk.hand.touch("念出来")
    listener.until(lambda: len(listener.said()) >= 5 and not listener.voice.property("isSpeaking"))
    assert listener.said() == list(listener.kiosk.stage.stood("prices").backend.spoken().sentences)


def test_a_listener_may_pause_go_on_step_and_change_the_pace(listener):
    listener.has("obedient").until_ready()
    listener.begins()
    hand = listener.kiosk.hand
    hand.touch("停一下")
    assert listener.voice.property("isPaused")
    hand.touch("接着念")
    hand.touch("下一句")
    hand.touch("上一句")
    hand.touch("慢一点")
    listener.until(lambda: listener.orders()[-1].get("pace") == 0.8)
    hand.touch("快一点")
    listener.until(lambda: listener.orders()[-1].get("pace") == 1.0)
    told = [order["do"] for order in listener.orders()]
    assert told == ["say", "pause", "go", "say", "say", "say", "say"]
    assert listener.said()[0] == listener.said()[2] != listener.said()[1]
    hand.touch("不念了")
    listener.until(lambda: listener.orders()[-1]["do"] == "stop")
    assert not listener.voice.property("isSpeaking")


def test_another_page_stops_it(listener):
    listener.has("obedient").until_ready()
    listener.begins()
    listener.kiosk.hand.touch("市场行情")
    assert not listener.voice.property("isSpeaking")


def test_while_it_reads_nobody_is_gone_and_the_end_of_a_session_ends_it(listener):
    listener.has("obedient").until_ready()
    stage = listener.kiosk.stage
    stage.turn("weather", "")
    listener.begins()
    stage.idle(600)
    assert stage.property("screen") == "weather"
    stage.wipe()
    assert not listener.voice.property("isSpeaking")
    assert not stage.property("busy")
    assert not listener.voice.mouth.is_awake


@pytest.mark.parametrize("kind", ["dying", pytest.param("dead", marks=pytest.mark.slow)])
def test_a_process_that_dies_is_silence_and_the_next_touch_tries_again(listener, kind):
    listener.has("obedient").until_ready()
    listener.voice.mouth._command = (sys.executable, str(SPEAKERS), kind, str(listener.log))
    listener.kiosk.hand.touch("念出来")
    listener.until(lambda: not listener.voice.property("isSpeaking"))
    listener.voice.mouth._command = (sys.executable, str(SPEAKERS), "obedient", str(listener.log))
    listener.begins()
    assert listener.voice.property("isSpeaking")


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "deadline"), [("hanging", "START_MS"), ("stuck", "BEGIN_MS")])
def test_a_process_that_hangs_is_ended_and_the_screen_goes_on(
    listener, kind, deadline, monkeypatch
):
    listener.has("obedient").until_ready()
    monkeypatch.setattr(mouth, "START_MS", 700)
    monkeypatch.setattr(mouth, "BEGIN_MS", 700)
    assert deadline
    listener.voice.mouth._command = (sys.executable, str(SPEAKERS), kind, str(listener.log))
    listener.kiosk.hand.touch("念出来")
    listener.kiosk.hand.touch("市场行情")  # answers all the while
    assert listener.kiosk.stage.property("screen") == "prices"
    listener.voice.speak()
    listener.until(lambda: not listener.voice.mouth.is_awake)
    assert not listener.voice.property("isSpeaking")


@pytest.mark.slow
def test_a_sentence_whose_end_nobody_tells_is_given_up(listener, monkeypatch):
    listener.has("obedient").until_ready()
    monkeypatch.setattr(mouth, "LATE_MS", 200)
    listener.voice.mouth._command = (sys.executable, str(SPEAKERS), "late", str(listener.log))
    listener.kiosk.hand.touch("念出来")
    listener.until(lambda: not listener.voice.property("isSpeaking"))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["failing", "babbling"])
def test_what_cannot_be_said_or_understood_stops_nobody(listener, kind):
    listener.has(kind).until_ready()
    listener.kiosk.hand.wait(200)
    listener.kiosk.hand.touch("念出来")
    listener.until(lambda: len(listener.said()) >= (3 if kind == "failing" else 1))


def a_recorded_item(kiosk, *, cues):
    blobs = Blobs(kiosk.stage.world.station.blobs_path)
    held = SAMPLE.read_bytes()
    times = vtt.write(
        [vtt.Cue(0, 1.5, "土豆晚疫病怎么防"), vtt.Cue(1.5, 3, "下雨多就要防晚疫病。")]
    )
    blobs.add(held)
    blobs.add(times.encode())
    sound = an_attachment(held, role=Role.SOUND, media_type="audio/ogg", title=READING)
    when = an_attachment(times.encode(), role=Role.FILE, media_type="text/vtt", title=READING)
    return an_item("x", attachments=(sound, when) if cues else (sound,))


def test_the_countys_recording_is_heard_where_there_is_no_voice(listener):
    listener.has("mute")
    listener.until(lambda: not listener.voice.mouth.is_awake)
    assert not listener.voice.property("available")
    item = a_recorded_item(listener.kiosk, cues=True)
    listener.kiosk.apply(item)
    listener.kiosk.stage.turn("article", item.id)
    listener.begins()
    listener.voice.next()
    listener.until(lambda: len(listener.orders()) == 2)
    first, second = listener.orders()
    assert (first["do"], first["start"], second["end"]) == ("play", 0, 3)
    assert listener.voice.property("sentence") == "下雨多就要防晚疫病。"
    listener.voice.next()
    assert not listener.voice.property("isSpeaking")


@pytest.mark.slow
def test_a_recording_without_times_is_heard_whole(listener):
    listener.has("obedient").until_ready()
    item = a_recorded_item(listener.kiosk, cues=False)
    listener.kiosk.apply(item)
    listener.kiosk.stage.turn("article", item.id)
    listener.begins()
    assert [(o["do"], o["start"], o["end"]) for o in listener.orders()] == [("play", 0, 0)]


def test_what_is_old_says_so_before_it_is_read(listener):
    listener.has("obedient").until_ready()
    listener.kiosk.clock.on(days=9)
    listener.kiosk.stage.tick()
    assert listener.kiosk.stage.property("isOld")
    listener.begins()
    assert listener.said()[0] == listener.kiosk.stage.property("freshness")


@pytest.fixture
def warned(start, tmp_path):
    """Return a kiosk with an orange warning on the whole glass."""
    item = warning(NOW, level="橙色", severity="Severe")
    kiosk = start(a_home(tmp_path / "home", with_warning=False, extra=(item,)))
    return Listener(kiosk, tmp_path / "orders")


def look(listener):
    listener.until(lambda: listener.kiosk.stage.stood("takeover") is not None)
    listener.kiosk.stage._announcer.look()


def test_a_warning_reads_itself_loudly_until_it_is_acknowledged(warned):
    warned.has("obedient").until(lambda: warned.voice._outputs)
    look(warned)
    warned.until(warned.said)
    assert warned.said()[0].startswith("霜冻橙色预警，严重，武川县")
    assert warned.orders()[0]["loud"]
    assert not warned.kiosk.stage.property("busy")
    warned.kiosk.hand.touch("知道了")
    look(warned)
    warned.until(lambda: warned.orders()[-1]["do"] == "stop")


def test_it_reads_itself_again_after_a_quarter_of_an_hour_also_at_rest(warned):
    warned.has("quick").until(lambda: warned.voice._outputs)
    warned.kiosk.stage.turn("rest", "")
    look(warned)
    warned.until(lambda: not warned.voice.is_announcing)
    said = len(warned.said())
    assert said > 2
    warned.kiosk.clock.on(minutes=14)
    look(warned)
    assert not warned.voice.is_announcing
    warned.kiosk.clock.on(minutes=1)
    look(warned)
    warned.until(lambda: len(warned.said()) == 2 * said)


def test_an_orange_warning_lets_the_village_sleep(warned):
    warned.has("quick").until(lambda: warned.voice._outputs)
    warned.kiosk.clock.on(hours=7)
    look(warned)
    assert not warned.voice.is_announcing


def test_a_warning_without_a_loudspeaker_is_shown_all_the_same(warned):
    warned.has("deaf")
    warned.until(lambda: not warned.voice.mouth.is_awake)
    look(warned)
    assert not warned.voice.is_announcing
    assert warned.kiosk.hand.covered()


@needed("pulseaudio", "parec", "espeak-ng")
def test_a_touch_is_followed_by_sound(listener, ear, monkeypatch, proof):  # noqa: F811
    for name, value in ear.environment.items():
        monkeypatch.setenv(name, value)
    listener.voice.probe()
    listener.until_ready()
    listener.kiosk.stage.turn("prices", "")
    listener.until(lambda: listener.voice.mouth.is_awake)  # a reader stays on the page
    listener.kiosk.hand.wait(2500)
    with ear.recording() as recorder:
        begun = time.monotonic()
        listener.voice.speak()
        while not recorder.loud_seconds() and time.monotonic() - begun < 20:
            listener.kiosk.hand.wait(20)
        first_ms = (time.monotonic() - begun) * 1000
        listener.voice.next()
        listener.until(lambda: not listener.voice.property("isPreparing"))
        listener.kiosk.hand.wait(600)
        loud = recorder.loud_seconds()
    note = f"touch to first sound {first_ms:.0f} ms"
    proof("sound really heard", runs=1, violations=int(not loud), note=note)
    assert loud > 0.3


def test_a_page_that_says_nothing_has_no_button(listener):
    listener.has("obedient").until_ready()
    listener.kiosk.stage.turn("station", "")
    assert not listener.voice.property("available")


def test_who_plays_a_sound_is_not_talked_over(listener):
    listener.has("obedient").until_ready()
    listener.begins()
    listener.kiosk.stage.hold("sound")
    assert not listener.voice.property("isSpeaking")
    listener.kiosk.stage.release("sound")
