"""The pure parts: pieces of a text, Markdown, hints, rules, the environment."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from content import markup
from content.authoring import media_type
from content.errors import AuthoringError, StoreError
from content.model import FactName, Role, Section
from content.platform.environment import Environment
from content.platform.items.body import PartKind, split, table_html
from content.platform.items.kinds import KINDS, in_order
from content.platform.items.lists import line, words
from content.platform.items.plain_words import hints
from content.platform.people import rules, throttle
from content.platform.publishing.markdown import from_html

PICTURE = f"blobs/sha256/ab/ab{'0' * 62}"


def again(html):
    return markup.clean(
        MarkdownIt("commonmark", {"html": False}).enable("table").render(from_html(html, str))
    )


@pytest.mark.parametrize(
    "html",
    [
        "<p>一段话。</p>\n",
        "<h2>题</h2>\n<p>一。</p>\n<ul>\n<li>甲</li>\n<li>乙\n<ul>\n<li>丙</li>\n</ul>\n</li>\n</ul>\n",
        "<ol>\n<li>先</li>\n<li>后</li>\n</ol>\n<hr>\n<p><strong>要紧</strong>和<em>次要</em></p>\n",
        "<table>\n<thead>\n<tr>\n<th>甲</th>\n<th>乙|丙</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td><strong>2</strong></td>\n</tr>\n</tbody>\n</table>\n",
        f'<p><img src="{PICTURE}" alt="地"></p>\n',
        "<blockquote>\n<p>引的话</p>\n</blockquote>\n",
        "<p>1. 不是列表</p>\n<p># 不是标题</p>\n<p>- 不是</p>\n<p>a*b*c _d_ [e] &lt;b&gt; &amp;amp;</p>\n",
        "<p>一行<br>\n二行</p>\n",
    ],
)
def test_what_markdown_can_say_comes_back_letter_for_letter(html):
    assert again(html) == html


@given(st.text(alphabet="ab12. *_#-+>|[]()!&<\\`~=\n甲", max_size=40))
def test_no_words_become_markup_on_the_way_out(text):
    said = markup.clean(f"<p>{text.replace('&', '&amp;').replace('<', '&lt;')}</p>")
    assert markup.plain(again(said)).split() == markup.plain(said).split()


def test_a_text_is_cut_and_put_together_without_losing_a_letter():
    html = (
        "<p>一</p>\n<h2>二</h2>\n"
        + table_html([["甲", "乙"], ["1", "a<b"]])
        + f'<p><img src="{PICTURE}" alt="地&quot;"></p>\n'
        + '<table>\n<tbody>\n<tr>\n<td rowspan="2">合</td>\n</tr>\n</tbody>\n</table>\n<p>尾</p>'
    )
    parts = split(html)
    assert "".join(part.html for part in parts) == html
    kinds = [PartKind.TEXT, PartKind.TABLE, PartKind.PICTURE, PartKind.MARKUP, PartKind.TEXT]
    assert [part.kind for part in parts] == kinds
    assert parts[1].rows == (("甲", "乙"), ("1", "a<b"))
    assert parts[2].caption == '地"'


def test_a_table_is_filled_up_and_may_have_no_header():
    assert table_html([]) == ""
    assert "<thead>" not in table_html([["甲"], ["乙", "丙"]], header=False)
    assert table_html([["甲"], ["乙", "丙"]]).count("<th>") == 2
    named = table_html([["甲"], ["乙", "丙"]], first_column=True, caption="价<格")
    assert named.count("<th>") == 3
    assert "<caption>价&lt;格</caption>" in named
    assert markup.clean(named, strict=True) == named


def test_hints_name_what_is_hard_to_read():
    found = hints(title="关于贯彻落实的通知", summary="", text=f"{'很长' * 30}。短句。")
    assert any("摘要" in hint for hint in found)
    assert any("“贯彻落实”" in hint for hint in found)
    assert any("60个字" in hint for hint in found)
    assert not hints(title="补贴", summary="种地的都有，打到一卡通。", text="带身份证。去村委会。")
    assert hints(title="补贴", summary="有补贴", text="")


def test_words_are_parted_at_the_marks_people_type():
    assert words("土豆、羊， 低保；土豆") == ("土豆", "羊", "低保")
    assert words(line(("土豆", "羊"))) == ("土豆", "羊")
    assert words(" ") == ()


def test_answers_come_in_the_order_of_the_file_then_of_the_kind():
    said = dict.fromkeys(FactName, "") | {
        FactName.HOW: "登记",
        FactName.WHO: "农户",
        FactName.FEE: "无",
    }
    names = [name for name, _ in in_order(said, Section.POLICY, ())]
    assert names == [FactName.WHO, FactName.HOW, FactName.FEE]
    names = [name for name, _ in in_order(said, Section.POLICY, ("fee", "how"))]
    assert names == [FactName.FEE, FactName.HOW, FactName.WHO]
    assert set(KINDS) == set(Section)


def test_a_person_speaks_for_what_lies_in_his_places_and_for_nothing_else():
    assert rules.speaks_for(["150125200"], ["150125200201"])
    assert not rules.speaks_for(["150125200"], ["150125200201", "150125"])
    assert not rules.speaks_for(["150125"], [])
    assert not rules.speaks_for([], ["150125"])


def test_nobody_approves_his_own_work_or_twice_or_in_too_few_steps():
    def why_not(person, needed=1, steps=1):
        return rules.why_not(person, writers={1}, approvers={2}, needed=needed, steps=steps)

    assert why_not(1) == rules.OWN_WORK
    assert why_not(2) == rules.TWICE
    assert why_not(3) == ""
    assert why_not(3, needed=2) == rules.NEEDS_MORE
    assert why_not(3, needed=2, steps=2) == ""


def test_the_environment_says_where_and_how(tmp_path):
    here = Environment.read({"CUNKOU_COUNTY_DATA": str(tmp_path)})
    assert here.database()["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert not here.is_secure
    away = Environment.read(
        {
            "XDG_DATA_HOME": str(tmp_path),
            "CUNKOU_COUNTY_ORIGIN": "https://county.example/",
            "DATABASE_URL": "postgresql://u:p%40s@db:5433/county?sslmode=require",
        }
    )
    assert away.hosts[0] == "county.example"
    assert away.is_secure
    assert away.data == tmp_path / "cunkou-county"
    database = away.database()
    assert (database["PASSWORD"], database["PORT"], database["NAME"]) == ("p@s", "5433", "county")
    with pytest.raises(StoreError, match="mysql"):
        Environment(tmp_path, database_url="mysql://x/y").database()


def test_the_secret_key_is_made_once_and_is_its_owners_alone(tmp_path):
    here = Environment(tmp_path / "data")
    assert here.secret_key() == here.secret_key()
    assert (tmp_path / "data/secret.key").stat().st_mode & 0o777 == 0o600


def test_a_recording_is_known_by_its_first_bytes():
    assert media_type(b"OggS" + b"\0" * 8) == (Role.SOUND, "audio/ogg")
    assert media_type(b"\0\0\0\x18ftypmp42") == (Role.FILM, "video/mp4")
    with pytest.raises(AuthoringError):
        media_type(b"MZ")


def test_the_wait_doubles_is_forgotten_and_never_ends_in_a_lock():
    now = datetime(2026, 5, 20, 8, 0, tzinfo=UTC)

    def after(failures, *, seconds=0.0):
        return throttle.wait([now] * failures, now + timedelta(seconds=seconds)).total_seconds()

    assert [after(failures) for failures in (4, 5, 6, 7)] == [0, 2, 4, 8]
    assert after(5, seconds=2) == 0
    assert after(500) == throttle.LONGEST.total_seconds()
    assert after(500, seconds=3600) == 0
