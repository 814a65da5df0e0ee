"""Every screen, at every size of window and type, in every scheme and both languages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from kiosk.ui.officer.walks import to_door
from kiosk.ui.screens import LOCKED, SCREENS
from kiosk.ui.tour import walk_all
from kiosk.ui.world import tr
from sync.outbox import Outbox
from sync.village.pin import Lock
from tests.builders_outbox import KEYS
from tests.ui.audit.language import Said
from tests.ui.audit.tasks import bring_ears
from tests.ui.audit.walking import Auditor, Plan

pytestmark = pytest.mark.no_cover  # the same lines so often: other tests count them once
OFFICER_S = LOCKED | {"pin"}  # looked at with the rest of the whole matrix
PICTURES = Path(__file__).parents[3] / "build" / "screens-audit"


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.slow)])
def test_nothing_is_cut_hidden_small_faint_or_foreign(start, county, proof, tmp_path, language):
    plan = Plan(turning=True, pages=1, said=said(county, language), but=OFFICER_S)
    audit(start, county, proof, language=language, plan=plan, folder=tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_wrong_at_any_size_in_any_scheme(start, county, proof, language):
    folder = PICTURES / language
    shutil.rmtree(folder, ignore_errors=True)
    plan = Plan(said=said(county, language))
    audit(start, county, proof, language=language, plan=plan, folder=folder)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_wrong_at_the_officers_door(start, county, proof, language):
    with Outbox(county / "station.db") as outbox:
        outbox.know(KEYS)
        Lock(outbox).set("271828")
    eye = begun(start, county, language, Plan(said=said(county, language)))
    eye.home()
    to_door(eye)
    eye.find("1")
    for key in "27":
        eye.touch(key)
    eye.shot("pin-begun")
    eye.touch(on("PinScreen", "忘了密码"))
    eye.shot("pin-code")
    judge(eye, proof, language)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_wrong_where_pages_are_read_aloud(start, county, proof, tmp_path, language):
    eye = begun(start, county, language, Plan(pages=1, said=said(county, language)))
    bring_ears(eye, tmp_path / "orders")
    for section in ("市场行情", "天气预警", "政策法规"):
        eye.home()
        eye.touch(tr(section))
        eye.find(on("Foot", "念出来"))
        eye.shot(f"can-speak-{section}")
    eye.touch_first("ItemCard")
    eye.touch(on("Foot", "念出来"))
    eye.touch(on("SpeakBar", "停一下"))
    eye.shot("speaking")
    judge(eye, proof, language)


def on(part, name):
    """Return what bears this name on a part, in the language that is spoken."""
    return QCoreApplication.translate(part, name)


def said(county, language):
    return Said(county) if language == "en" else None


def begun(start, county, language, plan, folder=None):
    kiosk = start(county, language=language)
    return Auditor(kiosk.view, kiosk.stage, plan, folder or PICTURES / language)


def audit(start, county, proof, *, language, plan, folder):
    eye = begun(start, county, language, plan, folder)
    assert walk_all(eye, but=plan.but), "a walk did not find what it should touch; the log names it"
    unseen = {screen.name for screen in SCREENS} - eye.screens - plan.but
    assert unseen == set(), "no walk of kiosk.ui.screens shows them"
    judge(eye, proof, language)


def judge(eye, proof, language):
    note = f"{eye.words:,} texts in {len(eye.plan.schemes)} schemes, {language}"
    proof("screens looked at", runs=eye.looks, violations=len(eye.faults), note=note)
    if eye.faults:
        pytest.fail("\n".join([f"pictures are in {eye.folder}", *eye.faults]), pytrace=False)
