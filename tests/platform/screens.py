"""Take a picture of every screen an editor uses, on a laptop and on a phone, and tell what is odd.

Run by `make screens-county`. Starts the sample county in a folder of its own, lets stations,
letters and drafts come in, walks through it in Chromium as the people whose screens they are
(`tests.platform.tour`), and keeps `build/newsroom/{laptop,phone}/NNN-name.png`. What it notices by itself it prints:
pages that scroll sideways, English words, errors of the browser. The rest is for eyes.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

DATA = Path(tempfile.mkdtemp(prefix="cunkou-newsroom-")) / "site"
os.environ["CUNKOU_COUNTY_DATA"] = str(DATA)
os.environ["DJANGO_SETTINGS_MODULE"] = "content.platform.settings"

import django

django.setup()

from content.platform.publishing.models import Withdrawal
from tests import chromium
from tests.chromium import people_at
from tests.platform import stations
from tests.platform.running import a_county
from tests.platform.tour import in_trouble, screens
from tests.platform.tour_seed import PASSWORD, empty_a_section, seed
from tests.waiting import eventually

FOLDER = Path(__file__).parents[2] / "build/newsroom"
SIZES = {"laptop": chromium.LAPTOP, "phone": chromium.PHONE}
MOST = 3200  # pixels: of a longer form the rest is more of the same
KNOWN = re.compile(  # words of other tongues that an editor does know
    r"Excel|CSV|UTF|GBK|JSON|xlsx|RSS|Atom|https?\S*|www\S*|MP[34]|WebM|Ogg|JPE?G|PNG|WebP|WEBP|GIF"
    r"|AVIF|HEIC|ICO|SVG|MB|KB|vtt|srt|GeoJSON|[\w.-]+\.(?:md|csv|int|cn|gov|json|jpg|mp4|opus)\S*"
    r"|county|admin\w*|author|reviewer|second|market|weather|township|other|officer|clerk|chief"
    r"|newcomer|boss|cma\S*|rss\S*"
)
TOO_LONG = "() => Math.max(...[document.scrollingElement, ...document.querySelectorAll('main, .content, .content-wrapper')].map(one => one.scrollHeight))"
STILL = """() => Promise.race([
  Promise.allSettled(document.getAnimations().map(one => one.finished)),
  new Promise(done => setTimeout(done, 2000)),
]).then(() => null)"""
SIDEWAYS = """() => [...document.querySelectorAll('body *')].filter(one => {
  const box = one.getBoundingClientRect();
  if (!box.width || box.right <= innerWidth + 1 || getComputedStyle(one).position === 'fixed') return false;
  for (let up = one.parentElement; up; up = up.parentElement) {
    if (/auto|scroll|hidden|clip/.test(getComputedStyle(up).overflowX) && up !== document.body
        && up.getBoundingClientRect().right <= innerWidth + 1) return false;
  }
  return one.offsetParent !== null;
}).slice(0, 3).map(one => `${one.tagName}.${one.className} ${Math.round(one.getBoundingClientRect().right)}`)"""


def look(person, screen, size, kept):
    """Open a screen, keep a picture of all of it, return what is odd about it."""
    page = person.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    answer = page.goto(person.address + screen.path)
    page.wait_for_load_state("networkidle")
    if screen.do is not None:
        screen.do(page)
        page.wait_for_load_state("networkidle")
    page.evaluate(STILL)
    odd = [] if answer.status < 400 else [f"answers {answer.status}"]
    odd += [f"sideways: {said}" for said in page.evaluate(SIDEWAYS)]
    words = re.findall(r"[A-Za-z][A-Za-z'-]{2,}", KNOWN.sub("", page.locator("body").inner_text()))
    odd += [f"English: {' '.join(dict.fromkeys(words))}"] if words else []
    odd += [f"browser: {said}" for said in person.wrong]
    person.wrong.clear()
    kept.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=kept)
    tall = min(page.evaluate(TOO_LONG), MOST)
    if tall > size[1] + 40:
        page.set_viewport_size({"width": size[0], "height": tall})
        page.screenshot(path=kept.with_name(f"{kept.stem}-whole.png"))
    return odd


def main(*wanted):
    """Walk through all screens, or those named."""
    if not wanted:
        shutil.rmtree(FOLDER, ignore_errors=True)
    stations.keep_keys(_made(DATA) / "keys")
    with a_county(DATA, "--sample") as county:
        first, then = screens(seed()), in_trouble()
        walk(county.address, first, 1, wanted)
        empty_a_section()
        assert eventually(Withdrawal.waiting, 60), "the publisher did not ask"
        walk(county.address, then, len(first) + 1, wanted)
    shutil.rmtree(DATA.parent)


def walk(address, tour, begin, wanted):
    """Look at screens, first all on a laptop, then all on a phone; say what is odd about each."""
    for label, size in SIZES.items():
        with people_at(address, FOLDER) as let_in:
            here = {}
            for number, screen in enumerate(tour, begin):
                if wanted and screen.name not in wanted:
                    continue
                who = screen.who
                if who not in here:
                    here[who] = let_in(who, PASSWORD if who else "", size)
                kept = FOLDER / label / f"{number:03}-{screen.name}.png"
                try:
                    odd = look(here[who], screen, size, kept)
                except Exception as error:  # noqa: BLE001  the others are to be seen all the same
                    odd = [str(error).splitlines()[0]]
                    here[who].picture(kept)
                if odd:
                    print(f"{label} {screen.name}: {'; '.join(odd)}", flush=True)


def _made(folder):
    folder.mkdir(parents=True, exist_ok=True)
    return folder


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
