"""Which of the contacts on the glass is the finger that presses: one, and never a palm.

Pure: a state machine over contacts and monotonic seconds. `kiosk.ui.guard` hands it
what the touch panel tells and lets through what it names.

One finger presses at a time. A second one, a palm, several at once, water that
makes contact again at once, and the second half of a double tap press nothing. Where a
finger writes, what looks like water may be the next stroke: there each contact counts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from math import hypot
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

BOUNCE_S: Final = 0.09  # a wet finger loses the glass and finds it again; nobody taps as fast
SLOW_S: Final = 0.5  # between the halves of a slow double tap
LEANING_S: Final = 3.0  # a hand that lies so long is no finger: the next one is
NEAR: Final = 0.05  # of the short side: the same place
MANY: Final = 3  # contacts: a hand, not a finger
PALM: Final = 1 / 6  # of the short side: wider than any thumb


class Phase(Enum):
    """What a contact does."""

    PRESSED = "pressed"
    STAYS = "stays"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact.

    Args:
        id: The panel's number of it while it lasts.
        phase: What it does.
        x: From the left, in short sides of the glass.
        y: From the top, likewise.
        width: Its greater diameter, likewise; 0 when the panel does not tell.
    """

    id: int
    phase: Phase
    x: float
    y: float
    width: float = 0.0

    @property
    def begins(self) -> bool:
        """Whether it touches the glass now."""
        return self.phase is Phase.PRESSED


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do with an event.

    Args:
        finger: The contact that goes through; None for none.
        cancels: The finger that went through before is to be taken back first.
        begins: It begins now.
    """

    finger: int | None = None
    cancels: bool = False
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Touching:
    """The glass as it was touched until now.

    Args:
        finger: The contact that presses now; None for none.
        began: When the last finger came.
        still: Since when it has been where it is.
        left: When the last finger left.
        place: Where it is, or was when it left.
        turned: When the page turned last.
    """

    finger: int | None = None
    began: float = 0.0
    still: float = 0.0
    left: float = float("-inf")
    place: tuple[float, float] = (0.0, 0.0)
    turned: float = float("-inf")

    def turn(self, now: float) -> Touching:
        """Take note that another page stands."""
        return replace(self, turned=now)

    def feel(self, contacts: Sequence[Contact], now: float) -> tuple[Touching, Verdict]:
        """Take an event of the panel.

        Args:
            contacts: All contacts of the event.
            now: Monotonic seconds.
        """
        pressed = [each for each in contacts if each.begins]
        is_hand = sum(each.phase is not Phase.RELEASED for each in contacts) >= MANY
        holding = next((each for each in contacts if each.id == self.finger), None)
        if self.finger is not None and (holding is None or is_hand or _is_palm(holding)):
            return self.give_up(now), Verdict(cancels=True)
        if holding is None:
            return (self, Verdict()) if is_hand else self._begin(pressed, now)
        if not pressed or now - self.still < LEANING_S:
            return self._go_on(holding, now)
        given_up, others = self.give_up(now), [each for each in contacts if each is not holding]
        begun, verdict = given_up.feel(others, now)
        return begun, replace(verdict, cancels=True)

    def give_up(self, now: float) -> Touching:
        """Let the contact that presses be none; it is not heard again until it has left."""
        return replace(self, finger=None, left=now)

    def bounces(self, contacts: Sequence[Contact], now: float) -> bool:
        """Tell whether what begins is taken for water, and for nothing else."""
        pressed = [each for each in contacts if each.begins]
        if self.finger is not None or len(pressed) != 1 or self.turned >= self.began:
            return False
        return self._is_echo(pressed[0], now)

    def write(self) -> Touching:
        """Let the next contact count wherever and whenever it comes: it is a stroke."""
        return replace(self, left=float("-inf"))

    def _begin(self, pressed: Sequence[Contact], now: float) -> tuple[Touching, Verdict]:
        if len(pressed) != 1 or _is_palm(pressed[0]) or self._is_echo(pressed[0], now):
            return self, Verdict()
        first, place = pressed[0].id, (pressed[0].x, pressed[0].y)
        begun = replace(self, finger=first, began=now, still=now, place=place)
        return begun, Verdict(first, begins=True)

    def _go_on(self, holding: Contact, now: float) -> tuple[Touching, Verdict]:
        verdict, place = Verdict(holding.id), (holding.x, holding.y)
        if holding.phase is Phase.RELEASED:
            return replace(self, finger=None, left=now, place=place), verdict
        if not _near(place, self.place):  # it is at work: not a hand that leans
            return replace(self, still=now, place=place), verdict
        return self, verdict

    def _is_echo(self, contact: Contact, now: float) -> bool:
        """Tell whether it is of the touch before: a bounce, or the rest of a double tap."""
        if not _near((contact.x, contact.y), self.place):
            return False
        passed = now - self.left
        return passed < BOUNCE_S or (passed < SLOW_S and self.turned >= self.began)


def _is_palm(contact: Contact) -> bool:
    return contact.width > PALM


def _near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return hypot(one[0] - other[0], one[1] - other[1]) < NEAR
