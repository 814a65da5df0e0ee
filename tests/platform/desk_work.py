"""What people do in the newsroom, as they do it: typing and pressing what they see."""

from __future__ import annotations


def write(author, kind, **typed):
    """Begin something from the front page and type into its form; a field is named as it is."""
    author.open("/admin/")
    author.page.get_by_role("link", name=kind, exact=True).click()
    for name, text in typed.items():
        author.page.fill(f"#id_{name}", text)


def pin(author):
    """Let it stand first in its section: a tick on the other tab."""
    author.page.get_by_role("tab", name="设置").click()
    author.page.check("#id_pinned")


def hand_in(author):
    """Hand in what stands in the form."""
    author.page.get_by_role("button", name="提交审核").click()
    author.page.locator(".messages .success", has_text="已提交审核").wait_for()


def open_waiting(person, title):
    """Open something from the person's front page."""
    person.open("/admin/")
    person.page.get_by_role("link", name=title).first.click()
    person.page.locator("#page-edit-form").wait_for()


def approvals(person):
    """Return what the person could press to approve what he has open."""
    return person.page.locator("[data-workflow-action-name=approve]")


def approve(reviewer, title):
    """Open what waits and press the button that says it; return what the screen answers."""
    open_waiting(reviewer, title)
    return press_approve(reviewer)


def press_approve(reviewer):
    """Press 批准 on what is open."""
    reviewer.page.locator("footer").get_by_role("button", name="批准", exact=True).click()
    reviewer.page.locator(".messages .success").last.wait_for()
    return reviewer.page.locator(".messages").inner_text()


def open_recall(reviewer, section, title):
    """Ask to take back what is said: open it, its menu, 撤回."""
    reviewer.open("/admin/")
    reviewer.page.get_by_role("button", name="内容", exact=True).click()
    reviewer.page.get_by_role("link", name=section, exact=True).first.click()
    reviewer.page.get_by_role("link", name=title).first.click()
    reviewer.page.locator("#page-edit-form").wait_for()
    reviewer.page.locator("footer").get_by_role("button", name="更多动作").click()
    reviewer.page.get_by_role("link", name="撤回").click()
    reviewer.page.get_by_role("button", name="是，撤回").wait_for()


def press_recall(reviewer):
    """Say yes, it is to be taken back."""
    reviewer.page.get_by_role("button", name="是，撤回").click()
    reviewer.page.locator(".messages .success").wait_for()


def open_warnings(person):
    """Open the warning desk; return how many that hold this person could end."""
    person.open("/admin/desks/warnings/")
    return person.page.get_by_role("button", name="解除", exact=True).count()


def press_end(person, headline):
    """End the first warning of this headline by its one button."""
    row = person.page.locator(".signal", has_text=headline)
    row.get_by_role("button", name="解除", exact=True).first.click()
    person.page.locator(".messages .success").wait_for()


def write_warning(person, kind, colour, **typed):
    """Write a warning at its desk."""
    person.open("/admin/").page.get_by_role("link", name="预警", exact=True).click()
    person.page.get_by_role("link", name="写一条预警").click()
    person.page.select_option("#id_event", label=kind)
    levels = person.page.locator("#id_level option", has_text=colour)
    person.page.select_option("#id_level", label=levels.inner_text())
    for name, text in typed.items():
        person.page.fill(f"#id_{name}", text)


def open_warning(person, title):
    """Open a warning from its desk."""
    person.open("/admin/desks/warnings/")
    person.page.get_by_role("link", name=title).first.click()
    person.page.locator("#page-edit-form").wait_for()
