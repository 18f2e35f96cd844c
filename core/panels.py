"""Panels of the editor's screen that every page type has."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel, PublishingPanel
from wagtail.models import Page

TIMES = {
    "go_live_at": (
        _("Show from"),
        _("Leave empty to show it as soon as it is approved. Otherwise the day and hour it appears."),
    ),
    "expire_at": (
        _("Take off at"),
        _("Leave empty to keep it on the site. Otherwise the day and hour readers no longer find it."),
    ),
}


class SchedulePanel(PublishingPanel):
    """Wagtail's times of publishing, in plain words."""

    times = ("go_live_at", "expire_at")

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.children = [panel for panel in self.children if panel.field_name in self.times]
        for panel in self.children:
            panel.heading, panel.help_text = TIMES[panel.field_name]


class GoLivePanel(SchedulePanel):
    """Only when it appears, for what ends in a way of its own."""

    times = ("go_live_at",)


class ReadinessPanel(Panel):
    """What is wrong with the text as last saved (`core.readiness`), with a way to each place."""

    def __init__(self, **kwargs):
        super().__init__(**{"heading": _("Before you submit it"), "icon": "tasks", **kwargs})

    @property
    def clean_name(self):
        return "readiness"

    class BoundPanel(Panel.BoundPanel):
        template_name = "core/admin/readiness_panel.html"


def anchors(obj):
    """Return {name: id on the editor's screen} for each field and each set of rows of a page or snippet."""
    screen = obj if isinstance(obj, Page) else obj.snippet_viewset
    return dict(_anchors(screen.get_edit_handler(), "panel"))


def _anchors(group, prefix):
    for panel, identifier in zip(group.children, group.child_identifiers, strict=True):
        inner = f"{prefix}-child-{identifier}"
        if isinstance(panel, FieldPanel):
            yield panel.field_name, f"{inner}-wrapper"
        elif isinstance(panel, InlinePanel):
            yield panel.relation_name, f"id_{panel.relation_name}-FORMS"
        elif hasattr(panel, "children"):
            yield from _anchors(panel, inner)
