"""This village's outbox as a stick sees it: with the keys of its county, opened for the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.outbox import Outbox

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from content.records import Keys
    from sync.outbox import Batch


class Letters:
    """What waits in an outbox; see `sync.stick.post.Sender`.

    Args:
        path: The outbox's file.
        keys: Returns the county's keys; None while none are known: nothing can be sealed.
    """

    def __init__(self, path: Path, keys: Callable[[], Keys | None]) -> None:
        self._path = path
        self._keys = keys

    def batches(self, most: int) -> list[Batch]:
        """Return what waits, frozen."""
        keys = self._keys()
        if keys is None:
            return []
        with Outbox(self._path) as outbox:
            return outbox.batches(keys, most)

    def waiting(self) -> int:
        """Return how many records are not answered."""
        with Outbox(self._path) as outbox:
            return outbox.waiting()

    def open_names(self) -> list[str]:
        """Return the names of the batches that are not answered."""
        with Outbox(self._path) as outbox:
            return outbox.open_names()

    def take_answers(self, name: str, document: bytes) -> int:
        """Take in what the county says of a batch; return how many records that settles.

        Raises:
            UntrustedError: When the county did not sign that.
            StoreError: When the disk refuses.
        """
        keys = self._keys()
        if keys is None:
            return 0
        with Outbox(self._path) as outbox:
            taken = outbox.take_answers(name, document, keys)
        return taken.stored + taken.conflicts
