"""Every screen, at every size of window and type, in every scheme and both languages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.ui.screens import LOCKED, SCREENS
from kiosk.ui.tour import walk_all
from tests.ui.audit.language import Said
from tests.ui.audit.walking import Auditor, Plan

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


def said(county, language):
    return Said(county) if language == "en" else None


def audit(start, county, proof, *, language, plan, folder):
    kiosk = start(county, language=language)
    eye = Auditor(kiosk.view, kiosk.stage, plan, folder)
    assert walk_all(eye, but=plan.but), "a walk did not find what it should touch; the log names it"
    unseen = {screen.name for screen in SCREENS} - eye.screens - plan.but
    assert unseen == set(), "no walk of kiosk.ui.screens shows them"
    note = f"{eye.words:,} texts in {len(plan.schemes)} schemes, {language}"
    proof("screens looked at", runs=eye.looks, violations=len(eye.faults), note=note)
    if eye.faults:
        pytest.fail("\n".join([f"pictures are in {folder}", *eye.faults]), pytrace=False)
