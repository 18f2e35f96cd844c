import sys

from django.core.management.base import BaseCommand

from core.catalogues.coverage import coverage


class Command(BaseCommand):
    help = "How much of what the installed packages say to staff is Vietnamese; fails below all of it."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--list", action="store_true", help="name each message that is missing")

    def handle(self, **options):
        line = "{:<42}{:>8}{:>10}{:>7}{:>9}{:>9}".format
        self.stdout.write(line("package", "strings", "upstream", "ours", "missing", ""))
        rows = coverage()
        for package, strings, upstream, ours, missing in rows:
            percent = f"{100 * (strings - len(missing)) / strings:.1f} %"
            self.stdout.write(line(package, strings, upstream, ours, len(missing), percent))
        if options["list"]:
            self.name([(row.package, entry) for row in rows for entry in row.missing])
        if any(row.missing for row in rows):
            sys.exit(1)

    def name(self, missing):
        for package, entry in missing:
            where = entry.occurrences[0][0] if entry.occurrences else ""
            self.stdout.write(f"{package}  {where}  {entry.msgid!r}")
