"""How the editor is laid out: first what every villager reads first."""

from __future__ import annotations

from typing import Any, Final

from django.forms import Textarea, TextInput
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel
from wagtail.admin.widgets import AdminAutoHeightTextInput

from content import markup
from content.errors import AuthoringError
from content.model import FactName, Section
from content.platform.areas.widgets import AreaTree
from content.platform.items.blocks import to_html
from content.platform.items.kinds import KINDS
from content.platform.items.media import Readiness
from content.platform.items.plain_words import hints
from content.questions import label

_BODY: Final = "细讲的话。点下面的加号，一段一段加：文字、小标题、表格、图片。没有要细讲的就空着。"
_CAPTIONS: Final = "00:01.000 --> 00:04.000\n开花的地，天天早上去看。"


class PlainWordsPanel(Panel):
    """What could be said more plainly in what was last saved; shown when there is any."""

    class BoundPanel(Panel.BoundPanel):
        """The hints of one page."""

        template_name = "items/plain_words.html"

        def is_shown(self) -> bool:
            """Say nothing about a page that is not there yet."""
            return bool(self.instance.pk) and bool(self._hints())

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Give the hints to the template."""
            return {**super().get_context_data(parent_context), "hints": self._hints()}

        def _hints(self) -> list[str]:
            page = self.instance
            try:
                text = markup.plain(to_html(page.body))
            except AuthoringError:
                text = ""
            return hints(title=page.title, summary=page.summary, text=text)


class FilmStatePanel(Panel):
    """Whether villages get the film already; shown while they do not."""

    class BoundPanel(Panel.BoundPanel):
        """The state of one page's film."""

        template_name = "items/film_state.html"

        def is_shown(self) -> bool:
            """Say nothing about a film that is ready, or not there."""
            film = self.instance.film
            return film is not None and film.state != str(Readiness.READY)


def panels_of(section: Section) -> tuple[list[Panel], list[Panel]]:
    """Return the panels of a kind of page: what it says, and how long and to whom."""
    asked = KINDS[section]
    return [
        PlainWordsPanel(heading="读起来怎么样"),
        FieldPanel(
            "title",
            heading="标题",
            classname="title",
            widget=TextInput(attrs={"placeholder": "标题"}),
            help_text="不超过80个字，说清是什么事。",
        ),
        FieldPanel(
            "summary",
            widget=AdminAutoHeightTextInput,
            help_text=f"不超过100个字。{asked.summary}",
        ),
        MultiFieldPanel(
            [_answer(name, section) for name in asked.facts], heading="村民先问的（要点）"
        ),
        FieldPanel("body", help_text=_BODY),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_text")], heading="题图"),
        _media(is_course=section is Section.COURSES),
        MultiFieldPanel([FieldPanel("source"), FieldPanel("document_number")], heading="出处"),
        FieldPanel("areas", widget=AreaTree),
        MultiFieldPanel(
            [_answer(name, section) for name in FactName if name not in asked.facts],
            heading="别的要点（一般不用）",
            classname="collapsed",
        ),
    ], [
        FieldPanel("published"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")], heading="有效期"),
        FieldPanel("tags"),
        FieldPanel("months"),
        FieldPanel("pinned"),
        FieldPanel("demo"),
    ]


def _answer(name: FactName, section: Section) -> FieldPanel:
    return FieldPanel(str(name), heading=label(name, section), widget=AdminAutoHeightTextInput)


def _media(*, is_course: bool) -> MultiFieldPanel:
    sound = [FieldPanel("sound"), FieldPanel("sound_text")]
    film = [
        FilmStatePanel(),
        FieldPanel("film"),
        FieldPanel("film_text"),
        FieldPanel("film_captions", widget=Textarea(attrs={"rows": 5, "placeholder": _CAPTIONS})),
    ]
    shown = [*film, *sound] if is_course else [*sound, *film]
    return MultiFieldPanel(shown, heading="影片和录音", classname="" if is_course else "collapsed")
