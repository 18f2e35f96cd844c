import secrets
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from users.roles import TIP_ROLES, Role

REFERENCE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # nothing that is mistaken when read aloud


def random_reference():
    return "".join(secrets.choice(REFERENCE_ALPHABET) for _position in range(8))


def may_handle_tips(user):
    """Whether `user` holds a tip role. No flag and no permission stands in for the role."""
    return user.is_authenticated and user.has_role(*TIP_ROLES)


class Kind(models.TextChoices):
    SCAM = "scam", _("Scam, cybercrime")
    DRUGS = "drugs", _("Drugs")
    DISORDER = "disorder", _("Public disorder")
    CONFLICT = "conflict", _("Conflict that needs mediation")
    HELP = "help", _("Ask the 3-in-1 team for help")
    OTHER = "other", _("Something else")


class Status(models.TextChoices):
    NEW = "new", _("New")
    READING = "reading", _("Being read")
    FORWARDED = "forwarded", _("Passed on for action")
    UNCLEAR = "unclear", _("Not enough to go on")
    DONE = "done", _("Dealt with")


class TipQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The tips that `user` may open: all for a supervisor, for a handler those of the own ward
        whose sender did not ask to keep them from it. Nobody else sees any."""
        if not may_handle_tips(user):
            return self.none()
        if user.has_role(Role.TIP_SUPERVISOR):
            return self
        return self.filter(ward__posts__user=user, keep_from_ward=False)


class Tip(models.Model):
    """What a citizen sent. Never a snippet, never logged, never searched: `read()` is the only way in.

    In clear stand only the kind, the ward, the day and the status. Ids are random; there is no hour.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("file number"), max_length=8, unique=True, default=random_reference)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    ward = models.ForeignKey(
        "wards.Ward",
        verbose_name=_("ward"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    keep_from_ward = models.BooleanField(_("keep from this ward"), default=False)
    received_on = models.DateField(_("day"), default=timezone.localdate)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.NEW)
    submission = models.CharField(max_length=64, unique=True, editable=False)
    words = models.JSONField(editable=False)

    objects = TipQuerySet.as_manager()

    # Wagtail's reference index would list tips under "usage" of a ward, for anybody to see.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("tip")
        verbose_name_plural = _("tips")
        default_permissions = ()
        indexes = [models.Index(fields=["-received_on", "id"]), models.Index(fields=["status", "kind"])]

    def __str__(self):
        return self.reference

    def read(self):
        """Return what the sender wrote, a dict of `text`, `happened`, `scammer` and `contact`."""
        return self.words


class StatusChange(models.Model):
    """Who moved a tip from one status to another, and on which day."""

    tip = models.ForeignKey(Tip, on_delete=models.CASCADE, related_name="status_changes")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_on = models.DateField(default=timezone.localdate)
    old = models.CharField(max_length=10, choices=Status.choices)
    new = models.CharField(max_length=10, choices=Status.choices)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("status change")
        verbose_name_plural = _("status changes")
        default_permissions = ()
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.tip_id}"
