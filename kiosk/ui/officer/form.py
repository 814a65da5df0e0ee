"""Behind the form: a notice or an offer as it is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui.handwriting import Handwriting
from kiosk.ui.officer.page import OfficerPage
from kiosk.ui.rows import Rows
from kiosk.ui.writer import Writer
from kiosk.views import form as view

if TYPE_CHECKING:
    from content.notices import Notice
    from kiosk.ui.stage import Stage
    from kiosk.ui.world import World

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1

KINDS: Final = ("notice", "offer")  # arguments that begin a new one; any other is an id
_DIGITS: Final = frozenset("0123456789.+-")


@QmlElement
class FormBackend(OfficerPage):
    """The lines of the form, and the editor of the one that is being answered."""

    changed = Signal()

    def __init__(self, world: World, parent: Stage) -> None:
        """Begin with nothing to write."""
        super().__init__(world, parent)
        self._chosen = ""
        self._strict = False
        self._word = ""
        self._is_busy = False
        self._is_done = False
        self._fields = Rows(view.FieldRow, self)
        self._options = Rows(view.OptionRow, self)
        self._writer = Writer(self)
        self._writer.wrote.connect(self._wrote)
        self._hand = Handwriting(world, self)
        parent.officer.changed.connect(self.show)

    @Property(QObject, constant=True)
    def fields(self) -> QObject:
        """The lines."""
        return self._fields

    @Property(QObject, constant=True)
    def options(self) -> QObject:
        """What the line may be chosen from."""
        return self._options

    @Property(Writer, constant=True)
    def writer(self) -> Writer:
        """Where a line is written."""
        return self._writer

    @Property(Handwriting, constant=True)
    def hand(self) -> Handwriting:
        """What a finger writes."""
        return self._hand

    @Property(bool, notify=changed)
    def isOffer(self) -> bool:
        """Whether a villager has or looks for something."""
        draft = self._draft
        return draft is not None and draft.offer is not None

    @Property(bool, notify=changed)
    def isSaid(self) -> bool:
        """Whether it was published before."""
        return self._draft is not None and not self._draft.is_draft

    @Property(str, notify=changed)
    def chosen(self) -> str:
        """Name of the line that is being answered."""
        return self._chosen

    @Property(str, notify=changed)
    def label(self) -> str:
        """The same, as the screen calls it."""
        return next((row.label for row in self._fields.rows if row.is_chosen), "")

    @Property(str, notify=changed)
    def editor(self) -> str:
        """How it is answered."""
        return next((row.editor for row in self._fields.rows if row.is_chosen), "")

    @Property(str, notify=changed)
    def value(self) -> str:
        """What it holds, as it is written."""
        return view.raw(self._draft, self._chosen) if self._draft else ""

    @Property(str, notify=changed)
    def said(self) -> str:
        """What it holds, in words."""
        return next((row.value for row in self._fields.rows if row.is_chosen), "")

    @Property(str, notify=changed)
    def word(self) -> str:
        """What is missing, or went wrong."""
        return self._word or ("" if self._is_done else self.stage.officer.trouble)

    @Property(str, notify=changed)
    def picture(self) -> str:
        """SHA-256 of its picture; empty for none."""
        return self.world.village.sha256(self._draft) if self._draft and self._draft.picture else ""

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        """Whether it is being published."""
        return self._is_busy

    @Property(bool, notify=changed)
    def isDone(self) -> bool:
        """Whether it was published just now."""
        return self._is_done

    @Slot(str)
    def choose(self, name: str) -> None:
        """Answer another line."""
        self._chosen, self._word = name, ""
        if self._draft is not None:
            lines = name == "text"
            self._writer.begin(view.raw(self._draft, name), most=view.most(name), lines=lines)
        self.show()

    @Slot()
    def next(self) -> None:
        """Answer the line after this one."""
        names = [row.field for row in self._fields.rows]
        place = names.index(self._chosen) if self._chosen in names else -1
        if names:
            self.choose(names[(place + 1) % len(names)])

    @Slot(str)
    def pick(self, value: str) -> None:
        """Take one of the options."""
        draft = self._draft
        if draft is None:
            return
        if self._chosen == "agreed":
            self.stage.officer.agreed = bool(value)
            self.show()
        elif self._chosen in {"begins", "ends"}:
            self._change(view.chosen_day(draft, self._chosen, value, self.world.now()))
        else:
            self._change(view.written(draft, self._chosen, value))
            self._writer.begin(
                view.raw(self._draft or draft, self._chosen),
                most=view.most(self._chosen),
                lines=False,
            )

    @Slot(str)
    def digit(self, key: str) -> None:
        """Take a digit."""
        draft = self._draft
        if draft is not None and key in _DIGITS:
            held = view.raw(draft, self._chosen)
            if len(held) < view.most(self._chosen):
                self._change(view.written(draft, self._chosen, held + key))

    @Slot()
    def rub(self) -> None:
        """Take the last digit back."""
        draft = self._draft
        if draft is not None:
            held = view.raw(draft, self._chosen)[:-1]
            self._change(view.written(draft, self._chosen, held))

    @Slot()
    def dropPicture(self) -> None:
        """Take the picture out."""
        if self._draft is not None:
            self._change(view.without_picture(self._draft))

    @Slot(result=bool)
    def isWhole(self) -> bool:
        """Tell whether nothing is missing; what is, is marked and chosen."""
        self._strict = True
        self.show()
        missing = view.first_missing(self._fields.rows)
        if missing:
            self.choose(missing)
            self._word = view.missing_words(missing, self.world.tr)
            self.changed.emit()
        return not missing

    @Slot()
    def preview(self) -> None:
        """Show it as villagers will see it."""
        if self._draft is not None and self.isWhole():
            self.stage.turn("article", self._draft.urn)

    @Slot()
    def publish(self) -> None:
        """Say it."""
        if self._draft is not None and not self._is_busy and self.isWhole():
            self._is_busy = True
            said = self._draft.id
            self.stage.officer.publish(lambda problem: self._published(said, problem))
            self.changed.emit()

    def open(self, argument: str) -> None:
        """Begin a new one, or go on with one that is kept."""
        self._strict, self._word = False, ""
        self._is_busy = self._is_done = False
        officer = self.stage.officer
        if argument in KINDS:
            officer.write(view.begun(argument, self.world.now()))
        else:
            kept = next((each for each in self._kept() if each.id == argument), None)
            officer.write(kept, agreed=kept is not None and not kept.is_draft)
        super().open(argument)
        rows = self._fields.rows
        self.choose(rows[0].field if rows else "")

    def wipe(self) -> None:
        """Leave nothing of it on the glass."""
        self._chosen, self._word, self._strict = "", "", False
        self._writer.begin("", most=0, lines=False)
        self.show()

    @property
    def _draft(self) -> Notice | None:
        return self.stage.officer.draft

    def _kept(self) -> tuple[Notice, ...]:
        return (*self.stage.officer.drafts, *self.world.village.notices)

    def _change(self, notice: Notice) -> None:
        if not self._is_busy:  # what is being published is not changed under it
            self._word = ""
            self.stage.officer.change(notice)

    def _published(self, said: str, problem: str) -> None:
        if self._draft is not None and self._draft.id != said:
            return  # he writes something else by now
        self._is_busy, self._word = False, problem
        self._is_done = not problem
        self.show()

    @Slot(str)
    def _wrote(self, text: str) -> None:
        if self._draft is not None:
            self._change(view.written(self._draft, self._chosen, text))

    @Slot()
    def show(self) -> None:
        """Show the form as it stands."""
        draft, now, tr = self._draft, self.world.now(), self.world.tr
        agreed = self.stage.officer.agreed
        if draft is None:
            self._fields.show([])
            self._options.show([])
        else:
            self._fields.show(
                view.fields(draft, now, tr, chosen=self._chosen, agreed=agreed, strict=self._strict)
            )
            self._options.show(view.options(draft, self._chosen, now, tr, agreed=agreed))
        self.changed.emit()
