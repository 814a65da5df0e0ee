"""What a reader sees on the pages of the public site."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest

from content.model import READING, Attachment, Fact, FactName, Role, Section
from content.site import addresses
from tests.builders import NOW, a_film, a_policy, an_attachment, an_item, at
from tests.builders_daily import a_quote
from tests.builders_site import (
    Site,
    a_forecast,
    cap_message,
    forecast_item,
    market_item,
    warning_item,
)
from tests.webpages import problems_of

LATER = NOW + timedelta(days=2)


@pytest.fixture
def site(tmp_path):
    return Site(tmp_path / "www")


def page_of(site, item):
    return site.page(addresses.item_page(item.id))


def test_the_address_of_an_item_follows_from_its_id_alone():
    assert addresses.item_page("tag:wuchuan.example,2026:policy/land") == "i/iohi4kt5jcc7.html"
    assert addresses.product_page("土豆") == addresses.product_page("土豆")
    assert addresses.product_page("../土豆").startswith("prices/p-")


def test_a_policy_answers_its_four_questions_before_its_text(site):
    land = a_policy(body="<p>今年的补贴开始登记。</p>", valid_until=at("2026-12-31 17:30"))
    site.write(land)
    text = page_of(site, land).text
    places = [text.index(word) for word in ("谁能领", "领多少", "怎么办", "找谁", "今年的补贴")]
    assert places == sorted(places)
    assert "有效到2026年12月31日 17:30" in text
    assert "内农发〔2026〕1号" in text


def test_who_may_take_part_is_asked_otherwise_where_no_money_is_claimed(site):
    course = an_item(facts=(Fact(FactName.WHO, "养羊的"),))
    site.write(course)
    assert "谁可以办 养羊的" in page_of(site, course).text


def test_a_number_under_whom_to_ask_can_be_called(site):
    asked = a_policy(facts=(Fact(FactName.CONTACT, "农牧局 0471-430-1234，或打12316"),))
    site.write(asked)
    assert 'href="tel:04714301234"' in site.text(addresses.item_page(asked.id))
    assert 'href="tel:12316"' in site.text(addresses.item_page(asked.id))


def test_what_is_over_is_on_no_list_and_its_page_says_so(site):
    over = an_item("over", title="早就完了", valid_until=at("2026-05-20 00:00"))
    site.write(over, an_item())
    assert "早就完了" not in site.page("technique/index.html").text
    assert "早就完了" not in site.page("index.html").text
    assert "早就完了" not in site.text("technique/feed.xml")
    assert "已经过期：有效期到2026年5月20日零点为止" in page_of(site, over).text


def test_what_has_not_begun_has_no_page(site):
    secret = an_item("soon", valid_from=LATER)
    site.write(secret)
    assert addresses.item_page(secret.id) not in site.files()
    site.write(secret, now=LATER)
    assert addresses.item_page(secret.id) in site.files()


def test_pinned_comes_first_then_what_is_in_season_then_the_newest(site):
    old = an_item("old", title="旧的", months=(), published=NOW - timedelta(days=30))
    new = an_item("new", title="新的", months=())
    season = an_item("season", title="当季的", months=(5,), published=NOW - timedelta(days=60))
    pinned = an_item("pinned", title="顶上的", pinned=True, published=NOW - timedelta(days=90))
    site.write(old, new, season, pinned)
    text = site.page("technique/index.html").text
    places = [text.index(word) for word in ("顶上的", "当季的", "新的", "旧的")]
    assert places == sorted(places)
    assert text.count("本周新增") == 1


def test_a_long_section_turns_pages(site):
    many = [an_item(f"n{n}", published=NOW - timedelta(hours=n)) for n in range(50)]
    site.write(*many)
    assert "共 50 篇" in site.page("technique/index.html").text
    assert "第2页，共3页" in site.page("technique/2.html").text
    assert problems_of(site.folder) == []
    site.write(*many[:10])
    assert "technique/2.html" not in site.files()


def test_an_empty_section_says_that_it_is_empty(site):
    site.write(an_item())
    assert "这一栏还没有内容" in site.page("jobs/index.html").text
    assert "现在没有预报" in site.page("weather/index.html").text
    assert "没有正在生效的预警" in site.page("weather/index.html").text
    assert "没有报价" in site.page("prices/index.html").text


def test_what_is_for_one_township_names_it(site):
    here = an_item(areas=("150125200",))
    wide = an_item("wide", areas=("15",))
    nowhere = an_item("unknown", areas=("999999999",))
    site.write(here, wide, nowhere)
    assert "只限大青山乡" in page_of(site, here).text
    assert "只限" not in page_of(site, wide).text
    assert "只限999999999" in page_of(site, nowhere).text


def test_a_warning_that_holds_says_kind_colour_area_end_and_what_to_do(site):
    frost = warning_item(cap_message())
    site.write(frost)
    for path in ("index.html", "weather/index.html", addresses.item_page(frost.id)):
        text = site.page(path).text
        for said in ("霜冻橙色预警", "武川县", "2026年5月21日 08:00", "盖好苗"):
            assert said in text
    assert "橙色（严重）" in page_of(site, frost).text


def test_a_warning_for_one_township_stands_on_the_countys_page(site):
    site.write(warning_item(cap_message(area="150125200000")))
    assert "武川县大青山乡" in site.page("index.html").text


def test_a_warning_for_another_county_does_not(site):
    site.write(warning_item(cap_message(area="370614000000")))
    assert "霜冻" not in site.page("index.html").text


@pytest.mark.parametrize(
    ("kind", "said"), [("Cancel", "已经解除，不再有效"), ("Update", "以新的为准")]
)
def test_an_ended_warning_is_never_shown_as_holding(site, kind, said):
    first = warning_item(cap_message())
    ending = cap_message("A2", kind=kind, references="wuchuan.example,A1,x")
    site.write(first, warning_item(ending, "second"))
    text = page_of(site, first).text
    assert said in text
    assert "看新的一条" in text
    assert "怎么防" not in text
    holding = site.page("index.html").text.count("有效到 2026年5月21日")
    assert holding == (0 if kind == "Cancel" else 1)


def test_a_warning_ends_when_its_time_is_over(site):
    frost = warning_item(cap_message())
    site.write(frost, now=at("2026-05-21 08:00"))
    assert "霜冻" not in site.page("index.html").text
    assert "到2026年5月21日 08:00已经结束" in page_of(site, frost).text


def test_a_message_that_ends_another_says_what_it_is(site):
    cancel = warning_item(cap_message("A2", kind="Cancel", references="a,A1,b"), "cancel")
    site.write(cancel)
    assert "解除预警的通知" in page_of(site, cancel).text


def test_a_warning_that_cannot_be_read_is_still_shown_as_text(site):
    broken = warning_item(b"<alert/>", body="<p>今夜有霜。</p>")
    bare = replace(broken, id="tag:x,2026:bare", attachments=(), body="<p>后天有风。</p>")
    site.write(broken, bare)
    assert "今夜有霜" in page_of(site, broken).text
    assert "后天有风" in page_of(site, bare).text


def test_the_weather_stands_under_dates_in_halves_of_days(site):
    site.write(forecast_item())
    text = site.page("weather/index.html").text
    assert "5月20日 周三夜里 小雪 最低 -1℃ 北风" in text
    assert "8℃ 2026年5月20日 07:00测得 · 西北风 3级 · 湿度40%" in text
    assert "地里的活 今夜有霜，盖好苗。" in text
    assert "今天" not in text
    assert "周三夜里" in site.page("index.html").text


def test_a_reading_says_only_what_was_read(site):
    bare = replace(a_forecast().now, humidity=None, wind="", wind_scale="")
    site.write(forecast_item(now=bare))
    assert "湿度" not in site.page("weather/index.html").text


def test_a_day_of_another_year_is_written_with_it(site):
    site.write(an_item(published=at("2025-12-30 08:00")))
    assert "2025年12月30日" in site.page("technique/index.html").text


def test_what_was_measured_hours_ago_is_not_shown(site):
    site.write(forecast_item(), now=at("2026-05-20 10:30"))
    assert "测得" not in site.page("weather/index.html").text


def test_a_forecast_that_was_not_renewed_says_so(site):
    site.write(forecast_item(), now=at("2026-05-21 20:30"))
    text = site.page("weather/index.html").text
    assert "只供参考" in text
    assert "周三白天" not in text


def test_a_forecast_of_the_past_is_not_shown(site):
    old = replace(forecast_item(now=None), valid_until=at("2026-06-30 00:00"))
    site.write(old, now=at("2026-05-23 09:00"))
    assert "现在没有预报" in site.page("weather/index.html").text


def test_the_newest_forecast_of_a_place_holds_and_the_countys_own_comes_first(site):
    village = replace(forecast_item(area="150125200", place="大青山乡"), id="tag:x,2026:a")
    stale = replace(
        forecast_item(issued=at("2026-05-19 07:00"), advice="昨天的话"), id="tag:x,2026:b"
    )
    site.write(village, stale, forecast_item())
    text = site.page("weather/index.html").text
    assert text.index("武川县天气预报") < text.index("大青山乡天气预报")
    assert "昨天的话" not in text
    assert a_forecast().place in site.page("index.html").text


def test_pictures_have_sizes_and_stand_once(site):
    lead, inside = an_attachment(b"lead"), an_attachment(b"inside", title="地块")
    body = f'<p>看图</p><img src="{inside.path}" alt="">'
    item = an_item(attachments=(lead, inside), body=body)
    site.write(item, blobs={lead.sha256: b"lead", inside.sha256: b"inside"})
    text = site.text(addresses.item_page(item.id))
    assert text.count("<img") == 2
    assert 'alt="地块" width="1200" height="800" loading="lazy"' in text
    assert site.files()[addresses.media(lead)] == b"lead"
    assert problems_of(site.folder) == []


def test_a_picture_whose_bytes_are_not_here_is_left_out(site):
    gone = an_attachment(b"gone")
    item = an_item(attachments=(gone,), body=f'<p>看<img src="{gone.path}" alt="图"></p>')
    site.write(item)
    assert "<img" not in site.text(addresses.item_page(item.id))
    assert problems_of(site.folder) == []


def test_sound_films_and_papers_are_played_and_fetched_by_the_browser_itself(site):
    files = {b"s": (Role.SOUND, "audio/ogg"), b"f": (Role.FILM, "video/mp4")}
    files[b"p"] = (Role.FILE, "application/pdf")
    kept = tuple(an_attachment(h, role=r, media_type=t) for h, (r, t) in files.items())
    strange = an_attachment(b"x", role=Role.FILM, media_type="text/html")
    item = an_item(section=Section.COURSES, attachments=(*kept, strange))
    blobs = {one.sha256: h for one, h in zip(kept, files, strict=True)} | {strange.sha256: b"x"}
    site.write(item, blobs=blobs)
    text = site.text(addresses.item_page(item.id))
    assert text.count("<audio controls") == text.count("<video controls") == 1
    assert ".pdf" in text
    assert strange.sha256 not in text
    assert {"能听", "有短片"} <= set(site.page("courses/index.html").text.split())
    assert problems_of(site.folder) == []


def test_a_film_in_several_sizes_is_one_film_with_its_captions_and_poster(site):
    files = {b"480": a_film(480), b"240": a_film(240)}
    files[b"c"] = an_attachment(role=Role.FILE, media_type="text/vtt", title="选种薯")
    files[b"p"] = an_attachment(role=Role.FILE, media_type="image/webp", title="选种薯")
    kept = {h: replace(one, sha256=sha256(h).hexdigest()) for h, one in files.items()}
    item = an_item(section=Section.COURSES, attachments=tuple(kept.values()))
    site.write(item, blobs={one.sha256: h for h, one in kept.items()})
    text = site.text(addresses.item_page(item.id))
    assert text.count("<video controls") == text.count("<track") == 1
    assert addresses.media(kept[b"480"]) in text
    assert addresses.media(kept[b"240"]) not in text
    assert f'poster="../{addresses.media(kept[b"p"])}"' in text
    assert "文件：" not in text
    assert problems_of(site.folder) == []


def test_tables_and_headings_of_a_text_fit_the_page(site):
    body = (
        "<h4>深</h4><h2>浅</h2><table><thead><tr><th></th><th colspan='2'>药</th></tr></thead>"
        "<tbody><tr><td>一</td><td><table><tbody><tr><td>里</td></tr></tbody></table></td></tr>"
        "</tbody></table><p>一<br>二</p>"
    )
    item = an_item(body=body)
    site.write(item)
    assert problems_of(site.folder) == []
    text = site.text(addresses.item_page(item.id))
    assert "<h2>深</h2>" in text
    assert text.count('class="scroll"') == 1
    assert '<th colspan="2">药</th>' in text
    assert "<th></th>" not in text


HOSTILE = "</title><script>alert(1)</script>\"' onload=x {{ 7*7 }} \u202etxt.exe \x01"


def test_hostile_words_stay_words(site):
    facts = (Fact(FactName.WHO, HOSTILE), Fact(FactName.CONTACT, f"<b>{HOSTILE}</b> 12316"))
    body = '<p onclick="x">好<script>alert(2)</script><img src="https://evil.example/x.png">'
    picture = an_attachment(b"x", title=HOSTILE)
    item = an_item(
        "../../etc/passwd",
        title=HOSTILE,
        summary=HOSTILE,
        source=HOSTILE,
        document_number=HOSTILE,
        tags=(HOSTILE,),
        facts=facts,
        body=body,
        attachments=(picture,),
    )
    quote = replace(a_town_quote(), product='<i>"土豆"</i>', market="</table><script>")
    site.write(item, market_item([quote]), blobs={picture.sha256: b"x"})
    assert problems_of(site.folder) == []
    every = b"".join(held for path, held in site.files().items() if not path.startswith("."))
    assert b"<script" not in every
    assert b"evil.example" not in every
    assert b"{{ 7*7 }}" in every
    assert "\u202e".encode() not in every
    assert all(".." not in path and "passwd" not in path for path in site.files())


def test_half_a_character_stops_nothing(site):
    site.write(an_item("\ud83d", title="半个\ud83d字"))
    assert "半个字" in site.page("technique/index.html").text


def a_town_quote():
    return a_quote(day=NOW.date())


def test_an_attachment_of_a_type_no_browser_shows_has_no_place():
    assert addresses.media(Attachment(Role.FILE, "text/html", "a" * 64, 1)) == ""


def test_a_text_read_aloud_is_played_and_its_times_are_no_file(site):
    held = {
        b"s": {"role": Role.SOUND, "media_type": "audio/ogg", "title": READING},
        b"t": {"role": Role.FILE, "media_type": "text/vtt", "title": READING},
    }
    attachments = tuple(an_attachment(content, **said) for content, said in held.items())
    blobs = {each.sha256: content for each, content in zip(attachments, held, strict=True)}
    item = an_item(attachments=attachments)
    site.write(item, blobs=blobs)
    page = site.text(addresses.item_page(item.id))
    assert f"{attachments[0].sha256}.ogg" in page
    assert attachments[1].sha256 not in page
