"""Turn one Markdown file and what lies beside it into an item.

The only module that imports a Markdown parser. Raw HTML is text here; what the
parser makes goes through `content.markup` all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from markdown_it import MarkdownIt
from mdit_py_plugins.front_matter import front_matter_plugin

from content import films, frontmatter, markup, pictures, vtt
from content.errors import AuthoringError
from content.model import Attachment, Fact, FactName, Item, Role, Section
from content.pinyin import spell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from markdown_it.token import Token

    from content.desk import Desk
    from content.frontmatter import FrontMatter

_SOUNDS: Final = {
    b"OggS": "audio/ogg",
    b"ID3": "audio/mpeg",
    b"\xff\xfb": "audio/mpeg",
    b"\xff\xf3": "audio/mpeg",
}
_FILMS: Final = {b"ftyp": "video/mp4", b"\x1a\x45\xdf\xa3": "video/webm"}
_CAPTIONS: Final = (".vtt", ".srt")
_MAGIC: Final = 12  # bytes of a file that say what it is
MEDIA_MOST: Final = 200_000_000  # bytes of a sound: many hours
_MARKDOWN: Final = (
    MarkdownIt("commonmark", {"html": False}).enable("table").use(front_matter_plugin)
)


def read_markdown(path: Path, section: Section, desk: Desk) -> Item:
    """Read a Markdown file with front matter.

    Args:
        path: The file; the pictures, sound and film it names lie beside it.
        section: The section its folder stands for.
        desk: What it is read with; takes the blobs.

    Raises:
        AuthoringError: Naming file, line and field.
    """
    try:
        return _read(path, section, desk)
    except AuthoringError as error:
        raise error.within(path) from error


def _read(path: Path, section: Section, desk: Desk) -> Item:
    tokens = _MARKDOWN.parse(_text_of(path))
    if not tokens or tokens[0].type != "front_matter":
        msg = "does not begin with front matter (fields between two lines of ---)"
        raise AuthoringError(msg, line=1)
    front = frontmatter.read(tokens[0].content, begins=2, today=desk.today)
    shown = list(_pictures_in_text(tokens, path, desk))
    attachments = _dedupe([*_lead_picture(front, path, desk), *shown, *_media(front, path, desk)])
    body = markup.clean(_MARKDOWN.renderer.render(tokens[1:], _MARKDOWN.options, {}), strict=True)
    return _item(path, section, desk, front=front, body=body, attachments=attachments)


def _item(
    path: Path,
    section: Section,
    desk: Desk,
    *,
    front: FrontMatter,
    body: str,
    attachments: Sequence[Attachment],
) -> Item:
    title, tags = front.text("title"), front.texts("tags")
    published = front.moment("published")
    if published is None:
        msg = f"is missing; write the day it is said, such as {desk.now:%Y-%m-%d}"
        raise AuthoringError(msg, line=1, field="published")
    pinyin, initials = spell((title, *tags))
    try:
        return Item(
            id=desk.item_id(f"{section}/{path.stem}"),
            section=section,
            title=title,
            updated=desk.now,
            published=published,
            summary=front.text("summary"),
            body=body,
            source=front.text("source"),
            document_number=front.text("document"),
            areas=tuple(sorted(front.texts("areas"))) or (desk.county.code,),
            tags=tags,
            months=front.numbers("months"),
            valid_from=front.moment("valid_from"),
            valid_until=front.moment("valid_until"),
            facts=tuple(
                Fact(FactName(name), front.text(name)) for name in front.fields if name in _FACTS
            ),
            attachments=tuple(attachments),
            pinned=front.flag("pinned"),
            demo=front.flag("demo", default=desk.demo),
            pinyin=pinyin,
            initials=initials,
        )
    except AuthoringError as error:
        raise AuthoringError(
            error.problem, line=front.line(error.field), field=error.field
        ) from error


_FACTS: Final = frozenset(frontmatter.FACTS)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        msg = f"is not UTF-8 (byte {error.start}); save it as UTF-8"
        raise AuthoringError(msg) from error


def _lead_picture(front: FrontMatter, path: Path, desk: Desk) -> Iterator[Attachment]:
    if name := front.text("picture"):
        title = front.text("picture_text") or front.text("title")
        yield _picture(path, name, title, desk, line=front.line("picture"), field="picture")


def _pictures_in_text(tokens: Sequence[Token], path: Path, desk: Desk) -> Iterator[Attachment]:
    """Bring the pictures a text shows; its addresses become those of the blobs."""
    for token in tokens:
        for part in token.children or ():
            if part.type != "image":
                continue
            line = token.map[0] + 1 if token.map else 0
            name = unquote(str(part.attrs["src"]))  # the parser writes 病叶.png in per cent
            found = _picture(path, name, part.content, desk, line=line, field="image")
            part.attrs["src"] = found.path
            yield found


def _picture(path: Path, name: str, title: str, desk: Desk, *, line: int, field: str) -> Attachment:
    beside = _beside(path, name, line=line, field=field)
    try:
        ready = pictures.prepare(beside.read_bytes())
    except AuthoringError as error:
        msg = f"{name} {error.problem}"
        raise AuthoringError(msg, line=line, field=field) from error
    sha256, size = desk.keep(ready.held)
    desk.sources[sha256] = beside
    return Attachment(
        Role.PICTURE,
        "image/webp",
        sha256,
        size,
        title=title,
        width=ready.width,
        height=ready.height,
    )


def media_type(begin: bytes) -> tuple[Role, str]:
    """Tell by its first 12 bytes what a sound or film is: its role and media type.

    Raises:
        AuthoringError: When it is of no kind that every kiosk plays.
    """
    for role, kinds in ((Role.SOUND, _SOUNDS), (Role.FILM, _FILMS)):
        for magic, kind in kinds.items():
            if magic in begin:
                return role, kind
    kinds_known = sorted({*_SOUNDS.values(), *_FILMS.values()})
    msg = f"is not of {', '.join(kinds_known)}"
    raise AuthoringError(msg)


def _media(front: FrontMatter, path: Path, desk: Desk) -> Iterator[Attachment]:
    if name := front.text("sound"):
        yield _sound(front, name, path, desk)
    if name := front.text("film"):
        yield from _film(front, name, path, desk)


def _sound(front: FrontMatter, name: str, path: Path, desk: Desk) -> Attachment:
    line = front.line("sound")
    beside = _beside(path, name, line=line, field="sound")
    with beside.open("rb") as file:
        begin = file.read(_MAGIC)
    kind = next((kind for magic, kind in _SOUNDS.items() if magic in begin), None)
    if kind is None or beside.stat().st_size > MEDIA_MOST:
        msg = f"{name} is not of {', '.join(sorted(set(_SOUNDS.values())))}, or larger than {MEDIA_MOST} bytes"
        raise AuthoringError(msg, line=line, field="sound")
    sha256, size = desk.keep(beside)
    return Attachment(
        Role.SOUND, kind, sha256, size, title=front.text("sound_text") or front.text("title")
    )


def _film(front: FrontMatter, name: str, path: Path, desk: Desk) -> Iterator[Attachment]:
    line = front.line("film")
    beside = _beside(path, name, line=line, field="film")
    try:
        made = films.prepare(beside)
    except AuthoringError as error:
        msg = f"{name} {error.problem}"
        raise AuthoringError(msg, line=line, field="film") from error
    title = front.text("film_text") or front.text("title")
    for attachment in films.attachments(made, title, _captions(beside), desk):
        if attachment.role is Role.FILM:
            desk.sources[attachment.sha256] = beside
        yield attachment


def _captions(film: Path) -> tuple[vtt.Cue, ...]:
    """Read the captions that lie beside a film under its name, if there are any."""
    found = (film.with_suffix(ending) for ending in _CAPTIONS)
    beside = next((path for path in found if path.is_file()), None)
    if beside is None:
        return ()
    try:
        return vtt.read(beside.read_bytes())
    except AuthoringError as error:
        raise error.within(beside) from error


def _beside(path: Path, name: str, *, line: int, field: str) -> Path:
    try:
        found = (path.parent / name).resolve()
        is_beside = path.parent.resolve() in found.parents and found.is_file()
    except (OSError, ValueError):  # a name no disk could hold
        is_beside = False
    if not is_beside:
        msg = f"{name} does not lie beside the text"
        raise AuthoringError(msg, line=line, field=field)
    return found


def _dedupe(attachments: Sequence[Attachment]) -> list[Attachment]:
    """Keep the first of attachments with the same bytes."""
    return list({attachment.sha256: attachment for attachment in reversed(attachments)}.values())[
        ::-1
    ]
