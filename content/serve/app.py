"""Which address of the server leads where."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.routing import Mount, Route

from content.serve.bell import Bell
from content.serve.events import Events
from content.serve.files import Files
from content.serve.inbox import box_routes

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping
    from pathlib import Path

    from starlette.routing import BaseRoute

    from content.serve.inbox import Inbox


@dataclass(frozen=True, slots=True)
class Tree:
    """One county's tree and what belongs to it.

    Args:
        folder: Where the tree lies; nothing outside it is served.
        blobs: Folder of attachments in place of the tree's ``blobs/sha256``.
        inbox: Who takes what stations send home; None: nobody here.
        tell: Told the number of each release, the first one too; must not block.
    """

    folder: Path
    blobs: Path | None = None
    inbox: Inbox | None = None
    tell: Callable[[int], None] = lambda _: None


def app(trees: Mapping[str, Tree]) -> Starlette:
    """Return the server's application.

    Its `state.bells` ring for the listeners; whoever ends it stops them first, or
    open streams hold it up.

    Args:
        trees: By the prefix of their addresses; the empty one for the top.
    """
    bells = {
        prefix: Bell(tree.folder / "metadata/timestamp.json", tree.tell)
        for prefix, tree in trees.items()
    }

    @contextlib.asynccontextmanager
    async def watching(_: Starlette) -> AsyncIterator[None]:
        async with asyncio.TaskGroup() as group:
            watches = [group.create_task(bell.watch()) for bell in bells.values()]
            yield
            for watch in watches:
                watch.cancel()

    # The empty prefix matches everything, so it comes last.
    routes = [
        Mount(f"/{prefix}" if prefix else "", routes=_routes(trees[prefix], bells[prefix]))
        for prefix in sorted(trees, reverse=True)
    ]
    made = Starlette(routes=routes, lifespan=watching)
    made.router.redirect_slashes = False
    made.state.bells = tuple(bells.values())
    return made


def _routes(tree: Tree, bell: Bell) -> list[BaseRoute]:
    return [
        Route("/events", Events(bell), methods=["GET"]),
        *(box_routes(tree.inbox) if tree.inbox else ()),
        Route("/{path:path}", Files(tree.folder, tree.blobs).answer),
    ]
