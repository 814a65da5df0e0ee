"""What the public site of a large county costs to write, whole and for one change: CPU."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from content.site.writing import write_site
from tests.bench.search_corpus import NEWEST, documents
from tests.builders_daily import a_quote
from tests.builders_site import WUCHUAN, market_item

ITEMS = 10_000
PRODUCTS = 40
MARKETS = 6


def measure(folder):
    items = [*documents(ITEMS, seed=7), *_markets()]
    yield "site_cpu_s_10k", _seconds(items, folder), f"the site of {ITEMS:,} items, all of it"
    yield "site_again_cpu_s_10k", _seconds(items, folder), "the same again: nothing is written"
    items[0] = replace(items[0], summary="今天改了一句话。")
    yield "site_one_cpu_s_10k", _seconds(items, folder), "one item said differently"
    later = NEWEST + timedelta(days=1)
    yield "site_day_cpu_s_10k", _seconds(items, folder, later), "the next day, nothing said"


def _seconds(items, folder, now=NEWEST):
    begun = time.process_time()
    write_site(items, {}, into=folder / "www", county=WUCHUAN, now=now)
    return time.process_time() - begun


def _markets():
    for market in range(MARKETS):
        quotes = [
            a_quote(
                day=NEWEST.date() - timedelta(days=ago),
                modal=Decimal(100 + (ago * 7 + product) % 40) / 100,
                low=None,
                high=None,
                product=f"品种{product}",
                market=f"市场{market}",
            )
            for product in range(PRODUCTS)
            for ago in range(90)
        ]
        yield market_item(quotes, f"market-{market}")
