"""The box of a real server, and what stands behind it."""

import hashlib
import threading
import time

import httpx
import pytest

from content.errors import FeedFormatError, StoreError
from content.serve import Tree, inbox
from tests.serving import Listener, serving
from tests.waiting import eventually

SEALED = b"sealed"


def name_of(sealed):
    return hashlib.sha256(sealed).hexdigest()


class Tray:
    """Keeps what it is given; each of its moods is one attribute."""

    def __init__(self):
        self.held, self.said = {}, {}
        self.error = None
        self.busy, self.most_busy, self.takes_s = 0, 0, 0.0
        self.threads = set()

    def take(self, name, sealed):
        self.busy += 1
        self.most_busy = max(self.busy, self.most_busy)
        self.threads.add(threading.current_thread().name)
        time.sleep(self.takes_s)
        self.busy -= 1
        if self.error:
            raise self.error
        self.held[name] = sealed
        return self.said.get(name)

    def answers(self, name):
        return self.said.get(name)


@pytest.fixture
def tray():
    return Tray()


@pytest.fixture
def address(tray, tmp_path):
    (tmp_path / "file").write_bytes(b"here")
    with serving({"150125": Tree(tmp_path, inbox=tray)}) as address:
        yield f"{address}150125/"


@pytest.fixture
def line(address):
    with httpx.Client(base_url=address, trust_env=False) as client:
        yield client


def test_a_batch_is_taken_and_answered_at_once_where_that_is_possible(line, tray):
    tray.said[name_of(SEALED)] = b'{"all":"stored"}'
    answer = line.post(f"outbox/{name_of(SEALED)}", content=SEALED)
    assert (answer.status_code, answer.json()) == (200, {"all": "stored"})
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert tray.held == {name_of(SEALED): SEALED}


def test_a_batch_that_is_only_kept_is_answered_later(line, tray):
    asked = f"answers/{name_of(SEALED)}"
    assert line.post(f"outbox/{name_of(SEALED)}", content=SEALED).status_code == 202
    assert line.get(asked).status_code == 404
    tray.said[name_of(SEALED)] = b"{}"
    assert (line.get(asked).status_code, line.get(asked).content) == (200, b"{}")


@pytest.mark.parametrize("name", ["x", "0" * 63, "A" * 64, "0" * 64 + ".part", "%2e%2e"])
def test_a_name_that_is_no_hash_is_not_there(line, tray, name):
    assert line.post(f"outbox/{name}", content=SEALED).status_code == 404
    assert line.get(f"answers/{name}").status_code == 404
    assert not tray.held


def test_bytes_of_another_name_are_not_taken(line, tray):
    assert line.post(f"outbox/{name_of(SEALED)}", content=SEALED[:-1]).status_code == 400
    assert not tray.held


def test_a_batch_too_large_is_given_up_before_its_end(line, address, tray, monkeypatch):
    monkeypatch.setattr(inbox, "MOST_SEALED", 10_000)
    large = bytes(10_001)
    assert line.post(f"outbox/{name_of(large)}", content=large).status_code == 413

    def endless():
        while True:
            yield bytes(65_536)

    with pytest.raises(httpx.HTTPError):  # the door is shut in the middle of it
        httpx.post(f"{address}outbox/{name_of(large)}", content=endless()).raise_for_status()
    assert not tray.held
    largest = bytes(10_000)
    assert line.post(f"outbox/{name_of(largest)}", content=largest).status_code == 202


def test_many_batches_at_once_do_not_fill_the_memory(line, address, tray, monkeypatch):
    monkeypatch.setattr(inbox, "_ALL", 5000)
    with begun(address, bytes(4000), of=6000):
        time.sleep(0.1)
        assert line.post(f"outbox/{name_of(SEALED * 200)}", content=SEALED * 200).status_code == 503
    assert eventually(
        lambda: line.post(f"outbox/{name_of(SEALED)}", content=SEALED).status_code == 202
    )
    assert list(tray.held) == [name_of(SEALED)]


def test_a_batch_that_stops_coming_is_given_up(address, tray, monkeypatch):
    monkeypatch.setattr(inbox, "BODY_S", 0.1)
    with begun(address, b"seal", of=6) as sending:
        sending.until(b"408")
    assert not tray.held


def test_what_is_no_batch_is_refused_for_good_and_a_full_disk_is_not(line, tray):
    tray.error = FeedFormatError("not sealed")
    assert line.post(f"outbox/{name_of(SEALED)}", content=SEALED).status_code == 400
    tray.error = StoreError("disk full")
    assert line.post(f"outbox/{name_of(SEALED)}", content=SEALED).status_code == 503


def test_who_stands_behind_the_box_is_asked_one_at_a_time_and_holds_up_nobody(line, address, tray):
    tray.takes_s = 0.2
    senders = [
        threading.Thread(
            target=lambda: httpx.post(f"{address}outbox/{name_of(SEALED)}", content=SEALED)
        )
        for _ in range(3)
    ]
    for sender in senders:
        sender.start()
    time.sleep(0.1)
    begun = time.monotonic()
    assert line.get("file").content == b"here"
    assert time.monotonic() - begun < 0.15
    for sender in senders:
        sender.join()
    assert tray.most_busy == 1
    assert "serve" not in tray.threads


def begun(address, piece, *, of):
    """Begin to send a batch."""
    where = address.removesuffix("150125/")
    sending = Listener(where, "/nothing")
    sending.until(b"404")
    sending.socket.sendall(
        f"POST /150125/outbox/{'0' * 64} HTTP/1.1\r\nHost: x\r\nContent-Length: {of}\r\n\r\n".encode()
        + piece
    )
    return sending
