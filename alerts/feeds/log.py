"""Each time readers are given other words of a warning, it is written down: feeds refer back to it."""

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from alerts.feeds.lead import lead_of
from alerts.models import AlertMessage, AlertPage

TRIES = 10  # languages of one warning that are published in the same moment


@receiver(page_published, sender=AlertPage)
def note_publication(instance, **kwargs):
    if instance.live:  # Wagtail sends the signal for what is only scheduled as well
        note_message(instance.translation_key)


@receiver(page_unpublished, sender=AlertPage)
def note_hiding(instance, **kwargs):
    """What is left in the other languages is another message. Where nothing is left there is none."""
    note_message(instance.translation_key)


def note_message(translation_key):
    """Append a row for what is public now, with the next number."""
    live = AlertPage.objects.live().filter(translation_key=translation_key).select_related("locale")
    lead = lead_of(live.defer_streamfields())
    if lead is None:
        return
    for tries_left in reversed(range(TRIES)):
        try:
            with transaction.atomic():
                _append(translation_key, lead.ends_at)
            return
        except IntegrityError:  # another language took the number
            if not tries_left:
                raise


def _append(translation_key, ends_at):
    messages = AlertMessage.objects.filter(translation_key=translation_key)
    last = messages.aggregate(last=Max("number"))["last"] or 0
    messages.create(translation_key=translation_key, number=last + 1, ends_at=ends_at)
