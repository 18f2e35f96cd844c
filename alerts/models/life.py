"""The life of a warning: active until its end comes by date, or by the hand of one approver."""

from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.db.models import Exists, ExpressionWrapper, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from alerts.choices import EndReason


class End(NamedTuple):
    """When a warning ended, and the sentence that says why."""

    at: datetime
    reason: str


class EndingQuerySet(models.QuerySet):
    def open(self):
        """Those that nobody undid, newest first."""
        return self.filter(undone_at=None).order_by("-ended_at")


class AlertEnding(models.Model):
    """One approver ended a warning, in all its languages. One click undoes it.

    A row of its own rather than a field of the page: what becomes of drafts and translations, the end holds.
    """

    translation_key = models.UUIDField(db_index=True)
    title = models.CharField(max_length=255)
    reason = models.CharField(_("reason for readers"), max_length=10, choices=EndReason.choices)
    note = models.CharField(_("note for the other approvers"), max_length=300, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    ended_at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    objects = EndingQuerySet.as_manager()

    class Meta:
        verbose_name = _("end of a warning")
        verbose_name_plural = _("ends of warnings")
        default_permissions = ()

    def __str__(self):
        return self.title


class AlertQuerySet(PageQuerySet):
    def active(self):
        """Those whose end has not come, by date or by hand."""
        return self.filter(_not_over()).exclude(_ended_by_hand())

    def past(self):
        return self.filter(~_not_over() | Q(_ended_by_hand()))

    def active_first(self):
        """Those that hold now before those that ended, each newest first."""
        over = ExpressionWrapper(~_not_over() | Q(_ended_by_hand()), output_field=models.BooleanField())
        return self.annotate(is_over=over).order_by("is_over", "-issued_on", "-pk")

    def with_ends(self):
        """Have `page.end` answer without a query of its own."""
        ending = AlertEnding.objects.open().filter(translation_key=OuterRef("translation_key"))
        return self.annotate(
            hand_ended_at=Subquery(ending.values("ended_at")[:1]),
            hand_ended_why=Subquery(ending.values("reason")[:1]),
        )


def _not_over():
    return Q(ends_at=None) | Q(ends_at__gt=timezone.now())


def _ended_by_hand():
    return Exists(AlertEnding.objects.open().filter(translation_key=OuterRef("translation_key")))


AlertManager = PageManager.from_queryset(AlertQuerySet)


class LifeMixin:
    """What a warning knows of its own end. The page has `ends_at` and `end_reason`."""

    @property
    def end(self):
        """Return the End that has come, the earliest one, or None while the warning is active."""
        ends = [end for end in (self._end_by_hand(), self._end_by_date()) if end]
        return min(ends, key=lambda end: end.at, default=None)

    @property
    def is_active(self):
        return self.end is None

    def _end_by_date(self):
        if self.ends_at and self.ends_at <= timezone.now():
            return End(self.ends_at, EndReason(self.end_reason or EndReason.NO_LONGER_SEEN).label)
        return None

    def _end_by_hand(self):
        if "hand_ended_at" in self.__dict__:
            at, why = self.hand_ended_at, self.hand_ended_why
        else:
            endings = AlertEnding.objects.open().filter(translation_key=self.translation_key)
            at, why = endings.values_list("ended_at", "reason").first() or (None, None)
        return End(at, EndReason(why).label) if at else None


class AlertMessage(models.Model):
    """Each time a warning, in whichever language, was made public: what feeds refer back to.

    `number` counts from 1 within all languages of the warning.
    """

    translation_key = models.UUIDField()
    number = models.PositiveIntegerField()
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("message of a warning")
        default_permissions = ()
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "number"], name="one_message_of_a_number")
        ]

    def __str__(self):
        return f"{self.translation_key} {self.number}"
