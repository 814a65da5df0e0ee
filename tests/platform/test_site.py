"""The site itself: media, people, the front page, the two applications on one port."""

import asyncio
import io
import json
import re

import httpx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from PIL import Image
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from content.errors import AuthoringError
from content.model import Section
from tests.folders import a_picture
from tests.platform.people import COUNTY, TOWNSHIP, VILLAGE, a_page, a_person

_BEGUN = {
    "title": "刚写了题目",
    "published": "2026-11-25 09:00",
    "body": streamfield([]),
    "comments": inline_formset([]),
}


def a_photo():
    """Return a JPEG that says where it was taken."""
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    out = io.BytesIO()
    Image.new("RGB", (80, 60), "red").save(out, "JPEG", exif=exif)
    return out.getvalue()


def upload(browser, name, held, kind="images"):
    return browser.post(
        f"/admin/{kind}/add/" if kind == "documents" else "/admin/images/add/",
        {"title": name, "file": SimpleUploadedFile(name, held), "collection": "1"},
    )


def test_no_migration_is_missing(site):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_nothing_of_the_site_is_shown_to_a_stranger(site):
    from django.test import Client

    browser = Client()
    for path in ("/admin/", "/admin/pages/", "/admin/users/", "/media/drawn/x.webp"):
        answer = browser.get(path)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/admin/login/")
    assert browser.get("/media/original_images/x.jpg").status_code == 302


def test_a_picture_goes_out_without_what_a_camera_wrote_into_it(newsroom, login):
    from content.platform.items.models import Picture

    browser = login(newsroom.author)
    answer = upload(browser, "home.jpg", a_photo())
    assert answer.status_code == 302, answer.content.decode()
    picture = Picture.objects.get()
    shown = browser.get(f"/media/drawn/{picture.sha256}.webp")
    assert shown["Content-Type"] == "image/webp"
    assert not Image.open(io.BytesIO(shown.content)).getexif()
    assert browser.get("/media/original_images/home.jpg").status_code == 404
    assert browser.get("/media/../county.db").status_code == 404
    assert browser.get("/media/drawn/..").status_code == 404


def test_a_file_that_only_calls_itself_a_picture_is_refused(newsroom, login):
    from content.platform.items.models import Picture, Recording

    browser = login(newsroom.author)
    assert upload(browser, "evil.jpg", b"<svg onload=alert(1)>").status_code == 200
    upload(browser, "evil.mp3", b"MZ\x90\x00" * 10, "documents")
    assert not Picture.objects.exists()
    assert not Recording.objects.exists()
    assert upload(browser, "song.mp3", b"ID3" + bytes(40), "documents").status_code == 302
    assert Recording.objects.get().media_type == "audio/mpeg"


def test_a_picture_in_use_is_never_replaced_behind_the_reviewers_back(newsroom, login):
    from content.platform.items.models import Picture

    newsroom.author.is_superuser = True
    newsroom.author.save()
    browser = login(newsroom.author)
    upload(browser, "one.png", a_picture())
    held = Picture.objects.get()
    answer = browser.post(
        reverse("wagtailimages:edit", args=(held.pk,)),
        {
            "title": "one",
            "collection": "1",
            "file": SimpleUploadedFile("two.jpg", a_photo()),
            **{f"focal_point_{name}": "" for name in ("x", "y", "width", "height")},
        },
    )
    assert "不能换" in answer.content.decode()
    assert Picture.objects.get().sha256 == held.sha256


def test_the_front_page_offers_what_a_person_may_write_and_tells_the_state(newsroom, login):
    front = login(newsroom.officer).get("/admin/").content.decode()
    assert "村务通知" in front
    assert "政策法规" not in front
    assert "还没有发布过" in front
    assert "发布程序没有在运行" in front


def test_the_preview_shows_the_village_screen(newsroom, login):
    page = a_page(newsroom.author, who="种地的农户", amount="每亩80元")
    address = reverse("wagtailadmin_pages:view_draft", args=(page.pk,))
    shown = login(newsroom.author).get(address).content.decode()
    assert "谁能领" in shown
    assert 'class="portrait policy"' in shown
    assert "<script" not in shown


def test_form_and_preview_ask_for_the_hours_of_a_job_not_of_an_office(newsroom, login):
    page = a_page(newsroom.author, "jobs", hours="早6点到下午3点")
    browser = login(newsroom.author)
    for name in ("view_draft", "edit"):
        address = reverse(f"wagtailadmin_pages:{name}", args=(page.pk,))
        shown = browser.get(address).content.decode()
        assert "上班时间" in shown
        assert "办理时间" not in shown


@pytest.mark.parametrize("section", list(Section))
def test_a_page_is_previewed_while_it_is_written_for_the_first_time(newsroom, login, section):
    from content.platform.areas.models import Area
    from content.platform.items.models import PAGES, SectionPage

    parent = SectionPage.objects.get(section=section)
    kind = PAGES[section].__name__.lower()
    county = str(Area.objects.get(code=COUNTY).pk)
    browser, typed = login(newsroom.author), nested_form_data(_BEGUN) | {"areas": [county]}
    address = reverse("wagtailadmin_pages:preview_on_add", args=("items", kind, parent.pk))
    assert browser.post(address, typed).json()["is_valid"]
    shown = browser.get(address, {"mode": "portrait"})
    assert shown.status_code == 200
    assert f'class="portrait {section}"' in shown.content.decode()


def test_hints_stand_above_a_draft_that_is_hard_to_read(newsroom, login):
    page = a_page(newsroom.author, title="关于贯彻落实补贴政策的通知")
    address = reverse("wagtailadmin_pages:edit", args=(page.pk,))
    assert "“贯彻落实”" in login(newsroom.author).get(address).content.decode()


def test_a_copy_gets_a_name_of_its_own(newsroom):
    page = a_page(newsroom.author)
    copy = page.copy(update_attrs={"slug": "another"}, user=newsroom.author)
    assert copy.name != page.name
    assert copy.section == page.section


def test_a_person_without_places_can_write_nothing(newsroom, login):
    newsroom.author.areas.clear()
    page = a_page(newsroom.reviewer)
    address = reverse("wagtailadmin_pages:edit", args=(page.pk,))
    assert login(newsroom.author).get(address).status_code == 302


def test_the_frame_stands_for_everybody(newsroom, login):
    from content.platform.items.models import CountyPage, SectionPage

    newsroom.author.is_superuser = True
    newsroom.author.save()
    for page in (CountyPage.objects.get(), SectionPage.objects.first()):
        tester = page.permissions_for_user(newsroom.author)
        assert not any(
            (tester.can_edit(), tester.can_delete(), tester.can_publish(), tester.can_move())
        )


def test_an_administrator_gives_a_new_person_his_place(newsroom, login):
    from django.contrib.auth.models import Group

    from content.platform.areas.models import Area
    from content.platform.people import rules
    from content.platform.people.models import Person

    boss = a_person("boss", rules.ADMIN, COUNTY)
    browser = login(boss)
    form = browser.get("/admin/users/new/").content.decode()
    assert f"{VILLAGE}<" in form
    browser.post(
        "/admin/users/new/",
        {
            "username": "qian",
            "first_name": "钱",
            "password1": "di-yi-ci-2026",
            "password2": "di-yi-ci-2026",
            "areas": [str(Area.objects.get(code=TOWNSHIP).pk)],
            "groups": [str(Group.objects.get(name=rules.TOWNSHIP).pk)],
            "must_change_password": "on",
        },
    )
    person = Person.objects.get(username="qian")
    assert person.codes() == (TOWNSHIP,)
    assert person.must_change_password
    assert person.password.startswith("argon2")
    own = login(person)
    assert own.get("/admin/")["Location"] == "/admin/own-password/"
    answer = own.post(
        "/admin/own-password/",
        {
            "old_password": "di-yi-ci-2026",
            "new_password1": "wo-zi-ji-de-26",
            "new_password2": "wo-zi-ji-de-26",
        },
    )
    assert answer["Location"] == "/admin/"
    assert own.get("/admin/").status_code == 200


def test_the_first_administrator_is_offered_the_places_of_his_county_alone(newsroom, login):
    from content.platform.areas.models import Area
    from content.platform.people.models import Person

    elsewhere = Area.objects.exclude(code__startswith=COUNTY).filter(code__startswith="1501").last()
    boss = Person.objects.create_superuser("boss")
    form = login(boss).get("/admin/users/new/").content.decode()
    assert f"{VILLAGE}<" in form
    assert f"{elsewhere.code}<" not in form


def test_the_list_of_people_tells_role_and_places(newsroom, login):
    from content.platform.people import rules

    shown = login(a_person("boss", rules.ADMIN, COUNTY)).get("/admin/users/").content.decode()
    assert "信息员" in shown
    assert "井尔沟村" in shown


def test_who_has_no_e_mail_changes_his_password_all_the_same(newsroom, login):
    from content.platform.people.models import Person

    newsroom.author.set_password("di-yi-ci-2026")
    newsroom.author.save()
    browser = login(newsroom.author)
    form = browser.get("/admin/account/").content.decode()
    assert "name_email" not in form  # nobody signs with another name than the county gave him
    new = {f"password-new_password{n}": "wo-zi-ji-de-26" for n in (1, 2)}
    looks = {"theme-theme": "system", "theme-density": "default", "theme-contrast": "system"}
    answer = browser.post(
        "/admin/account/", {"password-old_password": "di-yi-ci-2026"} | new | looks
    )
    assert answer.status_code == 302
    assert Person.objects.get(username="author").check_password("wo-zi-ji-de-26")


def test_the_newsroom_greets_by_name_and_offers_to_search_who_may_read(newsroom, login):
    from content.platform.people import rules
    from content.platform.people.models import Person

    clerk = a_person("clerk", rules.LETTERS, COUNTY)
    Person.objects.filter(pk=newsroom.author.pk).update(first_name="云秀兰")
    front = login(newsroom.author).get("/admin/").content.decode()
    props = re.search(r'id="wagtail-sidebar-props"[^>]*>(.*?)</script>', front)[1]
    assert "云秀兰" in json.dumps(json.loads(props), ensure_ascii=False)
    assert 'role="search"' in front
    assert 'role="search"' not in login(clerk).get("/admin/").content.decode()


def test_a_place_that_ended_is_offered_no_more(site):
    from datetime import date

    from content import areas
    from content.platform.areas.models import Area, below, in_use
    from content.platform.areas.seed import seed

    assert seed() == 0
    added = [
        areas.Area("150125999", "老乡", None, date(2020, 1, 1)),
        areas.Area("150125999", "新镇", date(2020, 1, 1)),
    ]
    assert seed(added) == 2
    names = [area.name for area in below(["150125"], date(2026, 1, 1))]
    assert "新镇" in names
    assert "老乡" not in names
    assert in_use(date(2019, 1, 1)).filter(name="老乡").exists()
    assert Area.objects.get(name="新镇").is_below(["1501"])
    assert Area.objects.get(name="新镇").get_parent().code == "150125"


def test_the_tree_answers_below_its_own_path_and_the_site_everywhere_else(site):
    from content.platform.asgi import dispatch
    from content.serve import Tree, app

    async def site_app(scope, receive, send):
        await send({"type": "http.response.start", "status": 299, "headers": []})
        await send({"type": "http.response.body", "body": b"site"})

    (site.tree / "metadata").mkdir(parents=True)
    (site.tree / "metadata/timestamp.json").write_text("{}")

    async def ask(path):
        both = dispatch(site_app, app({"tree": Tree(site.tree)}))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=both)) as line:
            return await line.get(f"http://x{path}")

    assert asyncio.run(ask("/tree/metadata/timestamp.json")).text == "{}"
    assert asyncio.run(ask("/tree/none")).status_code == 404
    assert asyncio.run(ask("/treehouse")).text == "site"


def test_a_page_that_cannot_be_said_holds_up_nobody_else(newsroom):
    from content.platform.items.models import Bulletin
    from content.platform.publishing.press import Press

    a_page(newsroom.author, title="好的", live=True)
    page = a_page(newsroom.author, title="坏的", live=True)
    Bulletin.objects.filter(pk=page.pk).update(summary="\ufffe")
    collected = Press().collect()
    assert [item.title for item in collected.items] == ["好的"]
    assert "坏的" in collected.problems[0]


def test_what_was_read_once_is_not_read_again(newsroom):
    from content.platform.items.models import Bulletin
    from content.platform.publishing.press import Press

    page = a_page(newsroom.author, live=True)
    press = Press()
    first = press.collect()
    Bulletin.objects.filter(pk=page.pk).update(summary="绕过了发布")
    assert press.collect().items == first.items


def test_a_sheet_is_refused_where_it_is_no_picture_at_all(site):
    from django.core.files.images import ImageFile

    from content.platform.items.models import Picture

    with pytest.raises(AuthoringError):
        Picture(title="x", file=ImageFile(io.BytesIO(b"no"), "x.png"), width=1, height=1).save()


def test_who_guesses_waits_and_nobody_else_does(newsroom):
    from django.test import Client

    newsroom.author.set_password("di-yi-ci-2026")
    newsroom.author.save()

    def tries(password, address="10.0.0.9"):
        form = {"username": "author", "password": password}
        return Client(REMOTE_ADDR=address).post("/admin/login/", form)

    for _ in range(5):
        assert "太多" not in tries("x").content.decode()
    assert "太多" in tries("di-yi-ci-2026").content.decode()
    assert tries("di-yi-ci-2026", "10.0.0.1").status_code == 302


def test_a_recording_is_given_to_no_stranger(newsroom, login):
    from django.test import Client

    from content.platform.items.models import Recording

    upload(login(newsroom.author), "song.mp3", b"ID3" + bytes(40), "documents")
    address = Recording.objects.get().url
    assert Client().get(address)["Location"].startswith("/admin/login/")
    shown = login(newsroom.officer).get(address)
    assert shown.status_code == 200
    assert b"".join(shown.streaming_content).startswith(b"ID3")
