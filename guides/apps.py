from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuidesConfig(AppConfig):
    name = "guides"
    verbose_name = _("Guides")

    def ready(self):
        from wagtail.signals import page_published

        from guides.models import GuidePage
        from guides.models.pages import keep_day_of_check

        page_published.connect(keep_day_of_check, sender=GuidePage)
