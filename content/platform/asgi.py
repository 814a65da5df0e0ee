"""The site and the release tree on one port: the first part of a path says which.

Static files are the web server's own business (granian here, nginx in earnest).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "content.platform.settings")

from django.core.asgi import get_asgi_application

from content.platform.environment import here
from content.serve import Tree, app

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    App = Callable[[Any, Any, Any], Awaitable[None]]


def dispatch(site: App, tree: App) -> App:
    """Return an application that is the tree below ``/tree/`` and the site everywhere else.

    The tree alone has a beginning and an end of its own: its bell.
    """

    async def application(scope: Any, receive: Any, send: Any) -> None:
        is_tree = scope["type"] != "http" or scope["path"].startswith("/tree/")
        await (tree if is_tree else site)(scope, receive, send)

    return application


def county_tree() -> App:
    """Return the release tree, and beside it the box for what stations send home."""
    from content.platform.intake.inbox import PlatformInbox  # noqa: PLC0415  Django first
    from content.platform.proposals.telling import decided  # noqa: PLC0415  as above

    inbox = PlatformInbox(lambda: here().intake_keys, decided=decided)
    return app({"tree": Tree(here().tree, inbox=inbox, at_once=inbox.at_once)})


site = get_asgi_application()
tree = county_tree()
application = dispatch(site, tree)
