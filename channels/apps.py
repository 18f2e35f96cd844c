from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChannelsConfig(AppConfig):
    name = "channels"
    verbose_name = _("Official channels")

    def ready(self):
        from channels.found import CHANNELS
        from core.search.sources import register

        register(CHANNELS)
