"""A home that holds the sample county, built once and copied for each test."""

from __future__ import annotations

import shutil

import pytest

from tests.builders_county import a_county_home


@pytest.fixture(scope="session")
def template_county(tmp_path_factory):
    return a_county_home(tmp_path_factory.mktemp("county"))


@pytest.fixture
def county(template_county, tmp_path):
    """Return a home of one's own that holds the sample county."""
    return shutil.copytree(template_county, tmp_path / "county")
