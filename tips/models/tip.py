import secrets
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from users.roles import TIP_ROLES, Role
from wards.models import Ward

REFERENCE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # nothing that is mistaken when read aloud


def random_reference():
    return "".join(secrets.choice(REFERENCE_ALPHABET) for _position in range(8))


def may_handle_tips(user):
    """Whether `user` holds a tip role. No flag and no permission stands in for the role."""
    return user.is_authenticated and user.has_role(*TIP_ROLES)


def is_supervisor(user):
    return user.is_authenticated and user.has_role(Role.TIP_SUPERVISOR)


class Kind(models.TextChoices):
    DANGER = "danger", _("Someone is in danger right now")
    SCAM = "scam", _("Scam, cybercrime")
    DRUGS = "drugs", _("Drugs")
    DISORDER = "disorder", _("Public disorder")
    CONFLICT = "conflict", _("Conflict that needs mediation")
    HELP = "help", _("Ask the 3-in-1 team for help")
    OFFER = "offer", _("Offer help to others")
    OTHER = "other", _("Something else")


URGENT_KINDS = (Kind.DANGER,)


class Status(models.TextChoices):
    NEW = "new", _("New")
    READING = "reading", _("Being read")
    FORWARDED = "forwarded", _("Passed on for action")
    UNCLEAR = "unclear", _("Not enough to go on")
    DONE = "done", _("Dealt with")
    WITHDRAWN = "withdrawn", _("Withdrawn by the sender")


class Source(models.TextChoices):
    FORM = "form", _("Form on the website")
    DOORSTEP = "doorstep", _("Told to the 3-in-1 team")


class TipQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The tips that `user` may open: all for a supervisor; for a handler those that the own ward handles,
        but nothing in quarantine and nothing whose sender asked that supervisors alone read it."""
        if not may_handle_tips(user):
            return self.none()
        if user.has_role(Role.TIP_SUPERVISOR):
            return self
        own = Ward.objects.filter(posts__user=user)
        return self.filter(handling_ward__in=own, quarantined=False, keep_from_ward=False)


class Tip(models.Model):
    """What a citizen sent. Never a snippet, never logged, never searched.

    In clear stand only what an inbox needs for sorting: kind, wards, days, status. The words are in `parts`,
    sealed. Ids are random, and there is no hour. `ward` is where it happened, `handling_ward` who works on it
    (None: the supervisors of the city).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("file number"), max_length=8, unique=True, default=random_reference)
    source = models.CharField(_("came by"), max_length=10, choices=Source.choices, default=Source.FORM)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    ward = models.ForeignKey(
        Ward, verbose_name=_("ward"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    keep_from_ward = models.BooleanField(_("keep from this ward"), default=False)
    handling_ward = models.ForeignKey(
        Ward, verbose_name=_("handled by"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    unit = models.ForeignKey(
        "tips.Unit", verbose_name=_("passed to"), null=True, blank=True, on_delete=models.PROTECT
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        **{"verbose_name": _("assigned to"), "null": True, "blank": True},
        **{"on_delete": models.SET_NULL, "related_name": "+"},
    )
    received_on = models.DateField(_("day"), default=timezone.localdate)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.NEW)
    status_since = models.DateField(_("in this status since"), default=timezone.localdate)
    waiting_since = models.DateField(_("waiting since"), null=True, blank=True, default=timezone.localdate)
    last_word_on = models.DateField(_("last word on"), default=timezone.localdate)
    quarantined = models.BooleanField(_("in quarantine"), default=False)
    on_hold = models.BooleanField(_("kept for a case"), default=False)
    identity_gone_on = models.DateField(_("contact deleted on"), null=True, blank=True)
    notice_sent = models.BooleanField(default=False, editable=False)
    lookup = models.CharField(max_length=64, unique=True, editable=False)
    sender_key = models.BinaryField(max_length=32, editable=False)

    objects = TipQuerySet.as_manager()

    # Wagtail's reference index would list tips under "usage" of a ward, for anybody to see.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("tip")
        verbose_name_plural = _("tips")
        default_permissions = ()
        indexes = [
            models.Index(fields=["-received_on", "id"]),
            models.Index(fields=["status", "kind"]),
            models.Index(fields=["handling_ward", "-received_on", "id"]),
            models.Index(fields=["waiting_since", "id"]),
            models.Index(
                fields=["-received_on", "id"], condition=Q(quarantined=False), name="tips_not_in_quarantine"
            ),
            models.Index(
                fields=["-received_on", "id"], condition=Q(quarantined=True), name="tips_in_quarantine"
            ),
        ]

    def __str__(self):
        return self.reference

    @property
    def is_withdrawn(self):
        return self.status == Status.WITHDRAWN

    @property
    def waiting_days(self):
        """Days that somebody has been waiting for us; None if nobody is."""
        return self.waiting_since and (timezone.localdate() - self.waiting_since).days
