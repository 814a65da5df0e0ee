"""Make an empty machine ready, or one that was updated: again and again, to the same end."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Final

from django.core.management import call_command

import content
from content.platform.areas.seed import seed as seed_areas
from content.platform.desks.roles import seed_desk_roles
from content.platform.environment import here
from content.platform.items.models import Bulletin
from content.platform.items.seed import seed_pages
from content.platform.people.models import Person
from content.platform.publishing.importing import import_folder
from content.platform.review.roles import seed_roles

ADMINISTRATOR: Final = "admin"
SAMPLE: Final = Path(content.__file__).parent / "sample"
_LETTERS: Final = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is read for another
_LENGTH: Final = 14


def prepare(*, sample: bool) -> None:
    """Bring database, static files, places, sections, roles and the first administrator.

    Args:
        sample: Whether a county that says nothing yet begins with the sample.
    """
    here().data.mkdir(mode=0o750, parents=True, exist_ok=True)  # drafts and people are in it
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    seed_areas()
    seed_pages()
    seed_roles()
    seed_desk_roles()
    if sample and not Bulletin.objects.exists():
        imported = import_folder(SAMPLE)
        print(f"{imported.county}: {imported.items} items of the sample")
    if not Person.objects.filter(is_superuser=True).exists():
        print(f"First administrator: {ADMINISTRATOR}  one-time password: {first_administrator()}")


def first_administrator() -> str:
    """Make the first administrator; return the password that holds for one login."""
    password = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    Person.objects.create_superuser(
        ADMINISTRATOR, password=password, first_name="管理员", must_change_password=True
    )
    return password
