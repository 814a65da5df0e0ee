"""Where the fleet stands in the menu, and what of it is in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from content.platform.fleet import views
from content.platform.fleet.letters import CODE_TOLD, OPENED, is_in_charge

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import URLPattern


class LettersItem(MenuItem):
    """Shown to those in charge."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether letters are this person's business."""
        return is_in_charge(request.user)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return the fleet's addresses, behind the login like all others."""
    return [
        path("stations/", views.stations, name="fleet_stations"),
        path("stations/<int:pk>/", views.station, name="fleet_station"),
        path("stations/<int:pk>/code/", views.code, name="fleet_code"),
        path("letters/", views.letters, name="fleet_letters"),
        path("letters/<slug:pk>/", views.letter, name="fleet_letter"),
    ]


@hooks.register("register_admin_menu_item")
def stations_item() -> MenuItem:
    """Put the stations into the menu."""
    return MenuItem(
        "站点", reverse("fleet_stations"), name="stations", icon_name="desktop", order=400
    )


@hooks.register("register_admin_menu_item")
def letters_item() -> MenuItem:
    """Put the letters into the menu."""
    return LettersItem(
        "来信", reverse("fleet_letters"), name="letters", icon_name="mail", order=410
    )


@hooks.register("register_log_actions")
def in_the_log(actions: Any) -> None:
    """Name in Chinese what is written down."""
    actions.register_action(OPENED, "打开来信", "打开了一封来信")
    actions.register_action(CODE_TOLD, "告诉设置码", "算出了信息员密码的设置码")
