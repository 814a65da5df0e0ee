"""The steps a page goes through before it is said: Wagtail's own, with two rules more."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.models import AbstractGroupApprovalTask, TaskState, Workflow

from content.platform.people import rules


class ReviewTask(AbstractGroupApprovalTask):
    """A review by somebody who wrote none of it, and who speaks for its places.

    An administrator is no exception: being able to do everything is not being two.
    """

    class Meta:
        verbose_name = "审核"
        verbose_name_plural = "审核"

    @classmethod
    def get_description(cls) -> str:
        """Say what it is, where a workflow is put together."""
        return "由没有参与撰写、并且负责这个地方的人审核"

    def may_decide(self, page: Any, user: Any) -> bool:
        """Tell whether this person may approve this page at this step."""
        in_group = user.is_superuser or self._user_in_groups(user)
        return bool(in_group) and user.speaks_for(page.area_codes())

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        """Let a reviewer open what he is to review."""
        return self.may_decide(obj.specific, user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """Keep everybody else from changing what is being reviewed."""
        return not self.may_decide(obj.specific, user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """Offer to send it back, and to approve it where that is not his own work."""
        page = obj.specific
        if not self.may_decide(page, user):
            return []
        return [
            action
            for action in super().get_actions(page, user)
            if action[0] != "approve" or not self.why_not(page, user)
        ]

    def get_task_states_user_can_moderate(self, user: Any, **_: Any) -> Any:
        """Return the steps that wait for this person."""
        if not (user.is_superuser or self._user_in_groups(user)):
            return TaskState.objects.none()
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        mine = [
            state.pk
            for state in waiting.select_related("workflow_state")
            if self.may_decide(state.workflow_state.content_object.specific, user)
        ]
        return self.task_states.filter(pk__in=mine)

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> Any:
        """Approve or send back; refuse it here too, whatever screen asked for it.

        Raises:
            PermissionDenied: When this person may not decide, or not this.
        """
        page = task_state.workflow_state.content_object.specific
        if not self.may_decide(page, user):
            raise PermissionDenied
        if action_name == "approve":
            if reason := self.why_not(page, user):
                raise PermissionDenied(reason)
            if not page.says_what(task_state.revision):
                msg = "刚才有人改过，请重新打开看一遍再审。"
                raise PermissionDenied(msg)
            _hold_for_latest(task_state, page)
        return super().on_action(task_state, user, action_name, **kwargs)

    def why_not(self, page: Any, user: Any) -> str:
        """Say why this person may not approve this page; empty when he may."""
        return rules.why_not(
            user.pk,
            writers=page.writers(),
            approvers=page.approvers(),
            needed=page.approvals_needed(),
            steps=page.review_steps(),
        )


def _hold_for_latest(task_state: Any, page: Any) -> None:
    """Let approvals of the same words hold for them as they were sent last."""
    latest = page.get_latest_revision()
    given = task_state.workflow_state.task_states.filter(status=TaskState.STATUS_APPROVED)
    for state in (*given.select_related("revision"), task_state):
        if state.revision_id != latest.pk and page.says_what(state.revision):
            state.revision = latest
            state.save(update_fields=["revision"])


class SecondReviewTask(ReviewTask):
    """A second review, by somebody who gave no earlier one: for orange and red warnings."""

    class Meta:
        verbose_name = "第二人审核"
        verbose_name_plural = "第二人审核"

    @classmethod
    def get_description(cls) -> str:
        """Say what it is, where a workflow is put together."""
        return "由另一个人再审一次，两次不能是同一个人"


def two_reviews() -> Workflow | None:
    """Return the workflow with a second review in it."""
    second = SecondReviewTask.objects.filter(active=True).values("pk")
    return Workflow.objects.filter(active=True, workflow_tasks__task__in=second).first()


def look_again(page: Any, user: Any) -> None:
    """Begin the step of a page anew when it was changed in the middle of it.

    Who has the page open from before cannot approve what he has not seen: his step is over.
    """
    state = page.current_workflow_task_state
    if state is not None and not page.says_what(state.revision):
        state.cancel(user=user, resume=True)
