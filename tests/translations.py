"""`python tests/translations.py`: bring kiosk/i18n up to the texts of the code.

Collects every qsTr of the screens and every tr of the modules into en.ts, keeps
what is translated, and compiles en.qm. Ends with 1 and names the texts when any
has no English.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).parents[1]
I18N = ROOT / "kiosk" / "i18n"


def main() -> int:
    catalogue = I18N / "en.ts"
    options = [
        "-no-obsolete",
        "-locations",
        "none",
        "-source-language",
        "zh",
        "-target-language",
        "en",
    ]
    run("pyside6-lupdate", *options, *map(str, sources()), "-ts", str(catalogue))
    fresh = catalogue.with_suffix(".new")
    run("pyside6-lrelease", "-silent", str(catalogue), "-qm", str(fresh))
    fresh.replace(catalogue.with_suffix(".qm"))
    missing = untranslated(catalogue)
    for text in missing:
        print(f"no English: {text}")
    return 1 if missing else 0


def sources() -> list[Path]:
    """Return every file of the kiosk that may hold texts, in a fixed order."""
    kiosk = ROOT / "kiosk"
    return sorted([*kiosk.rglob("*.py"), *kiosk.rglob("*.qml")])


def untranslated(catalogue: Path) -> list[str]:
    """Return the texts of a catalogue that have no translation."""
    messages = ET.parse(catalogue).getroot().iter("message")
    return [
        message.findtext("source") or ""
        for message in messages
        if not message.findtext("translation")
    ]


def run(tool: str, *arguments: str) -> None:
    """Run one of Qt's tools beside this Python."""
    path = Path(sys.executable).with_name(tool)
    subprocess.run([str(path), *arguments], check=True, cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main())
