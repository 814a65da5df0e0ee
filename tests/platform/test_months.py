"""Quotes remembered by their month: nothing stale is said, and what stands is not read again."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content import atom
from content.desk import QUOTES_KEPT
from content.platform.areas.models import County
from content.platform.desks.models import Quote
from content.platform.desks.months import MarketMonths
from content.platform.desks.price_keeping import keep
from content.platform.items.convert import desk_now
from content.platform.publishing.press import Press
from content.platform.publishing.publisher import Publisher
from content.prices import read_csv
from tests.builders_daily import FAR, NEAR, a_quote

ROWS = 'FROM "desks_quote"'


def today():
    return timezone.localdate()


def quoted(days_ago=0, modal="1.30", **changes):
    return a_quote(modal=modal, **changes, day=today() - timedelta(days=days_ago))


def words(collected):
    return sorted(
        (item.id, atom.word(replace(item, updated=item.published)).xml) for item in collected
    )


@pytest.fixture
def press(newsroom):
    """Return a press that has read a year of two markets."""
    said = [quoted(ago, market=market) for ago in range(0, 400, 5) for market in (NEAR, FAR)]
    keep(said, newsroom.market, name="")
    press = Press()
    press.collect()
    return press


def says_what_is_so(press):
    """Tell whether it says what one says that never read anything before."""
    remembered, read = press.collect(), Press().collect()
    wanted = {one.sha256 for item in read.items for one in item.attachments}
    return words(remembered.items) == words(read.items) and wanted <= remembered.blobs.keys()


@contextmanager
def once_the_keys_were_read(happens):
    """Let something happen between a reading of the keys and that of the rows."""
    left = [happens]

    def watch(execute, sql, *rest):
        if ROWS in sql and "SUM(" not in sql and left:
            left.pop()()
        return execute(sql, *rest)

    with connection.execute_wrapper(watch):
        yield


def test_what_is_added_deleted_and_said_differently_is_seen(newsroom, press):
    for change in (
        lambda: keep([quoted(product="白菜")], newsroom.market, name=""),
        lambda: keep([quoted(modal="1.90")], newsroom.market, name=""),
        lambda: Quote.of(quoted(200, product="白菜")).save(),
        lambda: Quote.objects.filter(market=FAR).order_by("day").first().delete(),
        lambda: Quote.objects.filter(market=NEAR, day__lt=today() - timedelta(days=90)).delete(),
        lambda: keep([quoted(modal="1.90", market="新市场")], newsroom.market, name=""),
        lambda: Quote.objects.all().delete(),
    ):
        before = words(press.collect().items)
        change()
        assert words(press.collect().items) != before
        assert says_what_is_so(press)


def test_a_price_said_twice_the_same_way_is_the_same_item(newsroom, press):
    before = press.collect().items
    keep([quoted(modal="1.90")], newsroom.market, name="")
    press.collect()
    keep([quoted()], newsroom.market, name="")
    assert words(press.collect().items) == words(before)


def test_a_release_says_the_price_of_now_and_never_one_from_before(newsroom, site):
    publisher = Publisher(site.tree, site.keys)
    for modal in ("1.30", "1.40", "1.30"):
        keep([quoted(modal=modal)], newsroom.market, name="")
        assert publisher.release().is_new
        (item,) = publisher._press.collect().items
        assert [one.modal for one in read_csv(item.data.inline)] == [Decimal(modal)]
    assert not publisher.release().is_new


def test_what_stands_is_not_read_again(newsroom, press):
    keep([quoted(modal="1.90")], newsroom.market, name="")
    with CaptureQueriesContext(connection) as asked:
        press.collect()
    assert len([one for one in asked if ROWS in one["sql"]]) == 2  # the keys, and one month
    with CaptureQueriesContext(connection) as asked:
        press.collect()
    assert len([one for one in asked if ROWS in one["sql"]]) == 1


def test_what_is_too_old_for_any_chart_leaves_day_by_day(newsroom):
    keep([quoted(QUOTES_KEPT.days), quoted(QUOTES_KEPT.days - 1)], newsroom.market, name="")
    months, desk = MarketMonths(), desk_now()

    def days(later):
        items = months.items(replace(desk, now=desk.now + timedelta(days=later)))
        return sum(len(read_csv(item.data.inline)) for item in items)

    assert [days(later) for later in range(3)] == [2, 1, 0]


def test_another_county_says_them_anew(newsroom, press):
    County.objects.update(authority="b.example")
    assert says_what_is_so(press)
    assert all("b.example" in item.id for item in press.collect().items)


def test_what_comes_while_it_reads_is_not_lost(newsroom, press):
    keep([quoted(modal="1.90")], newsroom.market, name="")
    with once_the_keys_were_read(lambda: keep([quoted(modal="2.10")], newsroom.market, name="")):
        press.collect()
    assert says_what_is_so(press)
    keep([quoted(modal="1.90")], newsroom.market, name="")
    with once_the_keys_were_read(Quote.objects.all().delete):
        assert press.collect().items == ()
    assert says_what_is_so(press)


def test_a_quote_is_never_changed_where_it_stands(newsroom, press):
    row = Quote.objects.first()
    row.modal = "9.99"
    for change in (row.save, lambda: Quote.objects.update(modal="9.99")):
        with pytest.raises(TypeError, match="never changed"):
            change()
    with pytest.raises(TypeError, match="never changed"):
        Quote.objects.bulk_update([row], ["modal"])
    assert not Quote.objects.filter(modal="9.99").exists()
