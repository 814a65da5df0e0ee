"""Which of several sizes of a film a village fetches: one, the one it can use.

Pure: values in, values out. The rest is left where it is; a relay, which serves other
villages, fetches all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from content.model import Role
from content.renditions import best

if TYPE_CHECKING:
    from collections.abc import Sequence

    from content.library import Wanted
    from content.model import Attachment
    from sync.tables import Line

FULL: Final = 480  # pixels of height: more is of no use at the size of a village screen
# An hour of such a film takes about three hours of such a line.
_BY_RATE: Final = ((128_000 // 8, 240), (512_000 // 8, 360))  # bytes a second, height


def height_of(line: Line) -> int:
    """Return the height of films that a station fetches: its own word, or by its line's rate."""
    if line.film_height:
        return line.film_height
    slow = (height for rate, height in _BY_RATE if 0 < line.rate <= rate)
    return next(slow, FULL)


def one_size(wanted: Sequence[Wanted], height: int) -> list[Wanted]:
    """Leave out every size of a film but the best for this height.

    Args:
        wanted: All that the station's items name.
        height: Pixels of height that are of use here.

    Returns:
        What is left, in its order.
    """
    sizes: dict[tuple[str, str], list[Attachment]] = {}
    for each in wanted:
        if each.attachment.role is Role.FILM:
            for item in each.items:
                sizes.setdefault((item, each.attachment.title), []).append(each.attachment)
    chosen = {size.sha256 for film in sizes.values() if (size := best(film, height)) is not None}
    return [
        each
        for each in wanted
        if each.attachment.role is not Role.FILM or each.attachment.sha256 in chosen
    ]
