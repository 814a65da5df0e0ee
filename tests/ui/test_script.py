import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from content.cap import Level
from kiosk.ui.reach import visible
from kiosk.ui.script import SPREAD, ScriptText, families
from kiosk.ui.tour import type_name
from tests.builders import an_item

FROST = "ᠬᠢᠷᠠᠭᠤ"
TEXT = " ".join([FROST] * 12)


def asking(home, order):
    with (home / "station.toml").open("a") as told:
        told.write(f'mongolian = "{order}"\n')  # its last table is that of the screen
    return home


def made(text=TEXT, *, width=600, **values):
    item = ScriptText()
    item.setWidth(width)
    item.setHeight(900)
    for name, value in {"text": text, "pixelSize": 40.0, "columnHeight": 300.0, **values}.items():
        item.setProperty(name, value)
    return item


def painted(item):
    """Return the columns of pixels that hold ink, as (first, last) from the left."""
    image = QImage(
        round(item.width()), round(item.height()), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(QColor("white"))
    painter = QPainter(image)
    item.paint(painter)
    painter.end()
    inked = [
        any(image.pixelColor(x, y).lightness() < 128 for y in range(image.height()))
        for x in range(image.width())
    ]
    return image, inked


def test_the_type_for_mongolian_is_ours(qapp):
    assert families()[0] == "Noto Sans Mongolian"


def test_columns_go_from_left_to_right_and_fill_from_the_top(qapp):
    image, inked = painted(made())
    step = round(40 * SPREAD)
    assert all(any(inked[n * step : (n + 1) * step]) for n in range(3))
    first_row = next(
        y for y in range(900) if any(image.pixelColor(x, y).lightness() < 128 for x in range(step))
    )
    assert first_row < 40
    last = max(x for x, ink in enumerate(inked) if ink)
    assert last < 600


def test_what_is_wider_than_the_page_goes_on_in_a_band_below(qapp):
    assert made(width=600).property("wholeHeight") == 300
    narrow = made(width=130)
    assert narrow.property("wholeHeight") > 600


def test_a_name_in_a_single_column_is_made_to_fit(qapp):
    item = made(single=True, width=60, columnHeight=280.0)
    item.setHeight(300)
    image, inked = painted(item)
    assert item.property("wholeHeight") == 280
    assert any(inked)
    assert all(image.pixelColor(x, 299).lightness() > 128 for x in range(60))


def test_chinese_in_a_column_stands_upright(qapp):
    _, alone = painted(made("霜", width=60))
    _, among = painted(made(f"{FROST} 霜", width=60))
    assert any(alone)
    assert any(among)


def of_type(kiosk, *names):
    return [item for item in visible(kiosk.view.contentItem()) if type_name(item) in names]


def strips(kiosk):
    return of_type(kiosk, "ScriptStrip")


@pytest.mark.parametrize(("order", "before"), [("first", True), ("after", False)])
def test_the_station_says_which_script_stands_before(start, home, order, before):
    kiosk = start(asking(home, order))
    tile = kiosk.hand.find("种养技术")
    edge = tile.mapToScene(tile.boundingRect().topLeft()).x()
    names = {
        item.property("text"): item.mapToScene(item.boundingRect().topLeft()).x()
        for item in strips(kiosk)
    }
    assert len(names) == 9
    (beside,) = (x for text, x in names.items() if text.startswith("ᠲᠠᠷᠢᠬᠤ"))
    assert (beside < edge) is before
    kiosk.hand.touch("种养技术")
    assert kiosk.stage.screen == "list"


def test_one_script_is_enough_where_nobody_asks_for_two(kiosk):
    assert kiosk.stage.script is None
    assert not strips(kiosk)


def test_an_article_in_mongolian_is_set_in_columns(kiosk):
    kiosk.apply(an_item("frost", title="两文", body=f"<p>霜冻</p><p>{TEXT}</p>", areas=("150125",)))
    kiosk.stage.turn("article", an_item("frost").id)
    kiosk.hand.wait(300)
    (column,) = of_type(kiosk, "ScriptBlock")
    assert column.property("text") == TEXT
    assert column.height() > 100


def test_a_warning_says_its_kind_in_both_scripts(start, home):
    kiosk = start(asking(home, "first"))
    script = kiosk.stage.script
    assert script.warning("霜冻", int(Level.ORANGE)).startswith(FROST)
