from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from campaigns.models import Organisation
from campaigns.results.viewset import ResultSheetViewSet


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    list_display = ["name", "parent", "in_every_ward"]


class CampaignsViewSetGroup(SnippetViewSetGroup):
    items = (OrganisationViewSet, ResultSheetViewSet)
    menu_label = _("Campaigns")
    menu_icon = "date"
    menu_order = 305


register_snippet(CampaignsViewSetGroup)
