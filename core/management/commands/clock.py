import signal
import threading

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from core.clock import tick
from core.logs import close_side_doors

TICK = 1.0  # seconds


class Command(BaseCommand):
    help = "The one long-lived process beside the web: does what is due, such as publishing at an hour."

    def handle(self, **options):
        close_side_doors()
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_args: stop.set())
        while not stop.wait(TICK):
            close_old_connections()
            tick()
