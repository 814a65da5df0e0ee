"""The intake as a county's own systems meet it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from content.records import name_of
from tests.builders_outbox import a_batch, a_record
from tests.intake_contract import STORED, verdicts
from tests.platform.load import serving
from tests.platform.people import VILLAGE
from tests.platform.stations import a_receipt, a_station, keep_keys

OCTETS = "application/octet-stream"


@pytest.fixture
def box(site, monkeypatch):
    monkeypatch.setenv("CUNKOU_COUNTY_DATA", str(site.data))
    keep_keys(site.keys)
    return Client()


def post(box, name, sealed):
    return box.post(f"/api/batches/{name}", sealed, content_type=OCTETS)


def test_a_batch_is_handed_over_by_its_hash_and_its_answers_asked_for(box):
    name, sealed = a_batch(a_record(1))
    assert box.get(f"/api/batches/{name}/answers").status_code == 404
    said = post(box, name, sealed)
    assert (said.status_code, verdicts(said.content)) == (200, [STORED])
    assert box.get(f"/api/batches/{name}/answers").content == said.content


def test_what_is_no_batch_is_refused_with_its_reason(box):
    assert post(box, name_of(b"x"), b"x").status_code == 400
    assert post(box, "a" * 64, b"x").json()["detail"].startswith("the bytes do not hash")
    assert post(box, "nonsense", b"x").status_code == 404
    assert post(box, name_of(b"x"), bytes(1_000_001)).status_code == 413


def test_a_county_without_its_keys_asks_for_it_again_later(box, site):
    for path in site.keys.iterdir():
        path.unlink()
    assert post(box, *a_batch(a_record(1))).status_code == 503


def test_stations_and_receipts_are_for_who_is_logged_in_and_of_his_places(newsroom, login, box):
    at = datetime.now(UTC).replace(microsecond=0)
    station = a_station(1, "甲站", VILLAGE, a_receipt("w", at))
    for path in ("/api/stations", "/api/warnings/w/receipts"):
        assert box.get(path).status_code == 401
        assert login(newsroom.other).get(path).json() == []
    mine = login(newsroom.township)
    assert [one["name"] for one in mine.get("/api/stations").json()] == ["甲站"]
    (told,) = mine.get("/api/warnings/w/receipts").json()
    assert (told["code"], told["event"]) == (station.code, "shown")


def test_the_api_describes_itself_and_loads_nothing_from_elsewhere(box):
    said = json.loads(box.get("/api/openapi.json").content)
    assert set(said["paths"]) == {
        "/api/batches/{name}",
        "/api/batches/{name}/answers",
        "/api/stations",
        "/api/warnings/{warning}/receipts",
    }
    assert OCTETS in said["paths"]["/api/batches/{name}"]["post"]["responses"]["200"]["content"]
    assert box.get("/api/docs").status_code == 404


@pytest.mark.slow
def test_schemathesis_finds_nothing(newsroom, site, login, proof):
    found = shutil.which("schemathesis", path=Path(sys.executable).parent)
    if found is None:
        pytest.skip("the group `contract` is not installed: `make test-all` does")
    session = login(newsroom.author).cookies["sessionid"].value
    asked = [
        found,
        "run",
        "--max-examples",
        "50",
        "--no-color",
        "-H",
        f"Cookie: sessionid={session}",
    ]
    # no schema can say that a body hashes to its name, nor that the cookie given is not
    asked += ["--exclude-checks", "positive_data_acceptance,negative_data_rejection"]
    with serving(site.data, "", only="site") as port:
        said = subprocess.run(
            [*asked, f"http://127.0.0.1:{port}/api/openapi.json"],
            capture_output=True,
            text=True,
            check=False,
            cwd=site.data,
        )
    count = re.search(r"([\d,]+) generated", said.stdout)
    runs = int(count[1].replace(",", "")) if count else 0
    proof("the intake's OpenAPI: schemathesis", runs=runs, violations=int(said.returncode != 0))
    assert said.returncode == 0, said.stdout[-3000:]
    assert runs > 100
