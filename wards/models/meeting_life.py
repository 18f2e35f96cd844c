"""When a meeting is to come, goes on, is over or was called off. It moves on by the hour alone."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from core.dates import hours_in_words, in_numbers
from core.languages import is_translation
from core.readable import readable
from core.translations import keep_alike


class State(models.TextChoices):
    COMING = "coming", _("Coming up")
    RUNNING = "running", _("Going on now")
    OVER = "ended", _("Has taken place")
    OFF = "off", _("Does not take place")


class Lead(NamedTuple):
    """What a translation takes from the page that it follows."""

    pk: int
    called_off: str
    last_published_at: datetime
    hall: str


class MeetingQuerySet(PageQuerySet):
    def listed(self):
        """What readers may see, with what a card of one shows."""
        meetings = readable(self).select_related("ward", "hall_ward")
        lead = self.model.objects.filter(translation_key=OuterRef("translation_key"))
        lead = lead.live().filter(locale__language_code=settings.LANGUAGE_CODE)
        return meetings.annotate(**{f"lead_{name}": Subquery(lead.values(name)[:1]) for name in Lead._fields})

    def for_ward(self, ward):
        """Those of `ward` and those of the whole city."""
        return self.filter(Q(ward=ward) | Q(ward=None))

    def not_over(self):
        """Those that go on or are to come, the soonest first."""
        return self.filter(_not_over()).order_by("starts_at", "pk")

    def over(self):
        """Those that are over, the newest first."""
        return self.exclude(_not_over()).order_by("-starts_at", "-pk")


def _not_over():
    now = timezone.now()
    return Q(ends_at__gt=now) | Q(ends_at=None, starts_at__gte=midnight_before(now))


def midnight_before(moment):
    return timezone.localtime(moment).replace(hour=0, minute=0, second=0, microsecond=0)


MeetingManager = PageManager.from_queryset(MeetingQuerySet)


class MeetingLifeMixin:
    """What a meeting knows of its own hours. The page has `starts_at`, `ends_at` and `called_off`.

    Its lead is the public page that the site's own language has of it: a translation follows it into being
    called off at once, and only later into the words for it.
    """

    @property
    def over_at(self):
        """When it is over: with its day, if nobody said when it ends."""
        return self.ends_at or midnight_before(self.starts_at) + timedelta(days=1)

    @property
    def state(self):
        if self.is_called_off:
            return State.OFF
        now = timezone.now()
        if now < self.starts_at:
            return State.COMING
        return State.RUNNING if now < self.over_at else State.OVER

    @property
    def is_over(self):
        return timezone.now() >= self.over_at

    @cached_property
    def lead(self):
        """The public page that two people approved last: the one in the site's own language."""
        if "lead_pk" not in self.__dict__:  # it was not read by `listed`
            self.load_states([self])
            return self.__dict__["lead"]
        return (
            Lead(*(self.__dict__[f"lead_{name}"] for name in Lead._fields)) if self.lead_pk else self._as_lead
        )

    @property
    def _as_lead(self):
        return Lead(*(getattr(self, name) for name in Lead._fields))

    @property
    def is_called_off(self):
        return bool(self.called_off or self.lead.called_off)

    @property
    def is_behind(self):
        """Whether this translation was approved before the page that it follows."""
        mine, leads = self.last_published_at, self.lead.last_published_at
        return bool(mine and leads and mine < leads)

    @property
    def shown_hall(self):
        """The hall in this language, or in Vietnamese while that may be another one by now."""
        return self.lead.hall if self.is_behind else self.hall

    @property
    def when(self):
        return hours_in_words(self.starts_at, self.ends_at)

    @property
    def day(self):
        return in_numbers(timezone.localtime(self.starts_at))

    @property
    def state_label(self):
        return f"{self.state.label} · {self.day}"

    @property
    def share_title(self):
        """Chats keep what they once showed: the day stays true, that it is still to come does not."""
        return f"{State.OFF.label}: {self.title}" if self.is_called_off else f"{self.title} – {self.day}"

    @property
    def changed_at(self):
        """When what its calendar says was last made public."""
        published = (self.last_published_at, self.lead.last_published_at)
        return max(filter(None, published), default=self.starts_at)

    @classmethod
    def load_states(cls, pages):
        languages = {page.locale_id: page for page in pages}
        abroad = {pk for pk, page in languages.items() if is_translation(page)}
        keys = {page.translation_key for page in pages if page.locale_id in abroad}
        leads = cls.objects.live().filter(
            locale__language_code=settings.LANGUAGE_CODE, translation_key__in=keys
        )
        known = {key: Lead(*rest) for key, *rest in leads.values_list("translation_key", *Lead._fields)}
        for page in pages:
            page.lead = known.get(page.translation_key, page._as_lead)


def keep_languages_together(sender, instance, **kwargs):
    """Let every language of a meeting say the hour and the place that its public page in Vietnamese says.

    Two people approved that page; until its translations are approved anew they would send people to a
    closed door. The name of the hall is a text: `shown_hall` sees to it.
    """
    keep_alike(instance, "kind", "starts_at", "ends_at", "ward", "hall_ward")
