"""Bring a folder to hold these files, and of ours only these.

What is written is what changed; each file comes whole, by a rename, and what is not
wanted any more goes last, so a reader never meets half a page nor a link to a page
that is not there yet. Which files are ours stands in the folder's memory before any
of them is written: what somebody else put there is left alone.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from content import durable
from content.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

MEMORY: Final = ".site.json"
_FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Page:
    """A file that is made when it is needed.

    Args:
        path: Its place.
        print: Fingerprint of all that goes into it; equal ones give equal bytes.
        make: Makes its bytes.
    """

    path: str
    print: str
    make: Callable[[], bytes]


@dataclass(slots=True)
class Memory:
    """What a site remembers of its last writing.

    Args:
        pages: By path, fingerprint and size of each file of ours.
        items: By fingerprint of its id (what has not begun is nobody's business), fingerprint
            of each item and since when it has said that.
    """

    pages: dict[str, tuple[str, int]] = field(default_factory=dict)
    items: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Written:
    """What a writing did: paths written and removed, and how many files there are."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    files: int


def recall(folder: Path) -> Memory:
    """Read a site's memory; an empty one for a folder that is new.

    Raises:
        StoreError: The folder holds something, and it is no site of ours.
    """
    try:
        said: dict[str, Any] = json.loads((folder / MEMORY).read_bytes())
    except FileNotFoundError:
        if folder.exists() and any(one.name != ".writing" for one in folder.iterdir()):
            msg = f"{folder} holds other files; choose an empty folder for the site"
            raise StoreError(msg) from None
        return Memory()
    except ValueError:
        return Memory()  # a power cut: all is compared by its bytes, and remembered anew
    if said.get("format") != _FORMAT:
        msg = f"{folder / MEMORY} is of another version; write the site into a new folder"
        raise StoreError(msg)
    return Memory(
        {path: (held[0], held[1]) for path, held in said["pages"].items()},
        {name: (held[0], held[1]) for name, held in said["items"].items()},
    )


def bring(
    folder: Path,
    pages: Iterable[Page],
    media: Mapping[str, bytes | Path],
    *,
    before: Memory,
    items: Mapping[str, tuple[str, str]],
) -> Written:
    """Make the folder hold these pages and media, in this order.

    Args:
        folder: The site's folder.
        pages: What leads to others comes after what it leads to.
        media: Bytes of pictures, sound and films by path, which is their hash.
        before: What `recall` said.
        items: What to remember of the items.

    Raises:
        StoreError: A file changed while it was read.
    """
    wanted = list(pages)
    ours = {page.path for page in wanted} | set(media)
    unsure = {path: before.pages.get(path, ("", 0)) for path in {*before.pages, *ours}}
    _remember(folder, Memory(unsure, before.items))
    written = [path for path, held in media.items() if _place(folder, path, held)]
    now: dict[str, tuple[str, int]] = dict.fromkeys(media, ("", 0))
    for page in wanted:
        now[page.path], is_new = _bring(folder, page, before.pages.get(page.path))
        written += [page.path] if is_new else []
    removed = sorted(path for path in before.pages if path not in ours)
    for path in removed:
        (folder / path).unlink(missing_ok=True)
    _remember(folder, Memory(now, dict(items)))
    return Written(tuple(written), tuple(removed), len(ours))


def _bring(
    folder: Path, page: Page, before: tuple[str, int] | None
) -> tuple[tuple[str, int], bool]:
    """Write a page unless its bytes are there; return its print and size, and whether it was."""
    path = folder / page.path
    size = path.stat().st_size if path.exists() else -1
    if before == (page.print, size):
        return before, False
    made = page.make()
    is_new = size != len(made) or path.read_bytes() != made
    if is_new:
        durable.write(path, made, lasting=False)
    return (page.print, len(made)), is_new


def _place(folder: Path, path: str, held: bytes | Path) -> bool:
    """Put a media file in its place unless it is there."""
    target = folder / path
    size = held.stat().st_size if isinstance(held, Path) else len(held)
    if target.exists() and target.stat().st_size == size:
        return False
    content = held.read_bytes() if isinstance(held, Path) else held
    if hashlib.sha256(content).hexdigest() != target.stem:
        msg = f"{held if isinstance(held, Path) else path} changed while it was read; try again"
        raise StoreError(msg)
    durable.write(target, content, lasting=False)
    return True


def _remember(folder: Path, memory: Memory) -> None:
    said = {"format": _FORMAT, "pages": memory.pages, "items": memory.items}
    held = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    durable.write(folder / MEMORY, held.encode(errors="surrogatepass"))
