"""Seal what goes up, sign what comes back: the only module that knows NaCl.

A batch is ``sealed box( zlib( device's key ‖ signature ‖ JSON ) )``: nobody between the
village and the county can read it or change it. The county's answers are
``signature ‖ JSON``. The private halves lie beside the publisher's keys, or on the
machine that takes in, away from the publisher.

Source: NaCl, crypto_box_seal and crypto_sign (X25519, Ed25519), as libsodium has them.
"""

from __future__ import annotations

import hashlib
import hmac
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from nacl.exceptions import CryptoError
from nacl.public import Box, PrivateKey, PublicKey, SealedBox
from nacl.signing import SigningKey, VerifyKey

from content import durable
from content.documents import MOST_DOCUMENT, Refusal, from_base64, refused, to_base64
from content.errors import StoreError, UntrustedError
from content.records import KEY_BYTES, MOST_SEALED, Keys, registration_code

if TYPE_CHECKING:
    from pathlib import Path

SEAL_FILE: Final = "intake-seal.key"
SIGN_FILE: Final = "intake-sign.key"
FORMER: Final = "intake-seal-*.key"  # of before: what villages had sealed is still read
_MAKING: Final = ".making-intake"  # until both are made: nobody was told of either
_SIGNATURE_BYTES: Final = 64
_KEY_TEXT: Final = 64  # characters that a key in base64 has at most


@dataclass(frozen=True, slots=True)
class PrivateKeys:
    """What the county takes in with.

    Args:
        seals: X25519 secrets, today's first.
        sign: Ed25519 seed.
    """

    seals: tuple[bytes, ...]
    sign: bytes

    @property
    def public(self) -> Keys:
        """The halves villages are told."""
        seal = PrivateKey(self.seals[0]).public_key
        return Keys(to_base64(bytes(seal)), to_base64(bytes(SigningKey(self.sign).verify_key)))

    @classmethod
    def open(cls, folder: Path) -> PrivateKeys:
        """Read the keys of a folder.

        Raises:
            StoreError: When one is missing or broken.
        """
        former = sorted(folder.glob(FORMER), reverse=True)
        seals = [_read(path) for path in (folder / SEAL_FILE, *former)]
        return cls(tuple(seals), _read(folder / SIGN_FILE))

    @classmethod
    def make(cls, folder: Path) -> PrivateKeys:
        """Make both in a folder that has neither, readable by their owner alone.

        Raises:
            OSError: When the disk refuses.
        """
        made = {SEAL_FILE: bytes(PrivateKey.generate()), SIGN_FILE: bytes(SigningKey.generate())}
        durable.write(folder / _MAKING, b"", mode=0o600)
        for name, key in made.items():
            durable.write(folder / name, to_base64(key).encode() + b"\n", mode=0o600)
        (folder / _MAKING).unlink()
        durable.sync_folder(folder)
        return cls((made[SEAL_FILE],), made[SIGN_FILE])


def has_keys(folder: Path) -> bool:
    """Tell whether a folder holds either private half, made to the end."""
    is_one_there = (folder / SEAL_FILE).exists() or (folder / SIGN_FILE).exists()
    return is_one_there and not (folder / _MAKING).exists()


def code_of(seed: bytes) -> str:
    """Return the short code of a device; see `content.records.registration_code`.

    Args:
        seed: The device's Ed25519 seed.
    """
    return registration_code(to_base64(bytes(SigningKey(seed).verify_key)))


def close(document: bytes, *, seed: bytes, keys: Keys) -> bytes:
    """Sign, pack and seal a document for the county.

    Args:
        document: The bundle.
        seed: The device's Ed25519 seed.
        keys: The county's.

    Raises:
        UntrustedError: When the county's key is none.
    """
    signer = SigningKey(seed)
    return _seal(zlib.compress(bytes(signer.verify_key) + bytes(signer.sign(document)), 9), keys)


def open_batch(sealed: bytes, private: PrivateKeys) -> tuple[bytes, bytes]:
    """Open what `close` made.

    Returns:
        The device's public key, and the document it signed.

    Raises:
        UntrustedError: When it cannot be opened, is too large, or not signed.
    """
    if len(sealed) > MOST_SEALED:
        msg = f"a batch of {len(sealed)} bytes; {MOST_SEALED} may be"
        raise refused(msg, Refusal.TOO_LARGE)
    opened = _unpacked(_unseal(sealed, private))
    key, signed = opened[:KEY_BYTES], opened[KEY_BYTES:]
    return key, _verified(signed, key)


def sign(document: bytes, private: PrivateKeys) -> bytes:
    """Sign the county's answers."""
    return bytes(SigningKey(private.sign).sign(document))


def verify(signed: bytes, keys: Keys) -> bytes:
    """Return the document that the county signed.

    Raises:
        UntrustedError: When it did not.
    """
    if len(signed) > MOST_DOCUMENT:
        msg = f"answers of {len(signed)} bytes; {MOST_DOCUMENT} may be"
        raise refused(msg, Refusal.TOO_LARGE)
    return _verified(signed, from_base64(keys.sign, _KEY_TEXT))


def seal_body(body: str, keys: Keys) -> str:
    """Seal a personal body, so that from now on only the county can read it.

    Returns:
        Base64.

    Raises:
        UntrustedError: When the county's key is none.
    """
    return to_base64(_seal(body.encode(), keys))


def open_body(sealed: str, private: PrivateKeys) -> str:
    """Read a personal body at the county.

    Raises:
        UntrustedError: When it is not sealed to the county.
    """
    return _unseal(from_base64(sealed, MOST_SEALED), private).decode("utf-8", "replace")


def close_for(document: bytes, key: str, private: PrivateKeys) -> str:
    """Seal a document of the county to one device; the same bytes for the same document.

    Args:
        document: What nobody on the way is to read.
        key: The device's public key in base64.
        private: The county's private halves.

    Returns:
        Base64.

    Raises:
        UntrustedError: When the device's key is none.
    """
    nonce = hashlib.sha256(document).digest()[: Box.NONCE_SIZE]  # another for another document
    return to_base64(bytes(_boxes(key, private)[0].encrypt(document, nonce)))


def open_for(sealed: str, *, seed: bytes, keys: Keys) -> bytes:
    """Open at the device what `close_for` made.

    Args:
        sealed: As it came.
        seed: The device's Ed25519 seed.
        keys: The county's.

    Raises:
        UntrustedError: When it is not sealed by this county to this device.
    """
    try:
        return _own_box(seed, keys).decrypt(from_base64(sealed, MOST_DOCUMENT))
    except (CryptoError, ValueError) as error:
        msg = f"not sealed to this device: {error}"
        raise refused(msg, Refusal.SEALED) from error


def setting_code(number: str, *, seed: bytes, keys: Keys) -> str:
    """Return the code by which an officer's PIN is set, as the station reckons it.

    Two can reckon it: the station and its county, each with its own private half.

    Args:
        number: What the station shows.
        seed: The device's Ed25519 seed.
        keys: The county's.

    Raises:
        UntrustedError: When the county's key is none.
    """
    return _code(_own_box(seed, keys), number)


def setting_codes_for(number: str, *, key: str, private: PrivateKeys) -> tuple[str, ...]:
    """Return the same code as the county reckons it, for each of its keys, today's first.

    Args:
        number: What the station shows.
        key: The device's public key in base64.
        private: The county's private halves.

    Raises:
        UntrustedError: When the device's key is none.
    """
    return tuple(_code(box, number) for box in _boxes(key, private))


def _own_box(seed: bytes, keys: Keys) -> Box:
    """Return what the device has with its county."""
    own = SigningKey(seed).to_curve25519_private_key()
    try:
        return Box(own, PublicKey(from_base64(keys.seal, _KEY_TEXT)))
    except CryptoError as error:
        msg = f"the county's key is none: {error}"
        raise refused(msg, Refusal.SEALED) from error


def _boxes(key: str, private: PrivateKeys) -> tuple[Box, ...]:
    """Return what the county has with a device, for each of its keys, today's first."""
    try:
        theirs = VerifyKey(from_base64(key, _KEY_TEXT)).to_curve25519_public_key()
        return tuple(Box(PrivateKey(one), theirs) for one in private.seals)
    except (CryptoError, ValueError) as error:
        msg = f"the device's key is none: {error}"
        raise refused(msg, Refusal.SEALED) from error


def _code(between: Box, number: str) -> str:
    said = hmac.digest(between.shared_key(), b"cunkou officer " + number.encode(), hashlib.sha256)
    return f"{int.from_bytes(said[:8], 'big') % 10**8:08}"


def _seal(held: bytes, keys: Keys) -> bytes:
    try:
        return SealedBox(PublicKey(from_base64(keys.seal, _KEY_TEXT))).encrypt(held)
    except CryptoError as error:
        msg = f"cannot be sealed to the county's key: {error}"
        raise refused(msg, Refusal.SEALED) from error


def _unseal(sealed: bytes, private: PrivateKeys) -> bytes:
    for key in private.seals:
        try:
            return SealedBox(PrivateKey(key)).decrypt(sealed)
        except CryptoError:
            continue
    msg = "not sealed to a key of this county"
    raise refused(msg, Refusal.SEALED)


def _verified(signed: bytes, key: bytes) -> bytes:
    try:
        return VerifyKey(key).verify(signed)
    except CryptoError as error:
        msg = f"the signature does not hold: {error}"
        raise refused(msg, Refusal.SIGNATURE) from error


def _unpacked(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    most = MOST_DOCUMENT + KEY_BYTES + _SIGNATURE_BYTES
    try:
        opened = unpacker.decompress(packed, most)
    except zlib.error as error:
        msg = f"not packed as a batch is: {error}"
        raise refused(msg) from error
    if unpacker.unconsumed_tail:
        msg = f"unpacks to more than {MOST_DOCUMENT} bytes"
        raise refused(msg, Refusal.TOO_LARGE)
    if not unpacker.eof or unpacker.unused_data:
        msg = "not packed whole, or followed by more"
        raise refused(msg)
    return opened


def _read(path: Path) -> bytes:
    try:
        key = from_base64(path.read_text("ascii").strip(), _KEY_TEXT)
    except (OSError, UnicodeDecodeError, UntrustedError) as error:
        msg = f"{path} cannot be read as a key: {error}"
        raise StoreError(msg) from error
    if len(key) != KEY_BYTES:
        msg = f"{path} is no key: it has {len(key)} bytes"
        raise StoreError(msg)
    return key
