"""The village's library: everything the county sent, ready to show.

One agent opens it with `write=True`, the screen reads. All state is one SQLite file;
an update is one transaction, so that a reader sees the old release or the new one.
Losing the file loses nothing: it is fetched again.

Called by the agent (writing) and by the screen (reading), each with its own
`Library` for each thread.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from content.closing import Closing
from content.database import BrokenFileError, Database
from content.errors import StoreError, UntrustedError
from content.library import healing, items, letters, reading, sums, times
from content.library.editions import FEED_MOST, Editions
from content.library.index import renew_if_outdated
from content.library.records import COUNTY, Applied, Held, Shelf
from content.library.schema import SCHEMA
from content.library.search import search
from content.library.vocabulary import vocabulary
from content.model import Kind
from content.records import Keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from contextlib import AbstractContextManager
    from datetime import date, datetime
    from pathlib import Path

    from content.cap import Alert
    from content.countymap import CountyMap
    from content.forecast import Forecast
    from content.library.records import Headline, Hit, Wanted
    from content.library.vocabulary import Word
    from content.model import Attachment, Item, Tombstone
    from content.prices import Quote


_GIVEN_BACK: Final = 5_000  # free pages of 4 KB given back to the disk after a release
_ASKED_MOST: Final = 16  # questions about quotes whose answers are kept: what screens ask


class Library(Closing):
    """What this machine holds.

    Args:
        path: The file. A writer makes it, and moves a broken one aside as
            ``<name>.broken-1`` (the one before becomes 2); a reader changes nothing, and reads it as last
            settled where the disk is full or read-only (`is_immutable`).
        write: True for the one writer.

    Raises:
        StoreError: The file is missing (reader), broken (reader), or the disk fails.
        StoreTooNewError: A newer program wrote it; it is left alone.
    """

    def __init__(self, path: Path, *, write: bool = False) -> None:
        if write:
            _clear_way(path)
        self._database = Database(path, SCHEMA, write=write, heal=healing.put_aside)
        self._alerts: dict[str, Alert] = {}
        self._quotes: dict[tuple[str, str, date | None], list[Quote]] = {}
        self._quotes_of = -1  # edition in which they were read
        if write:
            renew_if_outdated(self._database)
            sums.renew(self._database)

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        self._database.close()

    # state

    @property
    def is_immutable(self) -> bool:
        """Whether the disk let us read only what was settled; may be a little old."""
        return self._database.is_immutable

    def data_version(self) -> int:
        """Return a number that changes when the writer committed anything.

        Ask it now and then: it also opens the file anew when it was replaced, or
        when a full disk has room again.

        Raises:
            StoreError: The file cannot be read any more.
        """
        return self._database.version()

    def stands(self) -> bool:
        """Tell whether the path still leads to the file that is open.

        A writer whose file was taken away must be opened anew: what it went on to
        write would be lost with it.
        """
        return self._database.stands()

    def check(self) -> None:
        """Look through all of it for what does not hold together; takes a while.

        Raises:
            BrokenFileError: When anything does not: `put_aside` it.
            StoreError: When it cannot be read.
        """
        healing.check(self._database)

    def edition(self) -> int:
        """Return a number that changes when content changed, and not for a note."""
        return int(self._meta("edition") or "0")

    def held(self) -> Held:
        """Return which release is held; release 0 when none is.

        Raises:
            BrokenFileError: The disk has made something else of it.
            StoreError: It cannot be read.
        """
        text = self._meta("held")
        try:
            return Held() if text is None else _held(text)
        except (ValueError, KeyError, TypeError, AttributeError, UntrustedError) as error:
            msg = f"{self._database.path}: which release is held cannot be read: {error!r}"
            raise BrokenFileError(msg) from error

    def note(self, name: str) -> str | None:
        """Return what the writer noted under a name, as JSON text."""
        row = self._database.row("SELECT value FROM notes WHERE name = ?", (name,))
        return None if row is None else row["value"]

    def put_note(self, name: str, json_text: str) -> None:
        """Note something for the screen, such as the agent's state.

        Raises:
            StoreError: The disk refuses.
        """
        if self.note(name) != json_text:
            self._database.run("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, json_text))

    def snapshot(self) -> AbstractContextManager[None]:
        """Let the calls within a ``with`` block see one state, whatever is committed meanwhile."""
        return self._database.snapshot()

    # writing

    def apply(
        self,
        changes: Iterable[Item | Tombstone],
        held: Held,
        *,
        origin: str = COUNTY,
        rebuild: bool = False,
    ) -> Applied:
        """Take in what changed up to a release: all of it or nothing.

        An edition older than the one held never replaces it.

        Args:
            changes: In the order the county said them; read once, one at a time.
            held: What is held from then on.
            origin: COUNTY.
            rebuild: First take out everything of this origin: `changes` is all
                there is, and an older edition or release is meant.

        Raises:
            StoreError: The disk refuses, or a newer release is held.
        """
        with self._database.transaction(lasting=True):
            if held.release < self.held().release and not rebuild:
                msg = f"release {held.release} is older than the one held, {self.held().release}"
                raise StoreError(msg)
            editions = Editions(self._database, origin)
            if rebuild:
                editions.take_out_all()
            for change in changes:
                editions.take(change)
            applied = editions.settle()
            self._put_meta("held", _held_text(held))
            self._count_edition(applied)
        self._database.give_back(_GIVEN_BACK)
        return applied

    def replace_source(self, origin: str, entries: Sequence[Item]) -> Applied:
        """Take in what an unsigned feed says now; the 200 newest of it are kept.

        Only articles are taken: nobody unsigned may raise a warning here. What the
        county or another feed says under the same id stays.

        Args:
            origin: The feed's address.
            entries: What it lists; older ones that it no longer lists stay.

        Raises:
            StoreError: The disk refuses.
        """
        with self._database.transaction():
            editions = Editions(self._database, origin)
            for item in entries:
                if item.kind is Kind.ARTICLE:
                    editions.take(item)
            editions.keep_newest(FEED_MOST)
            applied = editions.settle()
            self._count_edition(applied)
        return applied

    def take_data(self, sha256: str, data: bytes) -> Applied:
        """Take in the structured form of items that came as a file of its own.

        Args:
            sha256: Its verified hash, as an item's attachment names it.
            data: Its bytes.

        Returns:
            How many items it changed.

        Raises:
            StoreError: The disk refuses.
        """
        with self._database.transaction(lasting=True):
            editions = Editions(self._database, COUNTY)
            editions.take_data(sha256, data)
            applied = editions.settle()
            self._count_edition(applied)
        return applied

    # reading

    def item(self, item_id: str) -> Item | None:
        """Return an item, whole; None when it is not held."""
        with self.snapshot():
            return items.item(self._database, item_id)

    def origin(self, item_id: str) -> str:
        """Return COUNTY or the address of the feed an item came from; empty when not held."""
        row = self._database.row("SELECT origin FROM items WHERE id = ?", (item_id,))
        return row["origin"] if row else ""

    def headlines(self, shelf: Shelf, *, limit: int = 50, offset: int = 0) -> list[Headline]:
        """Return the articles of a shelf: pinned, then of the month's season, then newest."""
        with self.snapshot():
            return reading.headlines(self._database, shelf, limit, offset)

    def count(self, shelf: Shelf) -> int:
        """Return how many articles stand on a shelf."""
        return reading.count(self._database, shelf, new=False)

    def tags(self, shelf: Shelf) -> list[tuple[str, int]]:
        """Return the tags on a shelf with their counts, the commonest first.

        The shelf's own tag is left aside, so that the choice stays whole.
        """
        return reading.tags(self._database, shelf)

    def new_this_week(self, shelf: Shelf, *, limit: int = 50, offset: int = 0) -> list[Headline]:
        """Return what a shelf got within seven days before its `now`, newest first."""
        with self.snapshot():
            return reading.newest(self._database, shelf, limit, offset)

    def count_new(self, shelf: Shelf) -> int:
        """Return how many articles a shelf got within seven days."""
        return reading.count(self._database, shelf, new=True)

    def related(self, item: Item, station: str, now: datetime, limit: int = 3) -> list[Headline]:
        """Return other articles with tags of this one, most in common first."""
        return reading.related(self._database, item, Shelf(None, station, now), limit)

    def alerts(self) -> list[tuple[str, Alert]]:
        """Return all warnings held, ended ones too, each with its item's id.

        Which of them hold now says `content.cap.active`.
        """
        return reading.warnings(self._database, self._alerts)

    def quotes(
        self, *, product: str = "", market: str = "", since: date | None = None
    ) -> list[Quote]:
        """Return the quotes held, by day, product, market and spec.

        Args:
            product: Only of this product; empty: of all.
            market: Only at this market; empty: at all.
            since: Only of this day and later; None: of all days.
        """
        asked = (product, market, since)
        with self.snapshot():
            edition = self.edition()
            if edition != self._quotes_of or len(self._quotes) >= _ASKED_MOST:
                self._quotes.clear()
                self._quotes_of = edition
            if asked not in self._quotes:
                self._quotes[asked] = reading.quotes(self._database, product, market, since)
        return [*self._quotes[asked]]

    def forecast(self, station: str) -> Forecast | None:
        """Return the forecast for the smallest area around a station, newest issue."""
        return reading.forecast(self._database, station)

    def county_map(self) -> CountyMap | None:
        """Return the county's map; None where it ships none."""
        return reading.county_map(self._database)

    def search(self, words: str, *, station: str, now: datetime, limit: int = 30) -> list[Hit]:
        """Return articles that hold all the words; see `content.library.search`."""
        with self.snapshot():
            return search(self._database, words, station, now, limit)

    def holding(self, characters: Iterable[str]) -> dict[str, int]:
        """Return how many items hold each of some characters; those of none are not named."""
        with self.snapshot():
            return letters.holding(self._database, characters)

    def following(self, words: str, *, limit: int = 5) -> list[str]:
        """Return the characters that follow words in titles, tags and goods, likeliest first."""
        with self.snapshot():
            return letters.following(self._database, words, limit)

    def vocabulary(self) -> list[Word]:
        """Return the words that items are filed under, the commonest first."""
        return vocabulary(self._database)

    def wanted(self, station: str) -> list[Wanted]:
        """Return the files a station's items need, in the order to fetch them.

        No station: the files of all items. Those that are here already are among them: ask `Blobs`.
        """
        return reading.wanted(self._database, station)

    def wanted_blobs(self, station: str) -> list[Attachment]:
        """Return the same files without the items that name them."""
        return [each.attachment for each in self.wanted(station)]

    def blob_names(self) -> set[str]:
        """Return the hash of every file that any item names, for `Blobs.sweep`."""
        return reading.blob_names(self._database)

    def _meta(self, name: str) -> str | None:
        row = self._database.row("SELECT value FROM meta WHERE name = ?", (name,))
        return None if row is None else row["value"]

    def _put_meta(self, name: str, value: str) -> None:
        self._database.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def _count_edition(self, applied: Applied) -> None:
        if applied.added or applied.changed or applied.withdrawn:
            self._put_meta("edition", str(self.edition() + 1))


def _clear_way(path: Path) -> None:
    try:
        healing.clear_way(path)
    except OSError as error:
        msg = f"{path} is no file and cannot be put aside: {error}"
        raise StoreError(msg) from error


def _held(text: str) -> Held:
    kept = json.loads(text)
    return Held(
        release=kept["release"],
        issued=times.read_or_none(kept["issued"]),
        county=kept["county"],
        timestamp_version=kept["timestamp_version"],
        applied=times.read_or_none(kept["applied"]),
        intake=Keys.from_json(kept["intake"]) if kept.get("intake") else None,
        site=kept.get("site", ""),
    )


def _held_text(held: Held) -> str:
    return json.dumps(
        {
            "release": held.release,
            "issued": times.written_or(held.issued, None),
            "county": held.county,
            "timestamp_version": held.timestamp_version,
            "applied": times.written_or(held.applied, None),
            "intake": held.intake.to_json() if held.intake else None,
            "site": held.site,
        }
    )
