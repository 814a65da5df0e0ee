"""The smallest scenario: what the shim does can be told from two files."""

from __future__ import annotations

import os


class TwoFiles:
    """Writes one file and makes it last, then another."""

    def act(self, folder, ack):
        with (folder / "one").open("wb", buffering=0) as file:  # call 1
            file.write(b"1" * 100)  # call 2
            os.fsync(file.fileno())  # call 3
        ack("one")
        (folder / "two").write_bytes(b"2" * 100)  # calls 4 and 5


SCENARIOS = {"two files": TwoFiles()}
