"""Every word of the public site, in one place; templates hold none.

The site speaks Chinese. A day is written out and never called today: a page may be
read from a cache, or on paper, long after it was written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from content.dates import CHINA

if TYPE_CHECKING:
    from datetime import date, datetime

    from content.cap import Alert
    from content.forecast import Half

LANGUAGE: Final = "zh-CN"

# Frame
SITE: Final = "村口"
SLOGAN: Final = "{county}农业农村信息"
TAGLINE: Final = "农业农村信息"
SKIP: Final = "跳到正文"
HOME: Final = "首页"
SECTIONS: Final = "栏目"
ALL_SECTIONS: Final = "全部栏目"
FEED: Final = "订阅"
FEED_OF: Final = "{name}更新订阅"
FOOT: Final = "村里的信息屏上是同样的内容。"
ADDRESS_HOLDS: Final = "这一页的地址不会变，可以存下来，也可以发给别人。"
SEPARATOR: Final = " · "

# Lists
PINNED: Final = "置顶"
SEASON: Final = "当季"
NEW: Final = "本周新增"
DEMO: Final = "演示数据"
SOUND_MARK: Final = "能听"
CAPTIONS: Final = "字幕"
FILM_MARK: Final = "有短片"
NOTHING: Final = "这一栏还没有内容。县里发布以后，这里就会有。"
PAGES: Final = "翻页"
NEWER: Final = "上一页"
OLDER: Final = "下一页"
PAGE_OF: Final = "第{page}页，共{pages}页"
COUNT: Final = "共 {count} 篇"
MORE: Final = "更多{section}"
UPDATED: Final = "本页内容更新到{moment}"

# Articles
FACTS: Final = "要点"
CALL: Final = "拨打电话 {number}"
LISTEN: Final = "听这一篇"
WATCH: Final = "看短片"
DOWNLOAD: Final = "下载（{size}）"
FILE: Final = "附件"
TABLE: Final = "表格"
BACK_TO: Final = "回到{section}"
VALID_UNTIL: Final = "有效到{moment}"
OVER: Final = "已经过期：有效期到{moment}为止，请不要再照着办。"
FOR_PLACE: Final = "只限{place}"

# Warnings
WARNINGS: Final = "正在生效的预警"
NO_WARNINGS: Final = "写这一页的时候，没有正在生效的预警。"
WARNING: Final = "{event}{colour}预警"
LEVEL: Final = "级别"
KIND: Final = "种类"
AREA: Final = "地区"
UNTIL: Final = "有效到"
SENT: Final = "发布时间"
OFFICE: Final = "发布单位"
TO_DO: Final = "怎么防"
EXPECTED: Final = "预计情况"
ASK: Final = "问哪里"
STATE_CANCELLED: Final = "（已解除）"
STATE_UPDATED: Final = "（已更新）"
STATE_EXPIRED: Final = "（已结束）"
CANCELLED: Final = "这条预警已经解除，不再有效。"
UPDATED_BY: Final = "这条预警已经有了新的，以新的为准。"
EXPIRED: Final = "这条预警到{moment}已经结束，不再有效。"
IS_CANCEL: Final = "这是解除预警的通知。"
SEE_NEWER: Final = "看新的一条"
CACHED: Final = "以最新发布的为准。过了上面写的时间，这条预警就不再有效。"

# Weather
FORECAST: Final = "{place}天气预报"
MEASURED: Final = "{moment}测得"
HUMIDITY: Final = "湿度{percent}%"
ADVICE: Final = "地里的活"
DAYTIME: Final = "白天"
NIGHT: Final = "夜里"
HIGHEST: Final = "最高"
LOWEST: Final = "最低"
DAY: Final = "日期"
COMING: Final = "往后几天"
ISSUED: Final = "{source}{moment}发布"
OLD_FORECAST: Final = "这份预报超过一天半没有更新，只供参考。"
NO_FORECAST: Final = "现在没有预报。"
NEWS: Final = "相关内容"
LISTED: Final = "本栏内容"

# Prices
PRICES: Final = "行情"
PRICES_NOTE: Final = "价格按市场报的单位写，元/斤和元/公斤差一倍，不能直接比。"
NO_PRICES: Final = "最近三个月没有报价。"
PRICE: Final = "成交最多的价"
RANGE: Final = "最低～最高"
MARKET: Final = "市场"
ORIGIN: Final = "产地{place}"
UP: Final = "▲ 涨{amount}"
DOWN: Final = "▼ 跌{amount}"
SAME: Final = "持平"
FIRST: Final = "第一次报价"
QUOTED: Final = "{product}价格"
MARKETS_OF: Final = "{product}，单位：{unit}"
IN_UNIT: Final = "按{unit}报价"
BY_UNIT: Final = "按{unit}报价的市场"
CHART: Final = "{market}{detail}，九十天"
CHART_SAYS: Final = (
    "从{first}到{last}有{count}天报价，单位{unit}。最高{high}（{high_day}），"
    "最低{low}（{low_day}），最近一次{price}。"
)
CHART_SINGLE: Final = "只有{day}一天的报价：{price}{unit}。"
CHART_BAND: Final = "线是成交最多的价，浅色的带子是最低到最高。没有开市的日子断开。"
GAP: Final = "{days}天没有报价"
NINETY: Final = "九十天走势"
AS_TABLE: Final = "看每天的数字"
ALL_PRICES: Final = "全部行情"

# The map
MAP: Final = "地图"
ON_MAP: Final = "在地图上看"
MAP_SAYS: Final = "{title}：各乡镇和市场的位置。图上有的，下面的表里都写着。"
SCHEMATIC: Final = "示意图：位置是大概的，不是测绘地图。"
DRAWN: Final = "{day}绘制。"
TOWNSHIPS: Final = "各乡镇的预警"
CALM: Final = "没有预警"
MARKETS: Final = "市场"
MARKET_SILENT: Final = "最近一星期没有报价。"
VILLAGES: Final = "图上的小点是村：{names}。"
EVERY_TOWNSHIP: Final = "全部{count}个乡镇"

# Not found
GONE: Final = "这一页没有了"
GONE_WHY: Final = "可能是县里撤回了，或者早就过期了。地址要是从屏幕上扫来的，请再扫一次。"

_WEEKDAYS: Final = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_KILO: Final = 1024


def day(when: date) -> str:
    """Write a day in full: 2026年5月20日."""
    return f"{when.year}年{when.month}月{when.day}日"


def short_day(when: date, today: date) -> str:
    """Write a day on a list: without its year, where that is this one."""
    return month_day(when) if when.year == today.year else day(when)


def month_day(when: date) -> str:
    """Write a day whose year goes without saying: 5月20日."""
    return f"{when.month}月{when.day}日"


def weekday(when: date) -> str:
    """Name the day of the week: 周三."""
    return _WEEKDAYS[when.weekday()]


def moment(when: datetime) -> str:
    """Write a moment in full, in China's time: 2026年5月20日07:40."""
    here = when.astimezone(CHINA)
    return f"{day(here)} {here:%H:%M}"


def ending(when: datetime) -> str:
    """Write until when something holds; the first minute of a day is the end of the one before."""
    here = when.astimezone(CHINA)
    midnight = (here.hour, here.minute) == (0, 0)
    return f"{day(here)}零点" if midnight else moment(when)


def size(count: int) -> str:
    """Write a number of bytes as phones do: 12 MB."""
    if count < _KILO * _KILO:
        return f"{max(1, round(count / _KILO))} KB"
    return f"{count / _KILO / _KILO:.0f} MB"


def warning(alert: Alert) -> str:
    """Name a warning by its kind and colour: 霜冻橙色预警."""
    return WARNING.format(event=alert.event, colour=alert.level.label)


def on_map(alert: Alert) -> str:
    """Name a warning where there is little room: 霜冻橙色."""
    return f"{alert.event}{alert.level.label}"


def level(alert: Alert) -> str:
    """Say colour and rank: 橙色（严重）; empty when the message does not say."""
    return f"{alert.level.label}（{alert.level.rank_label}）" if alert.level else ""


def half(when: date, *, night: bool) -> str:
    """Name half a day: 周三夜里."""
    return f"{weekday(when)}{NIGHT if night else DAYTIME}"


def wind(of: Half) -> str:
    """Say direction and force of the wind, once where both say the same."""
    return " ".join(dict.fromkeys(part for part in (of.wind, of.wind_scale) if part))


def degrees(temperature: float) -> str:
    """Write a temperature: -3℃."""
    return f"{round(temperature)}℃"
