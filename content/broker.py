"""Pass the number of a release on through an MQTT broker, where a province has one.

Both ends of it: the county says, the village hears. One topic a county,
``cunkou/150125/release``, holds its last number (retained), so that who comes
later hears it at once. Like every nudge it is word, not proof. Nothing here
ever raises: a broker that is away is called again and again, on a thread of
its own, which alone touches the client (paho's is not safe otherwise).
"""

from __future__ import annotations

import logging
import secrets
import threading
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from paho.mqtt import client as mqtt
from paho.mqtt.enums import CallbackAPIVersion

from content.errors import ContentError
from content.head import Head

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

logger = logging.getLogger(__name__)

KEEPALIVE_S: Final = 60
_LOOK_S: Final = 0.2  # between two looks at what is to be said
_JOIN_S: Final = (
    0.5  # a thread that does not end by then (it looks up a name) ends with the process
)
_QOS: Final = 1  # at least once: the same number twice is no news


def topic(county: str) -> str:
    """Return where a county's releases are named."""
    return f"cunkou/{county}/release"


class Broker:
    """A connection to a broker, made and kept up until it is closed.

    Args:
        url: ``mqtt://`` or, with TLS, ``mqtts://``; name and password may stand in it.
        pause: Returns how many seconds to wait before it is called again.
        county: Whose releases to hear of; empty: nobody's.
        hear: Told what is said of them, as it came; called on another thread.
    """

    def __init__(
        self,
        url: str,
        *,
        pause: Callable[[], float],
        county: str = "",
        hear: Callable[[bytes], None] = lambda _: None,
    ) -> None:
        self._url = url
        self._pause = pause
        self._county = county
        self._hear = hear
        self._said: dict[str, int] = {}
        self._told: dict[str, int] = {}  # over the connection of now
        self._has_ended = threading.Event()
        self._thread = threading.Thread(target=self._keep_up, name="broker", daemon=True)
        self._thread.start()

    def say(self, county: str, release: int) -> None:
        """Name a county's release to all who listen, now or when the broker is back."""
        self._said[topic(county)] = release

    def close(self) -> None:
        """Say and hear no more."""
        self._has_ended.set()
        self._thread.join(_JOIN_S)

    def _keep_up(self) -> None:
        while not self._has_ended.is_set():
            try:
                self._talk()
            except Exception as error:  # noqa: BLE001  the root of a thread; a broker may send anything
                logger.info("broker error=%s", str(error) or type(error).__name__)
            self._has_ended.wait(self._pause())

    def _talk(self) -> None:
        """Connect, and stay until that breaks or the end."""
        client = self._client()
        url = urlsplit(self._url)
        port = url.port or (8883 if url.scheme == "mqtts" else 1883)
        client.connect(url.hostname or "", port, KEEPALIVE_S)
        self._told = {}
        while client.loop(_LOOK_S) == mqtt.MQTT_ERR_SUCCESS:
            if self._has_ended.is_set():
                client.disconnect()
            elif client.is_connected():
                self._tell(client)
        logger.info("broker host=%s is gone", url.hostname)

    def _client(self) -> mqtt.Client:
        """Return a new client: nothing of a broken connection lives on."""
        url = urlsplit(self._url)
        client = mqtt.Client(
            CallbackAPIVersion.VERSION2, client_id=f"cunkou-{secrets.token_hex(8)}"
        )
        if url.username is not None:
            client.username_pw_set(unquote(url.username), unquote(url.password or ""))
        if url.scheme == "mqtts":
            client.tls_set()
        client.on_connect = self._on_connect
        client.on_message = self._on_message
        return client

    def _on_connect(self, client: mqtt.Client, _: Any, __: Any, code: Any, ___: Any) -> None:
        if code.is_failure:
            logger.warning("broker refuses reason=%s", code)
        elif self._county:
            client.subscribe(topic(self._county), _QOS)

    def _on_message(self, _: Any, __: Any, message: mqtt.MQTTMessage) -> None:
        self._hear(bytes(message.payload))

    def _tell(self, client: mqtt.Client) -> None:
        for where, release in list(self._said.items()):
            if self._told.get(where) != release:
                client.publish(where, str(release), _QOS, retain=True)
                self._told[where] = release


def teller(broker: Broker, tree: Path) -> Callable[[int], None]:
    """Return what names each release of a tree to a broker."""

    def tell(release: int) -> None:
        try:
            county = Head.from_json((tree / "targets/head.json").read_bytes()).county
        except (OSError, ContentError) as error:
            logger.warning("not told release=%d error=%s", release, error)
        else:
            broker.say(county, release)

    return tell
