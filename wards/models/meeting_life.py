"""When a meeting is to come, goes on, is over or was called off. It moves on by the hour alone."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from core.dates import hours_in_words
from core.languages import is_translation
from core.readable import readable


class State(models.TextChoices):
    COMING = "coming", _("Coming up")
    RUNNING = "running", _("Going on now")
    OVER = "ended", _("Has taken place")
    OFF = "off", _("Does not take place")


class MeetingQuerySet(PageQuerySet):
    def listed(self):
        """What readers may see, with what a card of one shows."""
        meetings = readable(self).select_related("ward", "hall_ward")
        lead = self.model.objects.filter(translation_key=OuterRef("translation_key"))
        lead = lead.live().filter(locale__language_code=settings.LANGUAGE_CODE)
        return meetings.annotate(**{name: Subquery(lead.values(of)[:1]) for name, of in _OF_LEAD.items()})

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

    @property
    def is_called_off(self):
        if "lead_called_off" not in self.__dict__:
            self.load_states([self])
        return bool(self.called_off or self.lead_called_off)

    @property
    def when(self):
        return hours_in_words(self.starts_at, self.ends_at)

    @property
    def day(self):
        return f"{timezone.localtime(self.starts_at):%d/%m/%Y}"

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
        if "lead_published_at" not in self.__dict__:
            self.load_states([self])
        published = (self.last_published_at, self.lead_published_at)
        return max(filter(None, published), default=self.starts_at)

    @classmethod
    def load_states(cls, pages):
        languages = {page.locale_id: page for page in pages}
        abroad = {pk for pk, page in languages.items() if is_translation(page)}
        keys = {page.translation_key for page in pages if page.locale_id in abroad}
        leads = cls.objects.live().filter(
            locale__language_code=settings.LANGUAGE_CODE, translation_key__in=keys
        )
        known = {key: rest for key, *rest in leads.values_list("translation_key", *_OF_LEAD.values())}
        for page in pages:
            own = page.called_off, page.last_published_at
            page.lead_called_off, page.lead_published_at = known.get(page.translation_key, own)


# What a page answers from, and the field of its lead: see MeetingLifeMixin.
_OF_LEAD = {"lead_called_off": "called_off", "lead_published_at": "last_published_at"}


def keep_languages_together(sender, instance, **kwargs):
    """Let every language of a meeting say the hour and the place that its public page in Vietnamese says.

    Two people approved that page; until its translations are approved anew they would send people to a
    closed door.
    """
    pages = sender.objects.filter(translation_key=instance.translation_key)
    lead = pages.live().filter(locale__language_code=settings.LANGUAGE_CODE)
    if same := lead.values("kind", "starts_at", "ends_at", "ward", "hall_ward").first():
        pages.exclude(locale__language_code=settings.LANGUAGE_CODE).update(**same)
