"""A whole signed county in memory, changed in one line; everything can be spoilt, too."""

from __future__ import annotations

import hashlib
from datetime import UTC, timedelta

from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp
from tuf.api.serialization.json import JSONSerializer

from content import atom, ladder
from content.head import Head, SegmentEntry
from content.latest import PATH as LATEST
from content.latest import Latest
from tests.builders import COUNTY, NOW

ONLINE = ("targets", "snapshot", "timestamp")
_JSON = JSONSerializer(compact=True)


def sha256(held: bytes) -> str:
    return hashlib.sha256(held).hexdigest()


class County:
    """A release tree as a dictionary from path to bytes."""

    def __init__(self, code=COUNTY, *, now=NOW, name="武川县"):
        self.code, self.name, self.now = code, name, now.astimezone(UTC)
        self.files: dict[str, bytes] = {}
        self.history: list[dict[str, atom.Word]] = []
        self.said: dict[str, atom.Word] = {}
        self.keys = {role: [a_key()] for role in ONLINE} | {"root": [a_key() for _ in range(3)]}
        self.intake = None  # keys for what goes up
        self.root = Root(expires=self.in_days(3650), consistent_snapshot=True)
        self.root.roles["root"].threshold = 2
        for role, keys in self.keys.items():
            for key in keys:
                self.root.add_key(key.public_key, role)
        self.targets = Targets(expires=self.in_days(365))
        self.snapshot = Snapshot(expires=self.in_days(180))
        self.timestamp = Timestamp(expires=self.in_days(30))
        for role in (self.targets, self.snapshot, self.timestamp):
            role.version = 0  # the first release makes it 1
        self.write_root()

    def in_days(self, days):
        return (self.now + timedelta(days=days)).replace(microsecond=0)

    @property
    def release_number(self):
        return len(self.history)

    @property
    def first_root(self):
        return self.files["metadata/1.root.json"]

    def release(self, *said, blobs=(), now=None):
        """Release items and tombstones, and put these blobs beside them."""
        if now is not None:
            self.now = now.astimezone(UTC)
        words = {word.id: word for word in map(atom.word, said)}
        self.history.append(words)
        self.said |= words
        for held in blobs:
            name = sha256(held)
            self.files[f"blobs/sha256/{name[:2]}/{name}"] = held
        self.write_targets()
        self.write_snapshot()
        self.write_timestamp()
        return self

    def write_targets(self, **changes):
        number = self.release_number
        self.targets.targets.clear()
        segments = []
        for block in ladder.live(number):
            words = {}
            for release in range(block.first, block.last + 1):
                words |= self.history[release - 1]
            document = atom.pack(words.values(), block, authority="x.example", issued=self.now)
            self.put_target(f"segments/{block.name}", atom.compress(document))
            segments.append(SegmentEntry(block, len(document), len(words)))
        head = {
            "county": self.code,
            "name": self.name,
            "release": number,
            "issued": self.now,
            "items": len(self.said),
            "segments": tuple(segments),
            "intake": self.intake,
        }
        self.put_target("head.json", Head(**(head | changes)).to_json())
        self.sign_targets()

    def put_target(self, path, held):
        name = sha256(held)
        folder, slash, file = path.rpartition("/")
        self.files[f"targets/{folder}{slash}{name}.{file}"] = held
        self.targets.targets[path] = TargetFile(len(held), {"sha256": name}, path)

    def target_path(self, path):
        """Return where a target lies in the tree."""
        folder, slash, file = path.rpartition("/")
        return f"targets/{folder}{slash}{self.targets.targets[path].hashes['sha256']}.{file}"

    def sign_targets(self):
        self.targets.version += 1
        self.targets.expires = self.in_days(365)
        self.files[f"metadata/{self.targets.version}.targets.json"] = self.signed(self.targets)

    def write_snapshot(self, **changes):
        self.snapshot.version += 1
        self.snapshot.expires = self.in_days(180)
        self.snapshot.meta["targets.json"] = MetaFile(
            **({"version": self.targets.version} | changes)
        )
        self.files[f"metadata/{self.snapshot.version}.snapshot.json"] = self.signed(self.snapshot)

    def write_timestamp(self, *, days=30, **extra):
        self.timestamp.version += 1
        self.timestamp.expires = self.in_days(days)
        self.timestamp.snapshot_meta = MetaFile(self.snapshot.version)
        said = {
            "x-issued": self.now.isoformat(timespec="seconds"),
            "x-release": self.release_number,
        }
        self.timestamp.unrecognized_fields.clear()
        self.timestamp.unrecognized_fields.update(said | extra)
        self.files["metadata/timestamp.json"] = self.signed(self.timestamp)

    def tell_latest(self):
        """Say all signed words of this release in one file, too."""
        paths = [
            "metadata/timestamp.json",
            f"metadata/{self.snapshot.version}.snapshot.json",
            f"metadata/{self.targets.version}.targets.json",
            self.target_path("head.json"),
        ]
        told = Latest(self.root.version, {path: self.files[path] for path in paths})
        self.files[LATEST] = told.to_json()
        return self

    def renew(self, *, now=None, days=30):
        """Say again that this release is the last word."""
        if now is not None:
            self.now = now.astimezone(UTC)
        self.write_snapshot()
        self.write_timestamp(days=days)
        return self

    def write_root(self, signers=None):
        held = self.signed(self.root, signers or self.keys["root"])
        self.files[f"metadata/{self.root.version}.root.json"] = held

    def rotate(self, role, *, signers=None):
        """Give a role new keys, by a next root."""
        old = self.keys[role]
        self.keys[role] = [a_key() for _ in old]
        for key in old:
            self.root.revoke_key(key.public_key.keyid, role)
        for key in self.keys[role]:
            self.root.add_key(key.public_key, role)
        self.root.version += 1
        both = [*old, *self.keys["root"]] if role == "root" else self.keys["root"]
        self.write_root(signers or both)

    def signed(self, what, signers=None):
        metadata = Metadata(what)
        for key in signers or self.keys[what.type]:
            metadata.sign(key, append=True)
        return metadata.to_bytes(_JSON)

    def put_into(self, folder):
        """Write the tree below a folder, as on a stick."""
        for path, held in self.files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(held)
        return folder


def a_key():
    return CryptoSigner.generate_ed25519()
