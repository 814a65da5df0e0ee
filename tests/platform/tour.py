"""Every screen that an editor opens, in the order in which people meet them; and which have no picture.

`python -m tests.platform.screens` looks at them; a test holds that none is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from content.model import Section
from tests.platform.tour_deeds import (
    bring_picture,
    choose_picture,
    choose_recording,
    hand_in,
    log_in_wrongly,
    open_body,
    open_footer,
    open_letter,
    open_menu,
    open_preview,
    open_tab,
    press,
    sheet,
    show_captions,
    take_step,
    tell_code,
    upload,
)


@dataclass(frozen=True)
class Screen:
    """One screen to look at.

    Args:
        name: Of its picture.
        who: Whose screen it is.
        path: Its address.
        do: What to do there before the picture is taken.
        opens: Address of the window that it opens within the page.
    """

    name: str
    who: str
    path: str
    do: Any = None
    opens: str = ""


def screens(ids):
    """Return all screens, in the order in which people meet them.

    Args:
        ids: Keys of what the addresses name.
    """
    return [
        *_coming_in(),
        *_writing(ids),
        *_media(ids),
        *_reviewing(ids),
        *_at_desks(ids),
        *_in_the_county(ids),
        *_in_charge(ids),
        *_of_the_first(ids),
        *_previews(ids),  # a browser keeps the preview open on every form after
    ]


def in_trouble():
    """Return the screens of a county whose publisher has stopped and asks."""
    asked = "/admin/withdrawal/"
    return [
        Screen("front-withdrawal", "chief", "/admin/"),
        Screen("front-stopped", "author", "/admin/"),
        Screen("withdrawal", "chief", asked),
        Screen("withdrawal-sure", "chief", asked, take_step),
    ]


def _coming_in():
    roles = ("author", "reviewer", "market", "weather", "township", "officer", "clerk", "chief")
    return [
        Screen("login", "", "/admin/login/"),
        Screen("login-wrong", "", "/admin/login/", log_in_wrongly),
        Screen("own-password", "newcomer", "/admin/own-password/"),
        *(Screen(f"front-{who}", who, "/admin/") for who in roles),
        Screen("menu", "chief", "/admin/", open_menu),
        Screen("account", "author", "/admin/account/"),
        Screen("nothing-here", "author", "/admin/pages/99999/"),
    ]


def _writing(ids):
    names = (
        "policy",
        "technique",
        "prices",
        "weather",
        "pests",
        "job",
        "course",
        "guide",
        "notice",
    )
    policy, hard = _add("policy", ids["section-policy"]), f"/admin/pages/{ids['hard']}"
    compare = f"{hard}/revisions/compare/earliest...latest/"
    return [
        Screen("sections", "author", f"/admin/pages/{ids['section-policy'] - 1}/"),
        Screen("section", "author", f"/admin/pages/{ids['section-policy']}/"),
        Screen("weather-kinds", "author", f"/admin/pages/{ids['section-weather']}/add_subpage/"),
        *(
            Screen(f"new-{kind}", "author", _add(kind, ids[f"section-{section}"]))
            for kind, section in zip(names, Section, strict=True)
        ),
        Screen("new-policy-wrong", "author", policy, hand_in),
        Screen("new-policy-body", "author", policy, open_body),
        Screen("settings-tab", "author", policy, open_tab("设置")),
        Screen("edit-policy", "author", f"/admin/pages/{ids['item-policy']}/edit/"),
        Screen("edit-course", "author", f"/admin/pages/{ids['item-courses']}/edit/"),
        Screen("captions", "author", f"/admin/pages/{ids['item-courses']}/edit/", show_captions),
        Screen("hints", "author", f"{hard}/edit/"),
        Screen("history-draft", "author", f"{hard}/history/"),
        Screen("compare", "author", compare),
        Screen("revert", "author", f"{hard}/revisions/{ids['revision']}/revert/"),
        Screen("delete", "author", f"{hard}/delete/"),
        Screen("copy", "author", f"{hard}/copy/"),
        Screen("bulk-delete", "author", f"/admin/bulk/wagtailcore/page/delete/?id={ids['hard']}"),
        Screen("search", "author", "/admin/pages/search/?q=补贴"),
    ]


def _media(ids):
    picture, recording = ids["picture"], ids["recording"]
    policy = _add("policy", ids["section-policy"])
    course = _add("course", ids["section-courses"])
    return [
        Screen("picture-chooser", "author", policy, choose_picture, "/admin/images/chooser/"),
        Screen("picture-brought", "author", policy, bring_picture, "/admin/images/chooser/create/"),
        Screen(
            "recording-chooser", "author", course, choose_recording, "/admin/documents/chooser/"
        ),
        Screen("pictures", "author", "/admin/images/"),
        Screen("picture-new", "author", "/admin/images/add/"),
        Screen("pictures-new", "author", "/admin/images/multiple/add/"),
        Screen("picture", "chief", f"/admin/images/{picture}/"),
        Screen("picture-usage", "chief", f"/admin/images/usage/{picture}/"),
        Screen("picture-delete", "chief", f"/admin/images/{picture}/delete/"),
        Screen("recordings", "author", "/admin/documents/"),
        Screen("recording-new", "author", "/admin/documents/add/"),
        Screen("recordings-new", "author", "/admin/documents/multiple/add/"),
        Screen("recording", "chief", f"/admin/documents/edit/{recording}/"),
        Screen("recording-usage", "chief", f"/admin/documents/usage/{recording}/"),
        Screen("recording-delete", "chief", f"/admin/documents/delete/{recording}/"),
    ]


def _reviewing(ids):
    waiting = f"/admin/pages/{ids['waiting']}"
    step = f"/admin/pages/workflow/action/{ids['waiting']}/{{}}/{ids['task_state']}/"
    round_ = f"{waiting}/workflow_history/detail/{ids['workflow_state']}/"
    live = f"/admin/pages/{ids['live']}"
    return [
        Screen("review", "reviewer", f"{waiting}/edit/"),
        Screen("review-actions", "reviewer", f"{waiting}/edit/", open_footer),
        Screen(
            "send-back", "reviewer", f"{waiting}/edit/", press("退回修改"), step.format("reject")
        ),
        Screen("recall", "reviewer", f"{live}/unpublish/"),
        Screen(
            "bulk-recall",
            "reviewer",
            f"/admin/bulk/wagtailcore/page/unpublish/?id={ids['live']}",
        ),
        Screen("history", "reviewer", f"{waiting}/history/"),
        Screen("workflow-history", "reviewer", f"{waiting}/workflow_history/"),
        Screen("workflow-round", "reviewer", round_),
        Screen("review-queue", "reviewer", "/admin/reports/workflow_tasks/"),
        Screen("reviews", "reviewer", "/admin/reports/workflow/"),
    ]


def _at_desks(ids):
    prices, weather, feeds = (f"/admin/desks/{desk}/" for desk in ("prices", "weather", "feeds"))
    return [
        Screen("warnings", "weather", "/admin/desks/warnings/"),
        Screen(
            "warning-form",
            "weather",
            f"/admin/pages/add/desks/warningpage/{ids['section-weather']}/",
        ),
        Screen("prices", "market", prices),
        Screen("prices-grid", "market", f"{prices}enter/"),
        Screen("prices-upload", "market", f"{prices}upload/"),
        Screen("prices-wrong", "market", f"{prices}upload/", upload(sheet("很贵"))),
        Screen(
            "prices-outliers",
            "market",
            f"{prices}upload/",
            upload(sheet("99")),
            f"{prices}check/1/",
        ),
        Screen("weather", "weather", weather),
        Screen("weather-grid", "weather", f"{weather}new/"),
        Screen("weather-edit", "weather", f"{weather}{ids['forecast']}/"),
        Screen("feeds", "author", feeds),
        Screen("feed-new", "author", f"{feeds}new/"),
        Screen("feed-edit", "author", f"{feeds}edit/{ids['feed']}/"),
        Screen("feed-delete", "author", f"{feeds}delete/{ids['feed']}/"),
        Screen("feed-history", "author", f"{feeds}history/{ids['feed']}/"),
    ]


def _in_the_county(ids):
    code = f"/admin/stations/{ids['station']}/code/"
    return [
        Screen("stations", "chief", "/admin/stations/"),
        Screen("station", "chief", f"/admin/stations/{ids['station']}/"),
        Screen("station-code", "chief", f"/admin/stations/{ids['station']}/", tell_code, code),
        Screen("station-new", "chief", f"/admin/stations/{ids['new_station']}/"),
        Screen("letters", "clerk", "/admin/letters/"),
        Screen("letter", "clerk", "/admin/letters/", open_letter, "/admin/letters/x/"),
        Screen("proposals", "township", "/admin/proposals/"),
        Screen("proposal-adopted", "reviewer", f"/admin/pages/{ids['adopted']}/edit/"),
    ]


def _in_charge(ids):
    users, someone = "/admin/users/", ids["person"]
    together = "/admin/bulk/people/person/{}/?id={}"
    return [
        Screen("people", "chief", users),
        Screen("person-new", "chief", f"{users}new/"),
        Screen("person", "chief", f"{users}edit/{someone}/"),
        Screen("person-roles", "chief", f"{users}edit/{someone}/", open_tab("角色")),
        Screen("person-history", "chief", f"{users}history/{someone}/"),
        Screen("person-delete", "chief", f"{users}delete/{someone}/"),
        Screen("people-roles", "chief", together.format("assign_role", someone)),
        Screen("people-active", "chief", together.format("set_active_state", someone)),
        Screen("log", "chief", "/admin/reports/site-history/"),
        Screen("settings-county", "chief", "/admin/settings/areas/county/1/"),
        Screen("settings-outside", "chief", "/admin/settings/desks/outside/1/"),
    ]


def _of_the_first(ids):
    flows = "/admin/workflows"
    return [
        Screen("groups", "boss", "/admin/groups/"),
        Screen("group", "boss", f"/admin/groups/edit/{ids['group']}/"),
        Screen("workflows", "boss", f"{flows}/list/"),
        Screen("workflow", "boss", f"{flows}/edit/{ids['workflow']}/"),
        Screen("tasks", "boss", f"{flows}/tasks/index/"),
        Screen("task", "boss", f"{flows}/tasks/edit/{ids['task']}/"),
        Screen("collections", "boss", "/admin/collections/"),
        Screen("locked", "boss", "/admin/reports/locked/"),
        Screen("person-of-the-first", "boss", f"/admin/users/edit/{ids['person']}/"),
    ]


def _previews(ids):
    policy = f"/admin/pages/{ids['item-policy']}"
    return [
        Screen("draft-as-shown", "author", f"{policy}/view_draft/"),
        Screen("preview", "author", f"{policy}/edit/", open_preview, f"{policy}/edit/preview/"),
    ]


def _add(kind, below):
    return f"/admin/pages/add/items/{kind}page/{below}/"


# addresses that show nobody a screen of their own, and why
UNSEEN = {
    r"api/|documents/|media/|admin/(sprite|jsi18n|api)/": "no screens: words and files for programs",
    r"$|www/": "the public site: its own pictures",
    r"admin/(logout|dismissibles|editing-sessions|tag-autocomplete)/": "asked by scripts",
    r"admin/block-preview/": "nobody is let in",
    r".*/results/|.*history-results/": "the list below its search field, drawn again",
    r".*/chosen(-multiple)?/|.*chooser/create/$": "what a chooser hands back",
    r"admin/images/.*(select_format|generate_url|preview)/": "nobody is let in, or a file",
    r"admin/(images|documents)/multiple/<int:|.*create_from_uploaded|.*delete_upload": "a part of the list of what was brought",
    r"admin/pages/$|admin/pages/<int:page_id>/revisions/$": "leads on to a screen that is here",
    r"admin/settings/<slug:app_name>/<slug:model_name>/(<int:pk>/preview/)?$": "leads on, or nobody is let in",
    r"admin/pages/.*preview/|.*revisions/<int:revision_id>/view/": "looks like the draft as shown",
    r"admin/pages/<int:page_id>/(lock|unlock)/|.*unschedule/": "a button of the first administrator",
    r".*/usage/<int:pk>/|admin/pages/<int:page_id>/usage/": "who uses it: as of a picture",
    r".*collect_action_data|.*confirm_cancellation": "asked by scripts, or of who publishes: nobody",
    r"admin/desks/prices/export|admin/desks/warnings/.+|admin/proposals/.+": "a file, a picture, a button",
    r"admin/(groups|collections|workflows)/.+": "Wagtail's own forms, for the first administrator",
}
