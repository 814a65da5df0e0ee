"""From an approval to a village's library, and back out of it."""

import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content.library import Library, Shelf
from content.model import Section
from content.platform.publishing import publisher as process
from content.platform.publishing.models import PublisherState, Stamp
from content.platform.publishing.public import PublicSite
from content.platform.publishing.publisher import Publisher
from tests.platform.people import VILLAGE, a_page, submit
from tests.waiting import eventually


@pytest.fixture
def publisher(site):
    return Publisher(site.tree, site.keys)


@pytest.fixture
def village(site, tmp_path):
    """Return the titles a village holds after a real visit to the county."""

    def titles():
        home = tmp_path / "home"
        subprocess.run(
            [sys.executable, "-m", "kiosk", "sync", "--once", "--home", home, "--from", site.tree],
            check=True,
        )
        with Library(home / "library.db") as library:
            shelf = Shelf(Section.POLICY, VILLAGE, timezone.now())
            return {headline.title for headline in library.headlines(shelf)}

    return titles


def approve(page, author, reviewer):
    state = submit(page, author).current_workflow_state.current_task_state.specific
    state.task.specific.on_action(state, reviewer, "approve")
    return type(page).objects.get(pk=page.pk)


def test_what_is_approved_reaches_a_village_and_what_is_recalled_leaves_it(
    newsroom, publisher, village, login
):
    page = approve(a_page(newsroom.author), newsroom.author, newsroom.reviewer)
    begun = time.monotonic()
    assert publisher.look().added
    assert time.monotonic() - begun < 5
    assert village() == {"耕地补贴"}
    assert publisher.look() is None
    login(newsroom.reviewer).post(reverse("wagtailadmin_pages:unpublish", args=(page.pk,)))
    assert publisher.look().withdrawn
    assert village() == set()


def test_a_draft_is_said_to_nobody(newsroom, publisher):
    a_page(newsroom.author)
    page = approve(a_page(newsroom.author, title="第一条"), newsroom.author, newsroom.reviewer)
    publisher.look()
    page.title = "改了还没审"
    page.save_revision(user=newsroom.author)
    assert not publisher.release().is_new


def test_what_went_wrong_is_tried_again_though_nobody_changes_anything(newsroom, site, monkeypatch):
    monkeypatch.setattr(process, "_PATIENCE", timedelta(seconds=0))
    publisher = Publisher(site.tree, site.keys)
    assert publisher.look() is not None
    kept = (site.keys / "timestamp.pem").rename(site.data / "away.pem")
    approve(a_page(newsroom.author), newsroom.author, newsroom.reviewer)
    rounds = iter([False, True])
    publisher.run(until=lambda: next(rounds))
    assert "timestamp.pem" in PublisherState.load().problem
    kept.rename(site.keys / "timestamp.pem")
    assert publisher.look().added
    assert publisher.look() is None


def test_what_goes_wrong_is_told_on_the_site_and_tried_again(newsroom, publisher, site):
    approve(a_page(newsroom.author), newsroom.author, newsroom.reviewer)
    site.tree.write_text("a file where the tree should be")
    rounds = iter([False, True])
    publisher.run(until=lambda: next(rounds))
    state = PublisherState.load()
    assert str(site.tree) in state.problem
    assert state.is_alive()
    assert state.release == 0
    site.tree.unlink()
    Stamp.rise()
    assert publisher.look().is_new
    assert PublisherState.load().problem == ""


def test_what_is_due_by_its_hour_is_said_and_what_is_over_leaves(newsroom, publisher):
    page = a_page(newsroom.author)
    due = page.go_live_at = timezone.now() + timedelta(seconds=2)
    page.expire_at = timezone.now() + timedelta(hours=2)
    page.save_revision(user=newsroom.author)
    page = approve(type(page).objects.get(pk=page.pk), newsroom.author, newsroom.reviewer)
    assert not page.live
    assert not publisher.release().items
    time.sleep(max(0, (due - timezone.now()).total_seconds() + 0.1))
    assert publisher.look().added
    type(page).objects.update(expire_at=timezone.now() - timedelta(seconds=1))
    assert publisher.look().withdrawn
    assert type(page).objects.get(pk=page.pk).expired


def test_the_public_site_follows_and_tells_what_went_wrong(newsroom, site, login, monkeypatch):
    monkeypatch.setenv("CUNKOU_COUNTY_DATA", str(site.data))
    public = PublicSite(site.data / "www")
    publisher = Publisher(site.tree, site.keys, public)

    def after_looks(claim):
        """Look until a claim holds: pages are written in a thread, which takes its time."""

        def look():
            publisher.look()
            return claim()

        return eventually(look, within_s=60)

    def shown(path):
        assert after_looks(lambda: Client().get(path).status_code == 200)
        return Client().get(path).content.decode()

    approve(a_page(newsroom.author), newsroom.author, newsroom.reviewer)
    assert "耕地补贴" in shown("/www/")
    assert Client().get("/")["Location"] == "/www/"
    for path in ("/www/../county.db", "/www/none.html", "/www/.writing"):
        assert Client().get(path).status_code == 404
    assert after_looks(lambda: public.is_due(timezone.now() + timedelta(days=2)))
    assert not public.is_due(timezone.now())
    public.folder = site.data / "county.db" / "www"
    approve(a_page(newsroom.author, title="第二条"), newsroom.author, newsroom.reviewer)
    assert after_looks(lambda: "county.db" in PublisherState.load().problem)
