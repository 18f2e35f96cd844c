from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tips.models.sealed import SealedPart
from tips.models.tip import Kind, Status, Tip
from wards.models import Ward


class StatusChange(models.Model):
    """Who moved a tip from one status to another, and on which day. No user: the sender did."""

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


class Unit(models.Model):
    """A unit of the city that tips are passed to, such as the criminal police."""

    name = models.CharField(
        _("name"), max_length=120, unique=True, help_text=_("As staff know it, for example Phòng PC02.")
    )
    is_active = models.BooleanField(
        _("in use"), default=True, help_text=_("Untick it instead of deleting: old transfers keep its name.")
    )

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        default_permissions = ()
        ordering = ["name"]

    def __str__(self):
        return self.name


class Transfer(models.Model):
    """A tip handed to another ward, to a unit, or (neither) back to the supervisors. Its reason is sealed."""

    tip = models.ForeignKey(Tip, on_delete=models.CASCADE, related_name="transfers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    moved_on = models.DateField(default=timezone.localdate)
    from_ward = models.ForeignKey(Ward, null=True, on_delete=models.PROTECT, related_name="+")
    to_ward = models.ForeignKey(Ward, null=True, on_delete=models.PROTECT, related_name="+")
    to_unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.OneToOneField(SealedPart, null=True, on_delete=models.SET_NULL, related_name="transfer")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("transfer")
        verbose_name_plural = _("transfers")
        default_permissions = ()
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.tip_id}"


class StatusSentence(models.Model):
    """What the sender reads under a status, where a supervisor wants other words than the built-in ones."""

    status = models.CharField(_("status"), max_length=10, choices=Status.choices, unique=True)
    vietnamese = models.CharField(
        _("sentence in Vietnamese"),
        max_length=300,
        help_text=_("What the sender reads. Never tell what is being done, where or by whom."),
    )
    english = models.CharField(
        _("sentence in English"), max_length=300, help_text=_("The same sentence for the English page.")
    )

    class Meta:
        verbose_name = _("sentence for a status")
        verbose_name_plural = _("sentences for statuses")
        default_permissions = ()

    def __str__(self):
        return self.get_status_display()


class AnswerTemplate(models.Model):
    """A text that staff start an answer from."""

    title = models.CharField(
        pgettext_lazy("template", "title"),
        max_length=80,
        unique=True,
        help_text=_("What staff choose it by; the sender never sees it."),
    )
    kind = models.CharField(
        _("for tips about"),
        max_length=10,
        choices=Kind.choices,
        blank=True,
        help_text=_("Leave it empty to offer it for every kind of tip."),
    )
    text = models.TextField(
        _("text"), max_length=2000, help_text=_("Plain words, no names, no promise that is not kept.")
    )

    class Meta:
        verbose_name = _("answer template")
        verbose_name_plural = _("answer templates")
        default_permissions = ()
        ordering = ["title"]

    def __str__(self):
        return self.title


class DigestSent(models.Model):
    """One digest that went out, so that it goes out once however many clocks run. `slot`: day and hour."""

    slot = models.CharField(max_length=13, unique=True)

    class Meta:
        verbose_name = _("digest")
        verbose_name_plural = _("digests")
        default_permissions = ()

    def __str__(self):
        return self.slot
