"""Every character the screen itself may show is in the typeface it brings."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QRawFont

import kiosk
from kiosk.ui.environment import I18N

KIOSK = Path(kiosk.__file__).parent
SAID = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
MONGOLIAN = range(0x1800, 0x18B0)


def said_in_qml():
    for path in KIOSK.rglob("*.qml"):
        for line in path.read_text("utf-8").splitlines():
            code = line.split("//")[0]
            for text in SAID.findall(code):
                yield path.name, text


def said_in_catalogue():
    for message in ET.parse(I18N / "en.ts").getroot().iter("message"):
        yield "en.ts", message.findtext("source") or ""
        yield "en.ts", message.findtext("translation") or ""


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_no_text_of_ours_shows_an_empty_box(qapp, weight):
    font = QRawFont(str(KIOSK / "fonts" / f"NotoSansSC-{weight}.ttf"), 20)
    missing = {
        (place, sign)
        for place, text in (*said_in_qml(), *said_in_catalogue())
        for sign in text
        if ord(sign) > 0x7F and ord(sign) not in MONGOLIAN and not font.supportsCharacter(ord(sign))
    }
    assert missing == set()
