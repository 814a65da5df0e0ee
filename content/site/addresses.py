"""Where every page of the site lies, relative to its top.

A page's place follows from the item's id alone and is for ever: it stands in QR codes
and on paper. No letter of any text gets into a path. Names end in ``.html``, so that
the site also works from a plain folder.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from content.model import Attachment, Section

HOME: Final = "index.html"
FEED: Final = "feed.xml"
NOT_FOUND: Final = "404.html"
_LETTERS: Final = 12  # of 32 kinds, 60 bits: among a million pages none meets another by chance
_ENDINGS: Final = {
    "image/webp": "webp",
    "image/png": "png",
    "image/jpeg": "jpg",
    "audio/ogg": "ogg",
    "audio/mpeg": "mp3",
    "video/mp4": "mp4",
    "video/webm": "webm",
    "text/vtt": "vtt",
    "application/pdf": "pdf",
}


def item_page(item_id: str) -> str:
    """Return the permanent place of an item's page."""
    return f"i/{_name(item_id)}.html"


def product_page(product: str) -> str:
    """Return the permanent place of a product's prices."""
    return f"prices/p-{_name(product)}.html"


def section_page(section: Section, page: int = 1) -> str:
    """Return the place of a section's list, page by page."""
    return f"{section}/index.html" if page == 1 else f"{section}/{page}.html"


def section_feed(section: Section) -> str:
    """Return the place of a section's feed."""
    return f"{section}/{FEED}"


def media(attachment: Attachment) -> str:
    """Return the place of an attachment's bytes; empty for a type no browser shows."""
    ending = _ENDINGS.get(attachment.media_type)
    return f"media/{attachment.sha256[:2]}/{attachment.sha256}.{ending}" if ending else ""


def to_top(path: str) -> str:
    """Return the way from a page up to the site's top: ``../`` for each folder."""
    return "../" * path.count("/")


def absolute(base_url: str, path: str) -> str:
    """Return a page's address as it is told to others; empty where the site's is not known."""
    if not base_url:
        return ""
    return f"{base_url.rstrip('/')}/{path.removesuffix(HOME)}"


def _name(said: str) -> str:
    digest = hashlib.sha256(said.encode(errors="surrogatepass")).digest()
    return base64.b32encode(digest).decode().lower()[:_LETTERS]
