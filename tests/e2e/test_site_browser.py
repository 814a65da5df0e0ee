"""The public site in a real browser: axe-core on every kind of page, by day and by night."""

import functools
import html
import http.server
import json
import re
import threading
from datetime import datetime
from pathlib import Path

import pytest

import content
from content.dates import CHINA
from content.folder import read_folder
from content.site.writing import write_site
from tests import chromium

AXE = Path("build/axe/axe.min.js")
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=CHINA)
# width, and size of letters in per cent of a browser's own
PHONE, DESK, TABLET = (390, "112.5%"), (1366, "112.5%"), (768, "112.5%")
SMALLEST = (320, "112.5%")  # WCAG 2.2, 1.4.10
LARGE_LETTERS = (390, "225%")  # twice ours: WCAG 2.2, 1.4.4
# Opens each page as each of them, and writes down what is wrong with it.
DRIVER = """<!DOCTYPE html><title>driver</title><pre id="said">[]</pre><script>
const rules = {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]};
async function look(path, width, letters) {
  const frame = document.createElement("iframe");
  frame.width = width; frame.height = 900;
  const loaded = new Promise(done => { frame.onload = done; });
  frame.src = path; document.body.append(frame); await loaded;
  const page = frame.contentWindow, found = [];
  page.document.documentElement.style.fontSize = letters;
  const wide = page.document.documentElement.scrollWidth;
  if (wide > width) found.push(`scrolls sideways at ${letters}: ${wide}`);
  if (!page.document.styleSheets.length) found.push("has no style");
  const small = [...page.document.querySelectorAll("nav a, .more a, .call, summary, .card h3 a")]
    .filter(one => one.offsetParent && one.getBoundingClientRect().height)
    .filter(one => !one.closest(".card") && one.getBoundingClientRect().height < 44);
  small.forEach(one => found.push(`small target: ${one.outerHTML.slice(0, 90)}`));
  if (parseFloat(page.getComputedStyle(page.document.querySelector("main p")).fontSize) < 17)
    found.push("small letters");
  if (page.axe) (await page.axe.run(page.document, rules)).violations.forEach(one =>
    found.push(`${one.id}: ${one.nodes[0].html.slice(0, 120)}`));
  const ground = page.getComputedStyle(page.document.body).backgroundColor;
  frame.remove();
  return {path, width, found, axe: Boolean(page.axe), ground};
}
(async () => {
  const said = [];
  for (const path of PATHS) for (const sight of SIGHTS) said.push(await look(path, ...sight));
  document.getElementById("said").textContent = JSON.stringify(said);
})();
</script>"""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site; below `/with-axe/` its pages bring the checker along."""

    paths = ()
    sights = ()
    scheme = "light"

    def do_GET(self):
        is_checked = self.path.startswith("/with-axe/")
        self.path = self.path.removeprefix("/with-axe")
        if self.path == "/driver.html":
            driver = DRIVER.replace("PATHS", json.dumps(self.paths))
            self._send(driver.replace("SIGHTS", json.dumps(self.sights)).encode())
        elif self.path == "/axe.min.js":
            self._send(AXE.read_bytes(), "text/javascript")
        elif self.path.endswith(".css"):
            self._send(self._dressed(), "text/css")
        elif is_checked and self.path.endswith(".html"):
            self._send(self._checked())
        else:
            super().do_GET()

    def _checked(self):
        page = Path(self.translate_path(self.path)).read_text(encoding="utf-8")
        page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
        return page.replace("</head>", '<script src="/axe.min.js"></script></head>').encode()

    def _dressed(self):
        """Return the stylesheet as a browser of this scheme reads it."""
        css = Path(self.translate_path(self.path)).read_text(encoding="utf-8")
        asked = "(prefers-color-scheme: dark)"
        return (css.replace(asked, "all") if self.scheme == "dark" else css).encode()

    def _send(self, held, kind="text/html; charset=utf-8"):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(held)))
        self.end_headers()
        self.wfile.write(held)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def www(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "www"
    said = read_folder(Path(content.__file__).parent / "sample", now=NOW)
    write_site(said.items, said.blobs, into=folder, county=said.county, now=NOW)
    return folder


def kinds_of_pages(www):
    """Return a page of each kind: those with the most on them."""
    every = {path: path.read_text(encoding="utf-8") for path in (www / "i").glob("*.html")}
    marks = (
        'class="signal',
        'class="over"',
        "<audio",
        "<video",
        'class="scroll"',
        "tel:",
        'class="land',
    )
    found = [next(path for path, text in every.items() if mark in text) for mark in marks]
    found += sorted((www / "prices").glob("p-*.html"), key=lambda path: -path.stat().st_size)[:2]
    found += [www / name for name in ("index.html", "404.html")]
    found += sorted(www.glob("*/index.html"))
    return sorted({str(path.relative_to(www)) for path in found})


def look(www, paths, profile, sights, scheme="light"):
    given = {"paths": paths, "sights": sights, "scheme": scheme}
    handler = type("Looking", (Handler,), given)
    serving = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(handler, directory=str(www))
    )
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    try:
        address = f"http://127.0.0.1:{serving.server_port}/driver.html"
        text = chromium.page_of(address, profile)
    finally:
        serving.shutdown()
        serving.server_close()
    said = re.search(r'<pre id="said">(.*?)</pre>', text, re.DOTALL)
    return json.loads(html.unescape(said[1]))


@pytest.mark.slow
@pytest.mark.skipif(chromium.PROGRAM is None, reason=chromium.NONE_HERE)
@pytest.mark.skipif(not AXE.exists(), reason="no axe-core: `make test-all` brings it where npm is")
@pytest.mark.parametrize(
    ("scheme", "ground"), [("light", "rgb(245, 238, 224)"), ("dark", "rgb(22, 18, 13)")]
)
def test_axe_finds_nothing_on_any_kind_of_page(www, tmp_path, scheme, ground, proof):
    paths = [f"/with-axe/{path}" for path in kinds_of_pages(www)]
    looked = look(www, paths, tmp_path, [PHONE, DESK], scheme)
    assert len(looked) == 2 * len(paths)
    assert {(one["axe"], one["ground"]) for one in looked} == {(True, ground)}
    wrong = {f"{one['path']} {one['width']}": one["found"] for one in looked if one["found"]}
    proof("pages of the site that axe-core faults", runs=len(looked), violations=len(wrong))
    assert wrong == {}


@pytest.mark.slow
@pytest.mark.skipif(chromium.PROGRAM is None, reason=chromium.NONE_HERE)
def test_pages_look_right_under_their_own_policy(www, tmp_path):
    paths = [f"/{path}" for path in kinds_of_pages(www)]
    looked = look(www, paths, tmp_path, [SMALLEST, LARGE_LETTERS, TABLET])
    assert len(looked) == 3 * len(paths)
    assert {one["path"]: one["found"] for one in looked if one["found"]} == {}
