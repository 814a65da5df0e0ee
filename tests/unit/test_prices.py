from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.errors import AuthoringError
from content.prices import Quote, change, read_csv, series, write_csv
from content.quote_sheets import read_sheet
from content.units import Price, PriceUnit

TODAY = date(2026, 11, 23)
JIN, KG = PriceUnit.PER_JIN, PriceUnit.PER_KG


def a_potato(**changes) -> Quote:
    values = {
        "day": date(2026, 11, 20),
        "market": "东瓦窑批发市场",
        "product": "土豆",
        "unit": JIN,
        "low": Decimal("1.10"),
        "high": Decimal("1.30"),
        "modal": Decimal("1.18"),
        "spec": "2两以上",
    }
    return Quote(**(values | changes))


def read(text: str, **given_values) -> list[Quote]:
    return read_sheet(text.encode(), file="a.csv", today=TODAY, **given_values)


def refused(text: str, **given_values) -> AuthoringError:
    with pytest.raises(AuthoringError) as caught:
        read(text, **given_values)
    return caught.value


# What a quote is


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"low": None, "high": None, "modal": None}, "modal"),
        ({"low": Decimal(0)}, "low"),
        ({"modal": Decimal("NaN")}, "modal"),
        ({"high": Decimal(99999999)}, "high"),
        ({"low": Decimal(2)}, "low"),
        ({"modal": Decimal(3)}, "modal"),
        ({"modal": None, "low": Decimal(2), "high": Decimal(1)}, "low"),
        ({"product": " "}, "product"),
        ({"spec": "大\n小"}, "spec"),
    ],
)
def test_a_quote_that_contradicts_itself_is_refused(changes, field):
    with pytest.raises(AuthoringError) as caught:
        a_potato(**changes)
    assert caught.value.field == field


def test_the_price_of_most_trade_is_the_best():
    quote = a_potato()
    assert quote.price == Price(Decimal("1.18"), JIN)
    assert not quote.is_reckoned


def test_without_it_the_middle_of_the_range_is_best_and_says_so():
    quote = a_potato(modal=None)
    assert quote.best == Decimal("1.20")
    assert quote.is_reckoned


def test_a_lone_price_is_the_best_there_is():
    quote = a_potato(modal=None, high=None)
    assert quote.best == Decimal("1.10")
    assert not quote.is_reckoned


# What a sheet may look like


def test_a_chinese_header_is_understood():
    (quote,) = read(
        "日期,市场,品名,规格,产地,最低价,最高价,大宗价,单位\n"
        "2026年11月20日,东瓦窑批发市场,土豆,2两以上,,1.10,1.30,1.18,斤\n"
    )
    assert quote == a_potato()


def test_an_english_header_is_understood():
    (quote,) = read(
        "pubDate,market_name,prodName,specInfo,place,lowPrice,highPrice,avgPrice,unitInfo\n"
        "2026-11-20,东瓦窑批发市场,土豆,2两以上,武川,1.10,1.30,1.18,元/斤\n"
    )
    assert quote == a_potato(origin="武川")


def test_the_price_of_most_trade_goes_before_the_average():
    (quote,) = read("日期,市场,品名,均价,大宗价,单位\n2026-11-20,甲,土豆,9,1.18,斤\n")
    assert quote.modal == Decimal("1.18")


def test_what_spreadsheets_save_is_read():
    text = "日期\t市场\t品名\t价格\t单位\n2026/11/20\t甲\t土豆\t1.18\t斤\n"
    for encoding in ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"):
        (quote,) = read_sheet(text.encode(encoding), file="a.csv", today=TODAY)
        assert quote.product == "土豆"


def test_a_title_above_the_header_and_empty_lines_are_skipped():
    quotes = read("东瓦窑行情\n\n日期,市场,品名,价格,单位\n,,,,\n2026-11-20,甲,土豆,1.18,斤\n")
    assert len(quotes) == 1


def test_the_header_can_say_the_unit_and_the_product():
    (quote,) = read("采集日,市场,生鲜乳价格_元每公斤\n2026-11-20,甲,3.03\n")
    assert (quote.product, quote.price) == ("生鲜乳", Price(Decimal("3.03"), KG))


def test_a_unit_in_brackets_is_understood():
    (quote,) = read("日期,市场,品名,均价（元/公斤）\n2026-11-20,甲,土豆,2.36\n")
    assert quote.unit is KG


def test_what_the_sheet_says_goes_before_what_was_given():
    (quote,) = read(
        "日期,市场,品名,价格,单位\n2026-11-20,甲,土豆,2.36,公斤\n", market="乙", unit=JIN
    )
    assert (quote.market, quote.unit) == ("甲", KG)


def test_bare_wholesale_rows_are_read():
    quotes = read(
        "土豆,1.10,1.18,1.30,2两以上,2026-11-20\n土豆,0.86,0.94,1.00,通货,武川,2026-11-20\n",
        market="东瓦窑批发市场",
        area="1501",
        unit=JIN,
        demo=True,
    )
    assert quotes[0] == a_potato(area="1501", demo=True)
    assert quotes[1].spec == "通货 武川"


def test_a_price_that_was_not_taken_is_none():
    (quote,) = read("日期,市场,品名,最低价,最高价,单位\n2026-11-20,甲,土豆,1.10,—,斤\n")
    assert (quote.low, quote.high) == (Decimal("1.10"), None)


def test_the_digits_of_a_float_are_cleaned_and_those_of_a_person_kept():
    quotes = read(
        "日期,市场,品名,价格,单位\n2026-11-20,甲,白菜,0.55000000000000004,斤\n"
        '2026-11-20,甲,羊,"￥1,250.00元",头\n2026-11-20,甲,牛,100.00000001,头\n'
    )
    assert [str(quote.modal) for quote in quotes] == ["0.55", "1250.00", "100"]


def test_relative_days_are_read():
    (quote,) = read("日期,市场,品名,价格,单位\ntoday-3,甲,土豆,1.18,斤\n")
    assert quote.day == date(2026, 11, 20)


def test_the_day_of_collection_is_completed_by_the_full_date_beside_it():
    quotes = read(
        "年份,估算日期,采集日,市场,品名,价格,单位\n"
        "2026,2026-04-30,04-23,甲,牛奶,3.02,公斤\n"
        "2026,2026-01-02,12-30,甲,牛奶,3.02,公斤\n"
    )
    assert [quote.day for quote in quotes] == [date(2026, 4, 23), date(2025, 12, 30)]


def test_a_year_column_alone_completes_a_day():
    (quote,) = read("年份,采集日,市场,品名,价格,单位\n2024,12-30,甲,牛奶,3.02,公斤\n")
    assert quote.day == date(2024, 12, 30)


def test_a_day_without_any_year_is_the_nearest():
    (quote,) = read("日期,市场,品名,价格,单位\n11月20日,甲,土豆,1.18,斤\n")
    assert quote.day == date(2026, 11, 20)


# What is refused


def test_a_unit_is_never_guessed():
    error = refused("日期,市场,品名,价格\n2026-11-20,甲,土豆,1.18\n2026-11-20,甲,葱,1.2\n")
    assert (error.file, error.line, error.field) == ("a.csv", 2, "unit")
    assert "元/斤" in error.problem
    assert "problems" not in error.problem  # one cause is told once


def test_a_price_without_a_market_is_refused():
    assert refused("日期,品名,价格,单位\n2026-11-20,土豆,1.18,斤\n").field == "market"


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("2026-11-20,甲,土豆,面议,斤", "modal"),
        ("2026-11-20,甲,土豆,,斤", "modal"),
        ("2026-11-20,甲,土豆,0,斤", "modal"),
        ("2026-11-24,甲,土豆,1.18,斤", "date"),
        ("昨天,甲,土豆,1.18,斤", "date"),
        (",甲,土豆,1.18,斤", "date"),
        ("2026-11-20,甲,,1.18,斤", "product"),
        ("2026-11-20,甲,土豆,1.18,袋", "unit"),
        ("2026-11-20,甲,土豆,1,18,斤", ""),
    ],
)
def test_a_wrong_cell_is_refused_with_its_line_and_field(row, field):
    error = refused(f"日期,市场,品名,价格,单位\n2026-11-20,甲,葱,1,斤\n{row}\n")
    assert (error.line, error.field) == (3, field)


def test_every_problem_of_a_sheet_is_told_up_to_ten():
    rows = [f"2026-11-20,甲,葱,坏{n},斤\n" for n in range(13)]
    error = refused("日期,市场,品名,价格,单位\n" + "".join(rows))
    assert error.problem.startswith("13 lines have problems: line 2: modal: '坏0' is no price; ")
    assert "'坏9'" in error.problem
    assert error.problem.endswith("; and 3 more")


def test_one_cause_in_many_lines_is_told_once_beside_others():
    rows = "2026-11-20,甲,葱,坏,斤\n2026-11-20,甲,葱,坏,斤\n2026-11-20,甲,葱,1,袋\n"
    error = refused("日期,市场,品名,价格,单位\n" + rows)
    assert "line 2 and 1 more: modal" in error.problem
    assert "line 4: unit" in error.problem


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "0 rows"),
        (b"\x81\xff\xff", "neither UTF-8 nor GBK"),
        (b"\xff\xfe\x00", "neither UTF-8 nor GBK"),
        (b'a,b\n"open', "is no CSV"),
        (b"x" * 5_000_000, "at most"),
        ("名字,数量\n土豆,3\n".encode(), "no header that is known"),
        ("日期,品名,数量\n2026-11-20,土豆,3\n".encode(), "no column for price"),
        ("最低价,最高价\n1,2\n".encode(), "no column for date、product"),
        ("日期,品名,最低价(元/斤),最高价(元/公斤)\n".encode(), "cannot stand in one row"),
        ("日期,市场,品名,价格,单位\n".encode(), "no quote"),
    ],
)
def test_what_is_no_price_sheet_is_refused_with_the_reason(data, reason):
    with pytest.raises(AuthoringError, match=reason):
        read_sheet(data, file="a.csv", today=TODAY)


def test_a_bare_row_of_another_shape_is_refused():
    error = refused("土豆,1,2,3,x,2026-11-20\n土豆,1,2\n", market="甲", unit=JIN)
    assert error.line == 2


# The canonical form


names = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=8).filter(
    str.strip
)
amounts = st.decimals(min_value="0.01", max_value="9999", places=2)


@st.composite
def quotes(draw):
    low, modal, high = sorted(draw(st.tuples(amounts, amounts, amounts)))
    return a_potato(
        day=draw(st.dates(date(2020, 1, 1), TODAY)),
        market=draw(names),
        product=draw(names),
        unit=draw(st.sampled_from(PriceUnit)),
        low=draw(st.sampled_from([None, low])),
        modal=modal,
        high=draw(st.sampled_from([None, high])),
        spec=draw(names),
        demo=draw(st.booleans()),
    )


@given(st.lists(quotes(), max_size=4))
def test_what_we_write_is_read_back(written):
    data = write_csv(written)
    assert set(read_csv(data)) == set(written)
    assert write_csv(read_csv(data)) == data == write_csv(reversed(written))


def test_a_canonical_csv_is_also_a_sheet():
    assert read(write_csv([a_potato(demo=True)]).decode()) == [a_potato(demo=True)]


HEADER = "date,market,area,product,spec,origin,low,high,modal,unit,type,demo\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "date,market\n",
        HEADER + "2026-11-20,甲\n",
        HEADER + "2026-11-20,甲,,土豆,,,,,x,元/斤,wholesale,\n",
        HEADER + "2026-11-20,甲,,土豆,,,,,1,元,wholesale,\n",
        HEADER + "2026-11-20,甲,,土豆,,,,,1,元/斤,wholesale,yes\n",
        HEADER + "2026-11-20,甲,,土豆,,,,,,元/斤,wholesale,\n",
        HEADER + '"2026',
        "\udcff",
    ],
)
def test_anything_but_the_canonical_form_is_refused(text):
    with pytest.raises(AuthoringError):
        read_csv(text.encode(errors="surrogateescape"))


# What views ask


def test_a_series_keeps_its_gaps():
    days = [date(2026, 1, 27), date(2026, 2, 5)]
    held = [a_potato(day=day) for day in reversed(days)]
    assert [day for day, _ in series(held, "土豆", "东瓦窑批发市场", "2两以上", JIN)] == days


def test_a_series_never_mixes_specs_markets_or_units():
    held = [
        a_potato(unit=KG),
        a_potato(day=date(2026, 11, 19), spec="通货"),
        a_potato(day=date(2026, 11, 18), market="美通"),
        a_potato(day=date(2026, 11, 17), unit=PriceUnit.PER_HEAD),
    ]
    found = series(held, "土豆", "东瓦窑批发市场", "2两以上", JIN)
    assert found == [(date(2026, 11, 20), Decimal("0.59"))]


def test_a_change_is_told_in_the_unit_of_the_newer_quote():
    before = a_potato(day=date(2026, 11, 19), unit=KG, low=None, high=None, modal=Decimal("2.20"))
    assert change(a_potato(), before) == Decimal("0.08")


@pytest.mark.parametrize("changes", [{"spec": "通货"}, {"unit": PriceUnit.PER_HEAD}])
def test_what_cannot_be_compared_has_no_change(changes):
    assert change(a_potato(), a_potato(**changes)) is None
