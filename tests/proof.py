"""What the suite proves, in figures: one line per claim at the end of a run.

A test records what it ran and what was wrong; the lines add up over all tests
of a claim, also those of other workers.
"""

from __future__ import annotations

from dataclasses import dataclass

PROPERTY = "proof"  # name under which a test's report carries a row


@dataclass(frozen=True)
class Row:
    """One claim.

    Args:
        claim: Its name.
        runs: How often it was put to the test.
        violations: How often it did not hold.
        note: What else is to be said.
    """

    claim: str
    runs: int
    violations: int
    note: str = ""


def rows(properties):
    """Add up what reports carry as ``(name, value)`` pairs, in the order of first mention."""
    found = {}
    for name, value in properties:
        if name != PROPERTY:
            continue
        claim, runs, violations, note = value
        before = found.get(claim, Row(claim, 0, 0))
        notes = dict.fromkeys(filter(None, [*before.note.split("; "), note]))
        found[claim] = Row(
            claim, before.runs + runs, before.violations + violations, "; ".join(notes)
        )
    return list(found.values())


def lines(rows):
    """Return a table of rows, one line each."""
    return [
        f"{row.claim:32} {row.runs:>7,} runs  {row.violations:>4} violations  {row.note}".rstrip()
        for row in rows
    ]
