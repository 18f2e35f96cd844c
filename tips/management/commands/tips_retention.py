"""manage.py tips_retention: what the clock does every night, by hand. docs/tips.md has the days."""

from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tips import audit, retention


class Command(BaseCommand):
    help = "Destroy what was kept long enough: contacts first, whole tips later."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="count what is due and change nothing")
        parser.add_argument("--today", type=date.fromisoformat, help="another day, as YYYY-MM-DD")

    def handle(self, *args, dry_run, today, **options):
        real = timezone.localdate()
        today = today or real
        if today > real and not dry_run:
            raise CommandError("What is not due yet is not destroyed: a later day needs --dry-run.")
        done = retention.count(today) if dry_run else retention.carry_out(today)
        self.tell(done)
        if dry_run:
            self.line("old audit entries", audit.old_entries().count())
            self.stdout.write("Nothing was changed.")
        else:
            self.line("old audit entries", audit.forget_old())
            self.line("files without a tip", retention.sweep())

    def tell(self, done):
        self.line("", "identity", "all")
        for rule in retention.KEPT:
            self.line(rule, done[retention.IDENTITY, rule], done[retention.ALL, rule])

    def line(self, name, *numbers):
        self.stdout.write(f"{name:<20}" + "".join(f"{number:>10}" for number in numbers))
