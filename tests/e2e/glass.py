"""A virtual display whose picture can be read, for programs that show themselves."""

from __future__ import annotations

import shutil
import struct
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image


class Glass:
    """What a program shows on a display of its own."""

    def __init__(self, number, framebuffer):
        self.display = f":{number}"
        self._framebuffer = framebuffer

    def picture(self):
        """Return what is on the glass now (an XWD file as Xvfb keeps it)."""
        held = self._framebuffer.read_bytes()
        fields = struct.unpack(">25I", held[:100])
        header, width, height, stride, colours = (
            fields[0],
            fields[4],
            fields[5],
            fields[12],
            fields[19],
        )
        pixels = held[header + colours * 12 :]
        return Image.frombytes("RGB", (width, height), pixels, "raw", "BGRX", stride)

    def colours(self):
        """Return how many colours are on the glass: one or two when it is empty."""
        return len(self.picture().getcolors(1 << 24))

    def wait_for(self, claim, seconds=30):
        """Wait until a claim about the glass holds; tell whether it does."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if claim(self):
                return True
            time.sleep(0.1)
        return False


@contextmanager
def a_glass(width=1366, height=768):
    """Start a virtual display; skip where there is no Xvfb."""
    program = shutil.which("Xvfb")
    if program is None:
        pytest.skip("Xvfb is not installed")
    with tempfile.TemporaryDirectory() as folder:
        asked = [program, "-displayfd", "1", "-screen", "0", f"{width}x{height}x24"]
        asked += ["-fbdir", folder, "-nolisten", "tcp"]
        process = subprocess.Popen(
            asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        try:
            number = process.stdout.readline().strip()
            yield Glass(number, Path(folder, "Xvfb_screen0"))
        finally:
            process.terminate()
            process.wait(10)
            process.stdout.close()
