"""What may not be on the glass, told from where things stand: values in, findings out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QRectF

    from tests.ui.audit.sight import Box, Sight, Target, Words

LEAST_DP = 60  # a thick finger
MAIN_DP = 88  # what is not said to be low, with its reason
LINE_DP = 48  # of the smallest running text
TOUCHING = 2.0  # pixels: rounding


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong.

    Args:
        rule: Which rule.
        what: Words or name of it.
        where: Its place, to be marked on the picture.
        detail: How wrong.
    """

    rule: str
    what: str
    where: QRectF
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.rule}: {self.what[:40]!r} {self.detail}".rstrip()


def findings(sight: Sight, unit: float) -> list[Finding]:
    """Return all that is wrong with what stands on the glass.

    Args:
        sight: What is seen.
        unit: Pixels of one dp.
    """
    words = [each for each in sight.words if in_sight(each, sight)]
    targets = [each for each in sight.targets if in_sight(each, sight)]
    found = [*_cut(words, targets), *_elided(words), *_half_covered(words, sight)]
    found += [*_overlapping(words), *_outside(words, sight.targets), *_over_others(words, targets)]
    found += [*_small(targets, unit), *_crowding(targets), *_sideways(sight)]
    found += _squeezed(sight, unit)
    return found


def in_sight(box: Box, sight: Sight) -> bool:
    """Tell whether any of it can be seen: not scrolled away, nor beneath a sheet."""
    if box.shown.isEmpty():
        return box.cut
    return not any(
        _covers(sheet, box) and sheet.shown.contains(box.shown) for sheet in sight.covers
    )


def _covers(sheet: Box, box: Box) -> bool:
    return sheet.at > box.at and box.at not in sheet.path


def _cut(words: list[Words], targets: list[Target]) -> Iterator[Finding]:
    for each in words:
        if each.cut:
            yield Finding("cut off", each.text, each.place)
    for each in targets:
        if each.cut:
            yield Finding("cut off", each.name, each.place)


def _elided(words: list[Words]) -> Iterator[Finding]:
    for each in words:
        if each.truncated and not each.may_elide:
            yield Finding("elided", each.text, each.place)


def _half_covered(words: list[Words], sight: Sight) -> Iterator[Finding]:
    """Words that a sheet of the same layer covers in part; a notice over the page may."""
    for each in words:
        for sheet in sight.covers:
            if (
                sheet.layer == each.layer
                and _covers(sheet, each)
                and _meet(sheet.shown, each.shown)
            ):
                yield Finding("half covered", each.text, each.place, sheet.kind)


def _overlapping(words: list[Words]) -> Iterator[Finding]:
    for one, other in combinations(words, 2):
        if one.layer == other.layer and _meet(one.shown, other.shown):
            yield Finding("words on words", one.text, one.place, f"and {other.text[:30]!r}")


def _outside(words: list[Words], targets: list[Target]) -> Iterator[Finding]:
    """Words that stick out of what they stand on."""
    by_place = {target.at: target for target in targets}
    for each in words:
        held = next((by_place[at] for at in reversed(each.path) if at in by_place), None)
        if held is not None and not _grown(held.place).contains(each.place):
            yield Finding("sticks out", each.text, each.place, f"of {held.name[:30]!r}")


def _over_others(words: list[Words], targets: list[Target]) -> Iterator[Finding]:
    for each in (each for each in words if not each.may_cover):
        for target in (target for target in targets if not target.under_words):
            if (
                target.layer == each.layer
                and not _kin(target, each)
                and _meet(target.shown, each.shown)
            ):
                yield Finding(
                    "words on a target", each.text, each.place, f"on {target.name[:30]!r}"
                )


def _small(targets: list[Target], unit: float) -> Iterator[Finding]:
    for each in targets:
        if not each.live:
            continue
        width, height = each.place.width() / unit, each.place.height() / unit
        least = LEAST_DP if each.low else MAIN_DP
        if width < LEAST_DP - 1 or height < least - 1:
            yield Finding("small", each.name, each.place, f"{width:.0f} x {height:.0f} dp")


def _crowding(targets: list[Target]) -> Iterator[Finding]:
    for one, other in combinations([each for each in targets if each.live], 2):
        if one.layer == other.layer and not _kin(one, other) and _meet(one.shown, other.shown):
            yield Finding("target on target", one.name, one.place, f"and {other.name[:30]!r}")


def _sideways(sight: Sight) -> Iterator[Finding]:
    for each in sight.strips:
        wide = each.beyond.width() > each.place.width() + 1
        free = each.item.property("interactive") and not each.item.property("maySlide")
        if wide and free and in_sight(each, sight):
            yield Finding("scrolls sideways", each.kind, each.place)


def _squeezed(sight: Sight, unit: float) -> Iterator[Finding]:
    """What scrolls in a slit that shows not even a line."""
    for each in sight.strips:
        longer = each.beyond.height() > each.place.height() + 1
        if longer and each.place.height() < LINE_DP * unit and in_sight(each, sight):
            yield Finding("squeezed", each.kind, each.place, f"{each.place.height() / unit:.0f} dp")


def _kin(one: Box, other: Box) -> bool:
    return one.at in other.path or other.at in one.path


def _grown(place: QRectF) -> QRectF:
    return place.adjusted(-TOUCHING, -TOUCHING, TOUCHING, TOUCHING)


def _meet(one: QRectF, other: QRectF) -> bool:
    common = one.intersected(other)
    return common.width() > TOUCHING and common.height() > TOUCHING
