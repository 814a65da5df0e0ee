"""The price desk: typed or uploaded, doubted, said; and handed out as it came."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from content.excel import xlsx
from content.platform.desks.models import PriceSheet, Quote
from content.platform.publishing.models import Stamp
from tests.platform.people import COUNTY

MARKET = "美通批发市场"
XINFADI = "大白菜,0.40,0.50,0.60,存储,{day}\n大白菜,0.60,0.65,0.70,新,{day}\n菠菜,0.50,0.75,1.00,长杆\\冀,{day}\n"


def today():
    return timezone.localdate()


def sheet_of(*prices, unit="元/斤", first=None):
    """Return a CSV of one product, a day a price, the last one today."""
    first = first or today() - timedelta(days=len(prices) - 1)
    rows = [
        f"{first + timedelta(days=n)},{MARKET},土豆,{price},{unit}"
        for n, price in enumerate(prices)
    ]
    return "\n".join(["日期,市场,品名,平均价,单位", *rows]).encode()


def upload(browser, held, name="价格.csv", **said):
    form = {"market": "", "area": "", "unit": "", "file": SimpleUploadedFile(name, held)} | said
    return browser.post(reverse("desks_price_upload"), form)


def grid(*rows, **head):
    said = {"market": MARKET, "area": COUNTY, "day": str(today()), "type": "wholesale"} | head
    said |= {"form-TOTAL_FORMS": str(len(rows)), "form-INITIAL_FORMS": "0"}
    blank = dict.fromkeys(["product", "spec", "origin", "low", "high", "modal"], "")
    for n, row in enumerate(rows):
        said |= {
            f"form-{n}-{name}": value for name, value in (blank | {"unit": "元/斤"} | row).items()
        }
    return said


def enter(browser, *rows, **head):
    return browser.post(reverse("desks_price_enter"), grid(*rows, **head))


@pytest.fixture
def desk(newsroom, login):
    return login(newsroom.market)


def said():
    return {(q.product, q.spec): (q.low, q.modal, q.high, q.unit) for q in Quote.objects.all()}


def test_a_wholesale_markets_bare_sheet_in_gbk_comes_in_with_its_unit(desk):
    held = XINFADI.format(day=today()).encode("gbk")
    assert "没有写市场" in upload(desk, held).content.decode()
    assert "没有写单位" in upload(desk, held, market="新发地").content.decode()
    before = Stamp.now()
    answer = upload(desk, held, market="新发地", unit="元/斤")
    assert answer.status_code == 302
    assert said()["大白菜", "存储"] == ("0.40", "0.50", "0.60", "元/斤")
    assert said()["菠菜", "长杆\\冀"] == ("0.50", "0.75", "1.00", "元/斤")
    assert Stamp.now() > before
    assert ModelLogEntry.objects.get().action == "desks.prices"


def test_a_workbook_comes_in_as_a_sheet_does(desk):
    rows = [
        ["日期", "市场", "品名", "最低价", "最高价", "单位"],
        [str(today()), MARKET, "羊肉", 68.5, 70, "元/公斤"],
    ]
    assert upload(desk, xlsx(rows, title="价"), "价.xlsx").status_code == 302
    assert said() == {("羊肉", ""): ("68.5", "", "70", "元/公斤")}


def test_what_is_no_sheet_is_refused_with_words(desk):
    assert "传上去检查" in desk.get(reverse("desks_price_upload")).content.decode()
    assert "看不出表头" in upload(desk, "你好".encode()).content.decode()
    assert "不是能打开的Excel" in upload(desk, b"PK\x03\x04x", "价.xlsx").content.decode()
    assert desk.get(reverse("desks_price_export", args=("pdf",))).status_code == 404
    assert "id_file_error" in desk.post(reverse("desks_price_upload"), {}).content.decode()


def test_each_wrong_row_is_told_with_its_cell_and_nothing_is_said(desk):
    tomorrow = today() + timedelta(days=1)
    held = f"日期,市场,品名,最低价,最高价,单位\n{today()},甲,土豆,1,2,元/斤\n{today()},甲,土豆,一块,2,元/斤\n{tomorrow},甲,土豆,1,2,元/斤\n{today()},甲,,3,2,元/袋\n"
    told = upload(desk, held.encode()).content.decode()
    assert "3行有问题，1行是好的" in told
    assert "第3行 D列（最低价）" in told
    assert "第4行 A列（日期）" in told
    assert "这一天还没有到" in told
    assert "第5行 F列（单位）" in told
    assert not Quote.objects.exists()


@pytest.mark.parametrize(
    ("prices", "unit", "why"),
    [
        ([1, 1, 1, 2], "元/斤", "像是把元/公斤写成了元/斤"),
        ([2, 2, 2, 1], "元/公斤", "像是把元/斤写成了元/公斤"),
        ([1, 1, 1, 10], "元/斤", "小数点"),
    ],
)
def test_an_odd_price_waits_until_somebody_says_that_it_is_so(desk, prices, unit, why):
    address = upload(desk, sheet_of(*prices, unit=unit))["Location"]
    assert why in desk.get(address).content.decode()
    assert not Quote.objects.exists()
    assert "还有没打勾的" in desk.post(address, {}).content.decode()
    desk.post(address, {"sure": ["0", "1", "2", "3"]})
    assert Quote.objects.count() == 4
    assert PriceSheet.objects.get().is_said


def test_a_sheet_that_was_wrong_is_thrown_away_by_who_brought_it(desk, newsroom, login):
    address = upload(desk, sheet_of(1, 1, 10))["Location"]
    newsroom.second.groups.set(newsroom.market.groups.all())
    assert login(newsroom.second).get(address).status_code in {302, 403}
    desk.post(address, {"drop": "1"})
    assert not PriceSheet.objects.exists()


def test_what_is_typed_is_said_and_empty_rows_are_not(desk):
    answer = enter(desk, {"product": "土豆", "low": "0.8", "high": "1.2"}, {"product": "白菜"})
    assert answer.status_code == 302, answer.content.decode()
    assert said() == {("土豆", ""): ("0.8", "", "1.2", "元/斤")}
    assert Quote.objects.get().area == COUNTY


def test_a_typed_price_that_is_none_is_told_beside_its_row(desk):
    told = enter(
        desk, {"product": "土豆", "low": "3", "high": "2"}, {"product": "葱", "modal": "x"}
    )
    assert "前一个价比后一个价高" in told.content.decode()
    assert "不是价钱" in told.content.decode()
    assert "一个价也没有填" in enter(desk, {"product": "土豆"}).content.decode()
    future = str(today() + timedelta(days=1))
    assert "还没有到" in enter(desk, {"product": "葱", "modal": "1"}, day=future).content.decode()
    assert "太早" in enter(desk, {"product": "葱", "modal": "1"}, day="2006-01-01").content.decode()
    assert not Quote.objects.exists()


def test_the_grid_offers_last_times_products_and_doubts_twice_their_price(desk):
    upload(desk, sheet_of(1, 1, 1, first=today() - timedelta(days=3)))
    form = desk.get(reverse("desks_price_enter"), {"market": MARKET}).content.decode()
    assert 'value="土豆"' in form
    assert f"1.00（{today() - timedelta(days=1):%m-%d}）" in form
    told = enter(desk, {"product": "土豆", "modal": "2"}).content.decode()
    assert "像是把元/公斤写成了元/斤" in told
    assert Quote.objects.count() == 3
    enter(desk, {"product": "土豆", "modal": "2", "sure": "on"})
    assert Quote.objects.count() == 4


def test_the_same_day_said_again_takes_the_place_of_what_was_said(desk):
    enter(desk, {"product": "土豆", "modal": "2", "unit": "元/公斤"})
    enter(desk, {"product": "土豆", "modal": "1.1", "unit": "元/斤"})
    assert said() == {("土豆", ""): ("", "1.1", "", "元/斤")}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_goes_out_comes_back_the_same_and_no_cell_is_a_formula(desk, form):
    evil = '=HYPERLINK("http://x")'
    enter(
        desk,
        {"product": evil, "spec": "＋1", "modal": "1.25"},
        {"product": "土豆", "low": "0.80", "high": "1.20"},
    )
    before = set(Quote.objects.values_list("product", "spec", "market", "area", "unit"))
    held = desk.get(reverse("desks_price_export", args=(form,))).content
    if form == "csv":
        rows = list(csv.reader(io.StringIO(held.decode("utf-8-sig"))))
        assert ["'" + evil, "'＋1"] in [row[3:5] for row in rows]
    Quote.objects.all().delete()
    assert upload(desk, held, f"价.{form}").status_code == 302
    assert set(Quote.objects.values_list("product", "spec", "market", "area", "unit")) == before


def test_who_is_not_of_the_price_desk_is_refused(newsroom, login):
    for person in (newsroom.author, newsroom.weather, newsroom.officer):
        browser = login(person)
        for name in ("desks_prices", "desks_price_enter", "desks_price_upload"):
            assert browser.get(reverse(name)).status_code in {302, 403}
        upload(browser, sheet_of(1))
        assert browser.get(reverse("desks_price_export", args=("csv",))).status_code in {302, 403}
    assert not Quote.objects.exists()


def test_a_townships_price_officer_says_the_prices_of_his_place_alone(newsroom, login):
    from content.platform.people import rules
    from tests.platform.people import OTHER, TOWNSHIP, a_person

    browser = login(a_person("market2", rules.MARKET, TOWNSHIP))
    held = f"日期,市场,地区代码,品名,价格,单位\n{today()},集市,{OTHER},土豆,1,元/斤\n".encode()
    assert "不归你负责" in upload(browser, held, area=TOWNSHIP).content.decode()
    enter(browser, {"product": "土豆", "modal": "1"}, area="")
    assert not Quote.objects.exists()
    enter(browser, {"product": "土豆", "modal": "1"}, area=TOWNSHIP)
    assert Quote.objects.count() == 1


def test_the_first_screen_shows_the_last_price_and_how_it_changed(desk):
    upload(desk, sheet_of("1.00", "1.10"))
    shown = desk.get(reverse("desks_prices")).content.decode()
    assert "+0.10" in shown
