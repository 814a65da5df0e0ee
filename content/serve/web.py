"""The server itself: uvicorn, with bounds on what a stranger may cost.

uvicorn waits for ever for a request that never comes and for a reader that
never reads, and ends by raising the signal that ended it. Nobody's address
and nobody's request is written down.
"""

from __future__ import annotations

import contextlib
import errno
import signal
import socket
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from content.serve.app import Tree, app

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Iterator, Mapping

    from content.serve.bell import Bell

REQUEST_S: Final = 60.0  # a request of 1 kB on a line of 9,600 bit/s with losses
READ_S: Final = 300.0  # 64 kB on the same line
IDLE_S: Final = 30  # between two requests of a visit the village writes to its disk
HEAD_BYTES: Final = 16_384  # of a request
MOST: Final = 20_000  # connections: a county's stations, listening
_LAST_PORT: Final = 65_535
END_S: Final = 3  # for answers under way when an end is asked for


class Server(uvicorn.Server):
    """A server of release trees, at its address from the first moment on.

    A context manager that lets go of the address.

    Args:
        trees: By the prefix of their addresses; the empty one for the top.
        host: Address to listen at.
        port: Port to listen at; 0 for any that is free.

    Raises:
        OSError: When the address is not to be had.
    """

    def __init__(self, trees: Mapping[str, Tree], host: str, port: int) -> None:
        if not 0 <= port <= _LAST_PORT:
            msg = f"{port} is no port"
            raise OSError(msg)
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            self._socket = socket.create_server((host, port), family=family)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            msg = f"another program listens at {host}, port {port}, already; choose another port"
            raise OSError(msg) from error
        # Inherited by every connection. asyncio sets it only where a socket names its protocol,
        # and without it a small body waits a round trip for its headers to be acknowledged.
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._is_up = threading.Event()
        made = app(trees)
        self._bells: tuple[Bell, ...] = made.state.bells
        super().__init__(
            uvicorn.Config(
                made,
                http=_Patient,
                ws="none",
                loop="asyncio",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                h11_max_incomplete_event_size=HEAD_BYTES,
                limit_concurrency=MOST,
                timeout_keep_alive=IDLE_S,
                timeout_graceful_shutdown=END_S,
            )
        )

    @property
    def address(self) -> str:
        """Where it is: ``http://127.0.0.1:8750/``."""
        host, port = self._socket.getsockname()[:2]
        return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"

    def serve_forever(self) -> None:
        """Serve until `stop`, SIGTERM or SIGINT (these in the main thread only)."""
        _make_room()
        try:
            self.run([self._socket])
        finally:
            self._is_up.set()  # or never will be: nobody is to wait for it

    def stop(self) -> None:
        """End soon; from any thread."""
        self.should_exit = True

    @contextlib.contextmanager
    def in_background(self) -> Iterator[str]:
        """Serve on a thread while the block runs; gives the address."""
        thread = threading.Thread(target=self.serve_forever, name="serve", daemon=True)
        thread.start()
        self._is_up.wait()
        try:
            yield self.address
        finally:
            self.stop()
            thread.join()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the address."""
        self._socket.close()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        self._is_up.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let listeners go first: their answers never end by themselves."""
        for bell in self._bells:
            bell.stop()
        await super().shutdown(sockets)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """End on SIGTERM and SIGINT; what follows `serve_forever` is still done."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        kinds = (signal.SIGTERM, signal.SIGINT)
        before = [signal.signal(kind, self.handle_exit) for kind in kinds]
        try:
            yield
        finally:
            for kind, handler in zip(kinds, before, strict=True):
                signal.signal(kind, handler)


def server(
    trees: Path | Mapping[str, Tree], *, host: str = "127.0.0.1", port: int = 8750
) -> Server:
    """Return a server, not yet running.

    Args:
        trees: Folder of a tree, or trees by the prefix of their addresses.
        host: Address to listen at.
        port: Port to listen at; 0 for any that is free.

    Raises:
        OSError: When the address is not to be had.
    """
    return Server({"": Tree(trees)} if isinstance(trees, Path) else trees, host, port)


class _Patient(H11Protocol):
    """One connection; patient with slow lines, not with silent ones."""

    _asks: asyncio.TimerHandle | None = None
    _reads: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn says it
        super().connection_made(transport)
        self._asks = self.loop.call_later(REQUEST_S, self._let_go)

    def on_response_complete(self) -> None:
        _cancel(self._asks)
        self._asks = self.loop.call_later(REQUEST_S, self._let_go)
        super().on_response_complete()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._wait_for_reader()

    def resume_writing(self) -> None:
        _cancel(self._reads)
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        _cancel(self._asks)
        _cancel(self._reads)
        super().connection_lost(exc)

    def _let_go(self) -> None:
        if self.cycle is None or self.cycle.response_complete:  # type: ignore[redundant-expr]  # None before the first request
            self.timeout_keep_alive_handler()
            self._wait_for_reader()  # who has not read the end of the last answer yet

    def _wait_for_reader(self) -> None:
        _cancel(self._reads)
        self._reads = self.loop.call_later(READ_S, self.transport.abort)


def _cancel(timer: asyncio.TimerHandle | None) -> None:
    if timer is not None:
        timer.cancel()


def _make_room() -> None:
    """Let this process hold as many connections as the system grants."""
    if sys.platform == "win32":  # pragma: no cover  it has no such limit
        return
    import resource  # noqa: PLC0415  not there on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST + 1000 if hard == resource.RLIM_INFINITY else min(hard, MOST + 1000)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
