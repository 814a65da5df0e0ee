"""Debian's Chromium under a test's hand: everybody who works in a browser has one of his own."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager, suppress
from pathlib import Path

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser")
NONE_HERE = "no Chromium on this machine"
LAPTOP, PHONE = (1366, 768), (390, 844)
PATIENCE_S = 120  # a machine that is shared is slow; what is measured is printed, not waited for
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--hide-scrollbars",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


def surroundings():
    """Return the environment of a browser: its letters are the machine's, not the screen's.

    A screen that ran in this process before sets where its own typeface is, and with that
    alone Chromium finds no letter at all and ends itself.
    """
    return {name: it for name, it in os.environ.items() if not name.startswith("FONTCONFIG_")}


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


def page_of(address, profile):
    """Return what an address has become in a browser once its scripts have run, as HTML."""
    asked = [PROGRAM, "--headless", *QUIET, "--virtual-time-budget=60000", "--dump-dom"]
    asked += ["--window-size=1400,1000", f"--user-data-dir={profile}", address]
    done = subprocess.run(
        asked, capture_output=True, text=True, timeout=300, check=True, env=surroundings()
    )
    return done.stdout


@contextmanager
def people_at(address, folder):
    """Give what lets somebody in, with a browser of his own; keep every screen if it goes wrong.

    Args:
        address: Where the newsroom is.
        folder: Where pictures of a failure go.
    """
    from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415  only where there is a browser

    here = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=PROGRAM, args=QUIET, env=surroundings()
        )

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
                with suppress(Error):  # what went wrong is said, not that a picture did
                    one.picture(Path(folder) / f"{one.name}.png")
            raise
        finally:
            browser.close()
