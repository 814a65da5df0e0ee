"""The film room: a process of its own that makes films ready, so that nobody waits for one.

It takes what was brought, one film after the other, and holds no signing key: what
somebody brought is decoded far from them. A page is said without its film until that is
ready. Whatever goes wrong with a film is written where the page shows it.
"""

from __future__ import annotations

import logging
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.db import close_old_connections, transaction

from content import films
from content.films import FilmError, Reason
from content.platform.items.media import Readiness, Recording
from content.platform.publishing.models import Stamp

if TYPE_CHECKING:
    from collections.abc import Callable

logger = logging.getLogger(__name__)

LOOK_S: Final = 1.0  # seconds between two looks for what was brought
_WORDS: Final = {
    Reason.UNREADABLE: "文件坏了，或者不是 MP4、WebM 影片。",
    Reason.NO_PICTURES: "里面只有声音，没有画面。",
    Reason.CUT: "影片不完整，后面的部分没有传上来。",
    Reason.TOO_LARGE: "太大或太长，做小了还是超过 200 MB。可以分成几段。",
    Reason.CODEC: "服务器上没有 ffmpeg，这种格式转不了。请另存为 H.264 加 AAC 的 MP4，或者请管理员装上 ffmpeg。",
    Reason.ENCODER: "转换不成，文件可能坏了。可以用手机重新导出一遍。",
}


def run(until: Callable[[], bool]) -> None:
    """Make films ready until told to end."""
    while not until():
        try:
            if make_next():
                continue
        except Exception:  # the root of the process: a full disk, a database away; tried again
            logger.exception("no film could be made ready")
        time.sleep(LOOK_S)


def make_next() -> bool:
    """Make the film ready that waits longest; tell whether there was one."""
    close_old_connections()
    waiting = Recording.objects.filter(state=str(Readiness.WAITING)).order_by("created_at", "pk")
    recording = waiting.first()
    if recording is None:
        return False
    make(recording)
    return True


def make(recording: Recording) -> None:
    """Make a film ready, or note why it cannot be.

    Raises:
        OSError: When the disk refuses; the film still waits.
    """
    begun = time.monotonic()
    try:
        ready = films.prepare(Path(recording.file.path))
    except FilmError as error:
        logger.warning("film refused pk=%s error=%s", recording.pk, error)
        recording.refuse(_WORDS[error.reason])
        return
    except FileNotFoundError as error:
        logger.warning("film lost pk=%s error=%s", recording.pk, error)
        recording.refuse("文件不见了。")
        return
    with transaction.atomic():
        recording.keep(ready)
        Stamp.rise()
    logger.info("film ready pk=%s s=%.1f", recording.pk, time.monotonic() - begun)
