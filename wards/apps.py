from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WardsConfig(AppConfig):
    name = "wards"
    verbose_name = _("Wards")

    def ready(self):
        from wagtail.signals import page_published

        from wards.models import MeetingPage
        from wards.models.meeting_life import keep_languages_together

        page_published.connect(keep_languages_together, sender=MeetingPage)
