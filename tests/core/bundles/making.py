"""Bundles for tests, made as staff make them: by the deeds."""

from datetime import timedelta

from django.utils import timezone

from core.bundles import deeds
from core.bundles.release import publish_due
from core.models import Bundle


def in_a(user, *objects, hours=1, title="Ra quân"):
    """Return a bundle of `user` that holds `objects`."""
    bundle = Bundle.objects.create(
        title=title, goes_public_at=timezone.now() + timedelta(hours=hours), created_by=user
    )
    deeds.put_in(bundle, objects)
    return bundle


def approved(submitter, approver, *objects, **kwargs):
    bundle = in_a(submitter, *objects, **kwargs)
    deeds.submit(bundle, submitter)
    deeds.approve(bundle, approver)
    bundle.refresh_from_db()
    return bundle


def at_its_hour(bundle, seconds=0):
    """Have the clock look at the hour of `bundle`, or `seconds` later."""
    publish_due(bundle.goes_public_at + timedelta(seconds=seconds))
    bundle.refresh_from_db()


def is_live(obj):
    return type(obj).objects.get(pk=obj.pk).live
