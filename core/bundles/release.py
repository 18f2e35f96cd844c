"""The hour of a bundle: all of it becomes public in one transaction, or nothing."""

import logging
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from core.bundles.mail import tell_of_stop
from core.bundles.readiness import cannot_go_out, together
from core.models.bundles import Bundle, State

PATIENCE = timedelta(minutes=5)  # what fails for no known reason is tried again as long, then given up

logger = logging.getLogger(__name__)


class ImpossibleError(Exception):
    """Carries the sentences that say why."""


def publish_due(now):
    """Publish each bundle whose hour has come at `now`. A work of the clock (`core.clock`)."""
    due = Bundle.objects.filter(state=State.APPROVED, goes_public_at__lte=now)
    for pk in due.order_by("goes_public_at", "pk").values_list("pk", flat=True):
        with translation.override(settings.LANGUAGE_CODE):
            _try(pk, now)


def _try(pk, now):
    try:
        _publish(pk)
    except (OperationalError, InterfaceError):
        raise  # the database is away or busy: the next tick tries again
    except ImpossibleError as error:
        _stop(pk, error.args)
    except Exception:
        logger.exception("A bundle could not be published")
        if Bundle.objects.filter(pk=pk, goes_public_at__lte=now - PATIENCE).exists():
            _stop(pk, [_("It failed for a reason that only the log of the server tells.")])


def _lock(pk):
    """Return the bundle with its row locked, None if another clock has it or somebody decided otherwise."""
    rows = Bundle.objects.select_for_update(skip_locked=True)
    return rows.filter(pk=pk, state=State.APPROVED).first()


@transaction.atomic
def _publish(pk):
    bundle = _lock(pk)
    if bundle is None:
        return
    items = list(bundle.items.select_related("revision", "bundle"))
    _hold(items)
    _refuse_what_is_impossible(bundle, items)
    for item in sorted(items, key=_order):
        _publish_item(item, bundle.approved_by)
    bundle.state, bundle.ended_at = State.PUBLIC, timezone.now()
    bundle.save()


def _hold(items):
    """Keep the rows as they are until the end: of the things in it, and of the pages above them."""
    pages = [item.current for item in items if item.is_page]
    paths = [page.path for page in pages] + [page.path[: -page.steplen] for page in pages]
    list(Page.objects.filter(path__in=paths).order_by("pk").select_for_update().values_list("pk"))
    snippets = [item.current for item in items if item.current and not item.is_page]
    for snippet in sorted(snippets, key=lambda each: (each._meta.label, each.pk)):
        list(type(snippet).objects.filter(pk=snippet.pk).select_for_update().values_list("pk"))
    for item in items:  # read again, now that nobody changes them
        item.__dict__.pop("current", None)


def _refuse_what_is_impossible(bundle, items):
    with together(bundle) as page_ids:
        why = [f"“{item.title}”: {text}" for item in items for text in cannot_go_out(item, page_ids)]
    if why:
        raise ImpossibleError(*why)


def _order(item):
    """Pages before what links to them, those above before those below, the source before translations."""
    obj = item.current
    is_translation = obj.locale.language_code != settings.LANGUAGE_CODE
    return not item.is_page, obj.depth if item.is_page else 0, is_translation, item.pk


def _publish_item(item, user):
    try:
        # Read again: what was published before it may have changed its row.
        Revision.objects.get(pk=item.revision_id).publish(user=user, skip_permission_checks=True)
    except ValidationError as error:
        raise ImpossibleError(f"“{item.title}”: {' '.join(error.messages)}") from error


@transaction.atomic
def _stop(pk, sentences):
    bundle = _lock(pk)
    if bundle is None:
        return
    bundle.state, bundle.note, bundle.ended_at = State.STOPPED, "\n".join(sentences), timezone.now()
    bundle.save()
    transaction.on_commit(lambda: tell_of_stop(bundle), robust=True)
