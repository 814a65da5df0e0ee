"""The page of formats lists what the code knows, and nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from content import folder, frontmatter, markup, prices
from content.model import FactName, Kind, Role, Section
from kiosk import cli
from sync import commands
from sync.judge import Reason
from tests.folders import write_folder

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


def part(heading):
    """Return what stands below a heading, down to the next one of any rank."""
    return re.split(r"^#+ ", PAGE.split(f"{heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def first_column(text):
    return set(
        re.findall(r"`([\w.]+)`", "".join(re.findall(r"^\| ([^|]+) \|", text, re.MULTILINE)))
    )


def test_the_keys_of_a_county():
    assert first_column(part("### county.toml")) == folder._COUNTY_KEYS


def test_the_fields_of_an_article():
    assert first_column(part("### Markdown items")) == set(frontmatter.FIELDS)
    assert {str(name) for name in FactName} <= set(frontmatter.FIELDS)


def test_the_keys_of_a_price_sheet():
    [block] = re.findall(r'^    \["dongwayao.csv"\]\n((?:    \w+ .*\n)+)', PAGE, re.MULTILINE)
    assert set(re.findall(r"^    (\w+)", block, re.MULTILINE)) == folder._PLACE_KEYS


def test_the_columns_of_quotes():
    assert ",".join(prices._COLUMNS) in part("### An entry")


@pytest.mark.parametrize(
    ("said", "there"),
    [
        (r"`section` is one of ([^;]+);", Section),
        (r"`kind` one of ([^;]+);", Kind),
        (r"`k:role` one of ([^.]+)\.", Role),
        (r"Reasons of a refusal: ([^;]+); of being offline", Reason),
    ],
)
def test_the_words_of_a_list(said, there):
    words = re.sub(r"\([^)]*\)", "", re.search(said, PAGE, re.DOTALL)[1])
    assert set(re.findall(r"\w+", words)) == {str(each) for each in there}


def test_the_html_that_is_allowed():
    listed = re.search(r"Allowed: `([^`]+)`", part("### HTML"))[1]
    assert set(listed.split()) == markup._TAGS


def test_the_object_a_visit_prints(tmp_path, capsys):
    write_folder(tmp_path / "county")
    cli.main(["publish", str(tmp_path / "county"), "--to", str(tmp_path / "tree")])
    capsys.readouterr()
    commands.sync_once(tmp_path / "home", roads=[str(tmp_path / "tree")], as_json=True)
    assert (
        first_column(part("### cunkou sync --json")) == json.loads(capsys.readouterr().out).keys()
    )
