"""All of it, started by the one command: what an administrator sees on his first day."""

import http.client
import json
import re
import time
from urllib.parse import urlencode

import pytest

from content.platform.publishing.models import PublisherState
from tests.platform.people import a_page, newsroom, submit
from tests.platform.running import a_county
from tests.waiting import eventually


def ask(county, method, path, body=None, **headers):
    line = http.client.HTTPConnection(county.address.removeprefix("http://"), timeout=30)
    line.request(method, path, body, headers)
    answer = line.getresponse()
    held = answer.read()
    line.close()
    return answer, held.decode(errors="replace")


def release(county):
    answer, held = ask(county, "GET", "/tree/metadata/timestamp.json")
    return json.loads(held)["signed"]["x-release"] if answer.status == 200 else 0


@pytest.fixture
def running(site):
    with a_county(site.data) as county:
        yield county


def logged_in(county, name, password):
    """Log in as a browser does; return the cookies."""
    answer, held = ask(county, "GET", "/admin/login/")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', held)[1]
    cookie = answer.headers["Set-Cookie"].partition(";")[0]
    form = {"username": name, "password": password, "csrfmiddlewaretoken": token}
    answer, _ = ask(
        county,
        "POST",
        "/admin/login/",
        urlencode(form),
        Cookie=cookie,
        **{"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert answer.status == 302
    return "; ".join(
        said.partition(";")[0] for said in answer.headers.get_all("Set-Cookie") if "=" in said
    )


def test_one_command_brings_a_county_up_and_takes_it_down(site, running, capsys):
    password = re.search(r"one-time password: (\w+)", running.said)[1]
    cookies = logged_in(running, "admin", password)
    answer, _ = ask(running, "GET", "/admin/", Cookie=cookies)
    assert answer.headers["Location"] == "/admin/own-password/"
    answer, held = ask(running, "GET", "/admin/own-password/", Cookie=cookies)
    assert "请先设一个自己的密码" in held
    assert ask(running, "GET", "/static/platform/admin.css")[0].status == 200
    assert ask(running, "GET", "/media/drawn/x.webp")[0].status == 302
    assert ask(running, "GET", "/nowhere")[0].status == 404
    people = newsroom()
    page = submit(a_page(people.author), people.author)
    assert eventually(lambda: PublisherState.load().is_alive(), 20)
    before = release(running)
    state = page.current_workflow_state.current_task_state.specific
    begun = time.monotonic()
    state.task.specific.on_action(state, people.reviewer, "approve")
    assert eventually(lambda: release(running) > before, 20)
    took = time.monotonic() - begun
    assert took < 5
    with capsys.disabled():
        print(f"\napproved to released, served: {took:.1f} s")
