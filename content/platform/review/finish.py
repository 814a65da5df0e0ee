"""What happens when a review is through: what was approved is said, and nothing else."""

from __future__ import annotations

from typing import Any


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """Publish what the last reviewer approved.

    He may do it by this review alone: nobody has the permission to publish otherwise.
    """
    approved = workflow_state.current_task_state.revision
    approved.publish(user=user, skip_permission_checks=True)
