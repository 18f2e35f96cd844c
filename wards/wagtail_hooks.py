from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from wards import posts, reports  # noqa: F401 (their hooks register themselves)
from wards.models import WardTeam
from wards.own_teams import OwnTeamsMixin


class WardTeamViewSet(OwnTeamsMixin, SnippetViewSet):
    model = WardTeam
    icon = "group"
    menu_label = _("3-in-1 teams")
    menu_name = "ward-teams"
    menu_order = 330
    add_to_admin_menu = True
    list_display = ["ward", "set_up_on", "rules_on"]
    search_fields = ["ward__name"]


register_snippet(WardTeamViewSet)
