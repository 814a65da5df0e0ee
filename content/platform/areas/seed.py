"""Put the table of places into the tree; what is there already stays as it is.

An administrator's own changes (a village that was merged) are not undone by seeding
again: a row is known by its code and the day on which its name began.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from content import areas
from content.platform.areas.models import Area

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


@transaction.atomic
def seed(table: Iterable[areas.Area] | None = None) -> int:
    """Add the places of a table that are not in the tree yet, the widest first.

    Args:
        table: The places; the program's own table when None.

    Returns:
        How many were added.
    """
    known: dict[tuple[str, date | None], Area] = {
        (area.code, area.valid_from): area for area in Area.objects.all()
    }
    by_code = {code: area for (code, _), area in known.items()}
    added = 0
    rows = areas.table() if table is None else table
    for row in sorted(rows, key=lambda one: (len(one.code), one.code)):
        if (row.code, row.valid_from) in known:
            continue
        fresh = {
            "code": row.code,
            "name": row.name,
            "valid_from": row.valid_from,
            "valid_until": row.valid_until,
        }
        parent = next(
            (by_code[code] for code in reversed(areas.lineage(row.code)[:-1]) if code in by_code),
            None,
        )
        # read again: a place moves in its tree when another is put beside it
        by_code[row.code] = (
            Area.objects.get(pk=parent.pk).add_child(**fresh) if parent else Area.add_root(**fresh)
        )
        added += 1
    return added
