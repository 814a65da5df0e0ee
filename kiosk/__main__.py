"""`python -m kiosk` is `cunkou`; so is the bundle's program."""

import os
import sys

from kiosk.cli import main


def _keep_libraries() -> None:
    """Let programs of the system that a bundle starts find the system's libraries, not ours."""
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    os.environ.pop("LD_LIBRARY_PATH", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"  # our own processes look for theirs anew


if getattr(sys, "frozen", False):
    _keep_libraries()
sys.exit(main())
