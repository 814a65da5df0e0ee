import shutil
import subprocess

import pytest

from content.library import Held, Library
from kiosk import spooler
from tests.builders import a_policy
from tests.builders_screen import NOW
from tests.printers import cups

ZBAR = shutil.which("zbarimg")
PDFTOTEXT = shutil.which("pdftotext")

pytestmark = pytest.mark.skipif(ZBAR is None, reason="no zbarimg here to read codes with")


@pytest.fixture(autouse=True)
def no_printer(monkeypatch, tmp_path):
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nothing"))


def take(kiosk, section="政策法规"):
    kiosk.hand.touch(section)
    kiosk.hand.touch_first("ItemCard")
    kiosk.hand.touch("带走")


def scanned(kiosk, tmp_path):
    """Return what a phone reads off the glass."""
    picture = tmp_path / "glass.png"
    kiosk.hand.wait(100)
    assert kiosk.view.grabWindow().save(str(picture))
    read = subprocess.run(
        [ZBAR, "-q", "--raw", "--nodbus", picture], capture_output=True, text=True, check=True
    )
    return read.stdout.strip()


def with_site(home):
    with Library(home / "library.db", write=True) as library:
        library.apply(
            [a_policy("site")], Held(4, NOW, "150125", 4, NOW, site="https://wuchuan.example/")
        )


@pytest.mark.parametrize("size", [(1366, 768), (1080, 1920)])
def test_a_phone_reads_the_answers_off_the_glass(start, home, tmp_path, size):
    kiosk = start(home, size)
    take(kiosk)
    read = scanned(kiosk, tmp_path)
    for words in ("谁能领：", "领多少：播种机每台 2400 元", "找谁："):
        assert words in read


def test_a_longer_text_is_read_in_turn(kiosk, tmp_path):
    take(kiosk, "种养技术")
    count = kiosk.stage.stood("take").backend.property("count")
    read = [scanned(kiosk, tmp_path)]
    for _ in range(count - 1):
        kiosk.hand.touch("下一张")
        read.append(scanned(kiosk, tmp_path))
    assert [text[:5] for text in read] == [f"（{n}/{count}）" for n in range(1, count + 1)]
    assert "代森锰锌 80% 可湿性粉剂" in "".join(read)


@pytest.mark.parametrize("section", ["市场行情", "天气预警"])
def test_the_prices_and_the_weather_of_the_day_can_be_taken_along(kiosk, tmp_path, section):
    kiosk.hand.touch(section)
    kiosk.hand.touch("带走")
    read = scanned(kiosk, tmp_path)
    assert "11月23日" in read
    assert "昨天" not in read


def test_the_code_of_the_public_page_is_offered_where_the_county_has_one(start, home, tmp_path):
    with_site(home)
    kiosk = start(home)
    take(kiosk)
    kiosk.hand.touch("开网页")
    assert scanned(kiosk, tmp_path).startswith("https://wuchuan.example/i/")
    kiosk.hand.touch("存文字")
    assert "谁能领：" in scanned(kiosk, tmp_path)


def test_without_a_public_site_nothing_is_said_of_one(kiosk):
    take(kiosk)
    assert "开网页" not in kiosk.reads()


def test_the_way_back_leads_to_the_page_that_was_taken(kiosk):
    take(kiosk)
    kiosk.hand.touch("返回")
    assert kiosk.stage.screen == "article"


def test_the_next_reader_finds_nothing_of_the_one_before(kiosk):
    take(kiosk)
    kiosk.stage.idle(61)
    assert kiosk.stage.stood("take").backend.property("title") == ""


def test_without_a_printer_no_print_is_offered(kiosk):
    take(kiosk)
    kiosk.hand.wait(600)
    assert not kiosk.stage.stood("take").backend.property("canPrint")


@pytest.mark.skipif(PDFTOTEXT is None, reason="no pdftotext here to read paper with")
@pytest.mark.parametrize("paper", ["a4", "80mm", "58mm"])
def test_one_touch_prints_a_sheet_that_says_all_and_of_when(start, home, paper):
    with cups() as printed:
        with (home / "station.toml").open("a") as told:
            told.write(f'\n[printer]\npaper = "{paper}"\n')
        kiosk = start(home)
        take(kiosk)
        kiosk.hand.touch("打印")
        await_words(kiosk, "印好了，请拿走")
        text = subprocess.run(
            [PDFTOTEXT, "-layout", printed, "-"], capture_output=True, text=True, check=True
        ).stdout
    said = "".join(text.split())
    for words in ("谁能领", "播种机每台2400元", "2026年11月23日15:40印"):
        assert words in said
    assert text.count("\f") == 1  # one page


def test_a_printer_without_paper_is_told_in_words(start, home, monkeypatch):
    monkeypatch.setattr(spooler, "PRINT_S", 2.0)
    with cups(), (home / "station.toml").open("a") as told:
        told.write('\n[printer]\nqueue = "starved"\n')
        told.flush()
        kiosk = start(home)
        take(kiosk)
        kiosk.hand.touch("打印")
        await_words(kiosk, "打印机没有纸了，请告诉信息员")
        kiosk.hand.wait(2500)


def test_a_reader_who_prints_and_prints_finds_the_button_at_rest(start, home):
    with cups():
        kiosk = start(home)
        take(kiosk)
        for _ in range(3):
            kiosk.hand.touch("打印")
            await_words(kiosk, "印好了，请拿走")
            kiosk.hand.wait(300)
        assert not kiosk.stage.stood("take").backend.property("isFree")


def await_words(kiosk, words):
    for _ in range(200):
        if words in kiosk.reads():
            return
        kiosk.hand.wait(100)
    raise AssertionError(kiosk.reads())
