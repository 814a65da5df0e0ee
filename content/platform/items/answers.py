"""The short answers of an item, each a column, so that history and search know them."""

from __future__ import annotations

from typing import Final

from django.db import models

from content.model import FactName
from content.platform.items.kinds import HELP

ANSWER_MOST: Final = 200  # characters: a few lines in the box above a text


def _answer(name: FactName) -> models.CharField[str, str]:
    return models.CharField(name.label, max_length=ANSWER_MOST, blank=True, help_text=HELP[name])


class Answers(models.Model):
    """Answers to what a villager asks first."""

    who = _answer(FactName.WHO)
    amount = _answer(FactName.AMOUNT)
    how = _answer(FactName.HOW)
    contact = _answer(FactName.CONTACT)
    pay = _answer(FactName.PAY)
    place = _answer(FactName.PLACE)
    employer = _answer(FactName.EMPLOYER)
    openings = _answer(FactName.OPENINGS)
    board = _answer(FactName.BOARD)
    term = _answer(FactName.TERM)
    materials = _answer(FactName.MATERIALS)
    hours = _answer(FactName.HOURS)
    fee = _answer(FactName.FEE)
    time_limit = _answer(FactName.TIME_LIMIT)
    lecturer = _answer(FactName.LECTURER)
    facts_order = models.CharField(max_length=200, blank=True, editable=False)

    class Meta:
        abstract = True

    def facts(self) -> dict[FactName, str]:
        """Return every answer, empty ones too."""
        return {name: getattr(self, str(name)) for name in FactName}
