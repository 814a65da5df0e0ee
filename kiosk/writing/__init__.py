"""Reading what a finger writes: ink -> characters, offline, without any library.

Imported when the writing pad is first opened; nothing here knows Qt.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

MODEL: Final = Path(__file__).with_name("characters.ink")
