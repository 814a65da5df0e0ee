"""Three schemes of colours: each can be read, a reader switches, the night dims."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlComponent

from content.model import Section
from kiosk.ui.chart import PriceChart
from kiosk.ui.panel import Panel
from tests.builders_screen import NOW, warning
from tests.ui.reading import items

SECTIONS = tuple(str(section) for section in Section)
GROUNDS = ("paper", "paperDeep", "card", "pressed")
LEAST = {"paper": 4.5, "contrast": 7.0, "dusk": 4.5}
LEVELS = 5
CHART_COLOURS = {"grid": "line", "label": "inkSoft", "ground": "card"}
NIGHTLY = '[station]\narea = "150125200201"\nname = "井尔沟村"\n[screen]\nnight = "21:00-06:00"\n'
LOOKING_GLASS = b"""
import QtQuick
import Cunkou
QtObject {
    property QtObject theme: Theme
    property color strong
    property color wash: Theme.wash(strong)
    property int level
    property color ground: Theme.levelColor(level)
    property color words: Theme.levelInk(level)
}
"""


@pytest.fixture
def glass(kiosk):
    """Return the theme of a kiosk, and what its functions give."""
    component = QQmlComponent(kiosk.view.engine(), kiosk.view)
    component.setData(LOOKING_GLASS, "")
    made = component.create()
    yield made
    made.deleteLater()  # before the theme it looks at
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete.value)


def luminance(color):
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in QColor(color).getRgbF()[:3]
    ]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def pairs(glass):
    """Return every text on every ground that screens put it on, by name."""
    theme = glass.property("theme")
    color = {name: theme.property(name) for name in (*GROUNDS, *SECTIONS, *INKS)}
    found = {
        f"{text} on {ground}": (color[text], color[ground])
        for ground in GROUNDS
        for text in ("ink", "inkSoft", "up", "down", *SECTIONS)
    }
    for strong in (*SECTIONS, "ink", "inkSoft"):
        found[f"words on {strong}"] = (color["onColor"], color[strong])
    for section in SECTIONS:
        glass.setProperty("strong", color[section])
        for text in ("ink", "inkSoft", section):
            found[f"{text} on wash of {section}"] = (color[text], glass.property("wash"))
    for text in ("markInk", "ink"):
        found[f"{text} on mark"] = (color[text], color["mark"])
    for level in range(LEVELS):
        glass.setProperty("level", level)
        found[f"level {level}"] = (glass.property("words"), glass.property("ground"))
    return found


INKS = ("ink", "inkSoft", "up", "down", "onColor", "mark", "markInk")


@pytest.mark.parametrize("scheme", LEAST)
def test_every_text_stands_out_from_its_ground(glass, proof, scheme):
    glass.property("theme").setProperty("scheme", scheme)
    found = {name: contrast(*pair) for name, pair in pairs(glass).items()}
    faint = {name: ratio for name, ratio in found.items() if ratio < LEAST[scheme]}
    proof(
        "colours: text against its ground",
        runs=len(found),
        violations=len(faint),
        note=f"{scheme} at least {min(found.values()):.1f}:1",
    )
    assert not faint


def test_what_warns_has_the_colours_of_the_day_at_dusk_too(glass):
    def levels():
        return [
            (glass.property("ground"), glass.property("words"))
            for level in range(LEVELS)
            if glass.setProperty("level", level)
        ]

    by_day = levels()
    glass.property("theme").setProperty("scheme", "dusk")
    assert levels() == by_day


def test_a_reader_switches_to_clear_colours_and_back(kiosk, glass):
    kiosk.hand.touch("对比")
    assert kiosk.stage.scheme == "contrast"
    assert glass.property("theme").property("scheme") == "contrast"
    assert "平常色" in names(kiosk)
    kiosk.hand.touch("对比")
    assert kiosk.stage.scheme == "paper"


def names(kiosk):
    return [item.property("text") for item in items(kiosk.view.contentItem())]


def test_a_chart_that_stands_takes_the_colours_a_reader_switches_to(kiosk, glass):
    kiosk.hand.touch("市场行情")
    kiosk.hand.touch_first("PriceLine")
    kiosk.hand.touch("对比")
    chart = next(item for item in items(kiosk.view.contentItem()) if isinstance(item, PriceChart))
    theme = glass.property("theme")
    worn = {name: theme.property(of) for name, of in CHART_COLOURS.items()}
    assert chart._colors == worn
    assert chart.property("ink") == theme.property("prices")


def test_the_next_reader_finds_the_stations_colours(kiosk):
    kiosk.hand.touch("对比")
    kiosk.stage.idle(60)
    assert kiosk.stage.scheme == "paper"


def test_the_stations_scheme_is_taken_up_without_a_restart(kiosk):
    (kiosk.home / "station.toml").write_text('[screen]\nscheme = "contrast"\n', "utf-8")
    kiosk.stage.poll()
    kiosk.stage.tick()
    assert kiosk.stage.scheme == "contrast"


@pytest.fixture
def nightly(start, home):
    """Return a kiosk of a station that has hours of night."""
    (home / "station.toml").write_text(NIGHTLY, "utf-8")
    return start(home)


def at_ten_in_the_evening(kiosk):
    kiosk.clock.now = NOW.replace(hour=22)
    kiosk.stage.tick()


def test_the_evening_turns_the_screen_to_dusk_and_dims_it_once_nobody_is_there(nightly):
    assert nightly.stage.scheme == "paper"
    at_ten_in_the_evening(nightly)
    assert nightly.stage.scheme == "dusk"
    assert nightly.stage.light.property("shade") == 0
    nightly.stage.idle(180)
    nightly.stage.tick()
    assert nightly.stage.light.property("shade") > 0
    nightly.hand.touch_at(400, 400)
    assert nightly.stage.light.property("shade") == 0
    nightly.clock.on(hours=9)
    nightly.stage.tick()
    assert nightly.stage.scheme == "paper"


def test_a_grave_warning_at_night_is_as_bright_as_by_day(nightly):
    at_ten_in_the_evening(nightly)
    nightly.apply(warning(NOW + timedelta(hours=6), level="橙色", severity="Severe"))
    nightly.hand.wait(100)
    assert nightly.hand.covered()
    assert (nightly.stage.scheme, nightly.stage.light.property("shade")) == ("paper", 0)
    nightly.hand.touch("知道了")
    assert nightly.stage.scheme == "dusk"


def a_panel(folder, most=400, now=400):
    panel = folder / "intel_backlight"
    panel.mkdir(parents=True)
    (panel / "max_brightness").write_text(f"{most}\n")
    (panel / "brightness").write_text(f"{now}\n")
    return panel / "brightness"


def test_a_panel_that_can_be_told_is_set_and_never_turned_off(tmp_path):
    place = a_panel(tmp_path)
    assert Panel(tmp_path).show(0.4)
    assert place.read_text() == "160"
    assert Panel(tmp_path).show(0.0)
    assert place.read_text() == "1"


def test_a_panel_that_cannot_be_told_is_left_and_a_shade_does_instead(tmp_path):
    assert not Panel(tmp_path / "none").show(0.4)
    place = a_panel(tmp_path)
    (tmp_path / "odd").mkdir()
    panel = Panel(tmp_path)
    place.unlink()
    place.mkdir()
    assert not panel.show(0.4)
    assert not panel.show(0.4)
