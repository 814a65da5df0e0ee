"""Nobody says anything alone: the review, through the screens an editor uses."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from content.platform.review.models import look_again
from tests.platform.people import COUNTY, OTHER, TOWNSHIP, VILLAGE, a_page, submit


def decide(browser, page, action="approve"):
    """Press the button; tell whether it was allowed (Wagtail sends who may not to the front page)."""
    state = page.current_workflow_state.current_task_state
    answer = browser.post(
        reverse("wagtailadmin_pages:workflow_action", args=(page.pk, action, state.pk))
    )
    return answer.url != reverse("wagtailadmin_home")


def typed(browser, address):
    """Return what the form of a page holds; an empty text is the script's to say."""
    form = querydict_from_html(browser.get(address).content.decode(), form_id="page-edit-form")
    form["body-count"] = "0"
    return form


def again(page):
    return type(page).objects.get(pk=page.pk)


def test_an_author_cannot_approve_what_he_wrote(newsroom, login):
    newsroom.author.groups.add(*newsroom.reviewer.groups.all())
    page = submit(a_page(newsroom.author), newsroom.author)
    assert not decide(login(newsroom.author), page)
    assert not again(page).live


def test_another_reviewer_approves_and_it_is_said(newsroom, login):
    page = submit(a_page(newsroom.author), newsroom.author)
    assert decide(login(newsroom.reviewer), page)
    assert again(page).live


def test_who_corrected_it_cannot_approve_it_either(newsroom, login):
    page = submit(a_page(newsroom.author), newsroom.author)
    page.title = "耕地补贴怎么领"
    page.save_revision(user=newsroom.reviewer)
    look_again(again(page), newsroom.reviewer)
    assert not decide(login(newsroom.reviewer), again(page))
    assert decide(login(newsroom.second), again(page))


def test_an_administrator_is_no_exception(newsroom, login):
    newsroom.author.is_superuser = True
    newsroom.author.save()
    page = submit(a_page(newsroom.author), newsroom.author)
    assert not decide(login(newsroom.author), page)


def test_the_rule_holds_below_the_screens_too(newsroom):
    page = submit(a_page(newsroom.author), newsroom.author)
    state = page.current_workflow_state.current_task_state.specific
    newsroom.author.groups.add(*newsroom.reviewer.groups.all())
    with pytest.raises(PermissionDenied):
        state.task.specific.on_action(state, newsroom.author, "approve")


def test_what_was_changed_since_it_was_opened_is_not_approved(newsroom, login):
    page = submit(a_page(newsroom.author), newsroom.author)
    state = page.current_workflow_state.current_task_state.specific
    page.title = "改过的题目"
    page.save_revision(user=newsroom.second)
    with pytest.raises(PermissionDenied):
        state.task.specific.on_action(state, newsroom.reviewer, "approve")
    look_again(again(page), newsroom.second)
    state.refresh_from_db()
    with pytest.raises(PermissionDenied):
        state.task.specific.on_action(state, newsroom.reviewer, "approve")
    assert decide(login(newsroom.reviewer), again(page))


def test_a_township_reviews_its_own_places_only(newsroom, login):
    page = submit(a_page(newsroom.officer, "village", areas=[VILLAGE]), newsroom.officer)
    assert not decide(login(newsroom.other), page)
    assert decide(login(newsroom.township), page)
    assert again(page).live


def test_what_two_people_have_to_approve_is_not_said_by_one(newsroom, login, monkeypatch):
    from content.platform.items.models import PolicyPage

    monkeypatch.setattr(PolicyPage, "approvals_needed", lambda _: 2)
    page = submit(a_page(newsroom.author), newsroom.author)
    assert decide(login(newsroom.reviewer), page)
    assert not again(page).live
    assert not decide(login(newsroom.reviewer), page)
    assert not decide(login(newsroom.author), page)
    assert decide(login(newsroom.second), page)
    assert again(page).live


@pytest.mark.parametrize("role", ["author", "reviewer", "township", "officer"])
def test_nobody_publishes_past_the_review(newsroom, login, role):
    person = getattr(newsroom, role)
    page = a_page(person, "village", areas=[VILLAGE])
    tester = page.permissions_for_user(person)
    assert not tester.can_publish()
    login(person).post(
        f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}", {"include_descendants": "on"}
    )
    assert not again(page).live


def test_who_may_copy_delete_and_see_what_waits(newsroom, login):
    page = a_page(newsroom.township, "village", areas=[TOWNSHIP])
    tester = page.permissions_for_user(newsroom.township)
    assert tester.can_copy()
    assert tester.can_delete()
    assert tester.can_unschedule()
    assert not tester.can_move()
    copied = login(newsroom.township).get(reverse("wagtailadmin_pages:copy", args=(page.pk,)))
    assert copied.status_code == 200
    waiting = submit(page, newsroom.township)
    assert waiting.title in login(newsroom.reviewer).get("/admin/").content.decode()
    front = login(newsroom.other).get("/admin/").content.decode()
    assert "等待你的审查" not in front
    login(newsroom.township).post(f"/admin/bulk/wagtailcore/page/delete/?id={page.pk}")
    assert not type(page).objects.filter(pk=page.pk).exists()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", "长" * 81, "最多80个"),
        ("summary", "铃\x07声", "控制字符"),
        ("months", "13", "选择"),
        ("areas", OTHER, "有效"),
        ("valid_until", "2001-01-01 00:00", "结束要晚于开始"),
    ],
)
def test_the_form_refuses_what_no_screen_could_show(newsroom, login, field, value, said):
    from content.platform.areas.models import Area

    page = a_page(newsroom.township, "village", areas=[TOWNSHIP])
    browser = login(newsroom.township)
    address = reverse("wagtailadmin_pages:edit", args=(page.pk,))
    form = typed(browser, address)
    form["valid_from"] = "2002-01-01 00:00"
    form[field] = value if field != "areas" else str(Area.objects.get(code=value).pk)
    form["action-submit"] = "true"
    answer = browser.post(address, form)
    assert said in answer.content.decode()
    assert not again(page).workflow_in_progress


def test_another_township_can_do_nothing_with_a_page(newsroom, login):
    page = a_page(newsroom.township, "village", areas=[TOWNSHIP], live=True)
    browser = login(newsroom.other)
    names = ("edit", "delete", "unpublish", "copy", "move", "history", "view_draft")
    names += ("revisions_index", "workflow_history")
    for name in names:
        answer = browser.get(reverse(f"wagtailadmin_pages:{name}", args=(page.pk,)))
        assert answer.status_code in {302, 403}, name
    browser.post(reverse("wagtailadmin_pages:unpublish", args=(page.pk,)))
    browser.post(f"/admin/bulk/wagtailcore/page/unpublish/?id={page.pk}")
    browser.post(f"/admin/bulk/wagtailcore/page/delete/?id={page.pk}")
    assert again(page).live


def test_an_officer_is_refused_the_neighbours_place(newsroom, login):
    page = a_page(newsroom.officer, "village", areas=[VILLAGE])
    browser = login(newsroom.officer)
    form = browser.get(reverse("wagtailadmin_pages:edit", args=(page.pk,)))
    assert form.status_code == 200
    assert OTHER not in form.content.decode()
    assert f"{VILLAGE}<" in form.content.decode()
    assert not newsroom.officer.speaks_for([COUNTY])


def test_a_reviewer_approves_in_the_editor_what_he_only_looked_at(newsroom, login):
    page = submit(a_page(newsroom.author), newsroom.author)
    browser = login(newsroom.reviewer)
    address = reverse("wagtailadmin_pages:edit", args=(page.pk,))
    form = typed(browser, address)
    form["action-workflow-action"] = "true"
    form["workflow-action-name"] = "approve"
    browser.post(address, form)
    assert again(page).live


def test_what_was_sent_again_unchanged_is_still_what_was_approved(newsroom, login, monkeypatch):
    from content.platform.items.models import PolicyPage

    monkeypatch.setattr(PolicyPage, "approvals_needed", lambda _: 2)
    page = submit(a_page(newsroom.author), newsroom.author)
    assert decide(login(newsroom.reviewer), page)
    page.save_revision(user=newsroom.second)
    look_again(again(page), newsroom.second)
    assert decide(login(newsroom.second), again(page))
    assert again(page).live


def test_what_an_author_types_and_hands_in_is_reviewed_and_said(newsroom, login):
    from content.platform.items.models import Bulletin, SectionPage

    section = SectionPage.objects.get(section="policy")
    browser = login(newsroom.author)
    address = reverse("wagtailadmin_pages:add", args=("items", "policypage", section.pk))
    form = typed(browser, address)
    form.update({"title": "地膜补贴", "summary": "送旧地膜，一公斤两块。", "source": "农牧局"})
    form["action-submit"] = "true"
    browser.post(address, form)
    page = Bulletin.objects.get(title="地膜补贴").specific
    assert page.workflow_in_progress
    assert page.area_codes() == {COUNTY}
    assert decide(login(newsroom.reviewer), page)
    assert again(page).live


@pytest.mark.parametrize(
    ("decision", "told"), [("approve", "几秒钟就到村里"), ("reject", "已退回")]
)
def test_a_reviewer_finds_his_button_first_and_is_told_what_it_did(newsroom, login, decision, told):
    page = submit(a_page(newsroom.author), newsroom.author)
    browser = login(newsroom.reviewer)
    address = reverse("wagtailadmin_pages:edit", args=(page.pk,))
    footer = browser.get(address).content.decode().partition("<footer")[2]
    assert footer.index('action-name="approve"') < footer.index("保存草稿")
    form = typed(browser, address)
    form["action-workflow-action"] = "true"
    form["workflow-action-name"] = decision
    answer = browser.post(address, form, follow=True)
    assert told in answer.content.decode()
    assert again(page).live == (decision == "approve")
