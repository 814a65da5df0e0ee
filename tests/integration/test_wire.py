"""What our publisher and our server say, and what it costs a village to hear it."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from content.intake import Intake
from content.library import Library
from content.release import County, publish
from content.seal import PrivateKeys
from content.serve import Tree
from sync.commands import sync_once
from tests.builders import an_attachment, an_item
from tests.serving import serving

PICTURE = b"picture" * 2000


@pytest.fixture
def county(tmp_path):
    def release(*items, blobs=()):
        return publish(
            items,
            {an_attachment(held).sha256: held for held in blobs},
            tree=tmp_path / "tree",
            keys=tmp_path / "keys",
            county=County("150125", "武川县", "wuchuan.example"),
            now=datetime.now(UTC),
        )

    return release


@pytest.fixture
def sync(tmp_path, capsys):
    def sync(road, home="home"):
        assert sync_once(tmp_path / home, roads=[road], as_json=True) == 0
        return json.loads(capsys.readouterr().out)

    return sync


def test_a_poll_without_news_is_one_request_of_less_than_400_bytes(county, sync, tmp_path):
    county(an_item("one"), an_item("two"))
    keys = PrivateKeys.open(tmp_path / "keys")
    with (
        Intake(tmp_path / "intake.db", keys) as intake,
        serving({"": Tree(tmp_path / "tree", inbox=intake)}) as road,
    ):
        assert sync(road)["added"] == 2
        said = sync(road)
    assert said["requests"] == 1
    assert said["bytes_received"] <= 400
    print(f"no-change poll: {said['bytes_received']} bytes")


def test_one_changed_item_costs_few_kilobytes(county, sync, tmp_path):
    items = [an_item(f"item-{number}") for number in range(50)]
    county(*items)
    with serving(tmp_path / "tree") as road:
        sync(road)
        items[7] = an_item("item-7", body="<p>换了说法。</p>")
        county(*items)
        said = sync(road)
    assert (said["added"], said["changed"]) == (0, 1)
    assert said["bytes_received"] < 8000
    print(f"one item: {said['bytes_received']} bytes, {said['requests']} requests")


def test_a_stick_and_the_server_bring_the_same_library(county, sync, tmp_path):
    with_picture = an_item("two", attachments=(an_attachment(PICTURE),))
    county(an_item("one"), with_picture, blobs=[PICTURE])
    with serving(tmp_path / "tree") as road:
        over_http = sync(road, "http")
    over_folder = sync(str(tmp_path / "tree"), "stick")
    same = ("release_after", "added", "waiting", "county", "fingerprint", "issued")
    assert {name: over_http[name] for name in same} == {name: over_folder[name] for name in same}
    for home in ("http", "stick"):
        with Library(tmp_path / home / "library.db") as library:
            assert library.item(with_picture.id).attachments == with_picture.attachments
