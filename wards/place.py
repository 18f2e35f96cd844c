"""A ward with its team, as readers of the active language may see them."""

from typing import NamedTuple

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from wards.models import FormerWard, Ward, WardTeam
from wards.team_words import led_by


class Place(NamedTuple):
    """`team` is None where none is live in this language, `source` where none is live in Vietnamese."""

    ward: Ward
    former: list  # the units that it was before July 2025
    team: WardTeam | None
    source: WardTeam | None

    @property
    def known(self):
        """The team that says when, how many and which number: that of another language, if need be."""
        return self.team or self.source

    @property
    def changed_at(self):
        """When what is known of its team was last made public, or None."""
        teams = filter(None, (self.team, self.source))
        return max(filter(None, (team.last_published_at for team in teams)), default=None)


def read_place(slug):
    """Return the Place at `slug`, or raise Http404. Two queries, rows and all."""
    former = list(FormerWard.objects.filter(ward__slug=slug).select_related("ward"))
    ward = former[0].ward if former else get_object_or_404(Ward, slug=slug)
    live = WardTeam.objects.live().filter(ward__slug=slug)
    teams = {
        team.locale.language_code: _as_approved(team)
        for team in live.select_related("ward", "locale", "live_revision")
    }
    team, source = teams.get(get_language()), teams.get(settings.LANGUAGE_CODE)
    if team and source and team is not source:
        team = led_by(source, team)
    return Place(ward, former, team, source)


def _as_approved(team):
    """The rows of a team stand in three tables, and in the revision that was approved, which is one row.

    Wagtail's own way back from a revision asks the database for everything that it points to.
    """
    if team.live_revision is None:
        return team
    approved = WardTeam.from_serializable_data(team.live_revision.content, check_fks=False)
    for name in _OF_THE_ROW:
        setattr(approved, name, getattr(team, name))
    return approved


# What a revision cannot know of itself, or says as it was before it was published.
_OF_THE_ROW = ("pk", "ward", "is_sample", "first_published_at", "last_published_at")
