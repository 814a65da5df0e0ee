"""Which kinds of things a county says: sections, kinds of items and attachments, short answers.

Apart from `content.model`, which offers them too, because the screen's first picture
names the sections before there is any item.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Section(StrEnum):
    """The nine sections of a village station, in the order they are shown."""

    POLICY = "policy"  # 政策法规
    TECHNIQUE = "technique"  # 种养技术
    PRICES = "prices"  # 市场行情
    WEATHER = "weather"  # 天气预警
    PESTS = "pests"  # 病虫疫病
    JOBS = "jobs"  # 务工信息
    COURSES = "courses"  # 远程课堂
    GUIDES = "guides"  # 办事指南
    VILLAGE = "village"  # 村务通知

    @property
    def label(self) -> str:
        """The section's name in Chinese, as it stands on the screen."""
        return _SECTION_LABELS[self]


_SECTION_LABELS: Final = {
    Section.POLICY: "政策法规",
    Section.TECHNIQUE: "种养技术",
    Section.PRICES: "市场行情",
    Section.WEATHER: "天气预警",
    Section.PESTS: "病虫疫病",
    Section.JOBS: "务工信息",
    Section.COURSES: "远程课堂",
    Section.GUIDES: "办事指南",
    Section.VILLAGE: "村务通知",
}


class Kind(StrEnum):
    """What an item is, beyond its readable text."""

    ARTICLE = "article"
    QUOTES = "quotes"  # its data enclosure is text/csv (content.prices)
    FORECAST = "forecast"  # its data enclosure is application/json (content.forecast)
    WARNING = "warning"  # its data enclosure is application/cap+xml (content.cap)
    MAP = "map"  # its data enclosure is application/geo+json (content.countymap)


class Role(StrEnum):
    """What an attachment is to its item."""

    DATA = "data"  # the structured form of the item
    PICTURE = "picture"
    SOUND = "sound"
    FILM = "film"
    FILE = "file"


class FactName(StrEnum):
    """Questions a short answer can be given to, shown in a box above the text."""

    WHO = "who"  # 谁能领
    AMOUNT = "amount"  # 领多少
    HOW = "how"  # 怎么办
    CONTACT = "contact"  # 找谁
    PAY = "pay"  # 工钱
    PLACE = "place"  # 地点
    EMPLOYER = "employer"  # 招工单位
    OPENINGS = "openings"  # 要几个人
    BOARD = "board"  # 吃住
    TERM = "term"  # 干多久
    MATERIALS = "materials"  # 带什么
    HOURS = "hours"  # 办理时间
    FEE = "fee"  # 收费
    TIME_LIMIT = "time_limit"  # 几天办好
    LECTURER = "lecturer"  # 讲课人

    @property
    def label(self) -> str:
        """The question in plain Chinese."""
        return _FACT_LABELS[self]


_FACT_LABELS: Final = {
    FactName.WHO: "谁能领",
    FactName.AMOUNT: "领多少",
    FactName.HOW: "怎么办",
    FactName.CONTACT: "找谁",
    FactName.PAY: "工钱",
    FactName.PLACE: "地点",
    FactName.EMPLOYER: "招工单位",
    FactName.OPENINGS: "要几个人",
    FactName.BOARD: "吃住",
    FactName.TERM: "干多久",
    FactName.MATERIALS: "带什么",
    FactName.HOURS: "办理时间",
    FactName.FEE: "收费",
    FactName.TIME_LIMIT: "几天办好",
    FactName.LECTURER: "讲课人",
}
