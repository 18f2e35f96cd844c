from django.core.management.base import BaseCommand
from django.db import transaction

from home.demo import campaigns, english, loader, meetings, officers, teams, tips, ward_meetings
from home.demo.accounts import write_logins


class Command(BaseCommand):
    help = "Load the sample content (marked as such). Safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument("--logins", help="also make one account a role and write the logins to this file")

    @transaction.atomic
    def handle(self, logins, **options):
        loader.load()
        meetings.load()
        ward_meetings.load()
        campaigns.load()
        english.load()
        officers.load()
        teams.load()
        tips.load()
        if logins:
            write_logins(logins)
