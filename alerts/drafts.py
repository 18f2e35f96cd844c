"""Warnings that begin elsewhere than on the editor's screen. Nothing here makes anything public."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import LogContext

from alerts.models import AlertIndexPage, AlertIndicator, AlertPage, AlertWard
from core import identifiers

AT_ONCE_AGAIN = timedelta(minutes=1)  # the same title by the same person within it: a double tap


def source_indexes():
    """The one list that warnings are written in; its translations follow it."""
    return AlertIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)


@transaction.atomic
def send_for_review(page, user):
    """Keep the new `page` as a draft of `user` and ask for approval at once. Return the state that waits.

    None where the same was sent a moment ago: then nothing is kept. Approvers are mailed after the commit
    (`core.review_mail`).
    """
    index = _locked_index()
    if _was_just_sent(page.title, user):
        return None
    page.owner = user
    _add(index, page)
    page.save_revision(user=user, log_action=True)
    return page.get_workflow().start(page, user).current_task_state


def _was_just_sent(title, user):
    since = timezone.now() - AT_ONCE_AGAIN
    written = AlertPage.objects.filter(owner=user, title=title, latest_revision_created_at__gt=since)
    return written.exists()


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
