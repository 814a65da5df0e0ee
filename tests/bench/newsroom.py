"""What a large county's newsroom costs: 2 million quotes and 10,000 items, in both databases.

Wall time, as an editor feels it; each figure is the middle of three. Run as a program of its
own for each database, for Django has one for the life of a process.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
import uuid
from datetime import timedelta
from pathlib import Path

from tests.platform.postgres import postgres, programs, url

# a tenth is enough to see whether it runs at all
_PART = float(os.environ.get("CUNKOU_BENCH_PART", "1"))
ITEMS = round(10_000 * _PART)
MARKETS, PRODUCTS = 20, 45
DAYS = round(2_223 * _PART)  # with a quote of each product at each market: 2.0 million
_TIMES = 3
_NAMES = {
    "editors_list": "the list of a section's pages",
    "editors_search": "a search among all pages",
    "editor": "the editor of one page",
    "front": "the front page",
    "prices": "the price desk's first screen",
    "grid": "the grid to type prices in",
    "release_s": "one item changed: collected, written, signed",
    "release_whole_s": "the same where all blocks grow into one: the 2nd, 4th, 8th … release",
    "release_quotes_s": "one market's day of quotes typed, and released",
}


def measure(folder):
    yield from _measured("sqlite", folder / "sqlite", "")
    if programs() is None:
        print("no PostgreSQL here (Debian's package postgresql): its half is left out")
        return
    with postgres(synced=True) as socket:
        yield from _measured("postgres", folder / "postgres", url(socket))


def _measured(kind, data, database):
    data.mkdir()
    said = os.environ | {"CUNKOU_COUNTY_DATA": str(data), "DATABASE_URL": database}
    said["DJANGO_SETTINGS_MODULE"] = "content.platform.settings"
    asked = [sys.executable, "-m", "tests.bench.newsroom", str(data)]
    done = subprocess.run(asked, env=said, check=True, stdout=subprocess.PIPE, text=True)
    for name, seconds in json.loads(done.stdout.splitlines()[-1]).items():
        yield f"newsroom_{name}_{kind}", seconds, f"{kind}: {_NAMES[name]}"


def _run(data):
    """Fill the county of this process and measure it."""
    import django

    django.setup()
    from django.test.utils import setup_test_environment

    setup_test_environment()
    _fill()
    figures = dict(_screens()) | dict(_releases(data))
    print(json.dumps(figures))


def _fill():
    from django.core.management import call_command

    from content.platform.areas.seed import seed
    from content.platform.desks.roles import seed_desk_roles
    from content.platform.items.seed import seed_pages
    from content.platform.review.roles import seed_roles
    from tests.platform import people

    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    seed()
    seed_pages()
    seed_roles()
    seed_desk_roles()
    room = people.newsroom()
    _copy_pages(people.a_page(room.author, "policy", live=True))
    _write_quotes()


def _copy_pages(first):
    """Write many pages like the first one, table by table, as an import of years would leave them."""
    from django.db import connection, transaction
    from wagtail.models import Page

    from content.platform.items.models import Bulletin, PolicyPage

    parent = first.get_parent()
    page = Page.objects.get(pk=first.pk)
    copies = []
    for number in range(2, ITEMS + 1):
        copy = Page(**{f.attname: getattr(page, f.attname) for f in Page._meta.local_fields})
        copy.pk, copy.path = None, Page._get_path(parent.path, page.depth, number)
        copy.slug, copy.title = f"copy-{number}", f"补贴办法第{number}号"
        copy.draft_title = copy.title
        copy.url_path = f"{parent.url_path}{copy.slug}/"
        copy.translation_key = uuid.uuid4()
        copy.latest_revision_id = copy.live_revision_id = None
        copies.append(copy)
    Page.objects.bulk_create(copies, batch_size=500)
    Page.objects.filter(pk=parent.pk).update(numchild=ITEMS)
    pks = list(Page.objects.filter(slug__startswith="copy-").values_list("pk", flat=True))
    with transaction.atomic(), connection.cursor() as cursor:
        for kind, own in ((Bulletin, ("page_ptr_id", "name")), (PolicyPage, ("bulletin_ptr_id",))):
            columns = [f.column for f in kind._meta.local_fields if f.column not in own]
            named = "".join(f", {one}" for one in columns)
            keys = ", ".join(own)
            marks = ", ".join(["%s"] * len(own))
            table = kind._meta.db_table
            cursor.executemany(
                f"INSERT INTO {table} ({keys}{named}) SELECT {marks}{named}"
                f" FROM {table} WHERE {own[0]} = {first.pk}",
                [(pk, f"copy-{pk}")[: len(own)] for pk in pks],
            )
    through = Bulletin.areas.through
    area = through.objects.get(bulletin_id=first.pk).area_id
    through.objects.bulk_create(
        [through(bulletin_id=pk, area_id=area) for pk in pks], batch_size=500
    )


def _write_quotes():
    from django.db import connection, transaction
    from django.utils import timezone

    from content.platform.desks.models import Quote

    table, today = Quote._meta.db_table, timezone.localdate()
    counting = "WITH RECURSIVE {0}(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM {0} WHERE n < {1})"
    days = [today - timedelta(days=ago) for ago in reversed(range(DAYS))]
    said = (
        "'', '1.00', '2.00', CAST(1.20 + ({0} %% 7) / 10.0 AS VARCHAR(4)), '元/公斤', 'wholesale'"
    )
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA cache_size = -200000")  # KiB: to be filled sooner
    with transaction.atomic(), connection.cursor() as cursor:
        for day in days:
            counted = counting.format("k", MARKETS * PRODUCTS - 1)
            cursor.execute(
                f"INSERT INTO {table} (day, market, area, product, spec, origin, low, high, modal,"
                f" unit, type, demo) {counted} SELECT %s, '市场' || (n / {PRODUCTS}), '150125',"
                f" '品种' || (n %% {PRODUCTS}), '', {said.format('n')}, %s FROM k",
                [day, False],
            )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _screens():
    from django.test import Client

    from content.platform.items.models import Bulletin
    from content.platform.people import rules
    from tests.platform.people import COUNTY, a_person

    person = a_person("keeper", rules.ADMIN, COUNTY)
    browser = Client()
    browser.force_login(person)
    page = Bulletin.objects.order_by("-pk").first()
    asked = {
        "front": "",
        "editors_list": f"pages/{page.get_parent().pk}/",
        "editors_search": "pages/search/?q=补贴",
        "editor": f"pages/{page.pk}/edit/",
        "prices": "desks/prices/",
        "grid": "desks/prices/enter/?market=市场3",
    }
    for name, address in asked.items():
        yield name, _middle(lambda address=address: _get(browser, f"/admin/{address}"))


def _get(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200, (address, answer.status_code)


def _releases(data):
    from content.platform.items.models import Bulletin
    from content.platform.publishing.publisher import Publisher

    publisher = Publisher(data / "tree", data / "keys")
    publisher.release()  # the first one reads and writes all there is
    turn = iter(range(100))

    def one_item():
        page = Bulletin.objects.order_by("pk").first().specific
        page.summary = f"改了第{next(turn)}次。"
        page.save_revision().publish()
        return publisher.release()

    # the 2nd to the 4th: the county's one large block is written anew in two of three
    yield "release_whole_s", _middle(one_item)
    yield "release_s", _middle(one_item)
    yield "release_quotes_s", _middle(lambda: _type_quotes(next(turn)) or publisher.release())


def _type_quotes(turn):
    from content.platform.desks import price_keeping
    from content.platform.desks.models import Quote
    from content.platform.people.models import Person

    rows = Quote.objects.filter(market="市场3").order_by("-day")[:PRODUCTS]
    said = [row.said() for row in rows]
    changed = [type(one)(**{**_fields(one), "modal": one.high}) for one in said[turn % 9 :]]
    price_keeping.keep(changed, Person.objects.get(username="market"), name="")


def _fields(quote):
    return {name: getattr(quote, name) for name in quote.__dataclass_fields__}


def _middle(do):
    took = []
    for _ in range(_TIMES):
        begun = time.perf_counter()
        do()
        took.append(time.perf_counter() - begun)
    return statistics.median(took)


if __name__ == "__main__":
    _run(Path(sys.argv[1]))
