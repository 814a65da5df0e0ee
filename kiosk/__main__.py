"""`python -m kiosk` is `cunkou`."""

import sys

from kiosk.cli import main

sys.exit(main())
