"""Open the library's file and turn what SQLite says into our errors.

The only module that imports sqlite3. The writer checks the file when it opens it
and moves a broken one aside (all of it can be fetched again); a reader never
changes anything and, when the disk is full or read-only, reads the file as it was
last settled (`immutable`), because a WAL database cannot be read otherwise.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from content.errors import StoreError, StoreTooNewError
from content.library.schema import APPLICATION_ID, MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    Values = Sequence[object] | Mapping[str, object]

Row = sqlite3.Row

_BUSY_S: Final = 5.0  # seconds to wait for another process's short lock
_WRITER: Final = (
    "PRAGMA auto_vacuum = INCREMENTAL",  # before the first table is made
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",  # all of it can be fetched again
    "PRAGMA journal_size_limit = 8000000",
    "PRAGMA cache_size = -16000",  # KiB: one release fits
)
_BROKEN: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class BrokenFileError(StoreError):
    """The file is no database of ours, or its pages do not hold together."""


class Database:
    """One connection, for one thread.

    Args:
        path: The file.
        write: True for the one writer; False for a reader.

    Raises:
        StoreError: The file is missing, broken, not ours or not to be read.
        StoreTooNewError: A newer program wrote it.
    """

    def __init__(self, path: Path, *, write: bool = False) -> None:
        self.path = path
        self.write = write
        self.is_immutable = False
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
    def transaction(self) -> Generator[None]:
        """Do all of the block or, when it raises, none of it."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with self._named():
                self._sql.rollback()
            raise
        self.run("COMMIT")

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
            self._reopen()
        try:
            return self._data_version()
        except StoreError:
            self._reopen()
            return self._data_version()

    def _open(self) -> sqlite3.Connection:
        sql = self._open_to_write() if self.write else self._open_to_read()
        self._file = self.path.stat().st_ino
        self._openings += 1
        return sql

    def _open_to_read(self) -> sqlite3.Connection:
        if not self.path.is_file():
            msg = f"{self.path} is not there: nothing was received yet"
            raise StoreError(msg)
        try:
            self.is_immutable = False
            return self._try(f"{self.path.resolve().as_uri()}?mode=ro")
        except (BrokenFileError, StoreTooNewError):
            raise
        except StoreError:
            self.is_immutable = True
            return self._try(f"{self.path.resolve().as_uri()}?mode=ro&immutable=1")

    def _open_to_write(self) -> sqlite3.Connection:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            return self._try(str(self.path))
        except BrokenFileError:
            _move_aside(self.path)
            return self._try(str(self.path))
        except OSError as error:
            msg = f"{self.path}: {error}"
            raise StoreError(msg) from error

    def _try(self, address: str) -> sqlite3.Connection:
        with self._named():
            sql = sqlite3.connect(
                address, timeout=_BUSY_S, isolation_level=None, uri=not self.write
            )
            sql.row_factory = Row
            try:
                (_prepare if self.write else _probe)(sql)
            except BaseException:
                sql.close()
                raise
            return sql

    def _reopen(self) -> None:
        before, was_immutable = self._sql, self.is_immutable
        try:
            self._sql = self._open()
        except StoreError:
            self.is_immutable = was_immutable
            raise
        before.close()

    def _data_version(self) -> int:
        found = self.row("PRAGMA data_version")
        return (self._openings << 32) + (int(found[0]) if found else 0)

    def _was_replaced(self) -> bool:
        try:
            return self.path.stat().st_ino != self._file
        except OSError:  # moved aside, and the new one is not there yet
            return False

    @contextmanager
    def _named(self) -> Generator[None]:
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            kind = BrokenFileError if code in _BROKEN else StoreError
            msg = f"{self.path}: {error}"
            raise kind(msg) from error
        except (UnicodeEncodeError, OverflowError) as error:
            msg = f"{self.path}: cannot keep this value: {error}"
            raise StoreError(msg) from error


def _prepare(sql: sqlite3.Connection) -> None:
    """Make a file ready for its writer: checked, and of today's version."""
    version = _version(sql)
    if version:
        _check(sql)
    for pragma in _WRITER:
        sql.execute(pragma)
    for number, step in enumerate(MIGRATIONS[version:], version + 1):
        sql.executescript(
            f"BEGIN IMMEDIATE; {step}; PRAGMA application_id = {APPLICATION_ID};"
            f"PRAGMA user_version = {number}; COMMIT"
        )


def _probe(sql: sqlite3.Connection) -> None:
    """Find out now whether the file can be read, not at the first question."""
    sql.execute("PRAGMA query_only = ON")
    version = _version(sql)
    if version < len(MIGRATIONS):
        msg = f"version {version} waits for its writer to make it version {len(MIGRATIONS)}"
        raise StoreError(msg)


def _version(sql: sqlite3.Connection) -> int:
    tables = sql.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    owner = sql.execute("PRAGMA application_id").fetchone()[0]
    version = int(sql.execute("PRAGMA user_version").fetchone()[0])
    if tables and owner != APPLICATION_ID:
        msg = f"application id {owner:#x} is not that of a library"
        raise BrokenFileError(msg)
    if version > len(MIGRATIONS):
        msg = f"the library is of version {version}, this program knows {len(MIGRATIONS)}"
        raise StoreTooNewError(msg)
    return version


def _check(sql: sqlite3.Connection) -> None:
    found = sql.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        msg = f"quick_check says {found}"
        raise BrokenFileError(msg)


def _move_aside(path: Path) -> None:
    taken = sum(1 for _ in path.parent.glob(f"{path.name}.broken-*"))
    aside = path.with_name(f"{path.name}.broken-{taken + 1}")
    path.replace(aside)
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
