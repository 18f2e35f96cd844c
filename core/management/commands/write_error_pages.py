from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from core.views.errors import PAGES


class Command(BaseCommand):
    help = "Write the pages that nginx shows where the site itself cannot answer into VAR_DIR/errors."
    requires_system_checks = ()

    def handle(self, **options):
        folder = Path(settings.VAR_DIR) / "errors"
        folder.mkdir(exist_ok=True)
        for (language, kind), page in PAGES.items():
            unfinished = folder / f".{kind}.{language}.html"
            unfinished.write_bytes(page)
            unfinished.replace(folder / unfinished.name[1:])  # nginx finds the old one, never half of it
