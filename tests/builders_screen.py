"""A village's home folder with a real library in it: what the screen's tests look at."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from decimal import Decimal
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw

from content.dates import CHINA, iso
from content.forecast import Day, Forecast, Half, Now, write_json
from content.library import Blobs, Held, Library
from content.model import Attachment, Fact, FactName, Item, Kind, Section
from content.prices import Quote, write_csv
from content.units import PriceUnit
from sync.station import Station
from tests.builders import an_attachment, an_item, some_data

if TYPE_CHECKING:
    from pathlib import Path

VILLAGE = "150125200201"
INSTRUCTION: Final = "1. 露地白菜今晚收回或盖严；2. 羊群早点归圈；3. 自来水管包好。"
NOW = datetime(2026, 11, 23, 15, 40, tzinfo=CHINA)

_LINES = {
    Section.POLICY: (
        "农机购置与应用补贴：播种机、残膜回收机都能补|先买后补，带发票和一卡通到乡里办，三十天内打款。|武川县农牧局|补贴,农机",
        "耕地地力保护补贴 12 月 10 日前打到一卡通|今年的亩数已经公示，有出入的本周内找村委会。|大青山乡人民政府|补贴",
        "养羊户可以申请圈舍改造补助|存栏三十只以上，先申报后建设，验收后一次补清。|县畜牧站|羊,补贴",
    ),
    Section.TECHNIQUE: (
        "土豆入窖前后要做好的五件事|晾透、挑净、轻放、通风、控温，少烂三成。|县农技推广中心|土豆",
        "莜麦怎么存才不发霉|含水量降到 13% 以下再入仓，仓底垫木板。|县农技推广中心|莜麦",
        "冬季羔羊怎么喂长得快|补饲要慢慢加，圈舍干燥避风，一天两次温水。|县畜牧站|羊",
        "大棚黄瓜低温寡照怎么管|夜里不低于 12 度，太阳照到棚再揭帘。|县园艺站|黄瓜,大棚",
        "奶牛越冬：水温比精料更要紧|饮水不低于 10 度，牛床每天换干草。|县畜牧站|奶牛",
    ),
    Section.PESTS: (
        "土豆晚疫病这样防|连阴雨三天就要打药，换着药打不容易抗药。|县植保站|土豆,晚疫病",
    ),
    Section.JOBS: (
        "乌兰花淀粉厂招分拣工 30 人|年前两个月，坐着干活，女工优先。|乌兰花淀粉厂|务工",
    ),
    Section.COURSES: ("远程课：种薯怎么选、怎么切|二十分钟，看完就会切种薯。|县农广校|土豆,种子",),
    Section.GUIDES: ("医保怎么交，交多少|手机、村委会都能交，十二月二十五日截止。|县医保局|医保",),
    Section.VILLAGE: (
        "本周三下午三点在村委会开村民会议|商量冬季清雪和自来水管防冻的事。|井尔沟村委会|会议",
    ),
}
LONG = "马铃薯收获前七到十天割掉茎叶，运到地外深埋，能减少块茎带菌。收获时捡净病薯，入窖前晾晒一天，窖温保持在二到四度。"
BODY = (
    "<p>土豆晚疫病是武川土豆的头号病害。<b>早发现、早打药</b>，一亩地能少损失三四百斤。</p>"
    "<h2>怎么认</h2><ul><li>叶尖、叶边先出现水浸状暗绿斑，天潮时有一圈白霉。</li>"
    "<li>茎秆上出现褐色条斑，一碰就断。</li></ul><h2>怎么防</h2>"
    "<table><thead><tr><th>时间</th><th>药剂</th><th>亩用量</th></tr></thead><tbody>"
    "<tr><td>发病前</td><td>代森锰锌 80% 可湿性粉剂</td><td>150~180 克</td></tr>"
    "<tr><td>发病初</td><td>氟吡菌胺·霜霉威 687.5 克/升悬浮剂</td><td>60~75 毫升</td></tr>"
    "</tbody></table><ol><li>先打药，再锄草。</li><li>雨后补打一次。</li></ol>"
    "<blockquote><p>打药要在无风的早晚，戴手套口罩，不要逆风打。</p></blockquote>"
    + "".join(f"<p>{LONG}</p>" for _ in range(12))
)
POLICY_FACTS = (
    Fact(FactName.WHO, "本县种地的农户、合作社，买了补贴目录里的机具"),
    Fact(FactName.AMOUNT, "播种机每台 2400 元，残膜回收机每台 9000 元，最多补三成"),
    Fact(FactName.HOW, "带身份证、一卡通、发票到乡农牧站填表，三十天内核验打款"),
    Fact(FactName.CONTACT, "大青山乡农牧站 0471-0000000（演示号码）"),
)


def a_picture(seed: int = 1, size: tuple[int, int] = (1200, 800)) -> bytes:
    """Return a JPEG of a field under a sky."""
    image = Image.new("RGB", size, (186, 208, 222))
    drawn = ImageDraw.Draw(image)
    width, height = size
    for row in range(9):
        top = height // 2 + row * height // 18
        drawn.rectangle(
            (0, top, width, height), fill=(96 + row * 8, 128 - row * 5 + seed * 9 % 30, 56)
        )
    drawn.ellipse((width * 0.72, height * 0.1, width * 0.86, height * 0.31), fill=(240, 196, 70))
    held = io.BytesIO()
    image.save(held, "JPEG", quality=82)
    return held.getvalue()


def a_home(
    root: Path, now: datetime = NOW, *, extra: tuple[Item, ...] = (), with_warning: bool = True
) -> Path:
    """Make a home with a real library: nine sections, prices, a forecast, a warning."""
    Station.write_default(root, area=VILLAGE, name="井尔沟村", roads=("http://127.0.0.1:9/",))
    with (root / "station.toml").open("a", encoding="utf-8") as file:
        file.write("\n[screen]\nmotion = false  # what is asked where it stands has come to rest\n")
    station = Station.read(root)
    blobs = Blobs(station.blobs_path)
    items = [*articles(blobs, now), prices(now), forecast(now), county_map(), *extra]
    if with_warning:
        items.append(warning(now))
    with Library(station.library_path, write=True) as library:
        library.apply(items, Held(3, now - timedelta(hours=8), "150125", 3, now))
    return root


def county_map() -> Item:
    """Return the map of the sample county."""
    drawn = files("content").joinpath("sample/map.json").read_text(encoding="utf-8")
    held = drawn.replace("县城农贸市场", "县农贸市场").encode()  # which the quotes below name
    data = some_data(held, "application/geo+json")
    return an_item(
        "map", section=Section.WEATHER, kind=Kind.MAP, title="武川县地图", attachments=(data,)
    )


def articles(blobs: Blobs, now: datetime) -> list[Item]:
    """Return thirty articles over the sections."""
    made = []
    for section, lines in _LINES.items():
        for turn in range(3):
            for place, line in enumerate(lines):
                made.append(_article(section, line, turn * len(lines) + place, blobs, now))
    return made


def _article(section: Section, line: str, number: int, blobs: Blobs, now: datetime) -> Item:
    title, sentence, source, tags = line.split("|")
    held = a_picture(number + len(title))
    pictures: tuple[Attachment, ...] = ()
    if number % 3 == 0 and section in (Section.TECHNIQUE, Section.PESTS):
        blobs.add(held)
        pictures = (an_attachment(held, media_type="image/jpeg", title="田里的样子（示意）"),)
    said = now - timedelta(days=number * 3, hours=3)
    facts: tuple[Fact, ...] = POLICY_FACTS if section is Section.POLICY else ()
    if section is Section.JOBS:
        facts = (Fact(FactName.PAY, "每天 180~220 元，管吃住"), Fact(FactName.PLACE, "乌兰花镇"))
    return an_item(
        f"{section}-{number}",
        section=section,
        title=title if number < len(_LINES[section]) else f"{title}（{number}）",
        summary=sentence,
        source=source,
        tags=tuple(tags.split(",")),
        body=BODY,
        facts=facts,
        attachments=pictures,
        published=said,
        updated=said,
        months=(11, 12) if number % 4 == 1 else (),
        demo=number % 2 == 1,
        pinned=number == 0 and section is Section.VILLAGE,
        valid_until=now + timedelta(days=30) if section is Section.POLICY else None,
        document_number="武农牧发〔2026〕18号" if section is Section.POLICY else "",
        pinyin="",
        initials="",
    )


def prices(now: datetime) -> Item:
    """Return a hundred days of quotes at two markets, with gaps."""
    goods = {"土豆": "2.60", "白菜": "1.10", "胡萝卜": "2.20", "莜麦": "3.90"}
    quotes = [
        Quote(
            day=now.date() - timedelta(days=age),
            market=market,
            product=product,
            unit=PriceUnit.PER_KG,
            low=Decimal(price) - Decimal("0.2"),
            high=Decimal(price) + Decimal("0.3"),
            modal=Decimal(price) + Decimal(age % 7) / 50,
            demo=True,
        )
        for age in range(100)
        for product, price in goods.items()
        for market in ("东瓦窑批发市场", "武川县农贸市场")
        if age % 9 != 4
    ]
    return an_item(
        "prices/all",
        section=Section.PRICES,
        kind=Kind.QUOTES,
        title="批发市场价格",
        attachments=(some_data(write_csv(quotes), "text/csv"),),
        published=now,
        updated=now,
    )


def forecast(now: datetime) -> Item:
    """Return seven days of weather and what was measured twenty minutes ago."""
    skies = ("多云", "晴", "小雪", "阴", "晴", "大风", "多云")
    days = tuple(
        Day(
            now.date() + timedelta(days=after),
            3 - after % 3,
            -9 - after % 4,
            Half(sky, None, "西北风", "3~4级"),
            Half("多云", 1, "北风", "微风"),
        )
        for after, sky in enumerate(skies)
    )
    measured = Now(-3.4, 40, "西北风", "3级", now - timedelta(minutes=20))
    said = Forecast(
        "150125", "武川县", now, "武川县气象台", days, measured, "明早有霜冻，白菜今晚盖好。"
    )
    return an_item(
        "weather/today",
        section=Section.WEATHER,
        kind=Kind.FORECAST,
        title="七天天气",
        attachments=(some_data(write_json(said), "application/json"),),
        published=now,
        updated=now,
    )


def warning(
    now: datetime,
    *,
    level: str = "黄色",
    severity: str = "Moderate",
    instruction: str = INSTRUCTION,
    area: str = "150125",
    event: str = "霜冻",
) -> Item:
    """Return a warning, of frost unless told otherwise, that holds until tomorrow morning."""
    name = "frost" if event == "霜冻" else "other"
    text = f"""<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
<identifier>15012541600000_{1 if name == "frost" else 2}</identifier><sender>wuchuan</sender><sent>{iso(now)}</sent>
<status>Actual</status><msgType>Alert</msgType><scope>Public</scope><info>
<language>zh-CN</language><category>Met</category><event>{event}</event><urgency>Expected</urgency>
<severity>{severity}</severity><certainty>Likely</certainty>
<effective>{iso(now)}</effective><expires>{iso(now + timedelta(hours=16))}</expires>
<senderName>武川县气象台</senderName>
<headline>武川县气象台发布{event}{level}预警信号</headline>
<description>预计今天夜间最低气温降到零下12度，有霜冻。</description>
<instruction>{instruction}</instruction>
<area><areaDesc>武川县</areaDesc><geocode><valueName>code</valueName><value>{area:0<12}</value></geocode>
</area></info></alert>"""
    return an_item(
        f"weather/{name}",
        section=Section.WEATHER,
        kind=Kind.WARNING,
        title=f"{event}{level}预警",
        attachments=(some_data(text.encode(), "application/cap+xml"),),
        published=now,
        updated=now,
    )
