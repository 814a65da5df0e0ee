"""Serve the site and the release tree: granian, one worker, static files by itself."""

from __future__ import annotations

from typing import Final

from granian import Granian
from granian.constants import Interfaces

from content.platform.environment import here

_END_S: Final = 3  # for answers under way when an end is asked for; listeners of the tree never end


def serve(host: str, port: int, what: str = "application") -> None:
    """Serve until told to end.

    One worker: it keeps the listeners of the tree. A county that outgrows it puts
    several behind nginx.

    Args:
        host: Address to serve at.
        port: Port there.
        what: ``application``, or a part of it: ``site``, which needs no key, or ``tree``,
            which takes in what stations send.
    """
    Granian(
        f"content.platform.asgi:{what}",
        address=host,
        port=port,
        interface=Interfaces.ASGINL
        if what == "site"
        else Interfaces.ASGI,  # Django has no end of its own
        workers=1,
        workers_kill_timeout=_END_S,
        log_enabled=False,
        static_path_route=["/static"],
        static_path_mount=[here().data / "static"],
    ).serve()
