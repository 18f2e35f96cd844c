from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.locks import WorkflowLock
from wagtail.models import AbstractGroupApprovalTask

from core.bundles.locks import in_bundle
from core.models.bundles import locking_bundle
from core.review import conflict_of_interest, obstacles_to
from core.translations import left_in_source_language


class ReviewLock(WorkflowLock):
    """What is being reviewed changes for nobody, so that what is approved is what was read."""

    def for_user(self, user):
        return True

    def get_message(self, user):
        state = self.object.current_workflow_task_state
        if not self.task.is_reviewer(user):
            return _("This is waiting for a second person to approve it. Cancel the review to change it.")
        return format_html(
            '{} <a href="{}">{}</a>',
            _("This is waiting for approval. It cannot be changed meanwhile."),
            reverse("review", args=[state.pk]),
            _("Open the review"),
        )


class SecondPersonTask(AbstractGroupApprovalTask):
    """Approval by somebody who neither submitted the text nor wrote any of it since it was last live.

    Wagtail's own group task asks for the `publish` permission and lets people approve their own work.
    """

    lock_class = ReviewLock

    class Meta:
        verbose_name = gettext_lazy("approval by a second person")
        verbose_name_plural = gettext_lazy("approvals by a second person")

    def is_reviewer(self, user):
        return user.is_active and self._user_in_groups(user)

    def start(self, workflow_state, user=None):
        if locking_bundle(workflow_state.content_object):
            raise PermissionDenied(in_bundle())
        return super().start(workflow_state, user)

    def user_can_access_editor(self, obj, user):
        return self.is_reviewer(user)

    def locked_for_user(self, obj, user):
        return True

    def get_actions(self, obj, user):
        if not self.is_reviewer(user):
            return []
        actions = [("reject", _("Ask for changes"), True)]
        if not conflict_of_interest(obj.current_workflow_state, user):
            actions.append(("approve", _("Approve"), False))
        return actions

    @transaction.atomic
    def on_action(self, task_state, user, action_name, **kwargs):
        if not self.is_reviewer(user):
            raise PermissionDenied
        if action_name == "approve" and conflict_of_interest(task_state.workflow_state, user):
            raise PermissionDenied(_("You wrote or submitted this: somebody else has to approve it."))
        if action_name == "approve" and left_in_source_language(task_state.revision.as_object()):
            raise PermissionDenied(_("This is not translated to the end: ask for changes."))
        if action_name == "approve" and (obstacles := obstacles_to(task_state.revision.as_object())):
            raise PermissionDenied(obstacles[0])
        super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user, **kwargs):
        return (
            self.task_states.filter(status="in_progress")
            if self.is_reviewer(user)
            else self.task_states.none()
        )
