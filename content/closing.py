"""What is closed after the ``with`` block it was given to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType


class Closing:
    """Gives itself to a block and closes after it."""

    def close(self) -> None:
        """Let go of what is held; a second time does nothing."""
        raise NotImplementedError  # pragma: no cover  each owner has its own

    def __enter__(self) -> Self:
        """Give itself to the block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close after the block."""
        self.close()
