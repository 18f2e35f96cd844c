"""What the clock does at each tick. An app adds its own work in its `AppConfig.ready`."""

import logging

from django.db import DatabaseError
from django.utils import timezone

logger = logging.getLogger(__name__)
_works = []


def each_tick(work):
    """Have `work(now)` called about once a second, by every clock there is.

    It decides by itself whether anything is due, by a cheap look at the database: several clocks may run, and
    any may have been away for days. It should end within seconds, since nothing else runs meanwhile.
    """
    _works.append(work)


def each_day(work):
    """Have `work()` called once on each local day, by every clock there is; again after a restart."""
    done_on = None

    def when_due(now):
        nonlocal done_on
        if done_on != (today := timezone.localdate(now)):
            work()
            done_on = today

    each_tick(when_due)


def tick():
    """Do each work once. One that fails is told in the log, tried again next time, and stops no other."""
    now = timezone.now()
    for work in _works:
        try:
            work(now)
        except DatabaseError:
            # A database that restarts must not stop the clock.
            logger.exception("The clock could not reach the database")
        except Exception:
            logger.exception("A work of the clock failed")
