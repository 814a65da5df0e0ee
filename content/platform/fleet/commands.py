"""The setting code at a terminal, for a county whose site may not open the intake's keys."""

from __future__ import annotations

from content.errors import StoreError
from content.platform.environment import here
from content.platform.intake.models import Station
from content.seal import PrivateKeys, setting_codes_for


def tell_setting_code(station: str, number: str) -> int:
    """Print the code that sets the PIN of a station's officer.

    Args:
        station: Its registration code, with or without the space.
        number: What its screen shows.

    Raises:
        StoreError: No such station called, or the keys are not here.
    """
    wanted = "".join(station.split()).lower()
    known = Station.objects.filter(is_retired=False)
    found = [one for one in known if one.code.replace(" ", "") == wanted]
    if not found:
        msg = f"no station with the registration code {station}"
        raise StoreError(msg)
    private = PrivateKeys.open(here().intake_keys)
    for one in found:
        codes = setting_codes_for(number, key=one.key, private=private)
        print(f"{one}: {' or '.join(codes)}")
    return 0
