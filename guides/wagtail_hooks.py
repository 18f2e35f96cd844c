from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from guides import reports  # noqa: F401 (its hooks register themselves)
from guides.models import OfficerGuide
from guides.reading import unread_by
from guides.views import OfficerGuideReadersView, OfficerGuidesView, OfficerGuideView


class OfficerGuideViewSet(SnippetViewSet):
    model = OfficerGuide
    icon = "glasses"
    list_display = ["title", "is_ready", "changed_on"]
    menu_item_is_registered = True  # the list that everybody reads leads to it, not a menu of its own


register_snippet(OfficerGuideViewSet)


@hooks.register("register_admin_urls")
def officer_guide_urls():
    return [
        path("huong-dan-can-bo/", OfficerGuidesView.as_view(), name="officer_guides"),
        path("huong-dan-can-bo/<int:pk>/", OfficerGuideView.as_view(), name="officer_guide"),
        path(
            "huong-dan-can-bo/<int:pk>/da-doc/",
            OfficerGuideReadersView.as_view(),
            name="officer_guide_readers",
        ),
    ]


@hooks.register("register_admin_menu_item")
def officer_guides_menu_item():
    return MenuItem(
        _("Guides for officers"),
        reverse_lazy("officer_guides"),
        **{"name": "officer-guides", "icon_name": "glasses", "order": 330},
    )


class ToReadPanel(Component):
    """On the first screen: the guides that this officer has still to read."""

    name = "guides-to-read"
    order = 180
    template_name = "guides/admin/to_read_panel.html"

    def get_context_data(self, parent_context):
        return {"guides": unread_by(parent_context["request"].user).defer("body")[:5]}


@hooks.register("construct_homepage_panels")
def to_read_panel(request, panels):
    panels.append(ToReadPanel())
