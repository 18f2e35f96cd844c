"""What editors put together to a front page.

Each section shows what there is at the moment it is read, and is not there while it has nothing to show:
nothing on the front page is written twice, so nothing grows old.
"""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from alerts.models import newest_alerts
from campaigns.models import CampaignPage, newest_news
from core.blocks import ChoiceBlock
from core.readable import readable
from guides.models import newest_guides
from wards.models import MeetingPage

FEWEST, MOST = 3, 6
CARDS = 3  # of news, guides and meetings


class SectionBlock(blocks.StaticBlock):
    """A section without settings. `items(home)` returns what it shows below the front page `home`."""

    def items(self, home):
        return []

    def get_admin_text(self):
        return self.meta.help_text

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        return {**context, "items": list(self.items(context["page"]))}


class WarningsBlock(blocks.StructBlock):
    how_many = ChoiceBlock(
        label=_("How many"),
        choices=[(str(number), str(number)) for number in range(FEWEST, MOST + 1)],
        default=str(MOST),
        help_text=_("The newest come first."),
    )

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        alerts = newest_alerts().descendant_of(context["page"])
        return {**context, "items": list(alerts[: int(value["how_many"])])}

    class Meta:
        icon = "warning"
        label = _("Warnings now")
        help_text = _("Always on the front page: without this section they stand at the top.")
        group = _("Front page")
        template = "home/sections/warnings.html"


class RulesBlock(SectionBlock):
    class Meta:
        icon = "tasks"
        label = _("Three things that are always right")
        help_text = _("Stop – Check – Report.")
        group = _("Front page")
        template = "home/sections/rules.html"


class CampaignBlock(SectionBlock):
    """The campaign that is going on; before the first day of one, that."""

    def items(self, home):
        today = timezone.localdate()
        campaigns = readable(CampaignPage.objects).descendant_of(home).defer_streamfields()
        not_over = campaigns.filter(Q(ends_on=None) | Q(ends_on__gte=today)).order_by("starts_on", "pk")
        running = [campaign for campaign in not_over if campaign.starts_on <= today]
        return running[-1:] or not_over[:1]

    class Meta:
        icon = "date"
        label = _("Campaign")
        help_text = _("The campaign that is going on, or the next one. It goes away when it is over.")
        group = _("Front page")
        template = "home/sections/campaign.html"


class MeetingsBlock(SectionBlock):
    def items(self, home):
        return MeetingPage.objects.listed().not_over().descendant_of(home)[:CARDS]

    class Meta:
        icon = "calendar-alt"
        label = _("Meetings")
        help_text = _("The next meetings. Those that are over go away by themselves.")
        group = _("Front page")
        template = "home/sections/meetings.html"


class NewsBlock(SectionBlock):
    def items(self, home):
        return newest_news().descendant_of(home)[:CARDS]

    class Meta:
        icon = "doc-full"
        label = _("News")
        help_text = _("The newest news of the city, its campaigns and wards.")
        group = _("Front page")
        template = "home/sections/news.html"


class GuidesBlock(SectionBlock):
    def items(self, home):
        return newest_guides().descendant_of(home)[:CARDS]

    class Meta:
        icon = "mobile-alt"
        label = _("Guides")
        help_text = _("The guides that somebody checked last.")
        group = _("Front page")
        template = "home/sections/guides.html"


class AfterLossBlock(SectionBlock):
    class Meta:
        icon = "help"
        label = _("Already cheated?")
        help_text = _("What to do in the first minutes, and the page for people who were cheated.")
        group = _("Front page")
        template = "home/sections/after_loss.html"


class WardsBlock(SectionBlock):
    class Meta:
        icon = "site"
        label = _("Find your ward")
        help_text = _("The box in which people type their ward, by its new or its former name.")
        group = _("Front page")
        template = "home/sections/wards.html"


class TipsBlock(SectionBlock):
    class Meta:
        icon = "edit"
        label = _("Send a tip")
        help_text = _("The way to the form for tips.")
        group = _("Front page")
        template = "home/sections/tips.html"


SECTIONS = {
    "warnings": WarningsBlock(),
    "rules": RulesBlock(),
    "after_loss": AfterLossBlock(),
    "campaign": CampaignBlock(),
    "meetings": MeetingsBlock(),
    "guides": GuidesBlock(),
    "news": NewsBlock(),
    "wards": WardsBlock(),
    "tips": TipsBlock(),
}
STANDARD = tuple(SECTIONS)


class SectionsBlock(blocks.StreamBlock):
    """Each section at most once."""

    def __init__(self, **kwargs):
        super().__init__(list(SECTIONS.items()), **kwargs)

    class Meta:
        required = False
        block_counts = {name: {"max_num": 1} for name in SECTIONS}


def standard_sections():
    """Return the sections of a new front page, as a StreamField takes them."""
    return [(name, SECTIONS[name].get_default()) for name in STANDARD]


def to_show(stream):
    """Return the sections to render: those of `stream`, the standard ones if there are none.

    Warnings stand first where editors left them out.
    """
    chosen = {section.block_type: section for section in stream}
    names = list(chosen or STANDARD)
    if "warnings" not in names:
        names.insert(0, "warnings")
    blocks_by_name = stream.stream_block.child_blocks
    return [
        chosen.get(name) or blocks_by_name[name].bind(blocks_by_name[name].get_default()) for name in names
    ]
