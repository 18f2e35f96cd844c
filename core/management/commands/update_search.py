from django.core.management.base import BaseCommand

from core.search.indexing import update_all


class Command(BaseCommand):
    help = "Makes the index of the site's search equal to what readers may see. Safe to repeat."

    def handle(self, **options):
        update_all()
