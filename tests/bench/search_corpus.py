"""Documents for measurements: many, Chinese, of the length of real articles, always the same.

Words are farm words first and invented names after them, drawn by Zipf's law as in
real text, so that the index has as many different terms as it would have in use.
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta, timezone
from itertools import accumulate

from content.model import Item, Section
from content.pinyin import spell

CHINA = timezone(timedelta(hours=8))
NEWEST = datetime(2026, 11, 20, 8, 0, tzinfo=CHINA)
LENGTH = 1_500  # characters of a body, on average
NAMES = 220  # in one text: about 430 different characters, as real articles of this length have
COUNTY = "150125"
VILLAGE = "150125200201"

_SUBJECTS = [
    "土豆",
    "马铃薯",
    "莜麦",
    "燕麦",
    "荞麦",
    "油菜",
    "胡麻",
    "玉米",
    "小麦",
    "向日葵",
    "谷子",
    "黍子",
    "豌豆",
    "蚕豆",
    "大葱",
    "胡萝卜",
    "甘蓝",
    "西芹",
    "番茄",
    "黄瓜",
    "辣椒",
    "白菜",
    "萝卜",
    "甜菜",
    "苜蓿",
    "青贮",
    "羊",
    "绵羊",
    "奶牛",
    "肉牛",
    "猪",
    "鸡",
    "蜜蜂",
    "毛驴",
    "大棚",
    "地膜",
    "滴灌",
    "农机",
]
_MATTERS = [
    "晚疫病",
    "早疫病",
    "黑胫病",
    "疮痂病",
    "蚜虫",
    "地老虎",
    "金针虫",
    "草地螟",
    "粘虫",
    "鼠害",
    "布病",
    "口蹄疫",
    "羊痘",
    "霜冻",
    "冰雹",
    "干旱",
    "大风",
    "寒潮",
    "春播",
    "秋收",
    "储藏",
    "轮作",
    "整地",
    "选种",
    "拌种",
    "追肥",
    "除草",
    "灌水",
    "育苗",
    "移栽",
    "剪毛",
    "配种",
    "接羔",
    "防疫",
    "补贴",
    "保险",
    "贷款",
    "培训",
    "招工",
    "流转",
    "确权",
    "低保",
    "医保",
    "养老",
    "危房",
    "饮水",
    "修路",
    "种薯",
    "价格",
    "行情",
    "收购",
    "订单",
]
_COMMON = [
    "的",
    "了",
    "在",
    "是",
    "和",
    "要",
    "有",
    "不",
    "与",
    "及",
    "等",
    "为",
    "对",
    "按",
    "由",
    "可",
    "应",
    "把",
    "到",
    "从",
    "一",
    "上",
    "下",
    "中",
    "个",
    "亩",
    "斤",
    "天",
    "年",
    "月",
    "日",
    "时",
    "农户",
    "乡镇",
    "村里",
    "旗县",
    "技术",
    "管理",
    "办法",
    "工作",
    "通知",
    "部门",
    "单位",
    "标准",
    "要求",
    "时间",
    "地点",
    "材料",
    "登记",
    "审核",
    "公示",
    "发放",
    "面积",
    "产量",
    "品种",
    "种植",
    "养殖",
    "生产",
    "市场",
    "合作社",
    "企业",
    "农民",
    "群众",
    "干部",
    "服务",
    "中心",
    "推广",
    "示范",
    "基地",
    "项目",
    "资金",
    "政策",
    "土壤",
    "水分",
    "温度",
    "气温",
    "降雨",
    "天气",
    "病害",
    "虫害",
    "药剂",
    "喷雾",
    "浓度",
    "安全",
    "间隔",
    "注意",
    "及时",
    "清理",
    "消毒",
    "检查",
    "观察",
    "记录",
    "今年",
    "去年",
    "明年",
    "春季",
    "夏季",
    "秋季",
    "冬季",
    "早晨",
    "晚上",
    "每亩",
    "每天",
    "左右",
    "以上",
    "以下",
    "进行",
    "开展",
    "做好",
    "加强",
    "提高",
    "减少",
    "增加",
    "避免",
    "防止",
    "选择",
    "使用",
    "适宜",
    "合理",
    "集中",
    "统一",
    "免费",
    "自愿",
    "优先",
    "方可",
    "不得",
    "必须",
    "可以",
    "如果",
    "因为",
    "所以",
    "但是",
]
_OFFICES = ("县农牧局", "县农技推广中心", "县气象局", "县人社局", "县民政局", "乡政府")
_ENDINGS = ("怎么防", "技术要点", "办理指南", "的通知", "注意事项", "常见问题", "一年怎么管")
_ARTICLES = (
    Section.POLICY,
    Section.TECHNIQUE,
    Section.PESTS,
    Section.JOBS,
    Section.COURSES,
    Section.GUIDES,
    Section.VILLAGE,
)
_AREAS = ((COUNTY,),) * 7 + (("150125200",), ("150125200201", "150125100"), ("150123",))


def documents(count: int, seed: int = 1) -> list[Item]:
    """Return so many articles, newest first; the same for the same seed."""
    source = random.Random(seed)
    names = _names(random.Random(0))
    return [_document(number, source, names) for number in range(count)]


def _names(source: random.Random) -> list[str]:
    """Return names of people, firms, varieties: the words that differ from text to text."""
    rows, columns = range(0xB0, 0xD7), range(0xA1, 0xFA)
    characters = [bytes((row, column)).decode("gb2312") for row in rows for column in columns]
    weights = list(accumulate(1 / (rank + 200) for rank in range(len(characters))))
    source.shuffle(characters)
    return [
        "".join(source.choices(characters, cum_weights=weights, k=source.choice((2, 2, 2, 3))))
        for _ in range(9_000)
    ]


def _document(number: int, source: random.Random, names: list[str]) -> Item:
    subject, matter = source.choice(_SUBJECTS), source.choice(_MATTERS)
    title = f"{subject}{matter}{source.choice(_ENDINGS)}"
    words = [*_COMMON, *source.sample(names, NAMES), *source.sample(_MATTERS, 8)]
    weights = list(accumulate(1 / (rank + 8) for rank in range(len(words))))
    said = NEWEST - timedelta(hours=number * 2)
    pinyin, initials = spell([title, subject, matter])
    section = source.choice(_ARTICLES)
    return Item(
        id=f"tag:wuchuan.example,2026:{section}/{number:05}",
        section=section,
        title=title,
        updated=said,
        published=said,
        areas=source.choice(_AREAS),
        summary="".join(source.choices(words, cum_weights=weights, k=14))[:60] + "。",
        body=_body(subject, source, words, weights),
        source=source.choice(_OFFICES),
        tags=(subject, matter),
        months=tuple(sorted(source.sample(range(1, 13), source.choice((0, 0, 2))))),
        pinned=source.random() < 0.01,
        pinyin=pinyin,
        initials=initials,
    )


def _body(subject: str, source: random.Random, words: list[str], weights: list[float]) -> str:
    """Return paragraphs of sentences of clauses; lengths vary as in real articles."""
    length = source.randint(LENGTH // 2, LENGTH * 3 // 2)
    spoken = iter(source.choices(words, cum_weights=weights, k=length))
    paragraphs, written = [], 0
    while written < length:
        clauses = [
            "".join(next(spoken, "") for _ in range(source.randint(3, 9))) for _ in range(12)
        ]
        clauses[source.randrange(12)] += subject
        text = "，".join(clauses[:6]) + "。" + "，".join(clauses[6:]) + "。"
        written += len(text)
        paragraphs.append(f"<p>{text}</p>")
    return "".join(paragraphs)
