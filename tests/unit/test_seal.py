"""Sealed and signed: only the county reads it, and nobody changes it on its way."""

from __future__ import annotations

import stat
import zlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.public import PublicKey, SealedBox

from content import seal
from content.documents import MOST_DOCUMENT, Refusal, from_base64, to_base64
from content.errors import StoreError, UntrustedError
from content.records import MOST_SEALED, Keys
from content.seal import PrivateKeys

SEED = bytes(range(32))
COUNTY = PrivateKeys((bytes([7] * 32),), bytes([8] * 32))
OTHER = PrivateKeys((bytes([9] * 32),), bytes([10] * 32))


def sealed_raw(held):
    """Seal bytes as somebody would who knows only the county's public key."""
    return SealedBox(PublicKey(from_base64(COUNTY.public.seal, 64))).encrypt(held)


def reason_of(call):
    with pytest.raises(UntrustedError) as refusal:
        call()
    return refusal.value.reason


@given(st.binary(max_size=2000))
@settings(max_examples=20)
def test_what_is_sealed_is_opened_by_the_county_and_by_nobody_else(document):
    sealed = seal.close(document, seed=SEED, keys=COUNTY.public)
    key, opened = seal.open_batch(sealed, COUNTY)
    assert opened == document
    assert key == seal.open_batch(seal.close(b"", seed=SEED, keys=COUNTY.public), COUNTY)[0]
    assert reason_of(lambda: seal.open_batch(sealed, OTHER)) is Refusal.SEALED


@given(st.binary(max_size=300))
@settings(max_examples=50)
def test_hostile_bytes_are_refused_and_nothing_else_happens(held):
    for call in (
        lambda: seal.open_batch(held, COUNTY),
        lambda: seal.open_batch(sealed_raw(held), COUNTY),
        lambda: seal.open_batch(sealed_raw(zlib.compress(held)), COUNTY),
        lambda: seal.verify(held, COUNTY.public),
    ):
        reason_of(call)


def test_a_batch_that_was_changed_is_refused():
    sealed = bytearray(seal.close(b"x" * 100, seed=SEED, keys=COUNTY.public))
    sealed[60] ^= 1
    assert reason_of(lambda: seal.open_batch(bytes(sealed), COUNTY)) is Refusal.SEALED


def test_a_batch_that_nobody_signed_is_refused():
    forged = sealed_raw(zlib.compress(bytes(32) + bytes(64) + b"{}"))
    assert reason_of(lambda: seal.open_batch(forged, COUNTY)) is Refusal.SIGNATURE


def test_a_bomb_is_refused_before_it_fills_the_memory():
    bomb = sealed_raw(zlib.compress(bytes(MOST_DOCUMENT + 1000)))
    assert len(bomb) < MOST_SEALED
    assert reason_of(lambda: seal.open_batch(bomb, COUNTY)) is Refusal.TOO_LARGE


def test_a_batch_too_large_to_take_is_not_even_opened():
    assert reason_of(lambda: seal.open_batch(bytes(MOST_SEALED + 1), COUNTY)) is Refusal.TOO_LARGE
    assert (
        reason_of(lambda: seal.verify(bytes(MOST_DOCUMENT + 1), COUNTY.public)) is Refusal.TOO_LARGE
    )


@pytest.mark.parametrize("end", [b"more", None])
def test_a_packed_document_ends_where_it_should(end):
    packed = zlib.compress(b"x" * 500)
    packed = packed + end if end else packed[:-3]
    assert reason_of(lambda: seal.open_batch(sealed_raw(packed), COUNTY)) is Refusal.MALFORMED


def test_answers_are_believed_only_of_the_county():
    signed = seal.sign(b"answers", COUNTY)
    assert seal.verify(signed, COUNTY.public) == b"answers"
    assert reason_of(lambda: seal.verify(signed, OTHER.public)) is Refusal.SIGNATURE
    assert reason_of(lambda: seal.verify(signed + b"x", COUNTY.public)) is Refusal.SIGNATURE


def test_a_personal_body_is_read_at_the_county_alone():
    sealed = seal.seal_body('{"text":"我家的羊病了"}', COUNTY.public)
    assert seal.open_body(sealed, COUNTY) == '{"text":"我家的羊病了"}'
    assert reason_of(lambda: seal.open_body(sealed, OTHER)) is Refusal.SEALED


def test_a_key_that_is_none_seals_nothing():
    useless = Keys(to_base64(bytes(32)), COUNTY.public.sign)  # a point nothing can be sealed to
    assert reason_of(lambda: seal.seal_body("{}", useless)) is Refusal.SEALED


def test_what_was_sealed_to_the_key_before_is_still_opened():
    after = replace(COUNTY, seals=(OTHER.seals[0], *COUNTY.seals))
    sealed = seal.close(b"x", seed=SEED, keys=COUNTY.public)
    assert seal.open_batch(sealed, after)[1] == b"x"
    assert after.public != COUNTY.public


def test_keys_are_made_for_their_owner_alone_and_read_again(tmp_path):
    assert not seal.has_keys(tmp_path)
    made = PrivateKeys.make(tmp_path)
    assert seal.has_keys(tmp_path)
    assert PrivateKeys.open(tmp_path) == made
    for name in (seal.SEAL_FILE, seal.SIGN_FILE):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_keys_of_before_are_read_beside_todays(tmp_path):
    former = PrivateKeys.make(tmp_path)
    (tmp_path / seal.SEAL_FILE).rename(tmp_path / "intake-seal-2026.key")
    (tmp_path / seal.SEAL_FILE).write_text(to_base64(OTHER.seals[0]))
    assert PrivateKeys.open(tmp_path).seals == (OTHER.seals[0], *former.seals)


@pytest.mark.parametrize("held", [None, b"", b"rubbish!", "键".encode(), b"AAAA"])
def test_a_key_that_cannot_be_read_is_named(tmp_path, held):
    PrivateKeys.make(tmp_path)
    if held is None:
        (tmp_path / seal.SIGN_FILE).unlink()
    else:
        (tmp_path / seal.SIGN_FILE).write_bytes(held)
    with pytest.raises(StoreError, match=r"intake-sign\.key"):
        PrivateKeys.open(tmp_path)


def device_key():
    return to_base64(seal.open_batch(seal.close(b"", seed=SEED, keys=COUNTY.public), COUNTY)[0])


def test_what_is_sealed_to_a_device_is_opened_by_that_device_alone():
    sealed = seal.close_for("没有采用".encode(), device_key(), COUNTY)
    assert sealed == seal.close_for("没有采用".encode(), device_key(), COUNTY)
    assert sealed != seal.close_for("采用了".encode(), device_key(), COUNTY)
    assert seal.open_for(sealed, seed=SEED, keys=COUNTY.public).decode() == "没有采用"
    for seed, keys in ((bytes(32), COUNTY.public), (SEED, OTHER.public)):
        failed = reason_of(lambda seed=seed, keys=keys: seal.open_for(sealed, seed=seed, keys=keys))
        assert failed is Refusal.SEALED


@pytest.mark.parametrize("sealed", ["QUJD", to_base64(bytes(80))])
def test_what_the_county_did_not_seal_to_the_device_is_refused(sealed):
    failed = reason_of(lambda: seal.open_for(sealed, seed=SEED, keys=COUNTY.public))
    assert failed is Refusal.SEALED


def test_a_device_whose_key_is_none_is_told_nothing():
    assert reason_of(lambda: seal.close_for(b"x", to_base64(bytes(31)), COUNTY)) is Refusal.SEALED
