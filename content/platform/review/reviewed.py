"""What every page has that goes through a review: whose words they are, and who agreed.

The tasks of `review.models` ask these questions of whatever page is before them; a kind of
page says only which of its fields are words, and by how many people it has to be approved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.models import TaskState

from content.platform.areas.models import Area
from content.platform.review.models import two_reviews

if TYPE_CHECKING:
    from wagtail.models import Revision


class Reviewed:
    """A page that is said when its review is through; stands before Wagtail's `Page`."""

    @classmethod
    def word_fields(cls) -> frozenset[str]:
        """Return the names of the fields that a reviewer approves."""
        raise NotImplementedError

    def approvals_needed(self) -> int:
        """Return by how many different people it has to be approved."""
        return 1

    def get_workflow(self: Any) -> Any:
        """Return the review it has to go through."""
        if self.approvals_needed() > 1:
            return two_reviews()
        return super().get_workflow()  # type: ignore[misc]

    def review_steps(self: Any) -> int:
        """Return how many reviews its round has."""
        state = self.current_workflow_state
        return state.workflow.workflow_tasks.count() if state is not None else 0

    def area_codes(self: Any) -> frozenset[str]:
        """Return all places it is for, as it is said now and as it is being written."""
        wanted = {area.pk for area in self.areas.all()}
        if self.latest_revision is not None:
            wanted |= set(self.latest_revision.content.get("areas", ()))
        return frozenset(Area.objects.filter(pk__in=wanted).values_list("code", flat=True))

    def writers(self: Any) -> frozenset[int]:
        """Return who wrote any of it since it was last said.

        Wagtail notes a revision whenever a form is sent; who sent it unchanged wrote nothing.
        """
        live = self.live_revision
        revisions = self.revisions.order_by("created_at", "pk")
        before = self.wording(live) if live is not None else None
        if live is not None:
            revisions = revisions.filter(created_at__gt=live.created_at)
        found = set()
        for revision in revisions:
            now = self.wording(revision)
            if now != before:
                found.add(revision.user_id)
            before = now
        if (state := self.current_workflow_state) is not None:
            found.add(state.requested_by_id)
        return frozenset(found - {None})

    def approvers(self: Any) -> frozenset[int]:
        """Return who has approved it in this round, as it is now."""
        state = self.current_workflow_state
        if state is None:
            return frozenset()
        given = state.task_states.filter(status=TaskState.STATUS_APPROVED)
        return frozenset(
            one.finished_by_id
            for one in given.select_related("revision")
            if self.says_what(one.revision)
        )

    def says_what(self: Any, revision: Revision) -> bool:
        """Tell whether nothing was changed since this revision."""
        latest = self.get_latest_revision()
        return latest.pk == revision.pk or self.wording(latest) == self.wording(revision)

    def wording(self, revision: Revision) -> dict[str, Any]:
        """Return what a revision says, without what Wagtail notes beside it."""
        names = self.word_fields()
        return {name: held for name, held in revision.content.items() if name in names}


def own_fields(kind: type) -> frozenset[str]:
    """Return the names of the fields that a kind of page adds to Wagtail's."""
    meta = kind._meta  # type: ignore[attr-defined]  # noqa: SLF001  Django documents it so
    return frozenset(field.name for field in (*meta.local_fields, *meta.local_many_to_many))
