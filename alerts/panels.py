"""The screen on which a warning is written."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, Panel


class LifePanel(Panel):
    """How readers see a warning that is on the site, and what can be done with its life: each one click."""

    def __init__(self, **kwargs):
        super().__init__(**{"heading": _("On the site now"), "icon": "site", **kwargs})

    @property
    def clean_name(self):
        return "life"

    class BoundPanel(Panel.BoundPanel):
        template_name = "alerts/admin/life_panel.html"

        def is_shown(self):
            return super().is_shown() and self.instance.live


ALERT_PANELS = [
    MultiFieldPanel(
        [
            FieldPanel("severity"),
            FieldPanel(
                "scam_type",
                widget=forms.Select,
                help_text=_("The nearest kind. Other warnings of this kind are shown beside it."),
            ),
            FieldPanel("issued_on", help_text=_("The date that readers see on the warning.")),
            FieldPanel("review_on"),
        ],
        heading=_("What kind of warning"),
    ),
    FieldPanel("read_aloud"),
    MultiFieldPanel(
        [FieldPanel("stop"), FieldPanel("check_first"), FieldPanel("report")],
        heading=_("Stop – Check – Report"),
    ),
    FieldPanel("signs"),
    InlinePanel(
        "losses",
        heading=_("What people lose"),
        label=_("Loss"),
        help_text=_("The page then shows the steps for each, as they stand under “Already cheated”."),
    ),
    FieldPanel("if_it_happened"),
    FieldPanel("body"),
    InlinePanel(
        "indicators",
        heading=_("Numbers, links and accounts that were used"),
        label=_("Indicator"),
        help_text=_("Readers find this warning when they look one of them up."),
    ),
    InlinePanel(
        "contact_methods",
        heading=_("How the scammer reaches people"),
        label=_("Way"),
        help_text=_("One row for each way, for example: phone call, Zalo."),
        min_num=1,
    ),
    InlinePanel(
        "target_groups",
        heading=_("Who is targeted"),
        label=_("Group"),
        help_text=_("One row for each group. Leave empty if it can be anyone."),
    ),
    InlinePanel(
        "wards",
        heading=_("Where (empty: the whole city)"),
        label=_("Ward"),
        help_text=_("One row for each ward. Leave empty if it happens in the whole city."),
    ),
    MultiFieldPanel([FieldPanel("ends_at"), FieldPanel("end_reason")], heading=_("The end of this warning")),
    MultiFieldPanel([FieldPanel("banner_until"), FieldPanel("banner_section")], heading=_("Banner")),
    InlinePanel(
        "updates",
        heading=_("What changed since readers first saw it"),
        label=_("Update"),
        help_text=_("One dated row for each change. Readers see them at the top of the page."),
    ),
]
