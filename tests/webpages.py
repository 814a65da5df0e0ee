"""What a strict reader of a page finds wrong with it, and what leads out of it."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from pathlib import Path

VOID = {"meta", "link", "img", "br", "hr", "input", "source", "track", "wbr", "col"}
LINKS = {"a": "href", "img": "src", "link": "href", "audio": "src", "video": "src", "track": "src"}
LANDMARKS = ("header", "main", "footer", "nav")


class PageReader(HTMLParser):
    """Reads a page as XML would: every element closed, in its order."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.problems, self.links, self.ids, self.headings = [], [], [], []
        self.tags, self.attributes, self.referred = set(), set(), set()
        self.words = []
        self._open = []
        self._svg = 0
        self.feed(page)
        self.close()
        self.problems += [f"<{tag}> stays open" for tag in self._open]

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        self.tags.add(tag)
        self.attributes |= set(said)
        if len(said) != len(attrs):
            self.problems.append(f"<{tag}> says one attribute twice")
        if tag not in VOID:
            self._open.append(tag)
        if "id" in said:
            self.ids.append(said["id"])
        for name in ("aria-labelledby", "aria-describedby"):
            self.referred |= set(said.get(name, "").split())
        if tag in LINKS and said.get(LINKS[tag]):
            self.links.append(said[LINKS[tag]])
        if tag == "video" and "poster" in said:
            self.links.append(said["poster"])
        if tag == "img" and "alt" not in said:
            self.problems.append(f"no alt: {said}")
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append(int(tag[1]))

    def handle_startendtag(self, tag, attrs):
        if not any(one == "svg" for one in self._open):
            self.problems.append(f"<{tag}/> outside of a drawing")
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag):
        if not self._open or self._open[-1] != tag:
            self.problems.append(f"</{tag}> closes {self._open[-1:]}")
        else:
            self._open.pop()

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def problems_of(folder: Path) -> list[str]:
    """Return all that is wrong with the pages of a site: with each, and between them."""
    return [
        f"{page.relative_to(folder)}: {problem}"
        for page in sorted(folder.rglob("*.html"))
        for problem in _problems(page, folder)
    ]


def _problems(page, folder):
    found = PageReader(page.read_text(encoding="utf-8"))
    yield from found.problems
    yield from _problems_of_structure(found)
    yield from _problems_of_headings(found.headings)
    yield from (problem for link in found.links if (problem := _broken(link, page, folder)))


def _problems_of_structure(found):
    yield from (f"no <{mark}>" for mark in LANDMARKS if mark not in found.tags)
    yield from (f"id {one} stands twice" for one in set(found.ids) if found.ids.count(one) > 1)
    yield from (f"refers to #{one}, not there" for one in found.referred - set(found.ids))
    unsafe = {one for one in found.attributes if one == "style" or one.startswith("on")}
    yield from (f"attribute {one}" for one in unsafe)
    yield from (f"<{tag}> inside the page" for tag in {"script", "style"} & found.tags)


def _problems_of_headings(headings):
    if headings[:1] != [1] or headings.count(1) != 1:
        yield f"headings begin {headings[:3]}"
    for before, after in pairwise(headings):
        if after > before + 1:
            yield f"h{after} follows h{before}"


def _broken(link, page, folder):
    parts = urlsplit(link)
    if parts.scheme == "tel" or link.startswith("#"):
        return "" if parts.scheme or link == "#main" else f"{link} is no place of ours"
    if parts.scheme == "https" and link.startswith("https://wuchuan.example/"):
        return ""
    if parts.scheme or parts.netloc:
        return f"{link} leads out of the site"
    path = unquote(parts.path)
    there = folder / path.lstrip("/") if path.startswith("/") else (page.parent / path)
    there = there.resolve()
    if folder.resolve() not in there.parents or not there.is_file():
        return f"{link} leads nowhere"
    return ""
