"""A county that lost its machine comes back from its backup, and no number goes back.

The steps are those of docs/deploy/README.md, in its order.
"""

from __future__ import annotations

import shutil

import pytest
from django.db import connections
from django.utils import timezone

from content.errors import StoreError
from content.library import Library, Shelf
from content.model import Section
from content.platform.publishing.publisher import Publisher
from sync.commands import sync_once
from tests.platform.conftest import point_to
from tests.platform.people import VILLAGE, a_page


def held(village):
    with Library(village / "library.db") as library:
        shelf = Shelf(Section.POLICY, VILLAGE, timezone.now())
        return library.held().release, {row.title for row in library.headlines(shelf)}


def a_publisher(site):
    return Publisher(site.tree, site.keys)


@pytest.fixture
def lost(newsroom, site, tmp_path):
    """Return a site of yesterday's backup, and a village that has heard today's release."""
    village, backup = tmp_path / "village", tmp_path / "backup"
    a_page(newsroom.author, title="昨天的", live=True)
    a_publisher(site).release()
    connections.close_all()
    shutil.copytree(site.data, backup)
    a_page(newsroom.author, title="今天的", live=True)
    a_publisher(site).release()
    assert sync_once(village, roads=[str(site.tree)]) == 0
    connections.close_all()
    shutil.rmtree(site.data)
    shutil.copytree(backup, site.data)
    point_to(site.data)
    return village


def newest_memory(site):
    """Say to the publisher what the stations' page told: release 2 is out."""
    (site.keys / "signed.json").write_text('{"release":2,"timestamp":0}')


def test_a_publisher_told_what_is_out_does_not_sign_an_older_tree(lost, site):
    newest_memory(site)
    with pytest.raises(StoreError, match="bring back the newer tree"):
        a_publisher(site).release()


def test_the_newer_tree_is_brought_back_from_any_station_and_the_county_goes_on(lost, site):
    newest_memory(site)
    shutil.rmtree(site.tree)
    shutil.copytree(lost / "tree", site.tree)
    done = a_publisher(site).release()
    assert done.release == 3
    assert sync_once(lost, roads=[str(site.tree)]) == 0
    assert held(lost) == (3, {"昨天的"})


def test_without_that_a_village_refuses_what_would_take_it_back(lost, site, newsroom):
    a_publisher(site).release()
    assert sync_once(lost, roads=[str(site.tree)]) != 0
    assert held(lost) == (2, {"昨天的", "今天的"})
