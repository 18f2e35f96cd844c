import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "outreach.settings.production")
django.setup(set_prefix=False)

from core.requests import Utf8Handler  # noqa: E402 (needs the settings)
from outreach.warming import warm_up  # noqa: E402

application = Utf8Handler()
warm_up()
