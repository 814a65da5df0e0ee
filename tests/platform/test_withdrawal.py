"""Much at once: the publisher stops, an administrator looks at what would go and types how much."""

import pytest
from wagtail.models import ModelLogEntry

from content.platform.items.models import Bulletin
from content.platform.people import rules
from content.platform.publishing.models import PublisherState, Stamp, Withdrawal
from content.platform.publishing.publisher import Publisher
from tests.platform.people import COUNTY, TOWNSHIP, a_page, a_person

SCREEN = "/admin/withdrawal/"


@pytest.fixture
def publisher(newsroom, site):
    """Return the publisher of a county of which a whole section was just emptied."""
    for number in range(6):
        a_page(newsroom.author, title=f"补贴{number}", live=True)
    a_page(newsroom.author, "guides", title="办证", live=True)
    publisher = Publisher(site.tree, site.keys)
    publisher.release()
    Bulletin.objects.filter(section="policy").update(live=False)
    Stamp.rise()
    return publisher


@pytest.fixture
def boss(newsroom):
    return a_person("boss", rules.ADMIN, COUNTY)


def look(publisher):
    """Look once as the process does; tell whether it released."""
    done = []
    publisher.run(until=lambda: bool(done) or done.append(1))
    return PublisherState.load().release


def steps(browser, typed):
    shown = browser.get(SCREEN).context["withdrawal"].asked.isoformat()
    second = browser.post(SCREEN, {"asked": shown}).content.decode()
    assert 'name="typed"' in second
    return browser.post(SCREEN, {"asked": shown, "typed": typed})


def test_the_publisher_stops_and_the_front_page_says_what_would_go(
    publisher, boss, newsroom, login
):
    assert look(publisher) == 1
    assert "要从村里撤下 6 条（现有 7 条）" in login(boss).get("/admin/").content.decode()
    front = login(newsroom.author).get("/admin/").content.decode()
    assert "请县里的管理员来看" in front
    assert SCREEN not in front
    shown = login(boss).get(SCREEN).content.decode()
    assert "政策法规 6 条" in shown
    assert "补贴3" in shown
    assert "办证" not in shown


def test_an_administrator_lets_it_go_in_two_steps_and_that_is_in_the_log(publisher, boss, login):
    look(publisher)
    assert "什么也没有撤下" in steps(login(boss), "5").content.decode()
    assert look(publisher) == 1
    assert steps(login(boss), "6")["Location"] == "/admin/"
    assert look(publisher) == 2
    assert Withdrawal.waiting() is None
    entry = ModelLogEntry.objects.get(action="publishing.withdrawal_allowed")
    assert entry.user == boss
    assert entry.data["titles"] == [f"补贴{number}" for number in range(6)]
    assert "打开" not in str(entry.formatter.format_message(entry))


def test_a_yes_holds_for_what_was_shown_and_for_nothing_else(publisher, boss, newsroom, login):
    look(publisher)
    steps(login(boss), "6")
    Bulletin.objects.update(live=False)
    Stamp.rise()
    assert look(publisher) == 1
    assert len(Withdrawal.waiting().going) == 7


def test_what_was_put_back_is_asked_about_no_more(publisher, boss, login):
    look(publisher)
    Bulletin.objects.update(live=True)
    Stamp.rise()
    look(publisher)
    assert Withdrawal.waiting() is None
    assert "没有要大量撤下的" in login(boss).get(SCREEN).content.decode()


def test_what_changed_since_it_was_looked_at_is_not_let_go(publisher, boss, login):
    look(publisher)
    browser = login(boss)
    answer = browser.post(SCREEN, {"asked": "2026-01-01T00:00:00", "typed": "6"})
    assert answer["Location"] == SCREEN
    assert Withdrawal.waiting() is not None


def test_nobody_else_lets_anything_go(publisher, newsroom, login):
    look(publisher)
    small = a_person("small", rules.ADMIN, TOWNSHIP)
    for person in (newsroom.author, newsroom.reviewer, newsroom.officer, small):
        browser = login(person)
        assert browser.get(SCREEN)["Location"] == "/admin/"
        waiting = Withdrawal.waiting().asked.isoformat()
        browser.post(SCREEN, {"asked": waiting, "typed": "6"})
    assert Withdrawal.waiting() is not None
