"""Mail to approvers, to each alone. A mail server that is down is noted in the log and stops nothing.

When a text is sent for review this takes the place of Wagtail's own mail, which leads to the editor instead
of the review, and whose failing undoes what was submitted.
"""

import logging
from smtplib import SMTPException, SMTPServerDisconnected

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.admin.mail import WorkflowStateApprovalEmailNotifier, WorkflowStateRejectionEmailNotifier
from wagtail.admin.utils import get_user_display_name
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected

from users.models import User
from users.roles import Role

logger = logging.getLogger(__name__)

# Where no mail server is configured: what goes there reaches nobody.
_REACH_NOBODY = {
    f"django.core.mail.backends.{name}.EmailBackend" for name in ("dummy", "console", "filebased")
}


def mail_instead_of_wagtail():
    """Connect under the names that Wagtail connects its own mail by, later: Django keeps the first of a name.

    What Wagtail writes to the submitter of a decision stays, but no longer undoes the decision if it fails.
    """
    for signal, sender, name, send in (
        (task_submitted, TaskState, "group_approval_task_submitted", tell_of_submission),
        (workflow_approved, WorkflowState, "workflow_state_approved", WorkflowStateApprovalEmailNotifier()),
        (workflow_rejected, WorkflowState, "workflow_state_rejected", WorkflowStateRejectionEmailNotifier()),
    ):
        uid = f"{name}_email_notification"
        signal.connect(_after_commit(send), sender=sender, dispatch_uid=uid, weak=False)


def _after_commit(send):
    def receiver(instance, user, **_kwargs):
        # No partial: Django tells by its __qualname__ which one failed.
        transaction.on_commit(lambda: send(instance, user=user), robust=True)

    return receiver


def tell_of_submission(task_state, user):
    """Mail every approver but `user` where to review it; `approvers_told` of the state is then how many."""
    title = " ".join(task_state.revision.object_str.split())  # a line break has no place in a subject
    is_urgent = getattr(task_state.revision.as_object(), "is_urgent", False)
    with translation.override(settings.LANGUAGE_CODE):
        subject = (_("URGENT: %(title)s") if is_urgent else _("To review: %(title)s")) % {"title": title}
        person = get_user_display_name(user) or _("Somebody")
        sentence = _("%(person)s sent “%(title)s” for review. Please read it and decide:") % {
            "person": person,
            "title": title,
        }
    link = settings.SITE_URL + reverse("review", args=[task_state.pk])
    task_state.approvers_told = mail_approvers(subject, f"{sentence}\n\n{link}\n", but=user)


def approvers():
    return User.objects.with_role(Role.APPROVER)


def mail_approvers(subject, body, *, but=None):
    """Mail every approver, except the user `but`. Return how many mails went out (see `mail_staff`)."""
    return mail_staff(approvers().exclude(pk=but and but.pk), subject, body)


def mail_staff(people, subject, body):
    """Mail each of `people` who has an address. Return how many mails went out.

    It is 0 where no mail server is configured, so that nobody is told that others know.
    """
    addresses = sorted(set(people.exclude(email="").values_list("email", flat=True)))
    told = 0
    try:
        with get_connection() as connection:
            for address in addresses:
                told += _send(EmailMessage(subject, body, to=[address], connection=connection))
    except OSError as error:  # smtplib's own errors are OSErrors too
        logger.warning("Approvers could not be mailed: %s", type(error).__name__)
    return 0 if settings.EMAIL_BACKEND in _REACH_NOBODY else told


def _send(message):
    """Return how many mails went out, 0 for an address that is refused. A broken connection is raised."""
    message.extra_headers["Auto-Submitted"] = "auto-generated"
    try:
        return message.send()
    except SMTPServerDisconnected:
        raise
    except (SMTPException, ValueError) as error:  # ValueError: Django cannot write such an address
        logger.warning("An approver could not be mailed: %s", type(error).__name__)
        return 0
