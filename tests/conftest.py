"""What every test shares."""

from __future__ import annotations

import pytest
from hypothesis import settings

from tests.proof import PROPERTY, lines, rows

settings.register_profile("cunkou", deadline=None)  # speed is for the benches to judge
settings.load_profile("cunkou")


def pytest_addoption(parser):
    parser.addoption("--runslow", action="store_true", help="run the slow tests too")


def pytest_collection_modifyitems(config, items):
    if config.getoption("--runslow"):
        return
    skip = pytest.mark.skip(reason="slow: run by `make test-all`")
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(skip)


def pytest_terminal_summary(terminalreporter):
    reports = [
        report
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, ())
        if report.when == "call"
    ]
    shown = rows(said for report in reports for said in report.user_properties)
    if shown:
        terminalreporter.section("what was proven")
        for line in lines(sorted(shown, key=lambda row: row.claim)):
            terminalreporter.write_line(line)


@pytest.fixture
def proof(record_property):
    """Record what a test has put a claim to; the run ends with one line per claim."""

    def record(claim, *, runs, violations, note=""):
        record_property(PROPERTY, (claim, runs, violations, note))

    return record


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory, monkeypatch):
    """Keep what tests draw away from the user's own cache."""
    base = tmp_path_factory.getbasetemp()
    monkeypatch.setenv("XDG_CACHE_HOME", str(base / "cache"))
    monkeypatch.setenv("CUNKOU_HOME", str(base / "home"))
