"""The lines that end a run."""

from __future__ import annotations

from tests.proof import PROPERTY, Row, lines, rows


def test_a_claim_adds_up_over_its_tests():
    said = [
        (PROPERTY, ("clocks", 3, 0, "")),
        ("other", 1),
        (PROPERTY, ("attacks", 30, 1, "rollback")),
        (PROPERTY, ["clocks", 4, 2, "1970"]),
    ]
    assert rows(said) == [Row("clocks", 7, 2, "1970"), Row("attacks", 30, 1, "rollback")]


def test_a_line_says_name_runs_and_violations():
    assert lines([Row("clocks", 1_234, 0)]) == [
        "clocks                             1,234 runs     0 violations"
    ]
