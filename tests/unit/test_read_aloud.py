from content.library import Headline
from content.model import Section
from kiosk.views import lists, read_aloud
from tests.builders import at

NOW = at("2026-11-23 15:40")


def test_what_nobody_signed_says_so_before_its_title():
    line = Headline(
        id="tag:x,2026:1",
        section=Section.POLICY,
        title="新办法",
        published=NOW,
        updated=NOW,
        origin="https://county.example/rss",
    )
    told = read_aloud.cards("政策法规", "共 1 篇", [lists.card(line, NOW, str)], str)
    assert told.sentences == ("政策法规，共 1 篇", "来自外部网站，县里没有签名", "新办法")
