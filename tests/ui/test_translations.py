import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

from kiosk.ui import app as app_module
from kiosk.ui.environment import I18N, KIOSK

CHINESE = re.compile(r"[一-鿿]")


def messages(catalogue):
    return list(ET.parse(catalogue).getroot().iter("message"))


# Chinese names the days of the moon and counts the months; English does it the other way round.
DATES = {
    "农历{month}月{day}",
    "{month}月",
    "{day}",
    "{month}月{day}日",
    "{year}年{month}月{day}日",
    "{year}年{month}月",
}


def test_every_text_of_the_code_has_its_english(tmp_path):
    fresh = shutil.copy(I18N / "en.ts", tmp_path / "en.ts")
    files = [str(file) for file in [*KIOSK.rglob("*.py"), *KIOSK.rglob("*.qml")]]
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    asked = [str(tool), "-silent", "-no-obsolete", *files, "-ts", str(fresh)]
    subprocess.run(asked, check=True, capture_output=True)
    missing = [m.findtext("source") for m in messages(fresh) if not m.findtext("translation")]
    assert missing == [], "run `make translations` and fill kiosk/i18n/en.ts"


def test_no_text_stands_where_nobody_looks_for_it():
    """What a module says is looked up without a context, what a screen says by its file."""
    screens = {path.stem for path in KIOSK.rglob("*.qml")}
    found = {each.findtext("name") or "" for each in ET.parse(I18N / "en.ts").iter("context")}
    assert found <= screens | {""}


def test_every_english_text_keeps_the_places_of_its_values():
    for message in messages(I18N / "en.ts"):
        source, english = message.findtext("source"), message.findtext("translation")
        assert set(re.findall(r"%\d", source)) == set(re.findall(r"%\d", english)), source
        if source not in DATES:
            assert set(re.findall(r"\{\w+\}", source)) == set(re.findall(r"\{\w+\}", english)), (
                source
            )


def test_english_is_english_but_for_examples():
    allowed = ("土豆",)
    for message in messages(I18N / "en.ts"):
        english = message.findtext("translation")
        for word in allowed:
            english = english.replace(word, "")
        assert not CHINESE.search(english), english


def test_the_compiled_catalogue_is_as_new_as_its_texts(kiosk, start, home):
    english = start(home, language="en")
    seen = english.reads()
    assert "Policies" in seen
    assert "Updated today 07:40" in seen
    assert "Search" in seen


def test_words_outlive_the_file_they_came_from(start, home, tmp_path, monkeypatch):
    held = Path(shutil.copy(I18N / "en.qm", tmp_path / "en.qm"))
    monkeypatch.setattr(app_module, "I18N", tmp_path)
    english = start(home, language="en")
    with held.open("r+b") as file:
        file.write(bytes(held.stat().st_size))
    english.hand.touch("Policies")
    assert "In season" in english.reads()
