"""Give memory back to the machine, which has 2 GB for everything."""

from __future__ import annotations

import gc
import linecache
import logging
import sys

logger = logging.getLogger(__name__)

_M_MMAP_THRESHOLD = -3  # glibc's malloc.h
_APART = 32_768  # bytes; from here on a block is mapped by itself


def hurry() -> None:
    """Look for nothing that could be freed until the first picture stands: there is none yet."""
    gc.disable()


def give_back_early() -> None:
    """Free what is not used any more, and let glibc return each decoded picture.

    glibc raises its threshold after the first large block and then keeps such
    blocks in its heap: 6 MB more after a hundred pages. Elsewhere nothing is done.
    """
    gc.enable()
    if not sys.platform.startswith("linux"):
        return
    import ctypes  # noqa: PLC0415  home need not wait for it

    try:
        ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _APART)
    except (OSError, AttributeError):
        logger.info("this libc has no mallopt")


def forget_sources() -> None:
    """Forget the text of our own modules, 2 MB.

    PySide looks into each that is imported for a word, and Python keeps what was looked into.
    """
    linecache.clearcache()
