"""The life of a warning: active until its end comes by date, or by the hand of one approver."""

from datetime import datetime
from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.db.models import Case, Exists, OuterRef, Q, Subquery, When
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from alerts.choices import EndReason
from alerts.models.rows import AlertWard

_SAYS_WHEN = {"live", "ends_at"}  # fields that an end by date depends on


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
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key"], condition=Q(undone_at=None), name="one_open_ending_of_a_warning"
            )
        ]

    def __str__(self):
        return self.title


def ends():
    """What to annotate pages with so that `page.end` answers without a query of its own."""
    return {
        "hand_ended_at": _by_hand("ended_at"),
        "hand_ended_why": _by_hand("reason"),
        "lead_ends_at": _of_lead("ends_at"),
        "lead_end_reason": _of_lead("end_reason"),
    }


def _by_hand(field):
    """`field` of the ending of a page by hand; there is at most one that nobody undid."""
    ending = AlertEnding.objects.open().order_by().filter(translation_key=OuterRef("translation_key"))
    return Subquery(ending.values(field)[:1])


def _of_lead(field):
    """`field` of the public page that the site's own language has of a warning, or of the page itself.

    A translation says the same only once it has been approved again, which may be too late.
    """
    pages = apps.get_model("alerts.AlertPage").objects.filter(translation_key=OuterRef("translation_key"))
    is_lead = Q(live=True, locale__language_code=settings.LANGUAGE_CODE)
    leads_first = Case(When(is_lead, then=0), default=1)
    return Subquery(pages.filter(is_lead | Q(pk=OuterRef("pk"))).order_by(leads_first).values(field)[:1])


class AlertQuerySet(PageQuerySet):
    def active(self):
        """Those whose end has not come, by date or by hand."""
        return self.exclude(_has_come())

    def past(self):
        return self.filter(_has_come())

    def leading(self):
        """The public pages in the site's own language: they say when a warning ends, in every language."""
        return self.live().filter(locale__language_code=settings.LANGUAGE_CODE)

    def touching(self, ward):
        """Those that name `ward` or are about the whole city."""
        named = AlertWard.objects.filter(page=OuterRef("pk"))
        return self.filter(Exists(named.filter(ward=ward)) | ~Exists(named))

    def active_first(self):
        """Those that hold now before those that are over; the newest first in both."""
        over = Case(When(_has_come(), then=1), default=0)
        return self.alias(over=over).order_by("over", "-issued_on", "-pk")

    def with_ends(self):
        """Have `page.end` answer without a query of its own."""
        return self.annotate(**ends())

    def to_review(self):
        """Those that readers still see as true and that nobody looked at since their review date."""
        return self.leading().active().filter(review_on__lt=timezone.localdate())

    @transaction.atomic
    def update(self, **values):
        keys = set(self.values_list("translation_key", flat=True)) if values.keys() & _SAYS_WHEN else ()
        changed = super().update(**values)
        keep_over_from(keys)
        return changed

    update.alters_data = True

    @transaction.atomic
    def delete(self, *args, **kwargs):
        """All or nothing: the tree counts children before what may not be deleted is met."""
        return super().delete(*args, **kwargs)

    delete.alters_data = True
    delete.queryset_only = True


def _has_come():
    return Q(over_from__lte=timezone.now())


def keep_over_from(keys):
    """Write down of the warnings with these translation keys from when on they are over.

    It follows from rows of other tables and pages; no index could find the newest that hold without it.
    """
    pages = apps.get_model("alerts.AlertPage").objects
    for pk, known, *ends_of_it in (
        pages.filter(translation_key__in=keys)
        .annotate(**ends())
        .values_list("pk", "over_from", "hand_ended_at", "lead_ends_at")
    ):
        first = min(filter(None, ends_of_it), default=None)
        if first != known:
            pages.filter(pk=pk).update(over_from=first)


def end_has_changed(instance, raw=False, **kwargs):
    """A receiver of what is saved or deleted: a warning, or its end by hand."""
    if not raw:
        keep_over_from([instance.translation_key])


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

    @property
    def status_string(self):
        """What lists and the editor of the back office say about it."""
        return _("has ended") if self.live and not self.is_active else super().status_string

    @property
    def planned_end(self):
        """The date it ends on and why, as the page that leads says it."""
        if "lead_ends_at" in self.__dict__:
            return self.lead_ends_at, self.lead_end_reason
        lead = type(self).objects.leading().filter(translation_key=self.translation_key).exclude(pk=self.pk)
        return lead.values_list(*_PLANNED).first() or (self.ends_at, self.end_reason)

    def _end_by_date(self):
        at, why = self.planned_end
        if at and at <= timezone.now():
            return End(at, EndReason(why or EndReason.NO_LONGER_SEEN).label)
        return None

    def _end_by_hand(self):
        if "hand_ended_at" in self.__dict__:
            at, why = self.hand_ended_at, self.hand_ended_why
        else:
            endings = AlertEnding.objects.open().filter(translation_key=self.translation_key)
            at, why = endings.values_list("ended_at", "reason").first() or (None, None)
        return End(at, EndReason(why).label) if at else None

    @cached_property
    def open_ending(self):
        """The AlertEnding of one approver that nobody undid, or None."""
        return AlertEnding.objects.open().filter(translation_key=self.translation_key).first()

    @property
    def state_label(self):
        return _("Ended") if self.end else ""

    @classmethod
    def load_states(cls, pages):
        keys = [page.translation_key for page in pages]
        oldest_first = AlertEnding.objects.open().filter(translation_key__in=keys).reverse()
        ends = {ending.translation_key: ending for ending in oldest_first}
        leading = cls.objects.leading().filter(translation_key__in=keys)
        leads = {lead.translation_key: lead for lead in leading.only("translation_key", *_PLANNED)}
        for page in pages:
            page.open_ending = ending = ends.get(page.translation_key)
            page.hand_ended_at, page.hand_ended_why = (
                (ending.ended_at, ending.reason) if ending else (None, None)
            )
            lead = leads.get(page.translation_key, page)
            lead = page if lead == page else lead  # a preview shows its own
            page.lead_ends_at, page.lead_end_reason = lead.ends_at, lead.end_reason

    @property
    def dated_updates(self):
        """What changed, the newest first. Of two on one day the later row is the newer one."""
        return self.updates.order_by("-date", "-sort_order")

    def get_context(self, request, *args, **kwargs):
        if "hand_ended_at" not in self.__dict__:  # the template asks for the end more than once
            self.load_states([self])
        return super().get_context(request, *args, **kwargs)


_PLANNED = ("ends_at", "end_reason")


class AlertMessage(models.Model):
    """Each time a warning, in whichever language, was made public: what feeds refer back to.

    `number` counts from 1 within all languages of the warning. `ends_at` is the end that it had then: a
    later message may have another, and the feeds still have to know that this one ended.
    """

    translation_key = models.UUIDField()
    number = models.PositiveIntegerField()
    sent_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("message of a warning")
        default_permissions = ()
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "number"], name="one_message_of_a_number")
        ]

    def __str__(self):
        return f"{self.translation_key} {self.number}"
