"""Where the desks stand in the editor's menu, and what of theirs is in its log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import PermissionDenied
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from content.platform.desks import pages, urls
from content.platform.desks.feed_views import subscriptions
from content.platform.desks.warning_page import WarningPage, may_write

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import URLPattern, URLResolver
    from wagtail.log_actions import LogActionRegistry

_LOGGED: Final = {
    "desks.forecast": ("发布预报", "发布预报：{title}"),
    "desks.prices": ("发布报价", "发布报价：{title}"),
    "desks.brought": ("订阅带来草稿", "从《{title}》带来的草稿"),
    "desks.arrived": ("收到预警", "收到：{title}"),
    "desks.confirm": ("发出收到的预警", "确认发出：{title}"),
    "desks.refuse": ("不发收到的预警", "不发：{title}"),
    "desks.recall": ("解除预警", "解除：{title}"),
}


class DeskItem(MenuItem):
    """A desk in the menu, for its own people."""

    def __init__(
        self, label: str, name: str, icon: str, order: int, roles: tuple[str, ...]
    ) -> None:
        super().__init__(label, reverse(name), icon_name=icon, name=name, order=order)
        self._roles = roles

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether it is the person's."""
        return request.user.has_role(*self._roles)


@hooks.register("register_admin_urls")
def desk_urls() -> list[URLPattern | URLResolver]:
    """Bring the desks' screens."""
    return [path("desks/", include(urls))]


@hooks.register("register_admin_menu_item")
def warnings_in_menu() -> MenuItem:
    """Show the warning desk."""
    return DeskItem("预警", "desks_warnings", "warning", 110, pages.WARNINGS)


@hooks.register("register_admin_menu_item")
def prices_in_menu() -> MenuItem:
    """Show the price desk."""
    return DeskItem("行情", "desks_prices", "table", 120, pages.MARKET)


@hooks.register("register_admin_menu_item")
def weather_in_menu() -> MenuItem:
    """Show the weather desk."""
    return DeskItem("天气", "desks_weather", "date", 115, pages.WEATHER)


@hooks.register("register_admin_viewset")
def feeds_in_menu() -> object:
    """Show the feeds that are followed."""
    return subscriptions


@hooks.register("before_create_page")
def warnings_are_written_at_their_desk(
    request: HttpRequest,
    parent_page: Any,  # noqa: ARG001  Wagtail's own
    page_class: type,
) -> None:
    """Let only the weather desk begin a warning; editors write the other pages beside it."""
    if page_class is WarningPage and not may_write(request.user):
        raise PermissionDenied


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """Say in the log what the desks did."""
    for action, (label, words) in _LOGGED.items():
        actions.register_action(action)(_formatter(label, words))


def _formatter(words_of_action: str, words: str) -> type[LogFormatter]:
    class Formatter(LogFormatter):
        label = words_of_action

        def format_message(self, log_entry: Any) -> str:
            return words.format(**log_entry.data)

    return Formatter


@hooks.register("insert_global_admin_css")
def desk_css() -> str:
    """Bring the looks of the desks."""
    return format_html('<link rel="stylesheet" href="{}">', static("platform/desks.css"))
