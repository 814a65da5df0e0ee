"""Debian's Chromium under a test's hand: everybody who works in a browser has one of his own."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser")
NONE_HERE = "no Chromium on this machine"
LAPTOP, PHONE = (1366, 768), (390, 844)
PATIENCE_S = 120  # a machine that is shared is slow; what is measured is printed, not waited for
_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--hide-scrollbars",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Person:
    """Somebody before his own browser: cookies and windows of nobody else.

    Args:
        context: His browser, as Playwright has it.
        address: Where the newsroom is.
        name: As whom he logs in; empty for nobody.
    """

    def __init__(self, context, address, name=""):
        context.set_default_timeout(PATIENCE_S * 1000)
        self.name, self.page, self.address = name, context.new_page(), address
        self.wrong = []  # what the browser itself complained of
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))

    def log_in(self, password):
        """Type name and password as everybody does."""
        self.open("/admin/login/")
        self.page.fill("[name=username]", self.name)
        self.page.fill("[name=password]", password)
        self.page.click("button[type=submit]")
        self.page.wait_for_url(lambda url: "/login/" not in url)
        return self

    def open(self, path):
        """Open an address of the newsroom."""
        self.page.goto(self.address + path)
        return self

    def picture(self, path):
        """Keep what is on his screen."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=path)


@contextmanager
def people_at(address, folder):
    """Give what lets somebody in, with a browser of his own; keep every screen if it goes wrong.

    Args:
        address: Where the newsroom is.
        folder: Where pictures of a failure go.
    """
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  only where there is a browser

    here = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PROGRAM, args=_QUIET)

        def let_in(name, password="", size=LAPTOP):
            context = browser.new_context(
                viewport={"width": size[0], "height": size[1]},
                is_mobile=size == PHONE,
                has_touch=size == PHONE,
                locale="zh-CN",
                timezone_id="Asia/Shanghai",
            )
            here.append(Person(context, address, name))
            return here[-1].log_in(password) if name else here[-1]

        try:
            yield let_in
        except BaseException:
            for one in here:
                one.picture(Path(folder) / f"{one.name}.png")
            raise
        finally:
            browser.close()
