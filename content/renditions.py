"""Which attachments are sizes of one film, and what belongs to it.

A county sends a film in several sizes, so that a thin line and a weak machine have
one of their own. What belongs to a film bears its title: the sizes are films of the
same title, its captions a file of `text/vtt`, its poster a file of `image/webp`.
Pure; the agent chooses which size to fetch by it, the screen which one to play.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from content.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from content.model import Attachment

CAPTIONS: Final = "text/vtt"
POSTER: Final = "image/webp"


@dataclass(frozen=True, slots=True)
class Film:
    """One film of an item.

    Args:
        title: What it shows.
        sizes: The same film, the largest picture first; never empty.
        captions: What is said in it; None where nobody wrote it down.
        poster: A picture of it, to touch.
    """

    title: str
    sizes: tuple[Attachment, ...]
    captions: Attachment | None = None
    poster: Attachment | None = None

    @property
    def key(self) -> str:
        """Which film of its item it is: the hash of its largest size."""
        return self.sizes[0].sha256

    @property
    def seconds(self) -> int:
        """Its length; 0 when unknown."""
        return max(size.seconds for size in self.sizes)


def films(attachments: Sequence[Attachment]) -> tuple[Film, ...]:
    """Return the films among an item's attachments, in their order."""
    titles = dict.fromkeys(each.title for each in attachments if each.role is Role.FILM)
    return tuple(_film(title, attachments) for title in titles)


def best(sizes: Iterable[Attachment], most: float) -> Attachment | None:
    """Return the size for a screen or a line; None when there is none at all.

    Args:
        sizes: Of one film.
        most: Pixels of height that are of use.

    Returns:
        The largest that is not higher; where all are, the smallest.
    """
    by_height = sorted(sizes, key=_height, reverse=True)
    fit = [size for size in by_height if size.height <= most]
    return next(iter(fit), by_height[-1] if by_height else None)


def _film(title: str, attachments: Sequence[Attachment]) -> Film:
    own = [each for each in attachments if each.title == title]
    files = {each.media_type: each for each in reversed(own) if each.role is Role.FILE}
    sizes = [each for each in own if each.role is Role.FILM]
    return Film(
        title,
        tuple(sorted(sizes, key=_height, reverse=True)),
        captions=files.get(CAPTIONS),
        poster=files.get(POSTER),
    )


def _height(size: Attachment) -> tuple[int, int]:
    return size.height, size.size
