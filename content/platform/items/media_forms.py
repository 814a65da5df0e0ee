"""What is refused when a picture or a recording is brought.

A file is looked at, not its name. And a file that is here already is never replaced: what
it is used in was reviewed with the old one. Who wants another brings another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from content import containers, pictures
from content.authoring import MEDIA_MOST, media_type
from content.errors import AuthoringError
from content.films import BYTES_MOST
from content.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable

_ANOTHER: Final = "已经用上的文件不能换。请上传一个新的，再到内容里去换。"
_NO_PICTURE: Final = "这个文件不能用：只收 PNG、JPEG、WebP 图片，不超过 1200 万像素、20 MB。"
_NO_RECORDING: Final = (
    "只收录音（Ogg、MP3，不超过 200 MB）和影片（MP4、WebM，不超过 2 GB）；影片要是完整的，有画面。"
)


class PictureForm(BaseImageForm):
    """A picture must be one that can be drawn anew."""

    def _clean_fields(self) -> None:
        """Say of a picture that was cut off what is said of any that cannot be drawn."""
        try:
            super()._clean_fields()
        except OSError:  # of Pillow, which Wagtail's own look at the file lets through
            self.add_error("file", _NO_PICTURE)

    def clean_file(self) -> Any:
        """Draw the picture once, to see whether it can be."""
        return _looked_at(self, lambda file: pictures.prepare(file.read()), _NO_PICTURE)


class RecordingForm(BaseDocumentForm):
    """A recording must be one that every kiosk plays."""

    def clean_file(self) -> Any:
        """Look at the first bytes, and at a film's table of contents; nothing is decoded."""
        return _looked_at(self, _look_at_recording, _NO_RECORDING)


def _look_at_recording(file: Any) -> None:
    role, _ = media_type(file.read(12))
    if file.size > (BYTES_MOST if role is Role.FILM else MEDIA_MOST):
        msg = f"{file.size} bytes are too many"
        raise AuthoringError(msg)
    if role is Role.FILM and not containers.read(file).picture:
        msg = "has no pictures"
        raise AuthoringError(msg)


def _looked_at(form: Any, look: Callable[[Any], object], problem: str) -> Any:
    brought = form.cleaned_data["file"]
    if not brought or "file" not in form.changed_data:
        return brought
    if form.instance.pk:
        raise ValidationError(_ANOTHER)
    brought.seek(0)
    try:
        look(brought)
    except AuthoringError as error:
        raise ValidationError(problem) from error
    finally:
        brought.seek(0)
    return brought
