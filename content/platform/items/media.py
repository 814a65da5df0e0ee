"""Pictures drawn anew when they are brought, and recordings known by what they are."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from content import pictures
from content.authoring import media_type
from content.model import Role

if TYPE_CHECKING:
    from pathlib import Path

_CHUNK = 1 << 20  # bytes


class Picture(AbstractImage):
    """A picture, and what villages get of it: small, upright, without a camera's secrets."""

    drawn = models.FileField(upload_to="drawn", editable=False)
    sha256 = models.CharField(max_length=64, editable=False, db_index=True)
    drawn_width = models.PositiveIntegerField(editable=False)
    drawn_height = models.PositiveIntegerField(editable=False)
    drawn_size = models.PositiveIntegerField(editable=False)
    admin_form_fields = Image.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = verbose_name_plural = "图片"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Draw the picture anew whenever its file is another one."""
        if not self.file._committed:  # noqa: SLF001  Django's own word for: brought just now
            self.file.seek(0)
            self._draw(self.file.read())
            self.file.seek(0)
        super().save(*args, **kwargs)

    def _draw(self, held: bytes) -> None:
        ready = pictures.prepare(held)
        self.sha256 = hashlib.sha256(ready.held).hexdigest()
        self.drawn_width, self.drawn_height = ready.width, ready.height
        self.drawn_size = len(ready.held)
        name = f"drawn/{self.sha256}.webp"
        storage = self.drawn.storage
        if not storage.exists(name):
            name = storage.save(name, ContentFile(ready.held))
        self.drawn.name = name

    @property
    def drawn_path(self) -> Path | str:
        """Return where the drawn file lies."""
        return str(self.drawn.path)


class Rendition(AbstractRendition):
    """A picture at a size the editor shows."""

    image = models.ForeignKey(Picture, related_name="renditions", on_delete=models.CASCADE)

    class Meta(AbstractRendition.Meta):
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class Recording(AbstractDocument):
    """A sound or a film, in a form that every kiosk plays."""

    sha256 = models.CharField(max_length=64, editable=False)
    media_type = models.CharField(max_length=40, editable=False)
    role = models.CharField(
        "是什么",
        max_length=10,
        editable=False,
        choices=[(str(Role.SOUND), "录音"), (str(Role.FILM), "影片")],
    )
    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = verbose_name_plural = "录音和影片"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Note what the file is, by its first bytes, whenever it is another one."""
        if not self.file._committed:  # noqa: SLF001  Django's own word for: brought just now
            self.file.seek(0)
            self.role, self.media_type = media_type(self.file.read(12))
            self.sha256 = _sha256(self.file)
        super().save(*args, **kwargs)


def _sha256(file: Any) -> str:
    file.seek(0)
    found = hashlib.sha256()
    while part := file.read(_CHUNK):
        found.update(part)
    file.seek(0)
    return found.hexdigest()
