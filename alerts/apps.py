from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AlertsConfig(AppConfig):
    name = "alerts"
    verbose_name = _("Warnings")

    def ready(self):
        from django.db.models.signals import post_delete
        from wagtail.signals import page_published

        from alerts.cards import Mender, draw_after_commit, forget_file_after_commit
        from alerts.feeds import log  # noqa: F401 (its receivers register themselves)
        from alerts.found import SCAM_TYPES, TARGET_GROUPS
        from alerts.models import AlertCard, AlertPage, Banner
        from core.clock import each_tick
        from core.page_cache import boundaries
        from core.search.sources import register

        boundaries.register(boundaries.soonest(Banner.objects.all, "ends_at"))
        boundaries.register(boundaries.soonest(AlertPage.objects.live, "ends_at", "banner_until"))
        register(SCAM_TYPES)
        register(TARGET_GROUPS)
        page_published.connect(draw_after_commit, sender=AlertPage)
        post_delete.connect(forget_file_after_commit, sender=AlertCard)
        each_tick(Mender())
