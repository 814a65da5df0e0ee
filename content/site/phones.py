"""Find the telephone numbers in a short answer, so that a phone can call them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = re.compile(
    r"(?<![\d.\-])(?:"
    r"0\d{2,3}-?\d{3}-?\d{4,5}"  # with area code: 0471-4301234, 0471-000-0021
    r"|1[3-9]\d-?\d{4}-?\d{4}"  # mobile
    r"|[48]00-?\d{3}-?\d{4}"
    r"|12[0-9]{3}|9[56]\d{3}"  # services: 12316, 12345, 95519
    r"|11[0-49]|12[02]"  # police, fire, ambulance, accidents
    r"|[2-8]\d{6,7}"  # within the area
    r")(?![\d\-.]|元|亩|年|斤|号文)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of an answer; `call` is what a phone dials, empty for plain words."""

    text: str
    call: str = ""


def parts(text: str) -> tuple[Part, ...]:
    """Cut an answer at its telephone numbers."""
    found: list[Part] = []
    begin = 0
    for number in _NUMBER.finditer(text):
        found += [Part(text[begin : number.start()]), Part(number[0], number[0].replace("-", ""))]
        begin = number.end()
    found.append(Part(text[begin:]))
    return tuple(part for part in found if part.text)
