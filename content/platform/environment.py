"""Where the county's site keeps what it has, and what its machine says about it.

Values read once from the environment, so that settings hold no decision. Called by
`content.platform.settings` and by the command line, which sets what it reads.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from content import durable
from content.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping

DATA: Final = "CUNKOU_COUNTY_DATA"
ORIGIN: Final = "CUNKOU_COUNTY_ORIGIN"
VOICE: Final = "CUNKOU_COUNTY_VOICE"
INTAKE_KEYS: Final = "CUNKOU_INTAKE_KEYS"
DATABASE: Final = "DATABASE_URL"
MAIL: Final = "EMAIL_URL"
_MAIL_PORTS: Final = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
_PATIENCE_S: Final = 20  # a writer waits so long for another one before it gives up
_SQLITE: Final = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
_MAIL_WITHIN_S: Final = 20  # a mail server that hangs holds nobody up
_LOCAL: Final = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Environment:
    """What the machine says.

    Args:
        data: Folder of all that the site keeps.
        origin: Address people reach it at, such as ``https://county.example``; empty
            on the machine itself, in the clear.
        taking_keys: Folder of the keys that take in; beside the signing keys when None.
        voice: Reads the texts aloud: ``espeak-ng``, or a command that reads text and writes
            WAV; empty for none.
        database_url: ``postgresql://user:word@host/name``; empty for SQLite in `data`.
        mail_url: ``smtp+tls://user:word@host/?from=county@host``; empty: no mail goes out.
    """

    data: Path
    origin: str = ""
    database_url: str = ""
    taking_keys: Path | None = None
    voice: str = ""
    mail_url: str = ""

    @classmethod
    def read(cls, said: Mapping[str, str]) -> Environment:
        """Read the environment variables of a process."""
        data = Path(said[DATA]) if said.get(DATA) else default_data(said)
        taking = Path(said[INTAKE_KEYS]) if said.get(INTAKE_KEYS) else None
        origin = said.get(ORIGIN, "").rstrip("/")
        database, voice, mail = said.get(DATABASE, ""), said.get(VOICE, ""), said.get(MAIL, "")
        return cls(data.absolute(), origin, database, taking, voice, mail)

    @property
    def is_secure(self) -> bool:
        """Tell whether people reach the site over TLS."""
        return self.origin.startswith("https://")

    @property
    def hosts(self) -> list[str]:
        """Return the names the site answers to."""
        named = urlsplit(self.origin).hostname
        return [*([named] if named else []), *_LOCAL]

    @property
    def tree(self) -> Path:
        """Return the folder of the release tree."""
        return self.data / "tree"

    @property
    def public(self) -> Path:
        """Return the folder of the county's public site."""
        return self.data / "www"

    @property
    def recordings(self) -> Path:
        """Return the folder of the texts read aloud."""
        return self.data / "recordings"

    @property
    def keys(self) -> Path:
        """Return the folder of the signing keys; the site itself never opens it."""
        return self.data / "keys"

    @property
    def intake_keys(self) -> Path:
        """Return the folder of the keys that open what stations send."""
        return self.taking_keys or self.keys

    def database(self) -> dict[str, Any]:
        """Return what Django wants to know of the database.

        Raises:
            StoreError: When `DATABASE_URL` is of a kind we do not know.
        """
        if not self.database_url:
            return {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": self.data / "county.db",
                "OPTIONS": {
                    "timeout": _PATIENCE_S,
                    "transaction_mode": "IMMEDIATE",  # two writers wait, none gives up half-way
                    "init_command": _SQLITE,
                },
            }
        parts = urlsplit(self.database_url)
        if parts.scheme not in {"postgresql", "postgres"}:
            msg = f"{DATABASE} begins with {parts.scheme}://, known is postgresql://"
            raise StoreError(msg)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": dict(parse_qsl(parts.query)),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }

    def mail(self) -> dict[str, Any]:
        """Return what Django wants to know of the mail server, by the names of its settings.

        Raises:
            StoreError: When `EMAIL_URL` is of a kind we do not know, or says no sender.
        """
        if not self.mail_url:
            return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
        parts = urlsplit(self.mail_url)
        sender = dict(parse_qsl(parts.query)).get("from", "")
        if parts.scheme not in _MAIL_PORTS or not sender:
            kinds = ", ".join(f"{kind}://" for kind in _MAIL_PORTS)
            msg = f"{MAIL} is not one of {kinds} with a sender behind it: ?from=county@host"
            raise StoreError(msg)
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": parts.hostname or "localhost",
            "EMAIL_PORT": parts.port or _MAIL_PORTS[parts.scheme],
            "EMAIL_HOST_USER": unquote(parts.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
            "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
            "EMAIL_USE_SSL": parts.scheme == "smtps",
            "EMAIL_TIMEOUT": _MAIL_WITHIN_S,
            "DEFAULT_FROM_EMAIL": sender,
        }

    def secret_key(self) -> str:
        """Return the key of sessions and forms; made once, readable by its owner alone.

        A process of another user, such as the publisher, signs no session: it gets one
        that holds for its own life.
        """
        path = self.data / "secret.key"
        try:
            if not path.exists():
                durable.write(path, secrets.token_urlsafe(64).encode(), mode=0o600)
            return path.read_text(encoding="ascii")
        except PermissionError:
            return secrets.token_urlsafe(64)


def default_data(said: Mapping[str, str]) -> Path:
    """Return where a county keeps its site, unless it says otherwise."""
    base = said.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "cunkou-county"


def here() -> Environment:
    """Return what this process's own environment says."""
    return Environment.read(os.environ)
