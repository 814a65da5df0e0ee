"""No screen of the newsroom has a script inside of it, and every answer says so to the browser."""

import re

import pytest

from content.platform.csp import HEADER, PUBLIC
from tests.platform.county import a_county
from tests.platform.places import SCREENS, names

_INSIDE = re.compile(
    r"<script(?![^>]*\b(?:src|type=\"(?:text/django-form-template|application/json|text/template|text/x-template)\"))[^>]*>.{0,80}",
    re.DOTALL,
)
_HANDLER = re.compile(r"<[a-z][^>]*\son[a-z]+=[^>]{0,80}")


@pytest.fixture
def county(site):
    people, own, _ = a_county(site)
    return people["超"], own


def test_no_screen_has_a_script_inside(county, login):
    boss, own = county
    browser = login(boss)
    found = {}
    for screen in SCREENS:
        shown = browser.get(f"/admin/{screen.format(**names(own))}").content.decode()
        if inside := [*_INSIDE.findall(shown), *_HANDLER.findall(shown)]:
            found[screen] = inside
    assert found == {}


def test_every_answer_names_what_a_browser_may_do(county, login, site, monkeypatch):
    from django.test import Client

    boss, own = county
    monkeypatch.setenv("CUNKOU_COUNTY_DATA", str(site.data))
    (site.data / "www").mkdir()
    (site.data / "www/index.html").write_text("<p>村口</p>")
    stranger, browser = Client(), login(boss)
    assert stranger.get("/www/")[HEADER] == PUBLIC
    assert "unsafe" not in PUBLIC
    policy = stranger.get("/admin/login/")[HEADER]
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert stranger.get("/none/")[HEADER] == policy
    preview = browser.get(f"/admin/pages/{own.policy.pk}/edit/preview/?mode=portrait")
    assert "frame-ancestors 'self'" in preview[HEADER]
    assert "script-src 'self';" in preview[HEADER]
    assert (
        "'unsafe-inline'" in browser.get("/admin/workflows/add/")[HEADER].partition("style-src")[0]
    )
