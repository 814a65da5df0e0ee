"""The public site of the sample county, whole."""

import re
from datetime import datetime
from pathlib import Path

import pytest

import content
from content.dates import CHINA
from content.folder import read_folder
from content.site.writing import write_site
from tests.webpages import PageReader, problems_of

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=CHINA)


@pytest.fixture(scope="module")
def said():
    return read_folder(Path(content.__file__).parent / "sample", now=NOW)


@pytest.fixture(scope="module")
def www(said, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "www"
    write_site(said.items, said.blobs, into=folder, county=said.county, now=NOW)
    return folder


def test_every_page_is_well_made_and_every_link_leads_somewhere(www):
    assert len(list(www.rglob("*.html"))) > 100
    assert problems_of(www) == []


def test_every_page_forbids_scripts_and_says_its_language(www):
    for path in www.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert "default-src 'none'; style-src 'self'" in page
        assert '<html lang="zh-CN">' in page


def test_the_home_page_says_warnings_before_weather_before_prices(www):
    text = PageReader((www / "index.html").read_text(encoding="utf-8")).text
    places = [
        text.index(word) for word in ("正在生效的预警", "武川县天气预报", "元/斤", "更多政策")
    ]
    assert places == sorted(places)


def test_no_page_is_heavy(www):
    sizes = {path.name: path.stat().st_size for path in www.rglob("*.html")}
    assert max(sizes.values()) < 200_000, max(sizes, key=sizes.get)
    assert sizes["index.html"] < 60_000


def test_no_address_holds_a_letter_of_a_text(www):
    names = {str(path.relative_to(www)) for path in www.rglob("*") if path.is_file()}
    assert all(re.fullmatch(r"[a-z0-9/.\-]+", name) for name in names)


def test_written_again_a_minute_later_nothing_changes(said, www):
    done = write_site(said.items, said.blobs, into=www, county=said.county, now=NOW)
    assert (done.written, done.removed) == ((), ())
