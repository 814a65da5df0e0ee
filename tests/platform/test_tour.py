"""Every screen that an editor opens is looked at, or it is said why not."""

import re
from collections import defaultdict

from django.urls import resolve

from content.platform.doors import DOORS, nobody
from tests.platform.routes import walk
from tests.platform.tour import UNSEEN, in_trouble, screens


def seen():
    every = [*screens(defaultdict(lambda: 2)), *in_trouble()]
    paths = [path for one in every for path in (one.path, one.opens) if path]
    return {resolve(path.partition("?")[0]).route for path in paths}


def is_open(route):
    door = next((one for one in DOORS if one.leads_to(route)), None)
    return door is not None and door.who is not nobody


def test_every_screen_an_editor_opens_has_its_picture_or_a_reason_for_none():
    held = seen()
    wanted = {route for route in walk() if is_open(route)}
    unseen = {route for route in wanted - held if not any(re.match(one, route) for one in UNSEEN)}
    assert sorted(unseen) == []


def test_no_reason_is_given_for_what_is_not_there():
    left = set(walk()) - seen()
    assert [one for one in UNSEEN if not any(re.match(one, route) for route in left)] == []


def test_no_two_pictures_bear_one_name():
    names = [one.name for one in (*screens(defaultdict(lambda: 2)), *in_trouble())]
    assert len(set(names)) == len(names)
