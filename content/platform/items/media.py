"""Pictures drawn anew when they are brought, and recordings known by what they are."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import models
from django.utils import timezone
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from content import films, pictures
from content.authoring import media_type
from content.model import Role

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


class Readiness(StrEnum):
    """Whether villages can get a recording."""

    READY = "ready"
    WAITING = "waiting"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """What an editor reads."""
        return {"ready": "准备好了", "waiting": "正在准备影片", "refused": "不能用"}[self]


class Recording(AbstractDocument):
    """A sound, or a film and what villages get of it: drawn anew by our own encoder."""

    sha256 = models.CharField(max_length=64, editable=False)
    media_type = models.CharField(max_length=40, editable=False)
    role = models.CharField(
        "是什么",
        max_length=10,
        editable=False,
        choices=[(str(Role.SOUND), "录音"), (str(Role.FILM), "影片")],
    )
    state = models.CharField(
        "准备好没有",
        max_length=10,
        editable=False,
        default=str(Readiness.READY),
        choices=[(str(each), each.label) for each in Readiness],
    )
    problem = models.CharField("为什么不能用", max_length=400, blank=True, editable=False)
    made = models.JSONField(default=dict, editable=False)
    made_at = models.DateTimeField(null=True, editable=False)
    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = verbose_name_plural = "录音和影片"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Note what the file is, by its first bytes, whenever it is another one."""
        if not self.file._committed:  # noqa: SLF001  Django's own word for: brought just now
            self.file.seek(0)
            self.role, self.media_type = media_type(self.file.read(12))
            self.sha256 = _sha256(self.file)
            is_film = self.role == str(Role.FILM)
            self.state = str(Readiness.WAITING if is_film else Readiness.READY)
            self.made, self.made_at, self.problem = {}, None, ""
        super().save(*args, **kwargs)

    def keep(self, ready: films.Prepared) -> None:
        """Take over what villages get of the film: its sizes and its poster."""
        sizes = [{**asdict(size), "name": self._store(path)} for size, path in ready.sizes]
        poster = self._store(ready.poster) if ready.poster is not None else ""
        self._note(Readiness.READY, made={"sizes": sizes, "poster": poster})

    def refuse(self, problem: str) -> None:
        """Note why the film cannot be used."""
        self._note(Readiness.REFUSED, problem=problem[:400])

    def ready(self) -> films.Prepared | None:
        """Return what villages get of the film; None while it is being made ready."""
        if self.state != str(Readiness.READY) or not self.made:
            return None
        at = self.file.storage.path
        sizes = tuple((films.Size(**said), Path(at(said["name"]))) for said in self.made["sizes"])
        poster = self.made["poster"]
        return films.Prepared(sizes, Path(at(poster)) if poster else None)

    def _note(self, state: Readiness, *, made: Any = None, problem: str = "") -> None:
        self.state, self.problem, self.made = str(state), problem, made or {}
        self.made_at = timezone.now()
        self.save(update_fields=["state", "problem", "made", "made_at"])

    def _store(self, path: Path) -> str:
        """Copy a file into the site's own, under its hash; the one brought is there already."""
        if path == Path(self.file.path):
            return str(self.file.name)
        with path.open("rb") as held:
            file = File(held)
            name = f"films/{_sha256(file)}{path.suffix}"
            storage = self.file.storage
            return name if storage.exists(name) else str(storage.save(name, file))


def _sha256(file: Any) -> str:
    file.seek(0)
    found = hashlib.sha256()
    while part := file.read(_CHUNK):
        found.update(part)
    file.seek(0)
    return found.hexdigest()
