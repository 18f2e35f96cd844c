import logging
import signal
import threading

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from core.logs import close_side_doors
from users.signin.record import forget_old_signins

logger = logging.getLogger("core.clock")
TICK = 1.0  # seconds


class Command(BaseCommand):
    help = "The one long-lived process beside the web: publishes what was approved for a later hour."

    cleaned_on = None  # the day on which old records were last deleted

    def handle(self, **options):
        close_side_doors()
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_args: stop.set())
        while not stop.wait(TICK):
            self.tick()

    def tick(self):
        close_old_connections()
        try:
            call_command("publish_scheduled")
            self.clean()
        except DatabaseError:
            # The next tick tries again: a database that restarts must not stop the clock.
            logger.exception("The clock could not reach the database")

    def clean(self):
        """Delete what has been kept long enough, once a day."""
        if self.cleaned_on != timezone.localdate():
            forget_old_signins()
            self.cleaned_on = timezone.localdate()
