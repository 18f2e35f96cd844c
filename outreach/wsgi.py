import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "outreach.settings.production")
django.setup(set_prefix=False)

from core.requests import Utf8Handler  # noqa: E402 (needs the settings)

application = Utf8Handler()
