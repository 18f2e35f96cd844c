import os
from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation.reloader import translation_file_changed

SOURCE = Path(settings.BASE_DIR) / "outreach" / "locale"


class Command(BaseCommand):
    help = "Compile outreach/locale into LOCALE_PATHS with polib (no gettext needed)."
    requires_system_checks = ()

    def handle(self, **options):
        target = Path(settings.LOCALE_PATHS[0])
        for source in SOURCE.glob("*/LC_MESSAGES/*.po"):
            compiled = (target / source.relative_to(SOURCE)).with_suffix(".mo")
            compiled.parent.mkdir(parents=True, exist_ok=True)
            unfinished = compiled.with_suffix(f".{os.getpid()}")
            polib.pofile(str(source)).save_as_mofile(str(unfinished))
            unfinished.replace(compiled)  # whoever reads meanwhile finds the old one, never half of it
            translation_file_changed(None, compiled)  # Django has read what there was when it started
