"""The family of drawings: every word of the region has its own, and none fails to be drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from content import pictograms
from content.model import Section
from kiosk.ui.app import application
from kiosk.ui.drawing import draw
from kiosk.ui.pictograms import PICTOGRAMS


def words(text):
    return text.split()


# What the weather desk has signals for, and what its neighbours warn of.
SIGNALS = words(
    "台风 暴雨 暴雪 寒潮 大风 沙尘暴 高温 干旱 雷电 冰雹 霜冻 大雾 霾 道路结冰 "
    "雷雨大风 低温 干热风 森林火险 洪水 山洪 地质灾害 地震 动物疫情"
)
SKIES = words("晴 多云 阴 小雨 中雨 暴雨 雷阵雨 雨夹雪 小雪 暴雪 冻雨 冰雹 雾 霾 扬沙 大风")
CROPS = words(
    "马铃薯 莜麦 荞麦 胡麻 油菜 玉米 小麦 谷子 黍子 豌豆 蚕豆 向日葵 甜菜 胡萝卜 白菜 圆白菜 西红柿 黄瓜 "
    "辣椒 西瓜 苜蓿 青贮 蘑菇 苹果 沙棘 枸杞 大葱 大蒜 茄子 南瓜 黄芪 草料"
)
ANIMALS = words("羊 山羊 羔羊 奶牛 肉牛 牛犊 猪 鸡 鸭 驴 马匹 兔 蜂 狗 鱼")
TRADES = words("分拣 挤奶 放羊 建筑 司机 厨师 保洁 电焊 装车 采摘 铲雪 培训 护工 电工 保安")
SMALL = 16  # pixels of a side to which drawings are brought down
FAR = 48  # between two bytes of a colour that are not alike
LEAST = 0.07  # of its colours in which a drawing differs from any other


def thumbnail(layers):
    """Return a drawing as a few bytes, on white."""
    ground = QImage(64, 64, QImage.Format.Format_RGB888)
    ground.fill(QColor("white"))
    painter = QPainter(ground)
    painter.drawImage(0, 0, draw(layers, 64, QColor("black")))
    painter.end()
    smooth = Qt.TransformationMode.SmoothTransformation
    small = ground.scaled(SMALL, SMALL, mode=smooth)
    return bytes(small.constBits())[: small.sizeInBytes()]


def distance(one, other):
    """Return how much two drawings differ, 0 to 1."""
    return sum(abs(a - b) > FAR for a, b in zip(one, other, strict=True)) / len(one)


@pytest.mark.parametrize("words", [CROPS, ANIMALS, TRADES], ids=["crops", "animals", "trades"])
def test_each_word_has_a_drawing_of_its_own(words):
    named = {word: pictograms.pictogram_for([word]) for word in words}
    assert not [word for word, name in named.items() if name not in PICTOGRAMS]
    assert len(set(named.values())) == len(words), named


def test_each_signal_of_the_weather_desk_has_a_drawing_of_its_own():
    named = {word: pictograms.warning_pictogram(word) for word in SIGNALS}
    assert "warning" not in named.values()
    assert not [word for word, name in named.items() if name not in PICTOGRAMS]
    assert len(set(named.values())) == len(SIGNALS), named


def test_each_sky_has_a_drawing_by_day_and_by_night():
    names = {
        pictograms.sky_pictogram(word, night=night) for word in SKIES for night in (False, True)
    }
    assert names <= PICTOGRAMS.keys()


def test_every_name_that_a_word_may_give_is_drawn():
    tables = (pictograms._THINGS, pictograms._SKY, pictograms._WARNINGS)
    names = {name for table in tables for name, _ in table} | {str(each) for each in Section}
    assert names <= PICTOGRAMS.keys()


def test_no_two_drawings_can_be_taken_for_each_other(qapp, proof):
    application()
    drawn = {name: thumbnail(layers) for name, layers in PICTOGRAMS.items()}
    names = sorted(drawn)
    alike = [
        (one, other)
        for place, one in enumerate(names)
        for other in names[place + 1 :]
        if distance(drawn[one], drawn[other]) < LEAST
    ]
    proof(
        "drawings that cannot be taken for another",
        runs=len(names),
        violations=len(alike),
    )
    assert not alike


def test_a_halo_goes_round_printed_colours_and_not_round_signs(qapp):
    application()
    black, white = QColor("black"), QColor("white")
    sign, crop = PICTOGRAMS["home"], PICTOGRAMS["potato"]
    assert draw(sign, 64, black, white) == draw(sign, 64, black)
    assert draw(crop, 64, black, white) != draw(crop, 64, black)
