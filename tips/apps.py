from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class TipsConfig(AppConfig):
    name = "tips"
    verbose_name = _("Tips")

    def ready(self):
        from core.clock import each_tick
        from tips.notices import send_notices

        if settings.SITE_ROLE != "public":  # where nobody reads tips there is no inbox to point to
            each_tick(send_notices)
