"""Warnings that begin elsewhere than on the editor's screen. Nothing here makes anything public."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import LogContext

from alerts.models import AlertIndexPage, AlertIndicator, AlertPage, AlertWard
from core import identifiers

# The same title by the same person within it: a double tap, or a correction.
AT_ONCE_AGAIN = timedelta(minutes=1)
TEXTS = (
    *("severity", "scam_type_id", "summary", "read_aloud", "signs"),
    *("stop", "check_first", "report"),
)


class JustSentError(Exception):
    """The same person sent `first`, of the same title, a moment ago. `is_same`: word by word."""

    def __init__(self, first, *, is_same):
        super().__init__(first, is_same)
        self.first, self.is_same = first, is_same


def source_indexes():
    """The one list that warnings are written in; its translations follow it."""
    return AlertIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)


@transaction.atomic
def send_for_review(page, user):
    """Keep the new `page` as a draft of `user` and ask for approval at once. Return the state that waits.

    JustSentError where one of this title was sent a moment ago: then nothing is kept. Approvers are mailed
    after the commit (`core.review_mail`).
    """
    index = _locked_index()
    if first := _just_sent(page.title, user):
        raise JustSentError(first, is_same=_written(first) == _written(page) and _banners_agree(first, page))
    page.owner = user
    _add(index, page)
    page.save_revision(user=user, log_action=True)
    return page.get_workflow().start(page, user).current_task_state


def _just_sent(title, user):
    since = timezone.now() - AT_ONCE_AGAIN
    sent = AlertPage.objects.filter(owner=user, title=title, latest_revision_created_at__gt=since)
    return sent.order_by("-pk").first()


def _written(page):
    """All that the form for urgent warnings asks for, but the title and the banner."""
    methods = {row.method for row in page.contact_methods.all()}
    return [*(getattr(page, name) for name in TEXTS), methods, {row.ward_id for row in page.wards.all()}]


def _banners_agree(first, second):
    """Whether both have one that lasts as long, counted from when each was sent, or neither has one."""
    if not (first.banner_until and second.banner_until):
        return first.banner_until == second.banner_until
    return abs(second.banner_until - first.banner_until) <= AT_ONCE_AGAIN


@transaction.atomic
def start_draft(scam_type, ward=None, indicators=()):
    """Leave editors a draft that holds a kind of scam, a ward and pairs of (core.identifiers.Kind, value).

    It is nobody's: neither the page nor its log names who is signed in, since whoever starts it may know
    from whom it comes. ValueError if an indicator is none.
    """
    for kind, value in indicators:
        identifiers.normalise(kind, value)
    page = AlertPage(
        # Not translated: it is content, in the language of the list.
        title=f"Cảnh báo mới: {scam_type}",
        scam_type=scam_type,
        owner=None,
    )
    page.indicators = [AlertIndicator(kind=kind, value=value) for kind, value in indicators]
    page.wards = [AlertWard(ward=ward)] if ward else []
    with LogContext():  # Wagtail's own holds the user of the request
        _add(_locked_index(), page)
        page.save_revision(clean=False)  # what a draft may lack is empty


def _locked_index():
    """Of two that come at once the second sees what the first did."""
    return source_indexes().select_for_update(of=("self",)).get()


def _add(index, page):
    page.live = False
    index.add_child(instance=page)
