"""Take what stations send home, and give back what became of it.

Only the HTTP of it: what a batch is, whoever stands behind the box knows. A
batch has the hash of its bytes for a name, so a piece of one is never taken
for the whole.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final, Protocol

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.routing import Route

from content.errors import ContentError, CunkouError
from content.records import MOST_SEALED, is_name, name_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

logger = logging.getLogger(__name__)

BODY_S: Final = 300.0  # a whole batch on a line of 32 kbit/s
_ALL: Final = 64_000_000  # bytes of all batches that are just coming in
_CLOSE: Final = {"Connection": "close"}  # what is still to come of it goes nowhere


class Inbox(Protocol):
    """Who takes batches; called on threads of the server, one call at a time."""

    def take(self, name: str, sealed: bytes) -> bytes | None:
        """Take a batch, which may have come before.

        Args:
            name: SHA-256 of its bytes.
            sealed: Its bytes.

        Returns:
            The answers to it; None when it is kept and the answers come later.

        Raises:
            ContentError: When it is no batch; it is not to be sent again.
            CunkouError: When it cannot be kept now; it is to be sent again.
        """

    def answers(self, name: str) -> bytes | None:
        """Return the answers to a batch; None when there are none (yet)."""


class Box:
    """``outbox/`` and ``answers/`` of one tree.

    Args:
        inbox: Who stands behind it.
    """

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self._one_at_a_time = asyncio.Lock()
        self._coming = 0  # bytes

    async def take(self, request: Request) -> Response:
        """Answer a POST: 200 with the answers, 202 when they come later."""
        name = _name(request)
        sealed = await self._body(request)
        if name_of(sealed) != name:
            raise HTTPException(400)
        said = await self._ask(lambda: self._inbox.take(name, sealed))
        return Response(status_code=202) if said is None else _signed(said)

    async def answers(self, request: Request) -> Response:
        """Answer a GET: 200 with the answers, 404 when there are none."""
        name = _name(request)
        said = await self._ask(lambda: self._inbox.answers(name))
        return Response(status_code=404) if said is None else _signed(said)

    async def _body(self, request: Request) -> bytes:
        """Receive a batch; one that is too large is given up as soon as that shows."""
        body = bytearray()
        try:
            async with asyncio.timeout(BODY_S):
                async for piece in request.stream():
                    body += piece
                    self._coming += len(piece)
                    if len(body) > MOST_SEALED:
                        raise HTTPException(413, headers=_CLOSE)
                    if self._coming > _ALL:
                        raise HTTPException(503, headers=_CLOSE)
        except TimeoutError as error:
            raise HTTPException(408, headers=_CLOSE) from error
        except ClientDisconnect as error:  # nobody is left to hear it
            raise HTTPException(400) from error
        finally:
            self._coming -= len(body)
        return bytes(body)

    async def _ask(self, what: Callable[[], bytes | None]) -> bytes | None:
        try:
            async with self._one_at_a_time:
                return await run_in_threadpool(what)
        except ContentError as error:
            logger.warning("batch refused error=%s", error)
            raise HTTPException(400) from error
        except CunkouError as error:
            logger.warning("batch not kept error=%s", error)
            raise HTTPException(503) from error


def box_routes(inbox: Inbox) -> tuple[Route, ...]:
    """Return the addresses of a box."""
    box = Box(inbox)
    return (
        Route("/outbox/{name}", box.take, methods=["POST"]),
        Route("/answers/{name}", box.answers, methods=["GET"]),
    )


def _name(request: Request) -> str:
    name = str(request.path_params["name"])
    if not is_name(name):
        raise HTTPException(404)
    return name


def _signed(said: bytes) -> Response:
    return Response(said, media_type="application/octet-stream")
