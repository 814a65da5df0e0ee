"""All of it, started by the one command: what an administrator sees on his first day."""

import http.client
import json
import re
import signal
import subprocess
import sys
import time
from urllib.parse import urlencode

import pytest

from content.platform.publishing.models import PublisherState
from tests.platform.people import a_page, newsroom, submit

PORT = 8947


def ask(method, path, body=None, **headers):
    line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
    line.request(method, path, body, headers)
    answer = line.getresponse()
    held = answer.read()
    line.close()
    return answer, held.decode(errors="replace")


def within(seconds, look):
    until = time.monotonic() + seconds
    while not (found := look()) and time.monotonic() < until:
        time.sleep(0.1)
    return found


def release():
    answer, held = ask("GET", "/tree/metadata/timestamp.json")
    return json.loads(held)["signed"]["x-release"] if answer.status == 200 else 0


@pytest.fixture
def running(site):
    asked = [sys.executable, "-m", "kiosk", "platform", "up", "--data", site.data]
    process = subprocess.Popen(
        [*map(str, asked), "--port", str(PORT)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    lines = []
    while not lines or "Ctrl-C" not in lines[-1]:
        lines.append(process.stdout.readline())
        assert lines[-1], "".join(lines)
    try:
        yield "".join(lines)
    finally:
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=60)
    assert process.returncode == 130, rest


def logged_in(name, password):
    """Log in as a browser does; return the cookies."""
    answer, held = within(60, lambda: _try("/admin/login/"))
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', held)[1]
    cookie = answer.headers["Set-Cookie"].partition(";")[0]
    form = {"username": name, "password": password, "csrfmiddlewaretoken": token}
    answer, _ = ask(
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


def _try(path):
    try:
        return ask("GET", path)
    except OSError:
        return None


def test_one_command_brings_a_county_up_and_takes_it_down(site, running, capsys):
    password = re.search(r"one-time password: (\w+)", running)[1]
    cookies = logged_in("admin", password)
    answer, _ = ask("GET", "/admin/", Cookie=cookies)
    assert answer.headers["Location"] == "/admin/own-password/"
    answer, held = ask("GET", "/admin/own-password/", Cookie=cookies)
    assert "请先设一个自己的密码" in held
    assert ask("GET", "/static/platform/admin.css")[0].status == 200
    assert ask("GET", "/media/drawn/x.webp")[0].status == 302
    assert ask("GET", "/nowhere")[0].status == 404
    people = newsroom()
    page = submit(a_page(people.author), people.author)
    assert within(20, lambda: PublisherState.load().is_alive())
    before = release()
    state = page.current_workflow_state.current_task_state.specific
    begun = time.monotonic()
    state.task.specific.on_action(state, people.reviewer, "approve")
    assert within(20, lambda: release() > before)
    took = time.monotonic() - begun
    assert took < 5
    with capsys.disabled():
        print(f"\napproved to released, served: {took:.1f} s")
