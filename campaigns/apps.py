from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = _("Campaigns")

    def ready(self):
        from wagtail.signals import page_published

        from campaigns.models import CampaignPage
        from campaigns.models.together import keep_languages_together

        page_published.connect(keep_languages_together, sender=CampaignPage)
