"""What a person may do with a page: his role as Wagtail knows it, and his place as well.

Nobody publishes: a page is said when its review is through, and in no other way.
"""

from __future__ import annotations

from wagtail.models import PagePermissionTester

from content.platform.people import rules


class FrameTester(PagePermissionTester):
    """The county and its sections stand; only what is in them is worked on."""

    def can_edit(self) -> bool:
        """Nobody."""
        return False

    can_delete = can_unpublish = can_publish = can_publish_subpage = lambda *_, **__: False
    can_move = can_copy = can_lock = can_unlock = can_set_view_restrictions = can_edit
    can_reorder_children = can_unschedule = can_submit_for_moderation = can_edit

    def can_add_subpage(self) -> bool:
        """Tell whether the person may write in this section."""
        return hasattr(self.page, "section") and bool(super().can_add_subpage())


class BulletinTester(PagePermissionTester):
    """A page of the person's own places, by his role."""

    def is_mine(self) -> bool:
        """Tell whether the person speaks for every place the page is for.

        A draft without places yet is its author's.
        """
        codes = self.page.area_codes()
        if not codes:
            return bool(self.user.is_superuser or self.page.owner_id == self.user.pk)
        return bool(self.user.speaks_for(codes))

    def can_edit(self) -> bool:
        """Tell whether the person may change it."""
        return bool(super().can_edit()) and self.is_mine()

    def can_delete(self, ignore_bulk: bool = False) -> bool:  # noqa: FBT001, FBT002  Wagtail calls it so
        """Tell whether the person may throw it away; what is said is recalled first."""
        return not self.page.live and bool(super().can_delete(ignore_bulk)) and self.is_mine()

    def can_unpublish(self) -> bool:
        """Tell whether the person may recall it: a reviewer, or who may write it."""
        if not (self.user.is_active and self.page.live) or self.page_locked():
            return False
        is_reviewer = self.user.has_role(rules.REVIEWER, rules.TOWNSHIP, rules.ADMIN)
        return (is_reviewer or bool(super().can_edit())) and self.is_mine()

    def can_unschedule(self) -> bool:
        """Tell whether the person may call off what is to be said later."""
        return self.can_edit()

    def can_copy(self) -> bool:
        """Tell whether the person may write another like it."""
        return bool(super().can_edit()) and self.is_mine()

    def can_publish(self) -> bool:
        """Nobody: there is a review."""
        return False

    def can_publish_subpage(self) -> bool:
        """Nobody: nothing stands below it."""
        return False

    can_move = can_reorder_children = can_set_view_restrictions = can_publish
