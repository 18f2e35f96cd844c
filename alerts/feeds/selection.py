"""Which warnings stand in a feed, and when each last changed for its readers."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.db.models import Case, DateTimeField, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone
from wagtail.models import Site

from alerts.feeds.lead import source_first
from alerts.models import AlertEnding, AlertPage
from core.languages import homes
from core.readable import readable

MOST = 50  # entries of a feed for readers' programs
FEED_KEEPS = timedelta(days=30)  # after the end
DATA_KEEPS = timedelta(days=365)
LONG_AGO = Value(datetime(1970, 1, 1, tzinfo=UTC), output_field=DateTimeField())


def public_alerts():
    return readable(AlertPage.objects.with_ends()).select_related("locale").defer_streamfields()


def alerts_below(index, ended_within):
    """The public warnings below `index` that hold now or ended not longer ago, newest first."""
    since = timezone.now() - ended_within
    return (
        public_alerts()
        .child_of(index)
        .filter(Q(lead_ends_at=None) | Q(lead_ends_at__gt=since))
        .filter(Q(hand_ended_at=None) | Q(hand_ended_at__gt=since))
        .order_by("-issued_on", "-pk")
    )


def changed_last(alerts):
    """Return the MOST `alerts` that changed last, newest first: what is in a feed may not miss its end."""
    undone = AlertEnding.objects.filter(translation_key=OuterRef("translation_key"), undone_at__isnull=False)
    changes = (
        F("last_published_at"),
        F("hand_ended_at"),
        Case(When(lead_ends_at__lte=timezone.now(), then=F("lead_ends_at"))),
        Subquery(undone.order_by("-undone_at").values("undone_at")[:1]),
    )
    changed_at = Greatest(*(Coalesce(change, LONG_AGO) for change in changes))
    chosen = alerts.order_by(changed_at.desc(), "-pk")[:MOST]
    return sorted(chosen, key=lambda page: (page.issued_on, page.pk), reverse=True)


def updated_at(page, history):
    """Return when `page` last changed for readers of its language. `history`: see `histories`."""
    published = page.last_published_at or timezone.make_aware(datetime.combine(page.issued_on, time()))
    turns = [message.at for message in history if not message.is_publication]
    return max([published, *turns, *([page.end.at] if page.end else [])])


def translations_of(pages, request):
    """Return the public translations of `pages` in open languages, themselves included, by their key."""
    found = {page.translation_key: [] for page in pages}
    everywhere = public_alerts().filter(
        translation_key__in=found, locale__language_code__in=open_languages(request)
    )
    for page in source_first(everywhere):
        found[page.translation_key].append(page)
    return found


def open_languages(request):
    return list(homes(Site.find_for_request(request)))


def address_of(page, request, file=""):
    """Return the whole address of `page`, or of a `file` that it gives out."""
    return f"{settings.SITE_URL}{page.get_url(request)}{file}"
