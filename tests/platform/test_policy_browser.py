"""The newsroom in a real browser under its own policy: nothing it needs is refused."""

import os
import re
import socket
import subprocess
import sys

import pytest

from tests import chromium
from tests.platform.county import a_county
from tests.platform.places import SCREENS, names
from tests.waiting import eventually

PASSWORD = "zhe-shi-wo-de-26"
# what is refused though a screen asks for it, and why: `content.platform.csp`
KNOWN = (re.compile(r"images/\d+/"), "Executing inline event handler")


@pytest.fixture
def address(site, monkeypatch):
    """Serve the site of this test as in earnest; return where."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    asked = [sys.executable, "-m", "kiosk", "platform", "--data", str(site.data)]
    subprocess.run([*asked, "prepare"], check=True, stdout=subprocess.DEVNULL)
    process = subprocess.Popen([*asked, "serve", "--only", "site", "--port", str(port)])
    try:
        assert eventually(lambda: _answers(port), within_s=60)
        yield f"http://127.0.0.1:{port}/admin/"
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture
def glass():
    """Return a page of a browser, and what it complains of."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as run:
        browser = run.chromium.launch(
            executable_path=chromium.PROGRAM, args=chromium.QUIET, env=chromium.surroundings()
        )
        page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="zh-CN")
        said = []

        def listen(one):
            screen = page.url.partition("/admin/")[2]
            if "Content Security Policy" in one.text and not _is_known(screen, one.text):
                said.append(f"{screen}: {one.text}")

        page.on("console", listen)
        page.on("pageerror", lambda one: said.append(f"{page.url}: {one}"))
        yield page, said
        browser.close()


@pytest.mark.slow
@pytest.mark.skipif(chromium.PROGRAM is None, reason=chromium.NONE_HERE)
def test_the_newsroom_needs_nothing_that_its_policy_refuses(site, address, glass, proof):
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright has a loop of its own in this thread
    people, own, _ = a_county(site)
    boss = people["超"]
    boss.set_password(PASSWORD)
    boss.save()
    page, said = glass
    page.goto(f"{address}login/")
    page.fill("#id_username", boss.username)
    page.fill("#id_password", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url(address)
    held = names(own)
    for screen in SCREENS:
        page.goto(address + screen.format(**held), wait_until="load")
    _edit(page, f"{address}pages/{held['page']}/edit/")
    _name_the_middle(page, f"{address}images/{held['picture']}/")
    proof("screens of the newsroom under its policy", runs=len(SCREENS) + 3, violations=len(said))
    assert not said, "\n".join(said)


def _is_known(screen, text):
    where, what = KNOWN
    return bool(where.fullmatch(screen)) and text.startswith(what)


def _edit(page, address):
    """Work in the editor as people do: a day from the calendar, a text, a table, the preview."""
    page.goto(address, wait_until="load")
    page.get_by_role("tab").last.click()
    page.click("#id_published")
    page.wait_for_selector(".xdsoft_datetimepicker:visible")
    page.keyboard.press("Escape")
    page.get_by_role("tab").first.click()
    for block in ("文字", "表格"):
        page.locator("button.c-sf-add-button").last.click()
        page.get_by_role("option", name=block).first.click()
    page.locator(".public-DraftEditor-content").first.type("明天来登记。")
    page.wait_for_selector(".handsontable td")
    page.get_by_label("预览开关").first.click()
    frame = page.frame_locator("iframe[title]").first
    assert "政策1" in frame.locator("h1").first.inner_text(timeout=60_000)
    page.locator("#id_picture-chooser button:visible").first.click()
    page.wait_for_selector(".modal-body")


def _name_the_middle(page, address):
    """Draw a frame around what matters in a picture: it works, whatever is refused there."""
    page.goto(address, wait_until="load")
    drawn = page.locator(".jcrop-tracker").last.bounding_box()
    for at, do in ((0.3, page.mouse.down), (0.7, page.mouse.up)):
        page.mouse.move(drawn["x"] + drawn["width"] * at, drawn["y"] + drawn["height"] * at)
        do()
    assert int(page.input_value("#id_focal_point_width")) > 0


def _answers(port):
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False
