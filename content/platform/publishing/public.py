"""Keep the county's public site in step with what is said, beside the releases.

Villages come first: pages are written in a thread of their own, after the release, the
newest state only. A day that begins or a warning that ends changes the site as well.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from content.errors import CunkouError
from content.site.clock import next_change
from content.site.writing import write_site

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from content.platform.publishing.press import Collected


@dataclass(slots=True)
class PublicSite:
    """The pages in a folder.

    Args:
        folder: Where they lie; any web server may give them out.
        base_url: Where they stand on the web; empty when nobody knows.
    """

    folder: Path
    base_url: str = ""
    _pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(max_workers=1))
    _writing: Future[datetime] | None = None
    _waiting: Collected | None = None
    _due: datetime | None = None

    def show(self, said: Collected) -> None:
        """Write this state as soon as the one before is written."""
        self._waiting = said

    def is_due(self, now: datetime) -> bool:
        """Tell whether the pages look different by now, though nobody said anything."""
        return self._due is not None and now >= self._due

    def go_on(self) -> str:
        """Write what waits, unless pages are being written; return what went wrong, if anything."""
        problem = self._finished() if self._writing is not None and self._writing.done() else ""
        if self._writing is None and self._waiting is not None:
            said, self._waiting, self._due = self._waiting, None, None
            self._writing = self._pool.submit(self._write, said)
        return problem

    def _finished(self) -> str:
        assert self._writing is not None, "something was being written"
        done, self._writing = self._writing, None
        try:
            self._due = done.result()
        except CunkouError as error:
            return str(error)
        return ""

    def _write(self, said: Collected) -> datetime:
        write_site(
            said.items,
            said.blobs,
            into=self.folder,
            county=said.county,
            now=said.now,
            base_url=self.base_url,
        )
        return next_change(said.items, said.now, county=said.county, blobs=said.blobs)
