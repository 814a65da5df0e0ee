"""A county with one thing of each kind, of 大青山乡 and of another township, for the matrix."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import timezone

from content.cap_message import Place, write_cap
from tests.builders_village import a_notice, a_webp
from tests.folders import FORECAST, a_picture
from tests.platform.people import COUNTY as ALL_OF_IT
from tests.platform.people import OTHER, TOWNSHIP, VILLAGE, a_page, a_person, newsroom, submit
from tests.platform.stations import a_letter, a_proposal, a_standing, a_station, keep_keys
from tests.unit.test_cap_message import a_message

# one sign a person, as the table has them; 超: the first administrator
SIGNS = {
    "编": "author",
    "审": "reviewer",
    "行": "market",
    "气": "weather",
    "乡": "township",
    "信": "officer",
    "访": "clerk",
    "管": "keeper",
    "超": "boss",
}
NOBODY = "客"  # not logged in


def a_county(site):
    """Return the people by sign, and the things of 大青山乡 and of another township.

    All of them work for 大青山乡, so that the other township is another one for each.
    """
    from content.platform.areas.models import Area
    from content.platform.people import rules

    room = newsroom()
    room.clerk = a_person("clerk", rules.LETTERS, TOWNSHIP)
    room.keeper = a_person("keeper", rules.ADMIN, TOWNSHIP)
    for person in (room.author, room.reviewer, room.market, room.weather):
        person.areas.set(Area.objects.filter(code=TOWNSHIP))
    room.boss = a_person("boss", rules.ADMIN)
    room.boss.is_superuser = True
    room.boss.save()
    keep_keys(site.keys)
    own = _things(room, 1, VILLAGE, room.officer, room.market)
    other = _things(room, 2, OTHER, room.other, room.boss)
    return {sign: getattr(room, name) for sign, name in SIGNS.items()}, own, other


def _things(room, number, code, writer, seller):
    from wagtail.models import UploadedFile

    from content.platform.areas.models import Area
    from content.platform.desks.models import Alert, Forecast, PriceSheet, Subscription
    from content.platform.intake.models import Proposed, Record
    from content.platform.items.models import Picture, Recording
    from content.prices import write_csv
    from tests.builders_daily import a_quote

    def notice(title, **said):
        return a_page(writer, "village", areas=[code], title=f"{title}{number}", **said)

    identifier = f"{code[:6]}41600000_2026112509000{number}"
    arrived = write_cap(
        a_message(
            identifier=identifier,
            expires=timezone.now() + timedelta(hours=6),
            places=(Place(code=code, name="这里"),),
        )
    )
    told = (a_standing(), a_letter("问补贴", number + 10), a_proposal(a_notice(picture=a_webp())))
    station = a_station(number, f"站{number}", code, *told)
    return SimpleNamespace(
        draft=notice("草稿"),
        live=notice("已发", live=True),
        waiting=submit(notice("待审"), writer),
        policy=a_page(room.author, "policy", areas=[code], title=f"政策{number}"),
        warning=_warning(room.weather, code),
        forecast=Forecast.objects.create(name=code, held=FORECAST.replace(ALL_OF_IT, code, 1)),
        alert=Alert.objects.create(identifier=identifier, held=arrived),
        sheet=PriceSheet.objects.create(
            by=seller, markets="集", rows=1, held=write_csv([a_quote(area=code)])
        ),
        station=station,
        letter=Record.objects.get(device=station.device, kind="letter"),
        proposal=Proposed.objects.get(device=station.device),
        picture=_brought(
            Picture,
            title=f"图{number}",
            file=ImageFile(ContentFile(a_picture(), f"p{number}.png")),
            uploaded_by_user=writer,
        ),
        recording=_brought(
            Recording,
            title=f"声{number}",
            file=ContentFile(b"ID3" + bytes(40), f"s{number}.mp3"),
            uploaded_by_user=writer,
        ),
        feed=Subscription.objects.create(
            title=f"源{number}",
            url=f"https://severeweather.wmo.int/{number}",
            section="village",
            area=Area.objects.get(code=code, valid_until=None),
        ),
        person=a_person(f"new{number}", "信息员", code),
        upload=UploadedFile.objects.create(
            uploaded_by_user=writer, file=ContentFile(a_picture(), "u.png")
        ),
    )


def _brought(kind, **said):
    one = kind.objects.create(**said)
    one.file.close()  # it was read to know what it is
    return one


def _warning(owner, code):
    from content.platform.areas.models import Area
    from content.platform.desks.warning_page import WarningPage
    from content.platform.items.models import SectionPage

    page = WarningPage(owner=owner, live=False, event="霜冻", level=2, description="明早有霜。")
    page.areas = list(Area.objects.filter(code=code))
    SectionPage.objects.get(section="weather").add_child(instance=page)
    page.save_revision(user=owner)
    return WarningPage.objects.get(pk=page.pk)


def holes(things, people):
    """Return what fills the holes of an address: the keys of these things, and of what there is one."""
    from django.contrib.auth.models import Group
    from wagtail.models import Collection, Site, Task, Workflow

    from content.platform.areas.models import County
    from content.platform.desks.feeds import Outside
    from content.platform.intake.models import Answered
    from content.platform.items.models import SectionPage

    waiting = things.waiting
    sections = {f"of_{page.section}": page.pk for page in SectionPage.objects.all()}
    only = {
        "collection": Collection.objects.get_or_create(
            name="杂", defaults={"depth": 2, "path": "00010001"}
        )[0],
        "group": Group.objects.first(),
        "site": Site.objects.first(),
        "task": Task.objects.first(),
        "workflow": Workflow.objects.first(),
        "county": County.load(),
        "outside": Outside.load(),
        "boss": people["超"],
        "task_state": waiting.current_workflow_task_state,
        "workflow_state": waiting.current_workflow_state,
    }
    return (
        sections
        | {name: one.pk for name, one in (vars(things) | only).items()}
        | {
            "revision": things.draft.latest_revision_id,
            "digest": Answered.objects.first().batch,
            "recording_name": things.recording.filename,
            "drawn_name": f"{things.picture.sha256}.webp",
            "brought_name": things.picture.filename,
        }
    )
