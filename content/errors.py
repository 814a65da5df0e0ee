"""Every error this program raises on purpose, one branch per reaction of the caller.

    CunkouError
    ├── ContentError             reject it and report it: what was said is wrong
    │   ├── AuthoringError       a file of a content folder; names file, line, field
    │   │   └── WithdrawalError  so much would go at once that somebody has to say so
    │   ├── FolderError          all the authoring errors of a content folder at once
    │   ├── FeedFormatError      a feed or segment that is not what its format says
    │   ├── CapError             a warning that is not CAP, or not one we may show
    │   └── UntrustedError       signature, version or hash does not hold; has a `reason`
    ├── StoreError               stop and tell the staff: this machine cannot keep it
    │   └── StoreTooNewError     made by a newer program: left alone
    ├── LinkError                try again later: the road did not deliver
    └── VoiceError               go on without a sound

Foreign exceptions are turned into these in the one module that imports the
library they come from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import StrEnum
    from pathlib import Path


class CunkouError(Exception):
    """Any error this program raises on purpose."""


class ContentError(CunkouError):
    """Content that must be rejected and reported to whoever made it."""


class AuthoringError(ContentError):
    """A file of a content folder that cannot be published as it is.

    Args:
        problem: What is wrong and what would be right, naming the value.
        file: The file, as its author knows it.
        line: Line of the file, counted from 1; 0 when it is the whole file.
        field: Name of the field or column; empty when it is none.
    """

    def __init__(
        self,
        problem: str,
        *,
        file: Path | str = "",
        line: int = 0,
        field: str = "",
    ) -> None:
        """Keep the place beside the problem, so that a form can show it there."""
        self.problem = problem
        self.file = str(file)
        self.line = line
        self.field = field
        where = self.file + (f":{line}" if line else "")
        super().__init__(": ".join(part for part in (where, field, problem) if part))

    def within(self, file: Path | str, line: int = 0) -> AuthoringError:
        """Return the same problem, placed in a file whose reader met it.

        Args:
            file: The file that was being read.
            line: Line of that file; the line known before is kept when 0.
        """
        return AuthoringError(
            self.problem,
            file=self.file or file,
            line=self.line or line,
            field=self.field,
        )


class WithdrawalError(AuthoringError):
    """So much would be withdrawn at once that it looks like a mistake.

    Args:
        problem: How much it is.
        going: What would go, as ``(id, section, title)``, by section and title.
        held: How many items are said now.
        whole: Sections of which nothing would be left.
    """

    def __init__(
        self,
        problem: str,
        *,
        going: tuple[tuple[str, str, str], ...],
        held: int,
        whole: tuple[str, ...],
    ) -> None:
        """Keep what would go, so that a person can look at it."""
        self.going = going
        self.held = held
        self.whole = whole
        super().__init__(problem)


class FolderError(ContentError):
    """A content folder that cannot be published as it is.

    Args:
        problems: What its author has to mend, in the order of the files.
    """

    def __init__(self, problems: Sequence[AuthoringError]) -> None:
        """Keep the problems, one a line."""
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in problems))


class FeedFormatError(ContentError):
    """A feed or a segment that is not what its format says."""


class CapError(ContentError):
    """A message that is not CAP 1.2, or that may not be shown."""


class UntrustedError(ContentError):
    """Something signed that may not be believed.

    Args:
        message: What did not hold, naming the file and the value.
        reason: Code that reaches the status page and the county.
    """

    def __init__(self, message: str, *, reason: StrEnum) -> None:
        """Keep the reason code beside the message."""
        self.reason = reason
        super().__init__(message)


class StoreError(CunkouError):
    """This machine cannot keep or read what it holds: stop and tell the staff."""


class StoreTooNewError(StoreError):
    """The database was written by a newer program and is left alone."""


class LinkError(CunkouError):
    """A road did not deliver: try again later, or try another one."""


class VoiceError(CunkouError):
    """A voice said nothing: go on without a sound."""
