"""A township's relay: mirrors of one or more counties, served to the villages around.

For each county there is a home with an agent of its own, that brings all of the
tree and hands on what villages hand over; one server serves them all. A relay
signs nothing and can read nothing that is sealed: it is a road among roads.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final, Self

from content.errors import AuthoringError
from content.serve import Tree, server
from sync import agent
from sync.mirror.forward import Forward
from sync.station import FILE, Station
from sync.stop import Stop

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

FOLDER: Final = "forward"  # in a home: what others handed over


class Relay:
    """Mirrors and serves; a context manager that lets go of the address.

    Args:
        homes: A home for each county; its `station.area` is the county's code.
        host: Address to listen at.
        port: Port to listen at; 0 for any that is free.
        poll_s: Seconds between polls in place of the homes' own.

    Raises:
        AuthoringError: When a `station.toml` cannot be read, or two are of one area.
        OSError: When the address is not to be had.
    """

    def __init__(
        self,
        homes: Sequence[Path],
        *,
        host: str = "127.0.0.1",
        port: int = 8750,
        poll_s: float | None = None,
    ) -> None:
        self._branches: dict[str, _Branch] = {}
        for home in homes:
            branch = _Branch(home, poll_s)
            if branch.area in self._branches:
                msg = f"is of {branch.area}, as another home of this relay"
                raise AuthoringError(msg, file=home / FILE, field="station.area")
            self._branches[branch.area] = branch
        trees = {area: branch.tree for area, branch in self._branches.items()}
        if len(trees) == 1:
            trees[""] = next(iter(trees.values()))  # as the county's own address
        self._server = server(trees, host=host, port=port)

    @property
    def address(self) -> str:
        """Where it is; each county's tree lies under its code, a single one at the top, too."""
        return self._server.address

    def run(self) -> None:
        """Mirror and serve until `stop`, SIGTERM or SIGINT (these in the main thread only).

        Raises:
            Exception: What an agent ended with, such as a `StoreError` of a home where
                another one is at work: nothing is served that nobody keeps up to date.
        """
        branches = self._branches.values()
        try:
            for branch in branches:
                branch.start(self.stop)
            self._server.serve_forever()
        finally:
            for branch in branches:
                branch.ask_for_end()
            for branch in branches:
                branch.wait_for_end()
        for branch in branches:
            if branch.error is not None:
                raise branch.error

    def stop(self) -> None:
        """End soon; from any thread."""
        self._server.stop()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the address."""
        self._server.__exit__()


class _Branch:
    """One county at a relay: its home and its agent, on a thread."""

    def __init__(self, home: Path, poll_s: float | None) -> None:
        station = Station.read(home)
        stop = Stop()
        forward = Forward(home / FOLDER, stop.wake)
        self.area = station.area
        self.tree = Tree(station.tree_path, station.blobs_path, forward)
        self.error: Exception | None = None
        self.ask_for_end = stop.ask

        def work(ended: Callable[[], None]) -> None:
            try:
                agent.run(home, poll_s=poll_s, stop=stop, forward=forward)
            except Exception as error:  # noqa: BLE001  raised by `Relay.run`
                self.error = error
            finally:
                ended()

        self._work = work
        self._thread: threading.Thread | None = None

    def start(self, ended: Callable[[], None]) -> None:
        """Begin to mirror; an agent that ends, for whatever reason, calls `ended`."""
        self._thread = threading.Thread(target=self._work, args=(ended,), name=f"agent {self.area}")
        self._thread.start()

    def wait_for_end(self) -> None:
        """Wait until the agent has ended."""
        if self._thread is not None:
            self._thread.join()
