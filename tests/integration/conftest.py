"""A village that has something to say, and a county that takes it in, over real files."""

from __future__ import annotations

import pytest

from tests.builders_outbox import an_intake, an_outbox


@pytest.fixture
def outbox(tmp_path):
    """Return a village's outbox."""
    with an_outbox(tmp_path) as outbox:
        yield outbox


@pytest.fixture
def intake(tmp_path):
    """Return a county's intake."""
    with an_intake(tmp_path) as intake:
        yield intake
