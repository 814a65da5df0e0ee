"""Numbers that name something: documents, days, hours, telephones, formulas.

They come before the numbers that count (`content.speech.counts`), which would take
them apart. Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from content.speech.numerals import by_telephone, cardinal, counted, digits, number
from content.speech.rules import TO, Rule, rule
from content.speech.units import COUNTED, RANKED, WRITTEN, longest_first

if TYPE_CHECKING:
    import re

_YEAR: Final = r"(?:19|20)\d\d"
_CALL: Final = r"(?:电话|手机|热线|号码|短信|拨打|拨|打|联系|致电|咨询|火警|报警|急救|找)"
_SERVICE: Final = r"123\d\d|95\d{3}|96\d{3}|100(?:86|10|11|60)"
_UNIT_FOLLOWS: Final = rf"\s*(?:{longest_first((*COUNTED, *RANKED, *WRITTEN))}|[%℃%‰])"
_EMERGENCY: Final = r"110|119|120|122"
_HALF: Final = 30  # minutes
_TEN: Final = 10
_FOUR: Final = 4  # digits heard at once
_WHOLE: Final = 5  # digits of a number everybody knows: 12316


def _document(found: re.Match[str]) -> str:
    return f"{digits(found[1])}年{cardinal(int(found[2]))}号"


def _standard(found: re.Match[str]) -> str:
    names = {"GB": "国标", "NY": "农业标准", "DB": "地方标准"}
    year = f"，{digits(found[3])}年" if found[3] else ""
    return f"{names[found[1]]}{digits(found[2])}{year}"


def _date(found: re.Match[str]) -> str:
    return f"{digits(found[1])}年{cardinal(int(found[2]))}月{cardinal(int(found[3]))}日"


def _day(found: re.Match[str]) -> str:
    return f"{cardinal(int(found[1]))}月{cardinal(int(found[2]))}日"


def _years(found: re.Match[str]) -> str:
    named = "年" if found[4] or found[2] not in "到至" else ""
    return f"{digits(found[1])}到{digits(found[3])}{named}"


def _clock(hour: str, minute: str) -> str:
    hours, minutes = counted(str(int(hour))), int(minute)
    if minutes == 0:
        return f"{hours}点"
    if minutes == _HALF:
        return f"{hours}点半"
    return f"{hours}点{'零' if minutes < _TEN else ''}{cardinal(minutes)}分"


def _hours(found: re.Match[str]) -> str:
    return f"{_clock(found[1], found[2])}到{_clock(found[3], found[4])}"


def _ratio(found: re.Match[str]) -> str:
    return f"{number(found[1])}比{number(found[2])}"


def _telephone(found: re.Match[str]) -> str:
    return _grouped(found[0])


def _called(found: re.Match[str]) -> str:
    return found[1] + _grouped(found[2])


def _grouped(text: str) -> str:
    """Say the digits of a telephone in groups, as people write them down."""
    parts: list[str] = []
    for group in text.replace(" ", "-").split("-"):
        parts += [group] if len(group) <= _WHOLE else [group[:-_FOUR], group[-_FOUR:]]
    return "，".join(by_telephone(part) for part in parts)


def _mobile(found: re.Match[str]) -> str:
    said = found[0]
    return "，".join(by_telephone(part) for part in (said[:3], said[3:7], said[7:]))


def _three(found: re.Match[str]) -> str:
    return "，".join(number(found[place]) for place in (1, 2, 3))


def _parts(found: re.Match[str]) -> str:
    return f"{number(found[2])}分之{number(found[1])}"


NAMED: Final[tuple[Rule, ...]] = (
    rule(r"[〔\[﹝【(（](\d{4})[〕\]﹞】)）]\s*(?:第\s*)?(\d+)\s*号", _document),
    rule(r"(GB|NY|DB)\d*(?:/T)?[\s-]*(\d[\d.]*)(?:[-—](\d{4}))?(?!\d)", _standard),
    rule(rf"({_YEAR})\s*(?:[-/.])\s*(\d{{1,2}})\s*(?:[-/.])\s*(\d{{1,2}})(?!\d)", _date),
    rule(rf"(?<!\d)({_YEAR})年?\s*({TO})\s*({_YEAR})(?:(年)|(?!\d|{_UNIT_FOLLOWS}))", _years),
    rule(rf"(?<!\d)({_YEAR})(?=年)", lambda found: digits(found[1])),
    rule(r"(?<![\d-])(\d{1,2})-(\d{1,2})-(\d{1,2})(?![\d-])", _three),
    rule(r"(?<![\d-])0\d{2,3}[- ]\d{3,4}-?\d{3,4}(?!\d)", _telephone),
    rule(r"(?<![\d-])[48]00[- ]?\d{3,4}[- ]?\d{3,4}(?!\d)", _telephone),
    rule(r"(?<!\d)1[3-9]\d{9}(?!\d)", _mobile),
    rule(rf"({_CALL}[：:]?\s*)(\d{{3,8}})(?!\d|{_UNIT_FOLLOWS})", _called),
    rule(rf"(?<![\d.,-])(?:{_EMERGENCY})(?![\d,.-]|{_UNIT_FOLLOWS})", _telephone),
    rule(rf"(?<![\d.])(?:{_SERVICE})(?![\d,.]|{_UNIT_FOLLOWS})", _telephone),
    rule(rf"(?<!\d)(\d{{1,2}})[:：](\d\d)\s*{TO}\s*(\d{{1,2}})[:：](\d\d)(?!\d)", _hours),
    rule(
        rf"(?<![\d.-])(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\d.-]|{_UNIT_FOLLOWS})",
        _day,
    ),
    rule(r"(\d+)[:：](\d+)(?=\s*(?:的?比例|兑|稀释|配))", _ratio),
    rule(
        r"(?<!\d)([01]?\d|2[0-4])[:：]([0-5]\d)(?::[0-5]\d)?(?!\d)",
        lambda found: _clock(found[1], found[2]),
    ),
    rule(r"(?<!\d)(\d+)[:：](\d+)(?!\d)", _ratio),
    rule(r"(?<![\d/.])(\d{1,2})/(\d{1,4})(?![\d/])", _parts),
    rule(r"(?<!\d)84(?=消毒)", "八四"),
    rule(r"(?<!\d)3[·.]15(?!\d)", "三幺五"),
    rule(r"(编号|代码|账号|邮编|耳标号?)([：:]?\s*)(\d{4,})", lambda m: m[1] + m[2] + digits(m[3])),
    rule(rf"(?<![\d.,A-Za-z-])\d{{6,}}(?<!000)(?![\d.,]|{_UNIT_FOLLOWS})", lambda m: digits(m[0])),
)
