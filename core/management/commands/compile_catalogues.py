import os
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation.reloader import translation_file_changed

from core.catalogues import ours
from core.catalogues.installed import DOMAINS


class Command(BaseCommand):
    help = "Compile outreach/locale into LOCALE_PATHS with polib (no gettext needed)."
    requires_system_checks = ()

    def handle(self, **options):
        folder = Path(settings.LOCALE_PATHS[0]) / "vi" / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        for domain in DOMAINS:
            compiled = folder / f"{domain}.mo"
            unfinished = compiled.with_suffix(f".{os.getpid()}")
            ours.merged(domain).save_as_mofile(str(unfinished))
            unfinished.replace(compiled)  # whoever reads meanwhile finds the old one, never half of it
            translation_file_changed(None, compiled)  # Django has read what there was when it started
