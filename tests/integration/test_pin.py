"""The officer's PIN: slow to guess, whatever is switched off meanwhile."""

from __future__ import annotations

import pytest

from content import seal
from content.documents import to_base64
from content.errors import StoreError, UntrustedError
from sync.outbox.file import open_file
from sync.outbox.schema import meta
from sync.village.pin import (
    FREE_TRIES,
    WAIT_MOST_S,
    WAIT_S,
    Door,
    Lock,
    is_weak,
    wait_s,
)
from tests.builders_outbox import KEYS, PRIVATE, SEED, an_outbox

PIN = "271828"
WRONG = "314159"


class Ticks:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def ticks():
    return Ticks()


@pytest.fixture
def lock(outbox, ticks):
    lock = Lock(outbox, ticks)
    lock.set(PIN)
    return lock


def test_the_right_one_opens_and_another_does_not(lock):
    assert lock.is_set()
    assert lock.try_pin(PIN).is_right
    answer = lock.try_pin(WRONG)
    assert (answer.is_right, answer.left) == (False, FREE_TRIES - 1)


def test_it_is_kept_as_argon2id_and_never_in_clear(lock, outbox, tmp_path):
    kept = outbox.read(lambda database: meta(database, "pin"))
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert PIN.encode() not in (tmp_path / "station.db").read_bytes()


@pytest.mark.parametrize(
    "pin", ["", "12345", "1" * 13, "abcdef", "111111", "123456", "987654", "121212", "890123"]
)
def test_what_everybody_tries_first_is_refused(lock, pin):
    assert is_weak(pin)
    with pytest.raises(ValueError, match="6 to 12 digits"):
        lock.set(pin)


def test_waits_grow_and_end_at_an_hour():
    assert [wait_s(tries) for tries in (0, 4, 5, 6, 7)] == [0, 0, WAIT_S, 2 * WAIT_S, 4 * WAIT_S]
    assert wait_s(500) == WAIT_MOST_S


def test_a_boy_of_twelve_is_kept_waiting_even_with_the_right_one(lock, ticks):
    for _ in range(FREE_TRIES):
        answer = lock.try_pin(WRONG)
    assert answer.wait_s == WAIT_S
    assert not lock.try_pin(PIN).is_right  # not judged at all
    ticks.now += WAIT_S
    assert lock.try_pin(WRONG).wait_s == 2 * WAIT_S
    ticks.now += 2 * WAIT_S
    assert lock.try_pin(PIN).is_right
    assert lock.waits_s(Door.PIN) == 0


def test_a_restart_begins_the_wait_anew_and_never_shortens_it(lock, tmp_path, ticks):
    for _ in range(FREE_TRIES):
        lock.try_pin(WRONG)
    ticks.now += WAIT_S - 1
    with an_outbox(tmp_path) as outbox:
        again = Lock(outbox, ticks)
        assert again.waits_s(Door.PIN) == WAIT_S
        assert again.try_pin(PIN).wait_s == WAIT_S


def test_a_try_is_counted_on_the_disk_before_it_is_judged(lock, tmp_path):
    lock.try_pin(WRONG)
    database = open_file(tmp_path / "station.db")
    assert meta(database, Door.PIN) == "1"
    database.close()


def test_without_a_pin_none_is_right(outbox, ticks):
    lock = Lock(outbox, ticks)
    assert not lock.is_set()
    assert not lock.try_pin("").is_right


# setting it


def the_code(lock, outbox, private=PRIVATE):
    key = to_base64(bytes(seal.SigningKey(outbox.seed()).verify_key))
    return seal.setting_codes_for(lock.number(), key=key, private=private)[0]


def test_the_county_tells_the_code_that_sets_it_and_a_code_holds_once(outbox, ticks):
    lock = Lock(outbox, ticks)
    assert not lock.can_ask()
    outbox.know(KEYS)
    assert lock.can_ask()
    number, code = lock.number(), the_code(lock, outbox)
    assert lock.number() == number
    assert not lock.set_by_code("00000000" if code != "00000000" else "1", PIN).is_right
    assert lock.set_by_code(code, PIN).is_right
    assert lock.try_pin(PIN).is_right
    numbers = {lock.number()}
    for _ in range(3):
        lock.set(PIN)
        numbers.add(lock.number())
    assert len(numbers) > 1


def test_guessing_codes_has_waits_of_its_own_and_shuts_no_officer_out(lock, outbox):
    outbox.know(KEYS)
    right = the_code(lock, outbox)
    wrong = f"{(int(right) + 1) % 10**8:08}"
    for _ in range(FREE_TRIES):
        lock.set_by_code(wrong, WRONG)
    assert not lock.set_by_code(right, WRONG).is_right
    assert lock.try_pin(PIN).is_right


def test_without_a_county_there_is_no_code(outbox, ticks):
    with pytest.raises(StoreError):
        Lock(outbox, ticks).set_by_code("1", PIN)


def test_a_weak_pin_spends_no_code(lock, outbox):
    outbox.know(KEYS)
    with pytest.raises(ValueError, match="6 to 12 digits"):
        lock.set_by_code(the_code(lock, outbox), "111111")


def test_both_ends_reckon_the_same_code_and_nobody_else():
    key = to_base64(bytes(seal.SigningKey(SEED).verify_key))
    other = seal.PrivateKeys((bytes([3] * 32),), PRIVATE.sign)
    code = seal.setting_code("1234", seed=SEED, keys=KEYS)
    assert len(code) == 8
    assert seal.setting_codes_for("1234", key=key, private=PRIVATE) == (code,)
    assert seal.setting_codes_for("1234", key=key, private=other) != (code,)
    assert seal.setting_code("1235", seed=SEED, keys=KEYS) != code
    for bad in ("", to_base64(b"1"), to_base64(bytes(31) + b"\xff")):
        with pytest.raises(UntrustedError):
            seal.setting_codes_for("1234", key=bad, private=PRIVATE)


def test_a_broken_file_keeps_its_pin(tmp_path, ticks):
    with an_outbox(tmp_path) as outbox:
        Lock(outbox, ticks).set(PIN)
        assert outbox.backup_if_due()
    (tmp_path / "station.db").write_bytes(b"rubbish" * 999)
    with an_outbox(tmp_path) as outbox:
        assert Lock(outbox, ticks).try_pin(PIN).is_right
