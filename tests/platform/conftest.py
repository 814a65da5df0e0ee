"""A county's site for a test: real tables in a file of its own, copied from one made once."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_FIRST = tempfile.mkdtemp(prefix="cunkou-platform-")  # settings want a folder before any test
os.environ["CUNKOU_COUNTY_DATA"] = _FIRST
os.environ["DJANGO_SETTINGS_MODULE"] = "content.platform.settings"

import django
from django.conf import settings

settings.STORAGES["staticfiles"]["BACKEND"] = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"  # nothing is collected in a test
)
django.setup()


from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.test.signals import setting_changed
from django.test.utils import setup_test_environment

from tests.platform import people

setup_test_environment()


@dataclass(frozen=True)
class Site:
    """The site of one test."""

    data: Path

    @property
    def tree(self):
        return self.data / "tree"

    @property
    def keys(self):
        return self.data / "keys"


def point_to(data):
    """Let this process's Django keep its things here."""
    connections.close_all()
    connections["default"].settings_dict["NAME"] = data / "county.db"
    settings.MEDIA_ROOT = data / "media"
    setting_changed.send(sender=None, setting="MEDIA_ROOT", value=data / "media", enter=True)


def made_from():
    """Return a name for what the tables are made from, so that they are made once a change."""
    base = ROOT / "content/platform"
    sources = [ROOT / "uv.lock", ROOT / "content/areas.csv", *base.glob("*/migrations/*.py")]
    sources += [*base.glob("*/seed.py"), *base.glob("*/roles.py")]
    digest = hashlib.sha256()
    for path in sorted(sources):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@pytest.fixture(scope="session")
def first_site():
    """Return a site with tables, places, sections and roles; one worker makes it for all."""
    from content.platform.areas.seed import seed
    from content.platform.desks.roles import seed_desk_roles
    from content.platform.items.seed import seed_pages
    from content.platform.review.roles import seed_roles

    kept = ROOT / "build/tests"
    kept.mkdir(parents=True, exist_ok=True)
    made = kept / f"platform-{made_from()}"
    with (kept / "platform.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            for old in kept.glob("platform-*"):
                shutil.rmtree(old)
            fresh = kept / "platform-fresh"
            fresh.mkdir()
            point_to(fresh)
            call_command("migrate", interactive=False, verbosity=0)
            seed()
            seed_pages()
            seed_roles()
            seed_desk_roles()
            connections.close_all()
            fresh.rename(made)
    yield made
    connections.close_all()
    shutil.rmtree(_FIRST, ignore_errors=True)


@pytest.fixture
def site(first_site, tmp_path):
    """Return a site that says nothing yet."""
    data = tmp_path / "site"
    shutil.copytree(first_site, data)
    point_to(data)
    yield Site(data)
    connections.close_all()


@pytest.fixture
def login():
    """Return a browser in which this person is logged in."""

    def logged_in(person):
        browser = Client()
        browser.force_login(person)
        return browser

    return logged_in


@pytest.fixture
def newsroom(site):
    """Return the people of a county's newsroom, by role."""
    return people.newsroom()
