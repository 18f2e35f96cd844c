from django.core.management.base import BaseCommand
from django.db import transaction

from home.demo import english, loader, teams, tips
from home.demo.accounts import write_logins


class Command(BaseCommand):
    help = "Load the sample content (marked as such). Safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument("--logins", help="also make one account a role and write the logins to this file")

    @transaction.atomic
    def handle(self, logins, **options):
        loader.load()
        english.load()
        teams.load()
        tips.load()
        if logins:
            write_logins(logins)
