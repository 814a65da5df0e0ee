"""People of a newsroom, and what they write."""

from __future__ import annotations

from types import SimpleNamespace

COUNTY = "150125"
TOWNSHIP = "150125200"  # 大青山乡
OTHER = "150125100"  # another one of the county
VILLAGE = "150125200201"


def a_person(name, role, *codes):
    from django.contrib.auth.models import Group

    from content.platform.areas.models import Area
    from content.platform.people.models import Person

    person = Person.objects.create(username=name, first_name=name)
    person.groups.set(Group.objects.filter(name=role))
    person.areas.set(Area.objects.filter(code__in=codes))
    return person


def newsroom():
    from content.platform.people import rules

    return SimpleNamespace(
        author=a_person("author", rules.EDITOR, COUNTY),
        reviewer=a_person("reviewer", rules.REVIEWER, COUNTY),
        second=a_person("second", rules.REVIEWER, COUNTY),
        market=a_person("market", rules.MARKET, COUNTY),
        weather=a_person("weather", rules.WEATHER, COUNTY),
        township=a_person("township", rules.TOWNSHIP, TOWNSHIP),
        other=a_person("other", rules.TOWNSHIP, OTHER),
        officer=a_person("officer", rules.OFFICER, VILLAGE),
    )


def a_page(owner, section="policy", *, areas=(COUNTY,), live=False, **fields):
    """Write a page, as its author saves a draft of it."""
    from content.platform.areas.models import Area
    from content.platform.items.models import PAGES, SectionPage

    said = {"title": "耕地补贴", "summary": "种地的都有，打到一卡通。", "source": "农牧局"} | fields
    page = PAGES[section](owner=owner, live=live, **said)
    page.areas = list(Area.objects.filter(code__in=areas))
    SectionPage.objects.get(section=section).add_child(instance=page)
    revision = page.save_revision(user=owner)
    if live:
        revision.publish()
    return type(page).objects.get(pk=page.pk)


def submit(page, person):
    """Hand a page in for review."""
    page.get_workflow().start(page, person)
    return type(page).objects.get(pk=page.pk)


def let_log_in(people, password):
    """Give everybody of a newsroom the same password."""
    for person in vars(people).values():
        person.set_password(password)
        person.save()
