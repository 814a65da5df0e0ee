"""The family of drawings: one table of path data, by name.

Signs are in one colour (`ink`, the colour asked for) with a lighter second
tone; the sky, crops, animals and trades are in printed colours. Drawn for 32 as much
as for 160 pixels: few shapes, no line thinner than 2 of 48.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.ui.pictograms.farm import FARM
from kiosk.ui.pictograms.fields import FIELDS
from kiosk.ui.pictograms.garden import GARDEN
from kiosk.ui.pictograms.herd import HERD
from kiosk.ui.pictograms.life import LIFE
from kiosk.ui.pictograms.signs import SIGNS
from kiosk.ui.pictograms.sky import SKY
from kiosk.ui.pictograms.storms import STORMS
from kiosk.ui.pictograms.trades import TRADES
from kiosk.ui.pictograms.voice import VOICE
from kiosk.ui.pictograms.ways import WAYS

if TYPE_CHECKING:
    from kiosk.ui.drawing import Layer

PICTOGRAMS: Final[dict[str, tuple[Layer, ...]]] = {
    **SIGNS,
    **VOICE,
    **WAYS,
    **SKY,
    **STORMS,
    **FARM,
    **FIELDS,
    **GARDEN,
    **HERD,
    **TRADES,
    **LIFE,
}
