"""The site from the command line, as far as it needs no second process."""

import pytest

from content.errors import StoreError
from content.platform import cli
from content.platform.items.models import Bulletin
from content.platform.publishing.models import PublisherState
from tests.folders import write_folder


@pytest.fixture
def moved_in(site, tmp_path, capsys):
    assert cli.main(["import", str(write_folder(tmp_path / "in"))]) == 0
    assert "3 items came in" in capsys.readouterr().out
    return site


def test_a_folder_comes_in_is_released_and_goes_out(moved_in, tmp_path, capsys):
    page = Bulletin.objects.get().specific
    page.body = [("text", "<p>一行<u>下划</u></p>")]
    page.save_revision().publish()
    assert cli.main(["publisher", "--once", "--tree", str(moved_in.tree)]) == 0
    assert "release 1, 3 items" in capsys.readouterr().out
    assert PublisherState.load().release == 1
    assert cli.main(["export", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out
    assert f"3 items in {tmp_path / 'out'}" in said
    assert "could not be kept: policy/land" in said
    assert "下划" in (tmp_path / "out/policy/land.md").read_text()


def test_djangos_own_commands_are_reached(site, capsys):
    assert cli.main(["manage", "check"]) == 0
    assert "no issues" in capsys.readouterr().out


def test_the_settings_of_a_site_in_earnest_leave_nothing_to_say(site, tmp_path):
    import os
    import subprocess
    import sys

    env = os.environ | {"CUNKOU_COUNTY_ORIGIN": "https://county.example"}
    asked = [sys.executable, "-m", "kiosk", "platform", "--data", str(tmp_path), "manage"]
    done = subprocess.run(
        [*asked, "check", "--deploy", "--fail-level", "WARNING"],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_where_the_site_is_not_installed_it_says_how_it_would_be(monkeypatch):
    monkeypatch.setattr(cli, "find_spec", lambda _: None)
    with pytest.raises(StoreError, match="uv sync --group platform"):
        cli.main(["up"])
