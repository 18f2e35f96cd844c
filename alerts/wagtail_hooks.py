from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from alerts import (
    life_in_admin,  # noqa: F401 (its hooks register themselves)
    urgent_entry,  # noqa: F401 (its hooks)
)
from alerts.models import Banner


class BannerViewSet(SnippetViewSet):
    model = Banner
    icon = "info-circle"
    menu_label = _("Banners")
    menu_order = 305
    add_to_admin_menu = True
    list_display = ["text", "level", "ends_at"]


register_snippet(BannerViewSet)
