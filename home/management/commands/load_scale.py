from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from home.scale import indicators, pages, room, tips

DEFAULTS = {"pages": 20_000, "tips": 100_000, "indicators": 10_000}
PARTS = {"pages": pages, "tips": tips, "indicators": indicators}


class Command(BaseCommand):
    help = "Fill a site of samples with what years would bring. Safe to repeat: it adds what lacks."

    def add_arguments(self, parser):
        for name, number in DEFAULTS.items():
            parser.add_argument(f"--{name}", type=int, default=number, help=f"how many of them ({number:,})")

    def handle(self, **options):
        found = [] if room.is_for_tests(connection.settings_dict) else room.real_content()
        if found:
            raise CommandError(f"Nothing was written: people wrote here ({', '.join(found)}).")
        for name, part in PARTS.items():
            self.stdout.write(f"{part.load(options[name]):>8,} {name}")
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # the database plans by how many rows it believes there are
