"""The frame of the site: the county, and its nine sections below it."""

from __future__ import annotations

from django.db import transaction
from wagtail.models import Page, Site

from content.model import Section
from content.platform.areas.models import County
from content.platform.items.models import CountyPage, SectionPage


@transaction.atomic
def seed_pages() -> CountyPage:
    """Make what is not there yet, and take away Wagtail's own welcome page.

    Nothing of it is served to the public from here; the release tree is.
    """
    top = CountyPage.objects.first()
    if top is None:
        Page.objects.filter(depth=2).delete()
        root = Page.objects.get(depth=1)
        top = root.add_child(instance=CountyPage(title=County.load().name, slug="county"))
        Site.objects.update_or_create(
            is_default_site=True,
            defaults={"root_page": top, "hostname": "localhost", "site_name": top.title},
        )
    held = set(SectionPage.objects.values_list("section", flat=True))
    for section in Section:
        if str(section) not in held:
            page = SectionPage(title=section.label, slug=str(section), section=str(section))
            CountyPage.objects.get(pk=top.pk).add_child(instance=page)
    return top
