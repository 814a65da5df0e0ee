"""Make pictures fit for a village: small, upright, without a camera's secrets.

The only module that imports Pillow. Whatever comes in goes out as WebP, drawn
anew, so that no metadata (a place, a name) and no trick of a file survives.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import sys
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from content import durable
from content.errors import AuthoringError

PIXELS_MOST: Final = 12_000_000  # what a kiosk decodes within a frame or two
SIDE_MOST: Final = 1600  # pixels: as wide as a full-screen picture is shown
BYTES_MOST: Final = 20_000_000  # of what an author may bring
FITTED_SIDES: Final = (
    1200,
    960,
    720,
    480,
    320,
)  # pixels: tried in this order until it is small enough
FITTED_MOST: Final = 44_000  # bytes: what a village tells its county in one record
_QUALITIES: Final = (78, 62, 46, 32)
_FORMATS: Final = ("PNG", "JPEG", "WEBP")
_QUALITY: Final = 78
_EDITION: Final = "1"  # raised when the same picture would come out otherwise


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture made ready; `held` is WebP."""

    held: bytes
    width: int
    height: int


def prepare(held: bytes) -> Picture:
    """Return an author's picture as WebP of at most 1,600 pixels a side.

    Raises:
        AuthoringError: When it is no PNG, JPEG or WebP, or too large.
    """
    if len(held) > BYTES_MOST:
        msg = f"{len(held)} bytes, at most {BYTES_MOST}"
        raise AuthoringError(msg)
    kept = _kept_at(held)
    with contextlib.suppress(OSError):  # none kept, or spoilt
        return _picture(kept.read_bytes())
    drawn = _redraw(held)
    with contextlib.suppress(OSError):  # a full disk costs time, nothing else
        durable.write(kept, drawn)
    return _picture(drawn)


def fitted(held: bytes) -> bytes:
    """Return any picture as WebP of at most `FITTED_MOST` bytes.

    A camera's JPEG is read at half, a quarter or an eighth of its size, so that it may have
    far more pixels than are decoded.

    Raises:
        AuthoringError: When it is no PNG, JPEG or WebP, or cannot be made so small.
    """
    if len(held) > BYTES_MOST:
        msg = f"{len(held)} bytes, at most {BYTES_MOST}"
        raise AuthoringError(msg)
    drawn = _upright(held, draft=FITTED_SIDES[0])
    for side in FITTED_SIDES:
        drawn.thumbnail((side, side), Image.Resampling.LANCZOS)
        for quality in _QUALITIES:
            made = _written(drawn, quality)
            if len(made) <= FITTED_MOST:
                return made
    msg = f"cannot be made smaller than {len(made)} bytes"
    raise AuthoringError(msg)


def _picture(drawn: bytes) -> Picture:
    with Image.open(io.BytesIO(drawn), formats=("WEBP",)) as image:
        return Picture(drawn, image.width, image.height)


def _redraw(held: bytes) -> bytes:
    drawn = _upright(held)
    drawn.thumbnail((SIDE_MOST, SIDE_MOST), Image.Resampling.LANCZOS)
    return _written(drawn, _QUALITY)


def _upright(held: bytes, *, draft: int = 0) -> Image.Image:
    """Return the pixels of a picture, the right way up.

    Args:
        held: The file.
        draft: Pixels of the shorter side that are enough; 0 for all of them.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(held), formats=_FORMATS) as image:
                if draft:
                    image.draft(None, (draft, draft))
                _check_size(image.width * image.height)
                upright = ImageOps.exif_transpose(image)
                has_alpha = "A" in upright.getbands() or "transparency" in upright.info
                return upright.convert("RGBA" if has_alpha else "RGB")
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombWarning,
        Image.DecompressionBombError,
    ) as error:
        msg = f"is no picture that can be used (PNG, JPEG or WebP): {error}"
        raise AuthoringError(msg) from error


def _written(drawn: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    drawn.save(out, "WEBP", quality=quality, method=4, exif=b"", icc_profile=b"")
    return out.getvalue()


def _check_size(pixels: int) -> None:
    if pixels > PIXELS_MOST:
        msg = f"{pixels} pixels, at most {PIXELS_MOST}"
        raise AuthoringError(msg)


def _kept_at(held: bytes) -> Path:
    """Return where the drawn picture is kept: drawing takes longer than all else."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    name = hashlib.sha256(_EDITION.encode() + held).hexdigest()
    return Path(base) / "cunkou" / "pictures" / f"{name}.webp"


def main() -> int:
    """Draw the picture on standard input anew: the child process of `content.jail`."""
    try:
        sys.stdout.buffer.write(fitted(sys.stdin.buffer.read(BYTES_MOST + 1)))
    except AuthoringError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
