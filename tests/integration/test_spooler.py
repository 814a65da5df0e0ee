import time

import pytest

from kiosk import spooler
from kiosk.spooler import Cups, Outcome, reason
from tests.printers import cups


@pytest.fixture(scope="module")
def paper():
    with cups() as printed:
        yield printed


@pytest.fixture
def sheet(tmp_path):
    file = tmp_path / "sheet.pdf"
    file.write_bytes(b"%PDF-1.4 what is printed")
    return file


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(spooler, "PRINT_S", 4.0)
    monkeypatch.setattr(spooler, "LOOK_S", 0.1)


def test_a_sheet_comes_out_of_the_systems_own_printer(paper, sheet):
    assert Cups().found() == "keep"
    assert list(Cups().send(sheet, "土豆"))[-1] is Outcome.DONE
    assert paper.read_bytes() == sheet.read_bytes()


def test_a_queue_that_is_not_there_is_no_printer(paper, sheet):
    assert not Cups("office").found()
    assert list(Cups("office").send(sheet, "")) == [Outcome.NO_PRINTER]


def test_a_printer_without_paper_is_told_and_the_sheet_is_taken_back(paper, sheet):
    told = list(Cups("starved").send(sheet, ""))
    assert told[-1] is Outcome.NO_PAPER
    assert not spooler._said("lpstat", "-W", "not-completed", "-o", "starved").strip()


def test_a_printer_that_never_answers_is_told_within_its_time(paper, sheet):
    begun = time.monotonic()
    assert list(Cups("silent").send(sheet, ""))[-1] is Outcome.SILENT
    assert time.monotonic() - begun < 30


def test_without_a_print_service_there_is_no_printer(monkeypatch, tmp_path, sheet):
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nothing"))
    assert not Cups().found()
    assert list(Cups("keep").send(sheet, "")) == [Outcome.NO_PRINTER]


def test_without_the_programs_of_a_print_service_there_is_no_printer(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not Cups().found()


def test_a_spooler_that_goes_in_the_middle_is_a_silent_printer(monkeypatch, tmp_path):
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nothing"))
    assert spooler._fate("keep", "keep-1") is Outcome.SILENT


@pytest.mark.parametrize(
    ("alerts", "outcome"),
    [
        ("none", Outcome.SENT),
        ("media-empty-error", Outcome.NO_PAPER),
        ("media-jam-error", Outcome.JAM),
        ("cover-open", Outcome.OPEN),
        ("toner-empty-warning marker-supply-low", Outcome.NO_INK),
        ("offline-report", Outcome.SILENT),
        ("paused", Outcome.SILENT),
        ("something-new", Outcome.SENT),
    ],
)
def test_a_printers_reason_is_told_in_our_words(alerts, outcome):
    assert reason(f"printer x is idle.\n\tDescription: x\n\tAlerts: {alerts}\n") is outcome


def test_a_printer_that_gives_no_reason_has_none():
    assert reason("printer x is idle.") is Outcome.SENT
