"""What a reviewer sees of a review: its button first, and what his decision did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from wagtail import hooks

if TYPE_CHECKING:
    from django.http import HttpRequest

# Names of Wagtail's own actions: each brings a page one step on
_NEXT: Final = frozenset({"action-submit", "action-restart-workflow", "approve"})
_SAID: Final = "已批准，几秒钟就到村里的屏幕；定了发布时间的，到时间再发。"
_HALF: Final = "你的一票已记下，还要另一个人再审一次才发。"
_BACK: Final = "已退回，等写的人改好再送审。"


@hooks.register("construct_page_action_menu")
def what_comes_next_comes_first(
    menu_items: list[Any],
    request: HttpRequest,  # noqa: ARG001  Wagtail's own
    context: dict[str, Any],  # noqa: ARG001  Wagtail's own
) -> None:
    """Make handing in the button, or approving: what is typed is saved by itself meanwhile."""
    menu_items.sort(key=lambda item: item.name not in _NEXT)


@hooks.register("after_edit_page")
def what_became_of_it(request: HttpRequest, page: Any) -> None:
    """Tell a reviewer what his decision did; Wagtail says only that the page is saved."""
    if "action-workflow-action" not in request.POST:
        return
    decision = request.POST.get("workflow-action-name")
    if decision == "reject":
        messages.success(request, _BACK)
    elif decision == "approve":
        now = type(page).objects.get(pk=page.pk)
        messages.success(request, _HALF if now.workflow_in_progress else _SAID)
