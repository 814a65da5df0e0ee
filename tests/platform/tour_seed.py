"""Let a county's day come in, so that no screen of the newsroom is empty."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from content import dates
from content.notices import new_id, taken_back
from tests.builders_outbox import a_record
from tests.builders_village import a_notice, a_webp
from tests.platform import people, stations

PASSWORD = "tian-li-de-huo"
PHONE = "0471-8800000"
HOME = 4  # the station of the village whose notices these are
NAMES = {
    "author": "云秀兰",
    "reviewer": "赵志强",
    "second": "孙海燕",
    "market": "李建军",
    "weather": "王晓东",
    "township": "张福贵",
    "other": "刘玉梅",
    "officer": "高二虎",
    "clerk": "马丽",
    "chief": "郭永清",
    "newcomer": "白雪",
    "boss": "管理员",
}


def seed():
    """Return what the addresses of the tour are made of."""
    room = _people()
    _stations()
    return _desks(room) | _pages(room) | _village(room) | {"person": room.author.pk}


def empty_a_section():
    """Take back all of a section, so that the publisher stops and asks."""
    from content.platform.items.models import Bulletin
    from content.platform.publishing.models import Stamp

    Bulletin.objects.filter(section="policy").update(live=False)
    Stamp.rise()


def _people():
    from content.platform.people import rules
    from content.platform.people.models import Person

    room = people.newsroom()
    room.clerk = people.a_person("clerk", rules.LETTERS, people.COUNTY)
    room.chief = people.a_person("chief", rules.ADMIN, people.COUNTY)
    room.newcomer = people.a_person("newcomer", rules.EDITOR, people.COUNTY)
    room.boss = people.a_person("boss", rules.ADMIN, people.COUNTY)
    people.let_log_in(room, PASSWORD)
    Person.objects.filter(pk=room.newcomer.pk).update(must_change_password=True)
    Person.objects.filter(pk=room.boss.pk).update(is_superuser=True)
    for person in vars(room).values():
        Person.objects.filter(pk=person.pk).update(first_name=NAMES[person.username], phone=PHONE)
    return room


def _stations():
    from content.platform.areas.models import Area
    from content.platform.desks.models import Alert

    now = datetime.now(UTC)
    places = Area.objects.filter(code__startswith=people.COUNTY, numchild=0)[:9]
    for number, place in enumerate(places, 1):
        ago = timedelta(days=5) if number == 2 else timedelta(minutes=7 * number)
        standing = stations.a_standing(release=1, disk_free_mb=300 if number == 3 else 12_000)
        stations.a_station(number, f"{place.name}服务站", place.code, standing, at=now - ago)
    stations.a_station(50)
    for number, text in enumerate(("村口的路灯坏了三天，晚上老人看不见。", "医保在手机上交不成。")):
        stations.tell(1 + number, stations.a_letter(text, seq=10))
    for alert in Alert.objects.filter(live=True)[:1]:
        stations.tell(1, stations.a_receipt(alert.identifier, now, seq=20))


def _desks(room):
    from content.cap_message import write_cap
    from content.platform.areas.models import Area
    from content.platform.desks.feeds import Subscription
    from content.platform.desks.models import Alert, Forecast
    from content.platform.intake.models import Station
    from tests.platform.test_warnings import a_warning
    from tests.unit.test_cap_message import a_message

    when = datetime.now(UTC).astimezone(dates.CHINA)
    came = a_message(sent=when, onset=when, expires=when + timedelta(hours=12))
    Alert.objects.create(identifier=came.identifier, held=write_cap(came), source="中国气象局")
    people.submit(a_warning(room.weather), room.weather)
    feed = Subscription.objects.create(
        title="自治区农牧厅",
        url="https://nmt.example/rss.xml",
        section="policy",
        area=Area.objects.get(code=people.COUNTY),
        problem="没有取到，过半小时再试。",
    )
    return {
        "feed": feed.pk,
        "forecast": Forecast.objects.order_by("pk").first().pk,
        "station": Station.objects.get(device=stations.device_of(HOME)).pk,
        "new_station": Station.objects.get(area="").pk,
    }


def _pages(room):
    from django.contrib.auth.models import Group
    from wagtail.models import Task, Workflow

    from content.platform.items.models import PAGES, Bulletin, Picture, Recording, SectionPage

    waiting = people.submit(people.a_page(room.author, title="春耕补贴开始申报"), room.author)
    hard = people.a_page(room.author, title="关于贯彻落实耕地地力保护补贴的通知", summary="有补贴")
    hard.title, hard.summary = "种地的来登记：耕地地力保护补贴", "种承包地的都有，打到一卡通。"
    hard.save_revision(user=room.author)
    hard.title = "关于贯彻落实耕地地力保护补贴的通知"
    hard.save_revision(user=room.author)
    ids = {f"section-{page.section}": page.pk for page in SectionPage.objects.all()}
    for section, kind in PAGES.items():
        first = kind.objects.filter(live=True).order_by("pk").first()
        ids |= {f"item-{section}": first.pk} if first else {}
    return ids | {
        "waiting": waiting.pk,
        "task_state": waiting.current_workflow_task_state.pk,
        "workflow_state": waiting.current_workflow_state.pk,
        "hard": hard.pk,
        "revision": hard.revisions.order_by("pk").first().pk,
        "live": Bulletin.objects.filter(live=True).order_by("pk").first().pk,
        "picture": Picture.objects.order_by("pk").first().pk,
        "recording": Recording.objects.order_by("pk").first().pk,
        "group": Group.objects.get(name="编辑").pk,
        "workflow": Workflow.objects.order_by("pk").first().pk,
        "task": Task.objects.order_by("pk").first().pk,
    }


def _village(room):
    """Let villages say four things: new, adopted, refused and changed, taken back."""
    from content.platform.intake.models import Proposed, Station
    from content.platform.proposals.adopting import adopt, refuse

    ends = datetime.now(UTC).replace(microsecond=0) + timedelta(days=3)
    village = Station.objects.get(device=stations.device_of(HOME))
    said = [
        a_notice(id=new_id(), ends=ends, title=title, text=text, picture=picture)
        for title, text, picture in (
            ("卖菜的车礼拜六来", "礼拜六上午九点，卖菜的车到村委会门口。", b""),
            ("文化室晚上开门", "文化室每天晚上七点到九点开门，\n有象棋、有书。", a_webp()),
            ("丢了一只羊", "昨天后晌丢了一只母羊，耳朵上有红布条。", b""),
            ("周五上午停水", "周五上午八点到十二点停水，\n请提前接好水。", a_webp((640, 400))),
        )
    ]
    for seq, notice in enumerate(said, 30):
        stations.tell(HOME, stations.a_proposal(notice, seq))
    _, adopted, refused, _ = Proposed.objects.filter(device=village.device).order_by("pk")
    page = adopt(adopted, room.reviewer)
    refuse(refused, room.reviewer, "找到了就撤吧，只在本村说。")
    stations.tell(HOME, stations.a_proposal(replace(said[2], edition=2, title="羊找到了"), 40))
    back = json.dumps(taken_back(said[0].id, 2))
    stations.tell(HOME, a_record(41, kind="notice", body=back))
    return {"adopted": page.pk}
