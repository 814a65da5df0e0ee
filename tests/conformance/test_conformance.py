"""The conformance suite's command line over our trust; the suite itself where it is to be had."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.builders import an_item
from tests.conformance import client
from tests.county import County, a_key
from tests.lines import Line

SUITE = os.environ.get("TUF_CONFORMANCE", "")
HERE = Path(__file__).parent
# Decided otherwise: README.md says why.
OTHERWISE = {
    "test_root_expired",
    "test_snapshot_has_too_few_keys",
    "test_download_with_hash_algorithms",
}

GROUPS = ("basic", "expiration", "rollback", "keys", "file_download")  # the rest is delegations


@pytest.fixture
def county():
    return County(now=datetime.now(UTC)).release(an_item())


@pytest.fixture
def run(county, tmp_path):
    metadata, targets = tmp_path / "metadata", tmp_path / "targets"
    metadata.mkdir()
    targets.mkdir()
    (tmp_path / "root.json").write_bytes(county.first_root)
    with Line(county.files).open() as address:

        def call(*command):
            options = [f"--metadata-url={address}metadata/", f"--target-base-url={address}targets/"]
            options += [f"--metadata-dir={metadata}", f"--target-dir={targets}"]
            return client.main([*options, *command])

        yield call


def test_what_is_trusted_and_downloaded_lies_where_the_suite_looks(run, county, tmp_path):
    assert run("init", str(tmp_path / "root.json")) == 0
    assert run("refresh") == 0
    names = {path.name for path in (tmp_path / "metadata").glob("*.json")}
    assert names == {"root.json", "timestamp.json", "snapshot.json", "targets.json"}
    for _ in range(2):
        assert run("--target-name=head.json", "download") == 0
    (head,) = (tmp_path / "targets").iterdir()
    assert head.read_bytes() == county.files[county.target_path("head.json")]
    assert run("--target-name=nothing", "download") == 1


def test_what_may_not_be_trusted_ends_with_1(run, county, tmp_path):
    assert run("refresh") == 1, "no root was given"
    run("init", str(tmp_path / "root.json"))
    county.keys["timestamp"] = [a_key()]
    county.release(an_item("two"))
    assert run("refresh") == 1


@pytest.mark.slow
@pytest.mark.skipif(not SUITE, reason="TUF_CONFORMANCE names no checkout of tuf-conformance")
def test_the_suite_finds_nothing_but_what_we_decided_otherwise(proof):
    # As the suite's own environment would: nothing of our pytest settings holds there.
    groups = [Path(SUITE) / "tuf_conformance" / f"test_{group}.py" for group in GROUPS]
    ended = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-rA", "-p", "no:cacheprovider"),
            *("--entrypoint", f"{sys.executable} {HERE / 'client.py'}"),
            *(str(path) for path in groups if path.exists()),
        ],
        cwd=SUITE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([SUITE, str(HERE.parents[1])])},
        capture_output=True,
        text=True,
        check=False,
    )
    passed = re.findall(r"^PASSED \S+::(\w+)", ended.stdout, re.MULTILINE)
    failed = re.findall(r"^(?:FAILED|ERROR) \S+::(\w+)", ended.stdout, re.MULTILINE)
    wrong = [name for name in failed if name not in OTHERWISE]
    note = f"{len(failed) - len(wrong)} decided otherwise"
    proof("TUF conformance", runs=len(passed) + len(failed), violations=len(wrong), note=note)
    assert passed, ended.stdout + ended.stderr
    assert not wrong
