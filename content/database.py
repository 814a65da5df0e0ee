"""Open a database file and turn what SQLite says into our errors.

The only module that imports sqlite3. What a file holds and how it is kept says its
owner, by a `Schema`. A writer checks the file when it opens it and has a broken one
healed as its owner wants; a reader never changes anything and, when the disk is full
or read-only, reads the file as it was last settled (`immutable`), because a WAL
database cannot be read otherwise.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from content import durable
from content.errors import StoreError, StoreTooNewError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    Values = Sequence[object] | Mapping[str, object]

Row = sqlite3.Row

_BUSY_S: Final = 5.0  # seconds to wait for another process's short lock
_BROKEN: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_NO_TEXT: Final = "Could not decode to UTF-8"  # what Python says of text with a flipped bit


class BrokenFileError(StoreError):
    """The file is no database of ours, or its pages do not hold together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """What a file holds, and how its writer keeps it.

    Args:
        name: What it is called in messages.
        application_id: By which a file is known to be ours.
        migrations: Append-only: step n takes a file from version n to n + 1.
        pragmas: Set by a writer, in this order.
        promises: What these pragmas must read then; a disk on which they do not is refused.
        check: Pragma that finds out whether a file is sound.
    """

    name: str
    application_id: int
    migrations: tuple[str, ...]
    pragmas: tuple[str, ...]
    promises: Mapping[str, object] = field(default_factory=dict)
    check: str = "quick_check"


def move_aside(path: Path) -> Path:
    """Give a broken file a name of its own, so that a fresh one can be begun.

    Its rollback journal goes with it: what it holds may be needed to read the file. A
    log goes for good.

    Returns:
        Where it lies now.
    """
    ends = (each.name.rpartition("-")[2] for each in path.parent.glob(f"{path.name}.broken-*"))
    newest = max((int(end) for end in ends if end.isdecimal()), default=0)
    aside = path.with_name(f"{path.name}.broken-{newest + 1}")
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        journal.replace(aside.with_name(f"{aside.name}-journal"))
    path.replace(aside)
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    return aside


class Database:
    """One connection, for one thread at a time.

    Args:
        path: The file.
        schema: What it holds.
        write: True for a writer; False for a reader.
        heal: What a writer does about a broken file: afterwards a sound one stands
            there, or none; None: leaves it alone, and is told.

    Raises:
        StoreError: The file is missing, broken, not ours or not to be read.
        StoreTooNewError: A newer program wrote it.
    """

    def __init__(
        self,
        path: Path,
        schema: Schema,
        *,
        write: bool = False,
        heal: Callable[[Path], object] | None = None,
    ) -> None:
        self.path = path
        self.schema = schema
        self.write = write
        self.is_immutable = False
        self._heal = heal
        self._depth = 0
        self._openings = 0
        self._sql = self._open()

    def close(self) -> None:
        """Close the connection; a second time does nothing."""
        self._sql.close()

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """Return all rows of a question."""
        with self._named():
            return self._sql.execute(sql, values).fetchall()

    def row(self, sql: str, values: Values = ()) -> Row | None:
        """Return the first row of a question."""
        with self._named():
            found: Row | None = self._sql.execute(sql, values).fetchone()
            return found

    def walk(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """Give the rows of a question one by one."""
        with self._named():
            yield from self._sql.execute(sql, values)

    def run(self, sql: str, values: Values = ()) -> int:
        """Change something; return the key of the last row put in."""
        with self._named():
            return self._sql.execute(sql, values).lastrowid or 0

    def many(self, sql: str, values: Iterable[Values]) -> None:
        """Change something once for each set of values."""
        with self._named():
            self._sql.executemany(sql, values)

    def give_back(self, pages: int) -> None:
        """Give free pages back to the disk, at most so many."""
        with self._named():  # a script, because only that steps on for every page
            self._sql.executescript(f"PRAGMA incremental_vacuum({pages})")

    @contextmanager
    def transaction(self, *, lasting: bool = False) -> Generator[None]:
        """Do all of the block or, when it raises, none of it.

        Args:
            lasting: Once it is done no power cut takes it away, even where the pragmas
                of the file would let one.
        """
        with self._synced() if lasting else nullcontext():
            self.run("BEGIN IMMEDIATE")
            try:
                yield
                self.run("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # what went wrong first says more
                    self._sql.rollback()
                raise

    @contextmanager
    def _synced(self) -> Generator[None]:
        before = self.row("PRAGMA synchronous")
        self.run("PRAGMA synchronous = FULL")
        try:
            yield
        finally:
            with suppress(StoreError):  # then it stays as careful as it is
                self.run(f"PRAGMA synchronous = {before[0] if before else 2}")

    @contextmanager
    def snapshot(self) -> Generator[None]:
        """Let the block read one state, whatever the writer does meanwhile."""
        if self._depth or self._sql.in_transaction:
            yield
            return
        self.run("BEGIN")
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            with self._named():
                self._sql.rollback()

    def version(self) -> int:
        """Return a number that changes when another connection committed.

        A reader also opens the file anew where it was replaced, where it had to be
        read as immutable and that may be over, or where reading fails.
        """
        if self.write or self._depth:
            return self._data_version()
        if self.is_immutable or self._was_replaced():
            self.reopen()
        try:
            return self._data_version()
        except StoreError:
            self.reopen()
            return self._data_version()

    def stands(self) -> bool:
        """Tell whether the path still leads to the file that is open.

        Where several processes write, one of them may have healed it meanwhile.
        """
        return self._file_there() == self._file

    def reopen(self) -> None:
        """Open what stands at the path now, in place of what is open.

        Raises:
            StoreError: It cannot be opened; what was open still is.
        """
        before, was_immutable = self._sql, self.is_immutable
        try:
            self._sql = self._open()
        except StoreError:
            self.is_immutable = was_immutable
            raise
        before.close()

    def copy_to(self, path: Path) -> None:
        """Write a copy beside it that is whole, checked and on the disk, or none.

        Args:
            path: Where; what stood there before is replaced last.

        Raises:
            StoreError: The copy does not hold together, or the disk refuses.
        """
        part = path.with_name(f"{path.name}.tmp")
        try:
            part.unlink(missing_ok=True)
            with self._named(), closing(sqlite3.connect(part)) as copy:
                self._sql.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
                _check(copy, "integrity_check")
                _version(copy, self.schema)
            durable.settle(part, path)
        except OSError as error:
            msg = f"{path}: {error}"
            raise StoreError(msg) from error

    def _open(self) -> sqlite3.Connection:
        # A reader's is the one before: were it replaced meanwhile, that shows at once.
        before = self._file_there()
        sql = self._open_to_write() if self.write else self._open_to_read()
        self._file = self._file_there() if self.write else before
        self._openings += 1
        return sql

    def _open_to_read(self) -> sqlite3.Connection:
        address = self._address()
        try:
            self.is_immutable = False
            return self._try(f"{address}?mode=ro")
        except (BrokenFileError, StoreTooNewError):
            raise
        except StoreError:
            self.is_immutable = True
            return self._try(f"{address}?mode=ro&immutable=1")

    def _address(self) -> str:
        try:
            if self.path.is_file():
                return self.path.resolve().as_uri()
        except OSError as error:
            msg = f"{self.path}: {error}"
            raise StoreError(msg) from error
        msg = f"{self.path} is not there: nothing was received yet"
        raise StoreError(msg)

    def _open_to_write(self) -> sqlite3.Connection:
        try:
            durable.make_folder(self.path.parent)
            return self._try(str(self.path))
        except BrokenFileError:
            if self._heal is None:
                raise
            return self._try_healed(self._heal)
        except OSError as error:
            msg = f"{self.path}: {error}"
            raise StoreError(msg) from error

    def _try_healed(self, heal: Callable[[Path], object]) -> sqlite3.Connection:
        try:
            heal(self.path)
        except OSError as error:
            msg = f"{self.path} is broken and cannot be put aside: {error}"
            raise StoreError(msg) from error
        return self._try(str(self.path))

    def _try(self, address: str) -> sqlite3.Connection:
        with self._named():
            sql = sqlite3.connect(
                address,
                timeout=_BUSY_S,
                isolation_level=None,
                uri=not self.write,
                check_same_thread=False,
            )
            sql.row_factory = Row
            try:
                (_prepare if self.write else _probe)(sql, self.schema)
            except BaseException:
                sql.close()
                raise
            return sql

    def _data_version(self) -> int:
        found = self.row("PRAGMA data_version")
        return (self._openings << 32) + (int(found[0]) if found else 0)

    def _was_replaced(self) -> bool:
        """Tell whether another file stands there; none may have been put there yet."""
        return self._file_there() not in (0, self._file)

    def _file_there(self) -> int:
        """Return which file stands there; 0 for none, or one that was emptied."""
        try:
            found = self.path.stat()
        except OSError:
            return 0
        return found.st_ino if found.st_size else 0

    @contextmanager
    def _named(self) -> Generator[None]:
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            is_broken = code in _BROKEN or str(error).startswith(_NO_TEXT)
            kind = BrokenFileError if is_broken else StoreError
            msg = f"{self.path}: {error}"
            raise kind(msg) from error
        except (UnicodeEncodeError, OverflowError) as error:
            msg = f"{self.path}: cannot keep this value: {error}"
            raise StoreError(msg) from error


def salvage(path: Path, table: str) -> list[Row]:
    """Return the rows of a table that can still be read of a broken file, from both ends.

    Args:
        path: The file; what its journal would undo is undone first.
        table: A table with an integer key, or whatever stands in FROM.
    """
    found: dict[int, Row] = {}
    for order in ("ASC", "DESC"):
        try:
            with closing(sqlite3.connect(path, isolation_level=None)) as sql:
                sql.row_factory = Row
                sql.text_factory = _readable
                sql.execute("PRAGMA query_only = ON")
                for row in sql.execute(
                    f"SELECT rowid AS rowid_, * FROM {table} ORDER BY rowid {order}"  # noqa: S608  a name of ours
                ):
                    found.setdefault(row["rowid_"], row)
        except (sqlite3.Error, OverflowError):
            continue
    return [found[key] for key in sorted(found)]


def _readable(held: bytes) -> str:
    return held.decode("utf-8", "replace")


def _prepare(sql: sqlite3.Connection, schema: Schema) -> None:
    """Make a file ready for its writer: checked, and of today's version."""
    version = _version(sql, schema)
    if version:
        _check(sql, schema.check)
    for pragma in schema.pragmas:
        sql.execute(f"PRAGMA {pragma}")
    for name, promised in schema.promises.items():
        found = sql.execute(f"PRAGMA {name}").fetchone()[0]
        if found != promised:
            msg = f"{name} is {found!r} where it must be {promised!r}"
            raise StoreError(msg)
    for number, step in enumerate(schema.migrations[version:], version + 1):
        sql.executescript(
            f"BEGIN IMMEDIATE; {step}; PRAGMA application_id = {schema.application_id};"
            f"PRAGMA user_version = {number}; COMMIT"
        )
    if version and _tables(sql) != _tables_of(schema.migrations):
        msg = f"its tables are not those of a {schema.name}"
        raise BrokenFileError(msg)


def _probe(sql: sqlite3.Connection, schema: Schema) -> None:
    """Find out now whether the file can be read, not at the first question."""
    sql.execute("PRAGMA query_only = ON")
    version = _version(sql, schema)
    if version < len(schema.migrations):
        msg = f"version {version} waits for its writer to make it version {len(schema.migrations)}"
        raise StoreError(msg)


def _version(sql: sqlite3.Connection, schema: Schema) -> int:
    tables = sql.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    owner = sql.execute("PRAGMA application_id").fetchone()[0]
    version = int(sql.execute("PRAGMA user_version").fetchone()[0])
    if tables and owner != schema.application_id:
        msg = f"application id {owner:#x} is not that of a {schema.name}"
        raise BrokenFileError(msg)
    if version > len(schema.migrations):
        msg = (
            f"the {schema.name} is of version {version}, "
            f"this program knows {len(schema.migrations)}"
        )
        raise StoreTooNewError(msg)
    return version


def _tables(sql: sqlite3.Connection) -> frozenset[tuple[str, str]]:
    """Return what tables, indexes and views there are: no check of pages looks at that."""
    asked = "SELECT name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"
    return frozenset((row[0], row[1]) for row in sql.execute(asked))


@cache
def _tables_of(migrations: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    with closing(sqlite3.connect(":memory:")) as sql:
        for step in migrations:
            sql.executescript(step)
        return _tables(sql)


def _check(sql: sqlite3.Connection, pragma: str) -> None:
    found = sql.execute(f"PRAGMA {pragma}(1)").fetchone()[0]
    if found != "ok":
        msg = f"{pragma} says {found}"
        raise BrokenFileError(msg)
