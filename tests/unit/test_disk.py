"""What errors and file systems say of a disk."""

from __future__ import annotations

import errno
import sqlite3

import pytest

from content.errors import LinkError, StoreError
from sync.disk import store_errors
from sync.health.faults import Fault, fault_of, look, room


def of_system(code):
    with store_errors("write it"):
        raise OSError(code, "as told")


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (errno.ENOSPC, Fault.DISK_FULL),
        (errno.EDQUOT, Fault.DISK_FULL),
        (errno.EROFS, Fault.DISK_READONLY),
        (errno.EIO, Fault.DISK_FAILING),
        (errno.EACCES, None),
    ],
)
def test_an_error_of_the_system_names_the_fault(code, fault):
    with pytest.raises(StoreError) as caught:
        of_system(code)
    assert fault_of(caught.value) is fault


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (sqlite3.SQLITE_FULL, Fault.DISK_FULL),
        (sqlite3.SQLITE_READONLY_DBMOVED, Fault.DISK_READONLY),
        (sqlite3.SQLITE_IOERR_READ, Fault.DISK_FAILING),
        (sqlite3.SQLITE_BUSY, None),
    ],
)
def test_an_error_of_sqlite_names_the_fault(code, fault):
    cause = sqlite3.OperationalError("as told")
    cause.sqlite_errorcode = code
    error = StoreError("the library")
    error.__cause__ = cause
    assert fault_of(error) is fault


def test_a_dead_line_is_no_fault_of_the_disk():
    assert fault_of(LinkError("no answer")) is None


def test_a_disk_with_room_shows_nothing(tmp_path):
    assert look(tmp_path) is None
    assert room(tmp_path) > 0


def test_a_folder_that_is_not_there_shows_nothing(tmp_path):
    assert look(tmp_path / "no") is None
    assert room(tmp_path / "no") == 0
