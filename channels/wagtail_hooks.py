from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from channels.models import OfficialChannel


class OfficialChannelViewSet(SnippetViewSet):
    model = OfficialChannel
    icon = "mobile-alt"
    menu_label = _("Official channels")
    menu_order = 310
    add_to_admin_menu = True
    list_display = ["name", "value", "kind", "checked_on"]
    list_filter = ["kind"]


register_snippet(OfficialChannelViewSet)
