"""Take in over HTTP, into the site's database; see `content.serve.inbox.Inbox`.

The county's private halves are read for each batch: they may be made, moved or changed
while this runs, and only a process that may read them takes in.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from django.db import DatabaseError, InterfaceError, connections

from content import taking
from content.errors import StoreError
from content.platform.intake.shelf import DjangoShelf
from content.seal import PrivateKeys

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from content.platform.intake.shelf import Deciders

AT_ONCE: Final = 8  # batches, where the database takes several: a connection each


class PlatformInbox:
    """The county's intake.

    Args:
        keys: Returns the folder of the county's private halves.
        using: Name of the database among Django's.
        decided: Returns what was decided about the notices of a device; see `DjangoShelf`.
    """

    def __init__(
        self,
        keys: Callable[[], Path],
        using: str = "default",
        decided: Deciders = lambda _device, _using: (),
    ) -> None:
        self._keys = keys
        self._using = using
        self._shelf = DjangoShelf(using, decided)

    @property
    def at_once(self) -> int:
        """How many batches may be taken at the same time: SQLite has one writer."""
        return AT_ONCE if connections[self._using].vendor == "postgresql" else 1

    def take(self, name: str, sealed: bytes) -> bytes:
        """Take a batch; see `content.taking.take`."""
        with _database(self._using):
            keys = PrivateKeys.open(self._keys())
            return taking.take(name, sealed, shelf=self._shelf, keys=keys)

    def answers(self, name: str) -> bytes | None:
        """Return the answers to a batch taken before; None when there are none."""
        with _database(self._using):
            return self._shelf.answers(name)


@contextmanager
def _database(using: str) -> Generator[None]:
    """Use a connection for one call; what the database refuses is to be sent again.

    It is closed at once, for the server's threads come and go; a province puts
    pgbouncer between.
    """
    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        msg = f"the database does not take it: {error}"
        raise StoreError(msg) from error
    finally:
        connections[using].close()
