"""How the public site gets onto the disk, and what it tells to machines."""

import json
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest

from content import lock
from content.errors import StoreError
from content.feed import read_foreign
from content.model import Section
from content.site import addresses, files
from content.site.clock import next_change
from tests.builders import NOW, an_attachment, an_item, at
from tests.builders_site import WUCHUAN, Site, cap_message, forecast_item, warning_item
from tests.webpages import problems_of

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def site(tmp_path):
    return Site(tmp_path / "www")


def test_the_same_items_give_the_same_bytes(site, tmp_path):
    items = [an_item("a"), an_item("b"), forecast_item(), warning_item(cap_message())]
    site.write(*items)
    other = Site(tmp_path / "other")
    other.write(*reversed(items))
    assert site.files() == other.files()


def test_writing_again_without_a_change_writes_nothing(site):
    site.write(an_item())
    done = site.write(an_item())
    assert (done.written, done.removed) == ((), ())


def test_only_what_changed_is_written(site):
    site.write(an_item("a"), an_item("b"), an_item("c", section=Section.JOBS))
    done = site.write(
        an_item("a"), an_item("b"), an_item("c", section=Section.JOBS, title="另一个题目")
    )
    changed = addresses.item_page(an_item("c").id)
    assert changed in done.written
    assert "technique/index.html" not in done.written
    assert addresses.item_page(an_item("a").id) not in done.written


def test_an_item_read_again_is_as_old_as_what_it_says(site):
    site.write(an_item())
    later = NOW + timedelta(hours=3)
    assert site.write(an_item(updated=later), now=later).written == ()
    said = site.write(an_item(updated=later, summary="新的话"), now=later)
    assert "technique/feed.xml" in said.written
    assert later.isoformat() in site.text("technique/feed.xml")


def test_a_withdrawn_item_leaves_no_page(site):
    gone = an_item("gone")
    picture = an_attachment(b"x")
    site.write(an_item(), an_item("gone", attachments=(picture,)), blobs={picture.sha256: b"x"})
    done = site.write(an_item())
    assert {addresses.item_page(gone.id), addresses.media(picture)} <= set(done.removed)
    assert addresses.item_page(gone.id) not in site.files()


def test_what_somebody_else_put_there_stays(site):
    site.write(an_item())
    (site.folder / "verify.txt").write_text("x")
    site.write()
    assert "verify.txt" in site.files()


def test_a_folder_of_other_things_is_left_alone(tmp_path):
    (tmp_path / "policy").mkdir()
    (tmp_path / "policy/land.md").write_text("x")
    with pytest.raises(StoreError, match="holds other files"):
        Site(tmp_path).write(an_item())


def test_a_page_that_was_spoilt_is_written_again(site):
    site.write(an_item())
    (site.folder / "index.html").write_bytes(b"")
    assert site.write(an_item()).written == ("index.html",)


def test_a_memory_that_was_lost_costs_a_comparison_and_no_file(site):
    site.write(an_item())
    (site.folder / files.MEMORY).write_bytes(b"")
    assert site.write(an_item()).written == ()


def test_a_memory_of_another_version_is_told(site):
    site.write(an_item())
    (site.folder / files.MEMORY).write_text(json.dumps({"format": 2}))
    with pytest.raises(StoreError, match="another version"):
        site.write(an_item())


def test_a_file_that_changes_while_it_is_read_is_told(site, tmp_path):
    picture = an_attachment(b"picture")
    (tmp_path / "p").write_bytes(b"other")
    item = an_item(attachments=(picture,))
    with pytest.raises(StoreError, match="changed while it was read"):
        site.write(item, blobs={picture.sha256: tmp_path / "p"})


def test_media_come_from_files_too(site, tmp_path):
    picture = an_attachment(b"picture")
    (tmp_path / "p").write_bytes(b"picture")
    blobs = {picture.sha256: tmp_path / "p"}
    site.write(an_item(attachments=(picture,)), blobs=blobs)
    assert site.write(an_item(attachments=(picture,)), blobs=blobs).written == ()
    assert site.files()[addresses.media(picture)] == b"picture"


def test_two_writers_do_not_meet(site):
    with lock.only_one(site.folder / ".writing"), pytest.raises(StoreError, match="another"):
        site.write(an_item())


def test_every_section_has_a_feed_that_readers_understand(site):
    site.write(
        an_item(body="<p>全文</p>"),
        warning_item(cap_message()),
        base_url="https://wuchuan.example/www",
    )
    for section in Section:
        root = ET.fromstring(site.text(addresses.section_feed(section)))
        assert root.find(f"{ATOM}id").text == f"tag:wuchuan.example,2026:site/{section}"
    entries = ET.fromstring(site.text("feed.xml")).findall(f"{ATOM}entry")
    assert len(entries) == 2
    link = entries[0].find(f"{ATOM}link").get("href")
    assert link.startswith("https://wuchuan.example/www/i/")
    [entry] = read_foreign(site.text("technique/feed.xml").encode())
    assert entry["title"] == "土豆晚疫病怎么防"


def test_the_map_names_every_page_where_the_address_is_known(site):
    site.write(an_item())
    assert "sitemap.xml" not in site.files()
    site.write(an_item(), base_url="https://wuchuan.example/www/")
    named = site.text("sitemap.xml")
    assert f"https://wuchuan.example/www/{addresses.item_page(an_item().id)}<" in named
    assert "<loc>https://wuchuan.example/www/</loc>" in named
    assert "Sitemap: https://wuchuan.example/www/sitemap.xml" in site.text("robots.txt")


def test_the_page_for_what_is_gone_works_at_any_depth(site):
    site.write(an_item(), base_url="https://wuchuan.example/www/")
    assert 'href="/www/index.html"' in site.text("404.html")
    site.write(an_item())
    assert 'href="/index.html"' in site.text("404.html")


def test_a_phone_may_keep_the_site_on_its_first_screen(site):
    site.write(an_item())
    said = json.loads(site.text("manifest.webmanifest"))
    assert said["short_name"] == "武川县村口"
    assert all(icon["src"] in site.files() for icon in said["icons"])


@pytest.mark.parametrize(
    ("items", "when"),
    [
        ((), "2026-05-21 00:00"),
        ((an_item(valid_from=at("2026-05-20 09:00")),), "2026-05-20 09:00"),
        ((an_item(valid_until=at("2026-05-20 08:15")),), "2026-05-20 08:15"),
        ((warning_item(cap_message(expires="2026-05-20T07:55:00+08:00")),), "2026-05-20 07:55"),
        ((forecast_item(),), "2026-05-20 10:00"),
        ((forecast_item(now=None, issued=at("2026-05-20 01:00")),), "2026-05-20 20:00"),
    ],
)
def test_the_next_change_is_when_a_page_would_be_another(items, when):
    assert next_change(items, NOW, county=WUCHUAN, blobs={}) == at(when)


def test_at_every_moment_of_a_writing_every_link_leads_somewhere(tmp_path, monkeypatch):
    before = [an_item("stays"), an_item("goes"), an_item("changes")]
    after = [
        an_item("stays"),
        an_item("changes", title="另一个题目", section=Section.JOBS),
        an_item("comes", months=(5,)),
    ]
    fresh = Site(tmp_path / "fresh")
    fresh.write(*after)
    for last in range(100):
        site = Site(tmp_path / f"www-{last}")
        site.write(*before)
        with monkeypatch.context() as trap:
            trap.setattr(files.durable, "write", dying(after=last))
            try:
                site.write(*after)
            except StoreError:
                assert problems_of(site.folder) == [], f"after {last} files"
            else:
                break
        site.write(*after)
        assert pages(site) == pages(fresh), f"after {last} files"
    assert 5 < last < 30


def dying(after):
    """Return a disk that takes some files and then no more."""
    left = iter(range(after))
    real = files.durable.write

    def write(path, held, **more):
        if next(left, None) is None:
            raise OSError(28, "No space left on device")
        real(path, held, **more)

    return write


def pages(site):
    return {path: held for path, held in site.files().items() if not path.startswith(".")}
