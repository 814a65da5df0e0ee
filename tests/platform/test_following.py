"""What is followed outside: entries come in as drafts once, warnings wait for a word."""

import os
import threading
from datetime import timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from content.cap import MessageType
from content.cap_message import Reference, identifier, write_cap
from content.outside import Rules
from content.platform.desks import following
from content.platform.desks.commands import run_follower
from content.platform.desks.feeds import Outside, Subscription
from content.platform.desks.following import Follower, may_concern
from content.platform.desks.models import Alert
from content.platform.desks.warning_views import holding, waiting
from content.platform.items.models import Bulletin
from content.platform.people import rules
from tests.platform.people import COUNTY, OTHER, a_person
from tests.unit.test_cap_message import a_message

RSS = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>x</title>{}</channel></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>{}</feed>'


class _Files(SimpleHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self):
        self.asked.append(self.path)
        super().do_GET()

    def log_message(self, *_):
        return


class Elsewhere:
    """A server of somebody else, and what was asked of it."""

    def __init__(self, folder, port):
        self.folder, self.url = folder, f"http://127.0.0.1:{port}"
        self.rules = Rules(frozenset({"127.0.0.1"}), frozenset({port}), public_only=False)
        self.asked = _Files.asked
        self.day = 1_700_000_000

    def put(self, name, held):
        (self.folder / name).write_bytes(held if isinstance(held, bytes) else held.encode())
        self.day += 86_400  # HTTP knows a change by the second
        os.utime(self.folder / name, (self.day, self.day))

    def look(self):
        Subscription.objects.update(checked=None)
        Follower(self.rules).look()


@pytest.fixture
def elsewhere(tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    _Files.asked.clear()
    handler = partial(_Files, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Elsewhere(folder, server.server_address[1])
        server.shutdown()
        thread.join()


def follow(elsewhere, name="feed.xml", section="policy"):
    from content.platform.areas.models import Area

    return Subscription.objects.create(
        title="农牧厅",
        url=f"{elsewhere.url}/{name}",
        section=section,
        area=Area.objects.get(code=COUNTY),
    )


def an_entry(number, body="&lt;p&gt;今年早春耕。&lt;script&gt;x&lt;/script&gt;&lt;/p&gt;"):
    return f"<item><guid>{number}</guid><title>通知{number}</title><link>https://x.cn/{number}</link><description>{body}</description></item>"


def test_entries_come_in_as_drafts_once_and_are_said_by_nobody(newsroom, elsewhere):
    source = follow(elsewhere)
    elsewhere.put("feed.xml", RSS.format(an_entry(1) + an_entry(2)))
    elsewhere.look()
    assert {(page.title, page.live, page.source) for page in Bulletin.objects.all()} == {
        ("通知1", False, "农牧厅"),
        ("通知2", False, "农牧厅"),
    }
    page = Bulletin.objects.first()
    assert "script" not in str(page.specific.body)
    assert page.specific.permissions_for_user(newsroom.author).can_edit()
    page.delete()
    elsewhere.put("feed.xml", RSS.format(an_entry(1) + an_entry(2) + an_entry(3)))
    elsewhere.look()
    assert {page.title for page in Bulletin.objects.all()} >= {"通知3"}
    assert Bulletin.objects.count() == 2
    source.refresh_from_db()
    assert (source.brought, source.problem) == (3, "")


def test_a_feed_that_fails_is_a_sentence_beside_its_name_and_the_next_is_read(site, elsewhere):
    broken, missing, good = (follow(elsewhere, name) for name in ("a.xml", "b.xml", "c.xml"))
    elsewhere.put("a.xml", '<!DOCTYPE rss [<!ENTITY x "y">]><rss/>')
    elsewhere.put("c.xml", RSS.format(an_entry(1)))
    elsewhere.look()
    for one in (broken, missing, good):
        one.refresh_from_db()
    assert "不是能用的 RSS" in broken.problem
    assert "没有取到" in missing.problem
    assert good.brought == 1


def test_a_long_feed_brings_its_newest_and_an_empty_entry_no_draft_without_words(site, elsewhere):
    follow(elsewhere)
    entries = "".join(an_entry(n) for n in range(30))
    elsewhere.put("feed.xml", RSS.format("<item><guid>e</guid></item>" + entries))
    elsewhere.look()
    elsewhere.look()
    assert Bulletin.objects.count() <= 20
    assert Bulletin.objects.filter(title="通知0").exists()


def test_a_strangers_text_shows_no_picture_of_ours(site, elsewhere):
    follow(elsewhere)
    stolen = f'&lt;img src="blobs/sha256/aa/{"a" * 64}" alt="x"&gt;'
    elsewhere.put("feed.xml", RSS.format(an_entry(1, f"&lt;p&gt;{stolen}字&lt;/p&gt;")))
    elsewhere.look()
    body = str(Bulletin.objects.get().specific.body)
    assert "字" in body
    assert "blobs" not in body


def test_the_process_goes_on_whatever_happens_and_ends_when_told(site, elsewhere, monkeypatch):
    monkeypatch.setattr(following, "LOOK_S", 0)
    follow(elsewhere)
    elsewhere.put("feed.xml", RSS.format(an_entry(1)))
    rounds = iter([False, False, True])
    follower = Follower(elsewhere.rules)
    follower.rules = "broken"
    follower.run(until=lambda: next(rounds))
    assert not Bulletin.objects.exists()
    Subscription.objects.update(is_active=False)
    assert run_follower(once=True) == 0


# Warnings


def at(hours, **said):
    now = timezone.now() + timedelta(hours=hours)
    said = {"sent": now, "onset": now, "expires": now + timedelta(hours=6)} | said
    return a_message(**{"identifier": identifier(COUNTY, now)} | said)


def warn(elsewhere, *messages, form=RSS, confirm=True):
    Outside.objects.update_or_create(
        pk=1, defaults={"warnings_url": f"{elsewhere.url}/rss.xml", "must_confirm": confirm}
    )
    said = ""
    for message in messages:
        name = message.identifier
        elsewhere.put(f"{name}.xml", write_cap(message))
        link = f"{elsewhere.url}/{name}.xml"
        said += (
            f"<item><guid>{name}</guid><title>x</title><link>{link}</link></item>"
            if form == RSS
            else f'<entry><id>{name}</id><title>x</title><link href="https://x.cn/"/>'
            f'<link rel="related" type="application/cap+xml" href="{link}"/></entry>'
        )
    elsewhere.put("rss.xml", form.format(said))
    elsewhere.look()


def said():
    return holding(Alert.objects.filter(live=True), timezone.now())


def to_confirm():
    came = Alert.objects.filter(live=False)
    return waiting(Alert.objects.filter(live=True), came, timezone.now())


@pytest.mark.parametrize("form", [RSS, ATOM])
def test_a_warning_waits_for_a_word_and_others_counties_are_not_even_asked_for(
    site, elsewhere, form
):
    far = at(0, identifier="37061441600000_20260801133303")
    near = at(0, identifier="15010041600000_20260801133303")
    warn(elsewhere, far, near, form=form)
    assert [one.identifier for one in to_confirm()] == [near.identifier]
    assert said() == []
    assert not any("370614" in path for path in elsewhere.asked)
    elsewhere.asked.clear()
    elsewhere.look()
    assert elsewhere.asked == ["/rss.xml"]


def test_a_message_of_another_name_is_asked_for_and_says_itself_whom_it_is_for(site, elsewhere):
    from content.cap_message import Place

    beijing = at(0, identifier="odd-1", places=(Place(code="110000", name="北京"),))
    warn(elsewhere, beijing, at(0, identifier="odd-2"))
    assert [one.identifier for one in Alert.objects.all()] == ["odd-2"]


def test_a_message_that_could_not_be_had_is_asked_for_again(site, elsewhere):
    message = at(0)
    Outside.objects.create(pk=1, warnings_url=f"{elsewhere.url}/rss.xml")
    elsewhere.look()
    link = f"{elsewhere.url}/late.xml"
    elsewhere.put(
        "rss.xml", RSS.format(f"<item><guid>{message.identifier}</guid><link>{link}</link></item>")
    )
    elsewhere.look()
    assert not Alert.objects.exists()
    elsewhere.put("late.xml", write_cap(message))
    elsewhere.look()
    assert Alert.objects.count() == 1


def test_an_exercise_is_never_kept(site, elsewhere):
    message = at(0)
    warn(elsewhere, message)
    Alert.objects.all().delete()
    held = write_cap(at(0, identifier="odd-3")).replace(b">Actual<", b">Exercise<")
    elsewhere.put("odd.xml", held)
    elsewhere.put(
        "rss.xml", RSS.format(f"<item><guid>o</guid><link>{elsewhere.url}/odd.xml</link></item>")
    )
    elsewhere.look()
    assert not Alert.objects.exists()


def test_where_the_county_chose_so_it_is_said_at_once_and_cancelled_by_its_name(site, elsewhere):
    first = at(-1)
    warn(elsewhere, first, confirm=False)
    assert [one.identifier for one in said()] == [first.identifier]
    # the real service writes its own time into a reference
    named = Reference(sender="x", identifier=first.identifier, sent=timezone.now())
    over = at(0, type=MessageType.CANCEL, references=(named,))
    warn(elsewhere, first, over, confirm=False)
    assert said() == []


def test_what_was_taken_back_before_anybody_confirmed_it_is_not_asked_about(site, elsewhere):
    first = at(-1)
    named = Reference(sender="x", identifier=first.identifier, sent=first.sent)
    warn(elsewhere, first, at(0, type=MessageType.CANCEL, references=(named,)))
    assert Alert.objects.count() == 2
    assert to_confirm() == []


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("15012541600000_20260520170000", True),
        ("15010041600000_20260520170000", True),
        ("15000041600000_20260520170000", True),
        ("15012441600000_20260520170000", False),
        ("urn:oid:2.49.0.1.156.0.15012541600000_20260520170000", True),
        ("urn:oid:2.49.0.1.156.0.2026.5.20", True),
    ],
)
def test_the_name_of_a_message_says_whether_to_ask_for_it(name, may):
    entry = dict.fromkeys(
        ["title", "link", "cap", "summary", "content", "published", "updated"], ""
    )
    assert may_concern({"id": name, **entry}, COUNTY) is may


# The screens


def test_an_editor_follows_what_is_listed_and_nothing_else(newsroom, login):
    from content.platform.areas.models import Area

    Outside.objects.create(pk=1, hosts="www.nmg.gov.cn\n.agri.cn")
    form = {
        "title": "x",
        "section": "policy",
        "area": Area.objects.get(code=COUNTY).pk,
        "is_active": "on",
    }
    browser = login(newsroom.author)
    for url in ("http://10.0.0.1/rss", "http://other.cn/rss", "file:///etc/passwd"):
        refused = browser.post(reverse("desks_feeds:add"), form | {"url": url})
        assert refused.status_code == 200
    assert (
        browser.post(
            reverse("desks_feeds:add"), form | {"url": "https://www.nmg.gov.cn/rss"}
        ).status_code
        == 302
    )
    assert (
        browser.post(
            reverse("desks_feeds:add"), form | {"url": "https://a.agri.cn/rss"}
        ).status_code
        == 302
    )
    assert Subscription.objects.count() == 2
    form["area"] = Area.objects.get(code="150125200").pk
    theirs = a_person("editor2", rules.EDITOR, OTHER)
    refused = login(theirs).post(reverse("desks_feeds:add"), form | {"url": "https://b.agri.cn/"})
    assert refused.status_code == 200
    assert Subscription.objects.count() == 2
    assert login(newsroom.officer).get(reverse("desks_feeds:index")).status_code in {302, 403}
    settings = reverse("wagtailsettings:edit", args=("desks", "outside"))
    assert browser.get(settings).status_code in {302, 403}


def test_warnings_are_followed_from_a_listed_host_alone(site):
    outside = Outside(hosts="severeweather.wmo.int", warnings_url="https://other.int/rss.xml")
    with pytest.raises(ValidationError, match="名单"):
        outside.full_clean()
    outside.warnings_url = "https://severeweather.wmo.int/v2/cap-alerts/cn-cma-xx/rss.xml"
    outside.full_clean()
    assert str(outside) == "外部来源"


def test_a_draft_brought_in_is_no_officers_of_another_place(newsroom, elsewhere):
    follow(elsewhere, section="village")
    elsewhere.put("feed.xml", RSS.format(an_entry(1)))
    elsewhere.look()
    page = Bulletin.objects.get().specific
    assert not page.permissions_for_user(newsroom.officer).can_edit()
