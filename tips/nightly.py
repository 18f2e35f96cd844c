"""Retention at night, by the clock. What was missed while it stood still is done when it runs again."""

import logging

from django.utils import timezone

from tips import audit, retention

logger = logging.getLogger(__name__)

HOUR = 2  # few people send or read then


class Night:
    """The night's work, in parts, so that nothing else of the clock waits long for it."""

    def __init__(self):
        self.done_on = None  # known to this process only: doing it again changes nothing

    def __call__(self, now):
        local = timezone.localtime(now)
        if local.hour < HOUR or self.done_on == local.date() or retention.next_batch(local.date()):
            return
        audit.forget_old()
        try:
            retention.sweep()
        except OSError:
            # Files of another user stay so all night: the next night tries again, and not the next second.
            logger.exception("Sealed files that belong to no tip could not be removed")
        self.done_on = local.date()
