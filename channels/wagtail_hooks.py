from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from channels import reports  # noqa: F401 (its hooks register themselves)
from channels.models import NeverRule, OfficialChannel


class OfficialChannelViewSet(SnippetViewSet):
    model = OfficialChannel
    icon = "mobile-alt"
    list_display = ["name", "value", "kind", "checked_on"]
    list_filter = ["kind"]


class NeverRuleViewSet(SnippetViewSet):
    model = NeverRule
    icon = "no-view"
    list_display = ["text", "sort_order"]


class ChannelsViewSetGroup(SnippetViewSetGroup):
    items = (OfficialChannelViewSet, NeverRuleViewSet)
    menu_label = _("Official channels")
    menu_icon = "mobile-alt"
    menu_order = 310


register_snippet(ChannelsViewSetGroup)
