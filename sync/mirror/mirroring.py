"""Keep a home's mirror beside its library: bring it up, complete it, and live from it.

Nothing here stops a visit: what cannot be mirrored now is mirrored later.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from content.errors import ContentError, CunkouError, LinkError
from sync.fetch import fetch_file
from sync.folder_road import FolderRoad
from sync.media import PausedError
from sync.plan import part_of
from sync.road import StoppedError
from sync.text import Visit, take_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sync.fetch import Gauge
    from sync.report import Reporter
    from sync.road import Road
    from sync.text import Holdings

logger = logging.getLogger(__name__)

MOST: Final = 262_144  # bytes for the mirror before text is asked for again


class Mirroring:
    """Keeps the mirror of one home.

    Args:
        at: What the home holds.
        gauge: What transfers cost.
        reporter: Who is told how it goes.
        is_bounded: Whether to let text come first again after `MOST` bytes.
        is_urged: Says whether text has to come first at once.
    """

    def __init__(
        self,
        at: Holdings,
        gauge: Gauge,
        reporter: Reporter,
        *,
        is_bounded: bool,
        is_urged: Callable[[], bool] = lambda: False,
    ) -> None:
        self._at = at
        self._gauge = gauge
        self._reporter = reporter
        self._most = MOST if is_bounded else None
        self._is_urged = is_urged
        self._is_fetching = False

    def recover(self, now: datetime) -> None:
        """Take the text of a library that was lost from the home's own mirror, line or no line.

        Raises:
            StoreError: When the library cannot be written.
            StoppedError: When somebody asked for an end.
        """
        at = self._at
        if at.library.held().release or not at.mirror.release:
            return
        try:
            take_text(Visit(FolderRoad(at.mirror.folder), at, now, self._gauge, self._reporter))
            logger.info("recovered release=%d", at.library.held().release)
        except StoppedError:
            raise
        except (ContentError, LinkError) as error:
            logger.warning("not recovered error=%s", error)

    def bring(self) -> bool:
        """Bring the mirror up to the text with what is here; tell whether that is all of it.

        Raises:
            StoppedError: When somebody asked for an end.
        """
        try:
            return not self._at.mirror.bring(self._at.spool)
        except StoppedError:
            raise
        except CunkouError as error:
            logger.warning("not mirrored error=%s", error)
            return True  # nothing that a road could mend

    def complete(self, road: Road) -> bool:
        """Fetch what cannot be made here.

        Args:
            road: Where to fetch it.

        Returns:
            Whether it was left for the sake of text although the road still delivers.

        Raises:
            StoppedError: When somebody asked for an end.
        """
        if self.bring():
            return False
        spool = self._at.spool
        self._is_fetching = True
        try:
            for part in part_of(self._at.mirror.missing, spool.sizes(), self._most):
                fetch_file(part, road, spool, self._gauge)
        except StoppedError:
            raise
        except PausedError:
            return True
        except CunkouError as error:
            logger.warning("not mirrored road=%s error=%s", road.address, error)
            return False
        finally:
            self._is_fetching = False
        return not self.bring()

    def check_time(self) -> None:
        """Raise `PausedError` when text has to come first at once."""
        if self._is_fetching and self._is_urged():
            raise PausedError
