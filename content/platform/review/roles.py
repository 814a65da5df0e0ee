"""The roles of a county's newsroom, and the two ways of review.

What a role may do is Wagtail's permissions on a section; where, its people's places.
Seeding gives roles what they need and takes nothing away that an administrator added.
"""

from __future__ import annotations

from typing import Final

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from content.model import Section
from content.platform.people.rules import (
    ADMIN,
    EDITOR,
    LETTERS,
    MARKET,
    OFFICER,
    REVIEWER,
    ROLES,
    TOWNSHIP,
    WEATHER,
)
from content.platform.review.models import ReviewTask, SecondReviewTask

ONE_REVIEW: Final = "一人审核"
TWO_REVIEWS: Final = "两人审核"
_WRITE: Final = ("add", "change")
_BY_SECTION: Final = {
    EDITOR: (tuple(Section), _WRITE),
    REVIEWER: (tuple(Section), ("change",)),
    MARKET: ((Section.PRICES,), _WRITE),
    WEATHER: ((Section.WEATHER,), _WRITE),
    TOWNSHIP: ((Section.VILLAGE, Section.JOBS, Section.PESTS, Section.COURSES), _WRITE),
    OFFICER: ((Section.VILLAGE,), ("add",)),
    ADMIN: (tuple(Section), _WRITE),
}
_MEDIA: Final = ("add_image", "choose_image", "add_document", "choose_document")
_KEEPS_MEDIA: Final = ("change_image", "delete_image", "change_document", "delete_document")
_KEEPS_PEOPLE: Final = ("add_person", "change_person", "delete_person", "change_county")
_OLD: Final = ("Editors", "Moderators")  # Wagtail's own, in no language of ours
_OLD_REVIEW: Final = "Moderators approval"


@transaction.atomic
def seed_roles() -> None:
    """Make the roles, what they may do, and the reviews; again does no harm."""
    Group.objects.filter(name__in=_OLD).delete()
    Collection.objects.filter(depth=1, name="Root").update(name="全部")
    groups = {name: Group.objects.get_or_create(name=name)[0] for name in ROLES}
    sections = {page.slug: page for page in Page.objects.filter(depth=3)}
    enter = Permission.objects.get(codename="access_admin", content_type__app_label="wagtailadmin")
    for name, (wanted, actions) in _BY_SECTION.items():
        groups[name].permissions.add(enter)
        for section in wanted:
            _may(groups[name], sections[str(section)], actions)
        for codename in _MEDIA:
            _may_collect(groups[name], codename)
    groups[LETTERS].permissions.add(enter)
    for codename in _KEEPS_MEDIA:
        _may_collect(groups[ADMIN], codename)
    groups[ADMIN].permissions.add(*Permission.objects.filter(codename__in=_KEEPS_PEOPLE))
    _seed_reviews([groups[name] for name in (REVIEWER, TOWNSHIP, ADMIN)])


def _may(group: Group, page: Page, actions: tuple[str, ...]) -> None:
    for action in actions:
        permission = Permission.objects.get(
            codename=f"{action}_page", content_type__app_label="wagtailcore"
        )
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _may_collect(group: Group, codename: str) -> None:
    """Wagtail asks for its own pictures' and documents' permissions, whatever stands in for them."""
    GroupCollectionPermission.objects.get_or_create(
        group=group,
        collection=Collection.get_first_root_node(),
        permission=Permission.objects.get(
            codename=codename, content_type__app_label__in=("wagtailimages", "wagtaildocs")
        ),
    )


def _seed_reviews(groups: list[Group]) -> None:
    Workflow.objects.filter(name=_OLD_REVIEW).delete()
    Task.objects.filter(name=_OLD_REVIEW).delete()
    first = _task(ReviewTask, "审核", groups)
    second = _task(SecondReviewTask, "第二人审核", groups)
    one = _workflow(ONE_REVIEW, first)
    _workflow(TWO_REVIEWS, first, second)
    WorkflowPage.objects.update_or_create(
        page=Page.objects.get(depth=2), defaults={"workflow": one}
    )


def _task(kind: type[ReviewTask], name: str, groups: list[Group]) -> ReviewTask:
    task, is_new = kind.objects.get_or_create(name=name)
    if is_new:
        task.groups.set(groups)
    return task


def _workflow(name: str, *tasks: ReviewTask) -> Workflow:
    workflow, _ = Workflow.objects.get_or_create(name=name)
    for order, task in enumerate(tasks):
        WorkflowTask.objects.get_or_create(
            workflow=workflow, task=task.task_ptr, defaults={"sort_order": order}
        )
    return workflow
