"""Take a picture of every screen an editor uses, on a laptop and on a phone, and tell what is odd.

Run by `make screens-county`. Starts the sample county in a folder of its own, lets stations,
letters and drafts come in, walks through it in Chromium as the people whose screens they are,
and keeps `build/newsroom/{laptop,phone}/NN-name.png`. What it notices by itself it prints:
pages that scroll sideways, English words, errors of the browser. The rest is for eyes.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

DATA = Path(tempfile.mkdtemp(prefix="cunkou-newsroom-")) / "site"
os.environ["CUNKOU_COUNTY_DATA"] = str(DATA)
os.environ["DJANGO_SETTINGS_MODULE"] = "content.platform.settings"

import django

django.setup()

from content import dates
from content.model import Section
from tests import chromium
from tests.chromium import people_at
from tests.platform import people, stations
from tests.platform.running import a_county

FOLDER = Path(__file__).parents[2] / "build/newsroom"
SIZES = {"laptop": chromium.LAPTOP, "phone": chromium.PHONE}
PASSWORD = "tian-li-de-huo"
MOST = 3200  # pixels: of a longer form the rest is more of the same
KNOWN = re.compile(  # words of other tongues that an editor does know
    r"Excel|CSV|UTF|GBK|JSON|xlsx|RSS|Atom|https?\S*|www\S*|MP[34]|WebM|Ogg|JPE?G|PNG|WebP|GIF|AVIF"
    r"|HEIC|ICO|SVG|MB|KB|[\w.-]+\.(?:md|csv|int|cn|gov)\S*|county|admin\w*|author|reviewer|second|market|weather|township|other|officer|clerk|chief|newcomer|cma\S*|rss\S*"
)
TOO_LONG = "() => Math.max(...[document.scrollingElement, ...document.querySelectorAll('main, .content, .content-wrapper')].map(one => one.scrollHeight))"
SIDEWAYS = """() => [...document.querySelectorAll('body *')].filter(one => {
  const box = one.getBoundingClientRect();
  if (!box.width || box.right <= innerWidth + 1 || getComputedStyle(one).position === 'fixed') return false;
  for (let up = one.parentElement; up; up = up.parentElement) {
    if (/auto|scroll|hidden|clip/.test(getComputedStyle(up).overflowX) && up !== document.body
        && up.getBoundingClientRect().right <= innerWidth + 1) return false;
  }
  return one.offsetParent !== null;
}).slice(0, 3).map(one => `${one.tagName}.${one.className} ${Math.round(one.getBoundingClientRect().right)}`)"""


@dataclass(frozen=True)
class Screen:
    """One screen to look at.

    Args:
        name: Of its picture.
        who: Whose screen it is.
        path: Its address.
        do: What to do there before the picture is taken.
    """

    name: str
    who: str
    path: str
    do: Any = None


def seed() -> dict[str, int]:
    """Let things come in, so that no screen is empty; return what screens are to be opened."""
    from content.cap_message import write_cap
    from content.platform.areas.models import Area
    from content.platform.desks.feeds import Subscription
    from content.platform.desks.models import Alert
    from content.platform.intake.models import Record, Station
    from content.platform.items.models import PAGES, Bulletin, SectionPage
    from content.platform.people import rules
    from content.platform.people.models import Person
    from tests.platform.test_warnings import a_warning
    from tests.unit.test_cap_message import a_message

    room = people.newsroom()
    room.clerk = people.a_person("clerk", rules.LETTERS, people.COUNTY)
    room.chief = people.a_person("chief", rules.ADMIN, people.COUNTY)
    room.newcomer = people.a_person("newcomer", rules.EDITOR, people.COUNTY)
    Person.objects.filter(pk=room.newcomer.pk).update(must_change_password=True)
    people.let_log_in(room, PASSWORD)
    for person in vars(room).values():
        role = person.groups.first().name
        Person.objects.filter(pk=person.pk).update(last_name=f"{role}（{person.username}）")
    now = datetime.now(UTC)
    places = Area.objects.filter(code__startswith=people.COUNTY, numchild=0)[:9]
    for number, place in enumerate(places, 1):
        ago = timedelta(days=5) if number == 2 else timedelta(minutes=7 * number)
        standing = stations.a_standing(release=1, disk_free_mb=300 if number == 3 else 12_000)
        stations.a_station(number, f"{place.name}服务站", place.code, standing, at=now - ago)
    stations.a_station(50)
    for number, text in enumerate(("村口的路灯坏了三天，晚上老人看不见。", "医保在手机上交不成。")):
        stations.tell(1 + number, stations.a_letter(text, seq=10))
    for alert in Alert.objects.filter(live=True)[:1]:
        stations.tell(1, stations.a_receipt(alert.identifier, now, seq=20))
    when = now.astimezone(dates.CHINA)
    came = a_message(sent=when, onset=when, expires=when + timedelta(hours=12))
    Alert.objects.create(identifier=came.identifier, held=write_cap(came), source="中国气象局")
    people.submit(a_warning(room.weather), room.weather)
    waiting = people.submit(people.a_page(room.author, title="春耕补贴开始申报"), room.author)
    hard = people.a_page(room.author, title="关于贯彻落实耕地地力保护补贴的通知", summary="有补贴")
    Subscription.objects.create(
        title="自治区农牧厅",
        url="https://nmt.example/rss.xml",
        section="policy",
        area=Area.objects.get(code=people.COUNTY),
        problem="没有取到，过半小时再试。",
    )
    ids = {f"section-{page.section}": page.pk for page in SectionPage.objects.all()}
    for section, kind in PAGES.items():
        first = kind.objects.filter(live=True).order_by("pk").first()
        ids |= {f"item-{section}": first.pk} if first else {}
    named, new = Station.objects.exclude(area="").first(), Station.objects.get(area="")
    last = Bulletin.objects.filter(live=True).order_by("pk").first()
    return ids | {
        "waiting": waiting.pk,
        "hard": hard.pk,
        "station": named.pk,
        "new_station": new.pk,
        "live": last.pk,
        "person": room.author.pk,
        "feed": Subscription.objects.get().pk,
        "letters": Record.objects.exclude(sealed="").count(),
    }


def open_tab(name):
    return lambda page: page.get_by_role("tab", name=name).click()


def open_preview(page):
    page.get_by_role("button", name="预览开关").click()
    page.frame_locator("#w-preview-iframe").locator("main h1").wait_for()


def open_footer(page):
    page.locator("footer").get_by_role("button", name="更多动作").click()


def open_menu(page):
    page.locator(".sidebar-nav-toggle, [aria-label*=边栏]").first.click()


def open_letter(page):
    page.get_by_role("button", name="打开").first.click()
    page.wait_for_load_state()


def choose_picture(page):
    page.get_by_role("button", name="选择图片").first.click()
    page.locator(".modal-content a").first.wait_for()


def upload(held, name="菜价.csv"):
    def put(page):
        page.set_input_files("#id_file", {"name": name, "mimeType": "text/csv", "buffer": held})
        page.get_by_role("button", name="传上去检查").click()
        page.wait_for_load_state()

    return put


def sheet(price):
    day = datetime.now(dates.CHINA).date().isoformat()
    market = "武川县城农贸市场"
    return f"日期,市场,品名,平均价,单位\n{day},{market},土豆,{price},元/斤\n".encode()


def screens(ids):
    """Return all screens, in the order in which people meet them."""
    add = "/admin/pages/add/items/{}page/{}/"
    kinds = [
        "policy",
        "technique",
        "prices",
        "weather",
        "pests",
        "job",
        "course",
        "guide",
        "notice",
    ]
    forms = [
        Screen(f"new-{kind}", "author", add.format(kind, ids[f"section-{section}"]))
        for kind, section in zip(kinds, Section, strict=True)
    ]
    return [
        Screen("login", "", "/admin/login/"),
        Screen("own-password", "newcomer", "/admin/own-password/"),
        Screen("front-author", "author", "/admin/"),
        Screen("front-reviewer", "reviewer", "/admin/"),
        Screen("front-officer", "officer", "/admin/"),
        Screen("tree", "author", f"/admin/pages/{ids['section-policy'] - 1}/"),
        Screen("section", "author", f"/admin/pages/{ids['section-policy']}/"),
        Screen("weather-kinds", "author", f"/admin/pages/{ids['section-weather']}/add_subpage/"),
        *forms,
        Screen(
            "settings-tab", "author", add.format("policy", ids["section-policy"]), open_tab("设置")
        ),
        Screen("edit-policy", "author", f"/admin/pages/{ids['item-policy']}/edit/"),
        Screen("edit-course", "author", f"/admin/pages/{ids['item-courses']}/edit/"),
        Screen("hints", "author", f"/admin/pages/{ids['hard']}/edit/"),
        Screen("preview", "author", f"/admin/pages/{ids['item-policy']}/edit/", open_preview),
        Screen(
            "picture-chooser", "author", add.format("policy", ids["section-policy"]), choose_picture
        ),
        Screen("review", "reviewer", f"/admin/pages/{ids['waiting']}/edit/"),
        Screen("review-actions", "reviewer", f"/admin/pages/{ids['waiting']}/edit/", open_footer),
        Screen("recall", "reviewer", f"/admin/pages/{ids['live']}/unpublish/"),
        Screen("history", "reviewer", f"/admin/pages/{ids['waiting']}/history/"),
        Screen("workflow-history", "reviewer", f"/admin/pages/{ids['waiting']}/workflow_history/"),
        Screen("review-queue", "reviewer", "/admin/reports/workflow_tasks/"),
        Screen("reviews", "reviewer", "/admin/reports/workflow/"),
        Screen("warnings", "weather", "/admin/desks/warnings/"),
        Screen(
            "warning-form",
            "weather",
            f"/admin/pages/add/desks/warningpage/{ids['section-weather']}/",
        ),
        Screen("prices", "market", "/admin/desks/prices/"),
        Screen("prices-grid", "market", "/admin/desks/prices/enter/"),
        Screen("prices-upload", "market", "/admin/desks/prices/upload/"),
        Screen("prices-wrong", "market", "/admin/desks/prices/upload/", upload(sheet("很贵"))),
        Screen("prices-outliers", "market", "/admin/desks/prices/upload/", upload(sheet("99"))),
        Screen("weather", "weather", "/admin/desks/weather/"),
        Screen("weather-grid", "weather", "/admin/desks/weather/new/"),
        Screen("feeds", "author", "/admin/desks/feeds/"),
        Screen("feed-new", "author", "/admin/desks/feeds/new/"),
        Screen("feed-edit", "author", f"/admin/desks/feeds/edit/{ids['feed']}/"),
        Screen("stations", "chief", "/admin/stations/"),
        Screen("station", "chief", f"/admin/stations/{ids['station']}/"),
        Screen("station-new", "chief", f"/admin/stations/{ids['new_station']}/"),
        Screen("letters", "clerk", "/admin/letters/"),
        Screen("letter", "clerk", "/admin/letters/", open_letter),
        Screen("people", "chief", "/admin/users/"),
        Screen("person-new", "chief", "/admin/users/new/"),
        Screen("person", "chief", f"/admin/users/edit/{ids['person']}/"),
        Screen("log", "chief", "/admin/reports/site-history/"),
        Screen("settings-county", "chief", "/admin/settings/areas/county/"),
        Screen("settings-outside", "chief", "/admin/settings/desks/outside/"),
        Screen("pictures", "author", "/admin/images/"),
        Screen("picture-new", "author", "/admin/images/add/"),
        Screen("recordings", "author", "/admin/documents/"),
        Screen("search", "author", "/admin/pages/search/?q=补贴"),
        Screen("account", "author", "/admin/account/"),
    ]


def look(person, screen, size, kept):
    """Open a screen, keep a picture of all of it, return what is odd about it."""
    page = person.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    answer = page.goto(person.address + screen.path)
    page.wait_for_load_state("networkidle")
    if screen.do is not None:
        screen.do(page)
        page.wait_for_load_state("networkidle")
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
        ids = seed()
        walk = [one for one in screens(ids) if not wanted or one.name in wanted]
        for label, size in SIZES.items():
            with people_at(county.address, FOLDER) as let_in:
                here = {}
                for number, screen in enumerate(walk, 1):
                    who = screen.who
                    if who not in here:
                        here[who] = let_in(who, PASSWORD if who else "", size)
                    kept = FOLDER / label / f"{number:02}-{screen.name}.png"
                    try:
                        odd = look(here[who], screen, size, kept)
                    except Exception as error:  # noqa: BLE001  the others are to be seen all the same
                        odd = [str(error).splitlines()[0]]
                        here[who].picture(kept)
                    if odd:
                        print(f"{label} {screen.name}: {'; '.join(odd)}", flush=True)
    shutil.rmtree(DATA.parent)


def _made(folder):
    folder.mkdir(parents=True, exist_ok=True)
    return folder


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
