from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WardsConfig(AppConfig):
    name = "wards"
    verbose_name = _("Wards")

    def ready(self):
        from wagtail.signals import page_published

        from core.page_cache import boundaries
        from core.search.sources import register, register_filter
        from wards.found import WardSource, ward_choices
        from wards.models import MeetingPage, TeamDay
        from wards.models.meeting_life import keep_languages_together

        boundaries.register(boundaries.soonest(MeetingPage.objects.live, "starts_at", "ends_at"))
        boundaries.register(boundaries.soonest(TeamDay.objects.all, "ends_at"))
        register(WardSource())
        register_filter("phuong", _("Ward or commune"), ward_choices, language="vi")
        page_published.connect(keep_languages_together, sender=MeetingPage)
