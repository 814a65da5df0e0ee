"""Reading aloud: which sentence is heard now, and what a reader may do about it.

Given to every screen as `stage.voice`. It asks the page that stands what it says,
and a process of its own to say it (`kiosk.ui.mouth`); what is heard in which order
is decided in `kiosk.views.playlist`, when a warning speaks in `kiosk.views.announcing`.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui.backend import Backend
from kiosk.ui.world import tr

if TYPE_CHECKING:
    from kiosk.ui.mouth import Mouth
    from kiosk.ui.stage import Stage
    from kiosk.ui.standing import Stood
    from kiosk.views.playlist import Recording, Utterance
    from kiosk.views.spoken import Place, Spoken

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1

PROBE_MS: Final = 4_000  # after the first picture: whether anything can be heard here
PROBE_AGAIN_S: Final = 600.0  # a loudspeaker that is plugged in is found within ten minutes
SETTLED_MS: Final = 1_500  # a reader stays on a page: the process is started, should he listen
KEEP_MS: Final = 60_000  # the process stays so long for the next sentence
USUAL: Final = 1.0
SLOWEST: Final = 0.8
FASTEST: Final = 1.25


@QmlElement
class Voice(QObject):
    """What is heard.

    Signals:
        changed: Any property may have another value.
        moved: Another sentence is heard; the page keeps it in sight.
    """

    changed = Signal()
    moved = Signal()

    def __init__(self, stage: Stage) -> None:
        """Say nothing; look later whether there is anything to be heard by."""
        super().__init__(stage)
        self._stage = stage
        self._mouth: Mouth | None = None
        self._outputs, self._voice = 0, ""
        self._queue: tuple[Utterance, ...] = ()
        self._at, self._order = 0, 0
        self._is_paused = self._is_begun = self._is_loud = False
        self._pace = USUAL
        self._probed_at = float("-inf")
        self._is_probing = False
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._get_ready)
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.timeout.connect(self._close)
        for signal, slot in (
            (stage.turned, self._on_turned),
            (stage.refreshed, self.changed),
            (stage.busyChanged, self._give_way),
        ):
            signal.connect(slot)
        QTimer.singleShot(PROBE_MS, self, self.probe)

    # --- to QML -------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def available(self) -> bool:
        """Whether the page that stands can be heard: the button is not there otherwise."""
        stood = self._stood()
        if not self._outputs or stood is None or type(stood.backend).spoken is Backend.spoken:
            return False
        return bool(self._voice or stood.backend.recording())

    @Property(bool, notify=changed)
    def isSpeaking(self) -> bool:
        """Whether a reader listens, be it in a pause."""
        return bool(self._queue) and not self._is_loud

    @Property(bool, notify=changed)
    def isPaused(self) -> bool:
        """Whether it waits to go on."""
        return self._is_paused

    @Property(bool, notify=changed)
    def isPreparing(self) -> bool:
        """Whether the first sound is still to come."""
        return bool(self._queue) and not self._is_begun

    @Property(str, notify=changed)
    def rows(self) -> str:
        """Which rows of the page bear the sentence, such as ``blocks``."""
        return self._place.rows

    @Property(int, notify=changed)
    def row(self) -> int:
        """Which of them."""
        return self._place.index

    @Property(int, notify=changed)
    def start(self) -> int:
        """Where the sentence begins in the row's words."""
        return self._place.start

    @Property(int, notify=changed)
    def end(self) -> int:
        """Where it ends; 0 when the row says nothing else."""
        return self._place.end

    @Property(int, notify=changed)
    def line(self) -> int:
        """Line of a table; -1 elsewhere."""
        return self._place.line

    @Property(str, notify=changed)
    def sentence(self) -> str:
        """The sentence itself."""
        return self._queue[self._at].text if self._queue else ""

    @Property(str, notify=changed)
    def progress(self) -> str:
        """How far it is, such as 第 3 句，共 40 句."""
        if len(self._queue) < 2:  # noqa: PLR2004  nothing to count
            return ""
        return tr("第 {n} 句，共 {all} 句").format(n=self._at + 1, all=len(self._queue))

    @Property(bool, notify=changed)
    def canSlow(self) -> bool:
        """Whether it can be slower."""
        return self._pace > SLOWEST

    @Property(bool, notify=changed)
    def canHurry(self) -> bool:
        """Whether it can be faster."""
        return self._pace < FASTEST

    @Slot()
    def speak(self) -> None:
        """Read the page that stands from its beginning."""
        from kiosk.views import playlist  # noqa: PLC0415  the first picture does not wait for it

        self._stage.hush()
        told, recording = self._told(), self._recording()
        queue = playlist.playlist(told, recording, has_voice=bool(self._voice))
        self._start(queue, loud=False)

    @Slot()
    def stop(self) -> None:
        """Say no more."""
        was = bool(self._queue)
        self._queue, self._at = (), 0
        self._is_paused = self._is_begun = False
        if was:
            self.mouth.ask({"do": "stop"})
            self._keep.start(KEEP_MS)
        self._stage.release("voice")
        self.changed.emit()

    @Slot()
    def pause(self) -> None:
        """Wait, or go on."""
        if self._is_begun:
            self._is_paused = not self._is_paused
            self.mouth.ask({"do": "pause" if self._is_paused else "go"})
            self.changed.emit()

    @Slot()
    def next(self) -> None:
        """Go on with the next sentence."""
        self._step(1)

    @Slot()
    def previous(self) -> None:
        """Say the sentence before."""
        self._step(-1)

    @Slot()
    def slower(self) -> None:
        """Speak slower, from the beginning of this sentence."""
        self._take_pace(-1)

    @Slot()
    def faster(self) -> None:
        """Speak faster, from the beginning of this sentence."""
        self._take_pace(1)

    @Slot(str, int, int, str, result=str)
    def mark(self, styled: str, start: int, end: int, ink: str) -> str:
        """Return styled text in which the sentence that is heard is marked."""
        from kiosk.views import playlist  # noqa: PLC0415  the first picture does not wait for it

        return playlist.marked(styled, start, end, ink)

    # --- to Python ----------------------------------------------------------------------

    @property
    def hears(self) -> bool:
        """Whether anything was found to hear by."""
        return bool(self._outputs)

    def announce(self, spoken: Spoken) -> bool:
        """Say a warning, loudly, whatever was being read; tell whether anything can be heard."""
        if not (self._outputs and self._voice):
            return False
        from kiosk.views import playlist  # noqa: PLC0415  the first picture does not wait for it

        self._start(playlist.playlist(spoken, None, has_voice=True), loud=True)
        return True

    @property
    def is_announcing(self) -> bool:
        """Whether a warning is being said."""
        return bool(self._queue) and self._is_loud

    @Slot()
    def probe(self) -> None:
        """Look whether anything can be heard here."""
        if not self._queue:
            self._probed_at = time.monotonic()
            self._is_probing = True
            self._close()
            self.mouth.wake()

    def wipe(self) -> None:
        """Forget the reader; look again for a loudspeaker, should none have been there."""
        self._pace = USUAL
        if self.is_announcing:
            return
        self.stop()
        self._settled.stop()
        self._close()
        if time.monotonic() - self._probed_at >= PROBE_AGAIN_S:
            self.probe()

    def finish(self) -> None:
        """End what is heard, when the program ends."""
        self._queue = ()
        self._close()

    @property
    def mouth(self) -> Mouth:
        """The process that is heard; the first picture does not wait for it."""
        if self._mouth is None:
            from kiosk.ui.mouth import Mouth  # noqa: PLC0415  as above

            self._mouth = mouth = Mouth(self)
            for signal, slot in (
                (mouth.ready, self._on_ready),
                (mouth.begun, self._on_begun),
                (mouth.ended, self._on_ended),
                (mouth.failed, self._on_failed),
                (mouth.gone, self._on_gone),
            ):
                signal.connect(slot)
        return self._mouth

    # --- inside -------------------------------------------------------------------------

    @property
    def _place(self) -> Place:
        from kiosk.views.spoken import NOWHERE  # noqa: PLC0415  only who listens waits for it

        return self._queue[self._at].place if self._queue else NOWHERE

    def _close(self) -> None:
        if self._mouth is not None:
            self._mouth.end()

    def _stood(self) -> Stood | None:
        return self._stage.stood(str(self._stage.property("screen")))

    def _told(self) -> Spoken:
        """Return what the page says, its age before it when that is a warning."""
        from kiosk.views.spoken import NOWHERE, Spoken  # noqa: PLC0415  only who listens waits for it

        stood = self._stood()
        told = stood.backend.spoken() if stood else Spoken()
        if not (told.sentences and self._stage.property("isOld")):
            return told
        age = str(self._stage.property("freshness"))
        return Spoken(told.title, (age, *told.sentences), (NOWHERE, *told.places))

    def _recording(self) -> Recording | None:
        stood = self._stood()
        return stood.backend.recording() if stood else None

    def _start(self, queue: tuple[Utterance, ...], *, loud: bool) -> None:
        self._queue, self._at, self._is_loud = queue, 0, loud
        self._is_paused = self._is_begun = False
        if not queue:
            self.stop()
            return
        if not loud:
            self._stage.hold("voice")
        self._utter()

    def _utter(self) -> None:
        """Order the sentence that is due."""
        self._keep.stop()
        self._order += 1
        now = self._queue[self._at]
        self.mouth.ask(
            {
                "do": "play" if now.file else "say",
                "id": self._order,
                "text": now.text,
                "then": self._then(),
                "file": now.file,
                "start": now.start,
                "end": now.end,
                "pace": self._pace,
                "loud": self._is_loud,
            }
        )
        self.changed.emit()
        self.moved.emit()

    def _then(self) -> str:
        """Return the sentence to prepare."""
        coming = self._queue[self._at + 1 : self._at + 2]
        return coming[0].text if coming and not coming[0].file else ""

    def _step(self, step: int) -> None:
        if not self._queue:
            return
        self._is_paused = False
        if self._at + step >= len(self._queue):
            self.stop()
            return
        self._at = max(0, self._at + step)
        self._utter()

    def _take_pace(self, step: int) -> None:
        from kiosk.views import playlist  # noqa: PLC0415  the first picture does not wait for it

        self._pace = playlist.pace(self._pace, step)
        self._step(0)
        self.changed.emit()

    def _on_turned(self) -> None:
        """Stop reading: another page stands; a warning is said to its end."""
        if self._stage.property("screen") not in {"", "home", "rest"}:
            self._settled.start(SETTLED_MS)
        if self.is_announcing:
            self.changed.emit()
        else:
            self.stop()

    def _get_ready(self) -> None:
        """Start the process while the reader reads, so that a touch is heard at once."""
        if self.property("available"):
            self.mouth.wake()

    def _give_way(self) -> None:
        """Stop reading when a reader plays something else."""
        if self.property("isSpeaking") and (
            self._stage.holds("sound") or self._stage.holds("film")
        ):
            self.stop()

    def _on_ready(self, outputs: int, voice: str) -> None:
        self._outputs, self._voice = outputs, voice
        is_probe, self._is_probing = self._is_probing, False
        if not self._queue and (is_probe or not outputs):
            self._close()  # it was only asked
        elif not outputs:
            self.stop()
        self.changed.emit()

    def _on_begun(self, order: int) -> None:
        if order == self._order:
            self._is_begun = True
            self.changed.emit()

    def _on_ended(self, order: int) -> None:
        if order == self._order and self._queue:
            self._step(1)

    def _on_failed(self, order: int) -> None:
        """Go on with the next sentence: one that cannot be said stops nobody."""
        self._on_ended(order)

    def _on_gone(self) -> None:
        """Say that nothing is heard any more; the next touch tries again."""
        if self._is_probing:  # whoever asks the sound server waits for ever
            self._is_probing, self._outputs = False, 0
        self._queue = ()
        self.stop()
