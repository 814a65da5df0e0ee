"""Tell listeners the number of each new release, and nothing else (server-sent events).

An answer of a few lines of its own: a streaming response costs 26 kB and two
tasks more a listener, and there may be thousands.

Source: WHATWG HTML §9.2 (server-sent events).
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from starlette.requests import Request

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from content.serve.bell import Bell

BEAT: Final = b":\n\n"  # a comment: there is somebody, there is no news
_HEADERS: Final = [
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),  # nginx would keep the number to itself
]


class Events:
    """``/events`` of one tree.

    Args:
        bell: Rings for its releases.
    """

    def __init__(self, bell: Bell) -> None:
        self._bell = bell

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Tell one listener, until it goes or the bell ends."""
        request = Request(scope)
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        if request.method == "GET":
            gone = asyncio.create_task(_gone(receive))
            try:
                await self._tell(_have(request), gone, send)
            finally:
                gone.cancel()
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _tell(self, have: int, gone: asyncio.Task[None], send: Send) -> None:
        bell = self._bell
        while not (bell.is_over or gone.done()):
            stroke = bell.next_stroke()  # before the number: no release slips through
            said = BEAT
            if bell.release > have:
                have = bell.release
                said = b"id: %d\ndata: %d\n\n" % (have, have)
            await send({"type": "http.response.body", "body": said, "more_body": True})
            await asyncio.wait((gone, stroke), return_when=asyncio.FIRST_COMPLETED)


def _have(request: Request) -> int:
    """Return the release a listener says it holds; 0 when it does not say."""
    said = request.headers.get("last-event-id") or request.query_params.get("have", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 20 else 0  # noqa: PLR2004  digits of 64 bits


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
