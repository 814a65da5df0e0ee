"""Every address of the site, asked by everybody: who is let in, and that nobody else is."""

import logging
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.template.response import SimpleTemplateResponse
from django.test import Client, override_settings
from django.urls import resolve

from content.platform.doors import DOORS
from tests.platform.county import NOBODY, SIGNS, a_county, holes
from tests.platform.routes import Browsers, let_in, walk

TABLE = Path(__file__).with_name("rights.txt")
STAFF = "".join(SIGNS)
GROUPS = {"员": STAFF, "写": STAFF.replace("访", ""), "-": ""}


@dataclass(frozen=True)
class Row:
    """One address, and who is let in to it: own things, and another township's, by method."""

    address: str
    may: dict[str, tuple[str, str]]


def rows():
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        address, *columns = line.split()
        may = dict(zip(("GET", "POST"), map(_signs, columns), strict=True))
        yield Row(address.removeprefix("/"), may)


def _signs(column):
    own, _, other = column.partition("/")
    return tuple(
        "".join(sorted("".join(GROUPS.get(one, one) for one in said), key=(NOBODY + STAFF).index))
        for said in (own, other or own)
    )


ROWS = list(rows())


@dataclass(frozen=True)
class County:
    """The county in the middle of the test, and everybody's browser."""

    browsers: Browsers
    own: dict[str, object]
    other: dict[str, object]

    def addresses(self, row):
        """Return the address of an own thing and of another township's; one where there is one."""
        return tuple(dict.fromkeys(row.address.format(**held) for held in (self.own, self.other)))


@pytest.fixture
def county(site, monkeypatch):
    monkeypatch.setenv("CUNKOU_COUNTY_DATA", str(site.data))
    # what is drawn is other tests' business: who came so far was let in
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")
    monkeypatch.setattr(logging.getLogger("django.request"), "disabled", True)
    (site.data / "www").mkdir()
    (site.data / "www/index.html").write_text("<p>村口</p>")
    people, own, other = a_county(site)
    mine, theirs = holes(own, people), holes(other, people)
    return County(Browsers(people, mine["of_village"]), mine, theirs)


def test_every_address_of_the_site_stands_in_the_table(county):
    held = {resolve(f"/{row.address.format(**county.own).partition('?')[0]}").route for row in ROWS}
    assert sorted(set(walk()) - held) == []


def test_every_door_leads_somewhere():
    every = list(walk())
    assert [door.at for door in DOORS if not any(map(door.leads_to, every))] == []


@override_settings(ROOT_URLCONF="tests.platform.strange_urls")
def test_a_new_address_is_closed_until_somebody_opens_it(newsroom, login):
    assert login(newsroom.author).get("/admin/tomorrow/").status_code == 404
    assert Client().get("/tomorrow/").status_code == 404


def test_at_every_door_somebody_is_refused_and_at_every_fourth_one_is_let_in(county, proof):
    """Quick: one of those who may not, another one at each door; fewer of those who may."""
    wrong = []
    asked = 0
    for turn, row in enumerate(ROWS):
        for method, may in row.may.items():
            for address, signs in zip(county.addresses(row), may, strict=False):
                refused = [one for one in NOBODY + STAFF if one not in signs]
                for group in (refused, "" if turn % 4 else signs):
                    if group:
                        sign = group[turn % len(group)]
                        asked += 1
                        is_in = bool(let_in(county.browsers.answers(method, address, sign)))
                        if is_in != (sign in signs):
                            wrong.append(f"{method} {address} {sign}: {is_in}")
    proof("doors of the newsroom, one or two at each", runs=asked, violations=len(wrong))
    assert wrong == []


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_nobody_is_let_in_but_those_of_the_table(county, part, proof):
    wrong = []
    asked = 0
    for row in ROWS[part::4]:
        for method, may in row.may.items():
            for address, signs in zip(county.addresses(row), may, strict=False):
                answers = county.browsers.answers(method, address)
                asked += len(answers)
                broken = [sign for sign, one in answers.items() if one.status_code >= 500]
                found = let_in(answers)
                if found != signs or broken:
                    wrong.append(
                        f"{method} {address}: {found or '-'}, table {signs or '-'} {broken}"
                    )
    proof("doors of the newsroom, everybody at each", runs=asked, violations=len(wrong))
    assert wrong == []
