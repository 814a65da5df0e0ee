"""The tables of the village's library, and how older ones become today's.

`MIGRATIONS` is append-only: entry n takes a database from version n to n + 1, in
one transaction. Old builders are kept in tests/data and opened by the tests.

Glossary: a *key* is an item's number in this file; an item has one *place* for each
area it is meant for, none of which lies in another of them, so that a station
meets an item at most once; *late data* is the structured form of items that came
as a file of its own; *terms* is the search index (`content.library.terms`).
"""

from __future__ import annotations

from typing import Final

from content.database import Schema

APPLICATION_ID: Final = 0x43554E4B  # "CUNK"

_VERSION_1: Final = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE items (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    origin TEXT NOT NULL,
    section TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    source TEXT NOT NULL,
    document_number TEXT NOT NULL,
    published TEXT NOT NULL,
    updated TEXT NOT NULL,
    valid_from TEXT,
    valid_until TEXT,
    pinned INTEGER NOT NULL,
    demo INTEGER NOT NULL,
    areas TEXT NOT NULL,
    tags TEXT NOT NULL,
    months TEXT NOT NULL,
    facts TEXT NOT NULL,
    picture TEXT NOT NULL,
    picture_text TEXT NOT NULL,
    has_sound INTEGER NOT NULL,
    has_film INTEGER NOT NULL
) STRICT;
CREATE INDEX items_by_origin ON items (origin, published);
CREATE INDEX items_by_kind ON items (kind);

CREATE TABLE bodies (key INTEGER PRIMARY KEY, html TEXT NOT NULL) STRICT;
CREATE TABLE texts (key INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE spellings (key INTEGER PRIMARY KEY, initials TEXT NOT NULL, pinyin TEXT NOT NULL)
    STRICT;

CREATE TABLE places (
    area TEXT NOT NULL,
    kind TEXT NOT NULL,
    section TEXT NOT NULL,
    published TEXT NOT NULL,
    key INTEGER NOT NULL,
    pinned INTEGER NOT NULL,
    months INTEGER NOT NULL,
    begins TEXT NOT NULL,
    ends TEXT NOT NULL,
    PRIMARY KEY (area, kind, section, published, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX places_by_key ON places (key);
CREATE INDEX places_newest ON places (kind, published DESC, key, area, begins, ends);

CREATE TABLE item_tags (tag TEXT NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (tag, key))
    STRICT, WITHOUT ROWID;
CREATE INDEX item_tags_by_key ON item_tags (key);

CREATE TABLE attachments (
    key INTEGER NOT NULL,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    title TEXT NOT NULL,
    inline BLOB,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    seconds INTEGER NOT NULL,
    PRIMARY KEY (key, position)
) STRICT;
CREATE INDEX attachments_by_hash ON attachments (sha256);
CREATE TABLE late_data (sha256 TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT;
CREATE VIEW item_data (key, sha256, data) AS
    SELECT key, sha256, coalesce(inline, (SELECT data FROM late_data AS l WHERE l.sha256 = a.sha256))
    FROM attachments AS a
    WHERE position = (
        SELECT min(position) FROM attachments AS o WHERE o.key = a.key AND o.role = 'data'
    );

CREATE TABLE quotes (
    key INTEGER NOT NULL,
    day TEXT NOT NULL,
    market TEXT NOT NULL,
    product TEXT NOT NULL,
    unit TEXT NOT NULL,
    low TEXT,
    high TEXT,
    modal TEXT,
    spec TEXT NOT NULL,
    origin TEXT NOT NULL,
    area TEXT NOT NULL,
    type TEXT NOT NULL,
    demo INTEGER NOT NULL
) STRICT;
CREATE INDEX quotes_by_key ON quotes (key);
CREATE INDEX quotes_by_product ON quotes (product, day);
CREATE INDEX quotes_by_day ON quotes (day);

CREATE TABLE forecasts (area TEXT NOT NULL, issued TEXT NOT NULL, key INTEGER NOT NULL,
    PRIMARY KEY (area, issued, key)) STRICT, WITHOUT ROWID;
-- Columns in the order of the key: quick_check of SQLite 3.40 raises a false alarm otherwise.
CREATE INDEX forecasts_by_key ON forecasts (key);

CREATE VIRTUAL TABLE terms USING fts5 (term, content='', detail=none, tokenize='ascii');
INSERT INTO terms (terms, rank) VALUES ('hashsize', 8388608);
"""
# WORKAROUND(SQLite 3.40): a strict table without rowid whose key's columns do not stand
# first and in their order mistakes one for another once its schema was read again.
#
# The ascii tokenizer takes every non-ASCII character as part of a word, also those
# of 2020 that unicode61 has never heard of. 8 MiB of terms are gathered before they
# are written, a fifth less work than with the usual 1 MiB.

_VERSION_2: Final = """
CREATE TABLE sums (key INTEGER PRIMARY KEY, sum INTEGER NOT NULL) STRICT;
"""

MIGRATIONS: Final[tuple[str, ...]] = (_VERSION_1, _VERSION_2)

SCHEMA: Final = Schema(
    name="library",
    application_id=APPLICATION_ID,
    migrations=MIGRATIONS,
    pragmas=(
        "auto_vacuum = INCREMENTAL",  # before the first table is made
        "journal_mode = WAL",
        "synchronous = NORMAL",  # all of it can be fetched again
        "journal_size_limit = 8000000",
        "cache_size = -16000",  # KiB: one release fits
    ),
)
