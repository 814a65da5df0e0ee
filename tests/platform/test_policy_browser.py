"""The newsroom in a real browser under its own policy: nothing it needs is refused."""

import os
import shutil
import socket
import subprocess
import sys

import pytest

from tests.platform.county import a_county
from tests.waiting import eventually

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PASSWORD = "zhe-shi-wo-de-26"
SCREENS = (
    *("", "pages/", "pages/{section}/", "pages/search/?q=x", "pages/{page}/history/"),
    *("pages/{page}/usage/", "pages/{page}/revisions/compare/earliest...latest/"),
    *("pages/{page}/delete/", "pages/{page}/copy/", "pages/{warning}/edit/"),
    *("images/", "images/add/", "images/multiple/add/", "images/{picture}/"),
    *("documents/", "documents/multiple/add/", "documents/edit/{recording}/"),
    *("desks/prices/", "desks/prices/enter/", "desks/prices/upload/"),
    *("desks/weather/", "desks/weather/new/", "desks/warnings/", "desks/feeds/"),
    *("desks/feeds/new/", "stations/", "stations/{station}/", "letters/", "account/"),
    *("users/", "users/new/", "groups/", "groups/new/", "collections/", "workflows/list/"),
    *("workflows/add/", "reports/site-history/", "reports/workflow/", "reports/aging-pages/"),
    *("settings/areas/county/", "settings/desks/outside/"),
)


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
        browser = run.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="zh-CN")
        said = []

        def listen(one):
            if "Content Security Policy" in one.text:
                said.append((page.url.partition("/admin/")[2], one.text))

        page.on("console", listen)
        page.on("pageerror", lambda one: said.append((page.url, str(one))))
        yield page, said
        browser.close()


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
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
    held = {"page": own.policy.pk, "section": own.policy.get_parent().pk, "warning": own.warning.pk}
    held |= {"picture": own.picture.pk, "recording": own.recording.pk, "station": own.station.pk}
    for screen in SCREENS:
        page.goto(address + screen.format(**held), wait_until="load")
    _edit(page, f"{address}pages/{held['page']}/edit/")
    proof("screens of the newsroom under its policy", runs=len(SCREENS) + 2, violations=len(said))
    assert not said, said


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


def _answers(port):
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False
