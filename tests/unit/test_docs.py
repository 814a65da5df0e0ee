"""What the documents name is there: commands, settings, files, targets, licences."""

from __future__ import annotations

import argparse
import re
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest

from content.platform import cli as newsroom
from kiosk import cli
from sync import station, tables

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "tests/**/*.md", "docs/deploy/**/*.service")
    for path in ROOT.glob(pattern)
)
MAP = ROOT / "docs" / "architecture.md"
# Processes that ours start; they have no `--help` and no line among the commands.
INNER = {"speak", "parse-feed", "draw-picture"}
INLINE = re.compile(r"`(?:\.venv/bin/)?cunkou ([^`\n]+)`")
IN_BLOCK = re.compile(
    r"^(?: {4,}|ExecStart\w*=\S*/)(?:\.venv/bin/)?cunkou ([a-z][^\n]*)", re.MULTILINE
)
ENDED = re.compile(r" {2,}|#|[◄─►(<(（]|&&")


def named(path):
    return str(path.relative_to(ROOT))


def commands(text):
    """Return what stands behind `cunkou` in a document, up to a comment or an arrow."""
    for found in (*INLINE.finditer(text), *IN_BLOCK.finditer(text)):
        yield ENDED.split(found[1])[0].split()


def below(parser, words):
    """Return the parser that reads the options of some words."""
    for word in words:
        deeper = [it for it in parser._actions if isinstance(it, argparse._SubParsersAction)]
        if not deeper or word.startswith("-"):
            return parser
        assert word in deeper[0].choices, f"no command {word!r}"
        parser = deeper[0].choices[word]
    return parser


def parser_of(words):
    if words[0] == "platform":
        return below(newsroom._parser(), words[1:])
    return below(cli._parser(), words)


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_command_a_document_names_is_one_with_these_options(document):
    for words in commands(document.read_text(encoding="utf-8")):
        if words[0] in INNER:
            continue
        options = {word for word in words if word.startswith("--")}
        known = parser_of(words)._option_string_actions
        assert options <= known.keys(), words


def test_both_readmes_name_every_command_there_is():
    whole = below(cli._parser(), []).format_help()
    there = set(re.findall(r"^    (\w+) ", whole, re.MULTILINE)) - {"demo"}
    for readme in ("README.md", "README.zh-CN.md"):
        text = (ROOT / readme).read_text(encoding="utf-8")
        assert {words[0] for words in commands(text)} >= there, readme


def test_both_readmes_say_the_same_commands_and_lead_to_the_same_pages():
    english, chinese = (
        (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md")
    )
    for wanted in (r"^    (\.?[a-z][\w./-]*(?: [a-z-]+)*)", r"\]\((docs[^)]*|CHANGELOG.md)\)"):
        found = [re.findall(wanted, text, re.MULTILINE) for text in (english, chinese)]
        assert found[0] == found[1]


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_link_of_a_document_leads_to_a_file_and_a_heading(document):
    for link in re.findall(r"\]\(([^)\s]+)\)", document.read_text(encoding="utf-8")):
        if "://" in link:
            continue
        place, _, heading = link.partition("#")
        target = document.parent / place if place else document
        assert target.exists(), link
        if heading:
            text = target.read_text(encoding="utf-8")
            headings = re.findall(r"^#+ (.*)", text, re.MULTILINE)
            assert heading in {
                re.sub(r"[^\w -]", "", it).lower().replace(" ", "-") for it in headings
            }


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_target_of_make_that_a_document_names_is_one(document):
    targets = re.findall(
        r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
    text = document.read_text(encoding="utf-8")
    assert set(re.findall(r"(?:`|^ {4})make ([a-z-]+)", text, re.MULTILINE)) <= set(targets)


def settings():
    """Return every key that `station.toml` may hold, with its table before it."""
    of_tables = {f"{name}.{key}" for name, keys in station._TABLES.items() for key in keys}
    return of_tables | {f"source.{key}" for key in ("kind", *tables.Source.__slots__)}


def test_the_table_of_settings_holds_every_key_of_station_toml_and_no_other():
    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8").split("## The station")[1]
    rows = re.findall(r"^\| (`\w+\.\w+`(?:, `\w+\.\w+`)*) \|", text, re.MULTILINE)
    assert sorted(key for row in rows for key in re.findall(r"`([\w.]+)`", row)) == sorted(
        settings()
    )


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_setting_a_document_names_is_known(document, tmp_path):
    text = document.read_text(encoding="utf-8")
    known = settings()
    of_tables = "|".join({key.split(".")[0] for key in known})
    # `station.db` and the like are files
    endings = {"toml", "db", "good", "backup", "py", "md", "mqtt"}
    for key in re.findall(rf"`((?:{of_tables})\.\w+)`", text):
        assert key in known or key.split(".")[1] in endings, key
    for block in re.findall(r"(?:^ {4}\S.*\n|^\n(?= {4}\[))+", text, re.MULTILINE):
        if re.search(r"^ {4}\[\[?(?:" + of_tables + r")\]", block, re.MULTILINE):
            (tmp_path / "station.toml").write_text(block, encoding="utf-8")
            station.Station.read(tmp_path)


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_station_toml_of_a_readme_is_one(readme, tmp_path):
    text = (ROOT / readme).read_text(encoding="utf-8")
    lines = text[text.index("    [station]") :].split("\n## ")[0]
    (tmp_path / "station.toml").write_text(lines, encoding="utf-8")
    assert station.Station.read(tmp_path).roads == ("https://county.example/tree/",)


def test_what_the_page_of_troubles_calls_words_of_the_screen_are_such():
    text = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    shown = "".join(
        path.read_text(encoding="utf-8")
        for pattern in (
            "kiosk/**/*.py",
            "kiosk/**/*.qml",
            "content/platform/**/*.py",
            "content/platform/**/*.html",
        )
        for path in ROOT.glob(pattern)
    )
    for section in ("## What the screen says", "## On the station's page", "## At the county"):
        table = text.split(section)[1].split("\n## ")[0]
        rows = re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)[2:]  # below its head
        # numbers stand where a number, a day or a reason is filled in
        pieces = [piece for row in rows for piece in re.split(r"[\s/：…，N]|三天", row) if piece]
        assert pieces
        assert [piece for piece in pieces if piece not in shown] == []


def modules(package):
    """Return the modules and packages that lie at the top of a package."""
    names = {path.stem for path in (ROOT / package).glob("*.py")}
    names |= {path.parent.name for path in (ROOT / package).glob("*/__init__.py")}
    return {name for name in names if not name.startswith("__")}


@pytest.mark.parametrize("package", ["content", "sync", "kiosk"])
def test_the_map_names_every_module_at_the_top_of_a_package(package):
    text = MAP.read_text(encoding="utf-8")
    listed = set(
        re.findall(r"(\w+)(?:\.py|/)", text.split("## Folders")[1].split("Import rules")[0])
    )
    assert modules(package) - listed == set()


def test_the_map_names_every_package():
    text = MAP.read_text(encoding="utf-8").split("## Folders")[1].split("Import rules")[0]
    packages = {
        path.parent.name
        for top in ("content", "sync", "kiosk")
        for path in (ROOT / top).rglob("__init__.py")
    }
    assert packages - set(re.findall(r"(\w+)/", text)) == {"migrations"}


def test_every_module_the_map_names_is_there():
    text = MAP.read_text(encoding="utf-8")
    there = {
        path.name
        for top in ("content", "sync", "kiosk", "tests")
        for path in (ROOT / top).rglob("*")
    }
    for found in set(re.findall(r"[\w/]*\w\.(?:py|qml|csv|txt)\b", text)):
        assert Path(found).name in there, found
    for found in set(re.findall(r"`((?:content|sync|kiosk)\.[a-z_.]+)`", text)):
        parts = found.split(".")
        paths = (ROOT / "/".join(parts[:end]) for end in (len(parts), len(parts) - 1))
        assert any(path.with_suffix(".py").exists() or path.is_dir() for path in paths), found


def shipped():
    """Return the libraries that a village and a newsroom are given, by the lock."""
    by_name = {}
    for package in tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]:
        by_name.setdefault(package["name"], []).append(package)
    [own] = by_name["cunkou"]
    waiting, found = [*own["dependencies"], *own["dev-dependencies"]["platform"]], set()
    while waiting:
        need = waiting.pop()
        name, extras = need["name"], tuple(need.get("extra", ()))
        if (name, extras) not in found:
            found.add((name, extras))
            for package in by_name[name]:
                more = package.get("optional-dependencies", {})
                waiting += package.get("dependencies", ())
                waiting += [each for extra in extras for each in more.get(extra, ())]
    return {name for name, _ in found}


def licences():
    """Return what the page of licences says of each library."""
    text = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z][\w, -]+) \| (.+) \|$", text.split("## Files")[0], re.MULTILINE)
    return {name: said for names, said in rows for name in names.split(", ") if name != "library"}


def test_the_page_of_licences_names_every_library_of_the_lock_and_no_other():
    assert licences().keys() == shipped()


@pytest.mark.parametrize("name", sorted(shipped() - {"tzdata"}))  # Windows's
def test_a_library_stands_under_the_licence_the_page_says_and_under_more_than_the_gpl(name):
    held = metadata(name)
    own = held.get("License-Expression") or held.get("License") or ""
    own = own if 0 < len(own) < 80 else " ".join(held.get_all("Classifier") or ())
    said = licences()[name]
    assert "GPL" not in re.sub(r"LGPL-[\d.]+-only", "", said.split(" OR ")[0])
    family = re.match(r"[A-Za-z]+", said)[0]
    assert family in own, (said, own)
