"""Keep Qt and FFmpeg from writing what is no news: a machine without sound, a broken film.

What goes wrong with a film reaches `kiosk.ui.player` as an error and the log as one
line of ours. Named categories of Qt are quiet by `kiosk.ui.environment`; what bears
no name is quieted here, for the one call that says it and on no other.
"""

from __future__ import annotations

import contextlib
import ctypes
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLoggingCategory, QtMsgType

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIBRARIES: Final = ("libavutil.so.59", "avutil-59.dll", "libavutil.59.dylib")  # of Qt 6.9
_QUIET: Final = -8  # AV_LOG_QUIET; a film with flipped bits is a line of complaint a frame


@contextlib.contextmanager
def hushed() -> Iterator[None]:
    """Let nameless warnings of Qt go unsaid within the block."""
    nameless = QLoggingCategory.defaultCategory()
    said = nameless.isWarningEnabled()
    nameless.setEnabled(QtMsgType.QtWarningMsg, False)  # noqa: FBT003  Qt takes no names
    try:
        yield
    finally:
        nameless.setEnabled(QtMsgType.QtWarningMsg, said)


def hush_decoders() -> None:
    """Let FFmpeg, which Qt has loaded by now, write nothing past Qt to the terminal."""
    for name in _LIBRARIES:
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(name).av_log_set_level(_QUIET)
            return
