"""Where so many rows may be written: nowhere near what people wrote."""

from pathlib import Path

from alerts.models import AlertPage
from campaigns.models import CampaignPage, NewsPage
from guides.models import GuidePage
from home.demo.loader import rows
from home.scale.tips import PREFIX
from tips.models import Tip
from wards.models import MeetingPage, WardTeam

WRITTEN_BY_PEOPLE = (AlertPage, CampaignPage, NewsPage, GuidePage, MeetingPage, WardTeam)


def is_for_tests(database):
    """Whether a database, by its settings in Django, is one that tests throw away."""
    name = str(database["NAME"])
    return ":memory:" in name or "mode=memory" in name or Path(name).name.startswith("test_")


def real_content():
    """Return what people wrote, or may have: the names of tables that hold more than samples."""
    found = [model for model in WRITTEN_BY_PEOPLE if model.objects.filter(is_sample=False).exists()]
    if Tip.objects.exclude(lookup__startswith=PREFIX).count() > len(rows("tips", "tip")):
        found.append(Tip)  # tips bear no mark
    return [model.__name__ for model in found]
