"""Start all of it on one machine, and end all of it together.

Five processes: this one waits; the publisher holds the keys; the follower looks outside; the
film room makes films ready; the site serves. The parent stays small, so it does its own preparing in a child as well.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Final

from content.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOOK_S: Final = 0.3  # between two looks whether a child is still there
_END_S: Final = 8  # for a child to end by itself: a release may be under way


def up(*, port: int, sample: bool) -> int:
    """Prepare what is not there yet, then run the publisher and the site until told to end.

    Args:
        port: Port of this machine's own address to serve at.
        sample: Whether a county that says nothing yet begins with the sample.

    Raises:
        StoreError: When preparing fails, or one of the two ends by itself.
    """
    prepare = ["prepare", *(["--sample"] if sample else [])]
    if subprocess.run(_command(*prepare), check=False).returncode:  # noqa: S603  our own command
        msg = "the county's site could not be prepared; the sentence above says why"
        raise StoreError(msg)
    signal.signal(signal.SIGTERM, _interrupted)
    with ExitStack() as running:
        publisher = running.enter_context(_started("publisher"))
        running.enter_context(_started("follower"))  # the county goes on without it
        running.enter_context(_started("films"))  # likewise
        site = running.enter_context(_started("serve", "--port", str(port)))
        print(f"the newsroom:    http://127.0.0.1:{port}/admin/")
        print(f"the public site: http://127.0.0.1:{port}/www/")
        print(
            f"the release tree for villages: http://127.0.0.1:{port}/tree/  (Ctrl-C ends all)",
            flush=True,
        )
        while publisher.poll() is None and site.poll() is None:
            time.sleep(_LOOK_S)
        ended = "the publisher" if publisher.poll() is not None else "the site"
    msg = f"{ended} ended by itself; the lines above say why"
    raise StoreError(msg)


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def _command(*asked: str) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, "platform", *asked]
    return [sys.executable, "-m", "kiosk", "platform", *asked]


@contextmanager
def _started(*asked: str) -> Iterator[subprocess.Popen[bytes]]:
    """Start a command of ours in a group of its own; it ends when the block does."""
    process = subprocess.Popen(_command(*asked), start_new_session=True)  # noqa: S603  our own command
    try:
        yield process
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=_END_S)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
