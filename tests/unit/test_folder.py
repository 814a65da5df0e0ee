import hashlib
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

import content
from content import cap, forecast, prices
from content.errors import FolderError
from content.folder import read_folder
from content.model import FactName, Kind, Role, Section
from content.vtt import Cue, parse
from tests.builders import NOW, at
from tests.films import LESSON
from tests.folders import FORECAST, LAND, QUOTES, WARNING, a_picture, write_folder

SAMPLE = Path(content.__file__).parent / "sample"


@pytest.fixture
def folder(tmp_path):
    return write_folder(tmp_path)


def read(folder, now=NOW):
    return read_folder(folder, now=now)


def only(said, kind):
    (item,) = [item for item in said.items if item.kind is kind]
    return item


def problems(folder):
    with pytest.raises(FolderError) as refused:
        read(folder)
    return refused.value.problems


def test_a_policy_is_read_with_all_its_author_typed(folder):
    item = only(read(folder), Kind.ARTICLE)
    assert item.id == "tag:wuchuan.example,2026:policy/land"
    assert (item.section, item.title, item.source) == (
        Section.POLICY,
        "耕地地力保护补贴",
        "武川县农牧局",
    )
    assert item.document_number == "农办机〔2024〕3号"
    assert (item.tags, item.months, item.areas) == (("补贴", "种地"), (4, 5), ("150125",))
    assert (item.published, item.valid_until) == (at("2026-05-17 00:00"), at("2026-12-31 00:00"))
    assert [(f.name, f.value) for f in item.facts] == [
        (FactName.WHO, "种地的农户"),
        (FactName.CONTACT, "12316"),
    ]
    assert item.pinned
    assert item.demo
    assert "<table>" in item.body
    assert item.initials.startswith("gddlbhbt")


def test_a_picture_shown_twice_is_brought_once_and_named_by_its_hash(folder):
    said = read(folder)
    item = only(said, Kind.ARTICLE)
    (picture,) = item.attachments
    assert (picture.role, picture.title, picture.media_type) == (
        Role.PICTURE,
        "春耕的地",
        "image/webp",
    )
    assert f'src="{picture.path}"' in item.body
    held = said.blobs[picture.sha256]
    assert (hashlib.sha256(held).hexdigest(), len(held)) == (picture.sha256, picture.size)


def test_a_markets_month_is_one_item_with_its_quotes_inside(folder):
    item = only(read(folder), Kind.QUOTES)
    assert item.title == "武川市场2026年5月价格"
    quotes = prices.read_csv(item.data.inline)
    assert [str(quote.best) for quote in quotes] == ["1.3", "1.35"]
    assert {quote.market for quote in quotes} == {"武川市场"}
    assert "1.35" in item.body
    assert "1.3<" not in item.body.replace("1.35", "")


def test_the_forecast_leaves_when_its_last_day_is_over(folder):
    item = only(read(folder), Kind.FORECAST)
    assert item.valid_until == at("2026-05-21 00:00")
    assert forecast.read_json(item.data.inline).days[0].low == -1


def test_a_warning_is_a_cap_message_with_todays_times(folder):
    item = only(read(folder), Kind.WARNING)
    alert = cap.read_cap(item.data.inline)
    assert alert.level is cap.Level.ORANGE
    assert alert.identifier == "15012541600000_20260520060000"
    assert (item.published, item.valid_until) == (at("2026-05-20 06:00"), at("2026-05-21 08:00"))
    assert item.areas == ("150125",)


def test_reading_twice_gives_the_same(folder):
    assert set(read(folder).items) == set(read(folder).items)


def test_what_is_long_over_is_not_said_any_more(folder):
    late = at("2027-03-01 00:00")
    kinds = {item.kind for item in read(folder, late).items}
    assert Kind.ARTICLE not in kinds
    just_over = at("2027-01-05 00:00")
    assert Kind.ARTICLE in {item.kind for item in read(folder, just_over).items}


def test_quotes_of_long_ago_stay_at_home(folder):
    kinds = {item.kind for item in read(folder, NOW + timedelta(days=462)).items}
    assert Kind.QUOTES not in kinds


def test_every_problem_is_told_at_once(folder):
    (folder / "policy/other.md").write_text("no front matter", encoding="utf-8")
    (folder / "policy/land.md").write_text(LAND.replace("title:", "titel:"), encoding="utf-8")
    (folder / "weather/forecast.json").write_text("{", encoding="utf-8")
    (folder / "warnings/frost.xml").write_text("<alert/>", encoding="utf-8")
    assert len(problems(folder)) == 4


@pytest.mark.parametrize(
    ("old", "new", "line", "field"),
    [
        ("title: 耕", "titel: 耕", 2, "titel"),
        ("title: 耕地地力保护补贴", "title: " + "长" * 81, 2, "title"),
        ("months: [4, 5]", "months: [4, 15]", 7, "months"),
        ("published: 2026-05-17\n", "", 1, "published"),
        ("published: 2026-05-17", "published: 5月17", 8, "published"),
        ("picture: land.png", "picture: none.png", 13, "picture"),
        ("picture: land.png", "picture: ../county.toml", 13, "picture"),
        ("picture: land.png", "sound: land.png", 13, "sound"),
        ("![地块](land.png)", "![地块](https://example.com/a.png)", 22, "image"),
        ("---\n今年", "今年", 1, ""),
    ],
)
def test_a_mistake_is_told_with_file_line_and_field(folder, old, new, line, field):
    (folder / "policy/land.md").write_text(LAND.replace(old, new), encoding="utf-8")
    (problem,) = problems(folder)
    assert problem.file.endswith("land.md")
    assert (problem.line, problem.field) == (line, field)


def test_a_text_in_gbk_is_refused_with_advice(folder):
    (folder / "policy/land.md").write_bytes(LAND.encode("gbk"))
    assert "save it as UTF-8" in str(problems(folder)[0])


def test_a_picture_that_is_none_is_refused(folder):
    (folder / "policy/land.png").write_bytes(b"<svg/>")
    assert problems(folder)[0].field in {"picture", "image"}


def test_html_in_a_text_is_shown_as_text(folder):
    text = LAND.replace("今年的", "<script>alert(1)</script>")
    (folder / "policy/land.md").write_text(text, encoding="utf-8")
    assert "<script" not in only(read(folder), Kind.ARTICLE).body


def test_a_sound_comes_as_it_is(folder):
    (folder / "policy/a.opus").write_bytes(b"OggS" + b"\0" * 20)
    (folder / "policy/land.md").write_text(
        LAND.replace("picture: land.png", "sound: a.opus\nsound_text: 朗读"), "utf-8"
    )
    said = read(folder)
    (sound,) = attached(said, Role.SOUND)
    assert (sound.role, sound.media_type) == (Role.SOUND, "audio/ogg")
    assert sound.is_reading
    assert said.blobs[sound.sha256] == (folder / "policy/a.opus").resolve()


def attached(said, role):
    return [one for one in only(said, Kind.ARTICLE).attachments if one.role is role]


def film_in(folder, held):
    (folder / "policy/a.mp4").write_bytes(held)
    text = LAND.replace("picture: land.png", "film: a.mp4\nfilm_text: 讲课")
    (folder / "policy/land.md").write_text(text, encoding="utf-8")


def test_a_film_comes_as_it_is_where_there_is_no_ffmpeg(folder, monkeypatch):
    monkeypatch.setenv("PATH", "")
    film_in(folder, LESSON.read_bytes())
    said = read(folder)
    (film,) = attached(said, Role.FILM)
    assert (film.role, film.media_type, film.title) == (Role.FILM, "video/mp4", "讲课")
    assert (film.height, film.seconds > 20) == (480, True)
    assert said.blobs[film.sha256] == said.sources[film.sha256] == folder / "policy/a.mp4"


def test_captions_lie_beside_a_film_under_its_name(folder, monkeypatch):
    monkeypatch.setenv("PATH", "")
    film_in(folder, LESSON.read_bytes())
    srt = "1\r\n00:00:01,000 --> 00:00:04,000\r\n先看叶子\r\n"
    (folder / "policy/a.srt").write_bytes(srt.encode("gbk"))
    said = read(folder)
    (captions,) = attached(said, Role.FILE)
    assert (captions.role, captions.media_type, captions.title) == (Role.FILE, "text/vtt", "讲课")
    assert parse(said.blobs[captions.sha256].decode()) == (Cue(1, 4, "先看叶子"),)


def test_a_mistake_in_captions_is_told_with_its_line(folder, monkeypatch):
    monkeypatch.setenv("PATH", "")
    film_in(folder, LESSON.read_bytes())
    (folder / "policy/a.vtt").write_text("WEBVTT\n\n00:05.000 --> 00:04.000\n先看叶子\n", "utf-8")
    (problem,) = problems(folder)
    assert (problem.file, problem.line) == (str(folder / "policy/a.vtt"), 3)


@pytest.mark.parametrize("held", [b"", b"MZ", b"\0\0\0\x20ftypisom" + b"\0" * 20])
def test_what_is_no_film_is_told_with_its_field(folder, held):
    film_in(folder, held)
    (problem,) = problems(folder)
    assert problem.field == "film"
    assert "a.mp4" in problem.problem


@pytest.mark.parametrize(
    ("file", "text", "field"),
    [
        ("county.toml", 'name="x"\ncode="150125"\n', "authority"),
        ("county.toml", 'nam="x"\n', "nam"),
        ("county.toml", "name=", ""),
        ("county.toml", 'name=5\ncode="150125"\nauthority="a.example"\n', "name"),
        ("county.toml", 'name="x"\ncode="武川"\nauthority="a.example"\n', "code"),
        ("county.toml", 'name="x"\ncode="150125"\nauthority="a b"\n', "authority"),
        ("county.toml", 'name="x"\ncode="150125"\nauthority="a.b"\ndemo="no"\n', "demo"),
        ("county.toml", 'name="x"\ncode="150125"\nauthority="a.b"\nsite="x.example"\n', "site"),
        ("prices/prices.toml", '["town.csv"]\nmarkt="x"\n', "town.csv.markt"),
        ("prices/prices.toml", '"town.csv"="x"\n', "town.csv"),
        ("prices/prices.toml", '["town.csv"]\nmarket=3\n', "town.csv.market"),
        ("prices/prices.toml", '["town.csv"]\nunit=3\n', "town.csv.unit"),
        ("prices/prices.toml", '["town.csv"]\narea="here"\n', "town.csv.area"),
        ("prices/prices.toml", '["town.csv"]\ndemo="no"\n', "town.csv.demo"),
    ],
)
def test_a_mistake_in_a_settings_file_is_told(folder, file, text, field):
    (folder / file).write_text(text, encoding="utf-8")
    (problem,) = problems(folder)
    assert problem.field == field


def test_a_folder_that_is_none_is_refused(tmp_path):
    assert "county.toml" in str(problems(tmp_path)[0])


def test_a_folder_that_says_nothing_does_not_withdraw_a_county(tmp_path):
    (tmp_path / "county.toml").write_text('name="x"\ncode="150125"\nauthority="a.example"\n')
    assert "right folder" in str(problems(tmp_path)[0])


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("policy/land.md", LAND.replace("耕地地力保护补贴", '"\\a"')),
        ("policy/land.md", LAND.replace("picture: land.png", 'picture: "\\0"')),
        ("policy/land.md", LAND.replace("picture: land.png", f"picture: {'x' * 300}")),
        ("weather/forecast.json", FORECAST.replace("武川县气象台", "\\ud800")),
        ("weather/forecast.json", FORECAST.replace("150125", "x")),
        ("prices/town.csv", QUOTES.replace("土豆", "土\0豆")),
        ("warnings/frost2.xml", WARNING),
    ],
)
def test_what_could_not_be_released_is_told_with_its_file(folder, file, text):
    (folder / file).write_text(text, encoding="utf-8")
    (problem,) = problems(folder)
    assert problem.file == str(folder / file)


@pytest.mark.parametrize(
    "name", ["policy/x.md", "prices/x.csv", "weather/x.json", "warnings/x.xml"]
)
def test_a_file_that_cannot_be_opened_is_a_problem_like_any_other(folder, name):
    (folder / name).mkdir()
    (problem,) = problems(folder)
    assert (problem.file, "cannot be read" in problem.problem) == (str(folder / name), True)


def test_the_problems_of_every_sheet_are_told(folder):
    for name in ("a.csv", "b.csv"):
        (folder / "prices" / name).write_text("日期,品名\n", encoding="utf-8")
    assert [problem.file[-5:] for problem in problems(folder)] == ["a.csv", "b.csv"]


@pytest.mark.parametrize(("name", "written"), [("病叶.png", "病叶.png"), ("a b.png", "<a b.png>")])
def test_a_picture_in_a_text_may_have_any_name(folder, name, written):
    (folder / "policy" / name).write_bytes(a_picture())
    text = LAND.replace("picture: land.png\n", "").replace("](land.png)", f"]({written})")
    (folder / "policy/land.md").write_text(text, encoding="utf-8")
    (picture,) = only(read(folder), Kind.ARTICLE).attachments
    assert picture.title == "地块"


def test_a_warning_leaves_with_the_message_that_ended_it(folder):
    identifier = "15012541600000_20260520060000"
    lasting = WARNING.replace("today+1T", "today+90T")
    cancel = WARNING.replace("060000<", "070000<").replace(">Alert<", ">Cancel<")
    cancel = cancel.replace("<info>", f"<references>x,{identifier},x</references><info>")
    (folder / "warnings/frost.xml").write_text(_of_may(lasting), encoding="utf-8")
    (folder / "warnings/over.xml").write_text(_of_may(cancel), encoding="utf-8")

    def held(now):
        return [i for i in read(folder, now=now).items if i.kind is Kind.WARNING]

    assert len(held(NOW)) == 2
    assert held(NOW + timedelta(days=33)) == []


def _of_may(warning):
    days = {"{{today|compact}}": "20260520", "{{today+0T06:00}}": "2026-05-20T06:00:00+08:00"}
    days |= {"{{today+1T08:00}}": "2026-05-21T08:00:00+08:00"}
    days |= {"{{today+90T08:00}}": "2026-08-18T08:00:00+08:00"}
    for typed, meant in days.items():
        warning = warning.replace(typed, meant)
    return warning


def test_relative_dates_are_for_demonstrations_only(folder):
    county = folder / "county.toml"
    county.write_text(
        county.read_text(encoding="utf-8").replace("demo=true", "demo=false"), encoding="utf-8"
    )
    assert problems(folder)[0].file.endswith("frost.xml")
    (folder / "warnings/frost.xml").unlink()
    (folder / "policy/land.md").write_text(LAND.replace("2026-05-17", "today-3"), encoding="utf-8")
    assert problems(folder)[0].field == "published"


def test_a_warning_that_is_not_utf8_is_refused(folder):
    (folder / "warnings/frost.xml").write_bytes(b"\xff\xfe")
    assert "UTF-8" in str(problems(folder)[0])


def test_the_county_s_map_is_one_item_that_names_its_places(folder):
    shutil.copy(SAMPLE / "map.json", folder)
    item = only(read(folder), Kind.MAP)
    assert (item.id, item.title) == ("tag:wuchuan.example,2026:map", "武川县地图")
    assert item.data.inline == (SAMPLE / "map.json").read_bytes()
    assert "示意图" in item.body
    assert "大青山乡" in item.body
    assert "武川县城农贸市场" in item.body


def test_a_map_of_another_county_is_refused(folder):
    held = (SAMPLE / "map.json").read_text().replace('"150125200"', '"150126200"')
    (folder / "map.json").write_text(held)
    (problem,) = problems(folder)
    assert problem.file.endswith("map.json")
    assert "does not lie in 150125" in problem.problem
