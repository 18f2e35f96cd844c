from datetime import date
from unittest.mock import patch

import pytest
from django.core.exceptions import ValidationError

from campaigns.models import CampaignPage
from tests.factories import make_campaign, make_news


@pytest.mark.parametrize(
    ("today", "ends_on", "state"),
    [
        (date(2025, 9, 30), None, "coming"),
        (date(2025, 10, 1), None, "running"),
        (date(2026, 10, 1), None, "running"),
        (date(2025, 12, 31), date(2025, 12, 31), "running"),
        (date(2026, 1, 1), date(2025, 12, 31), "ended"),
    ],
)
def test_a_campaign_is_coming_running_or_ended_by_todays_date(today, ends_on, state):
    page = CampaignPage(starts_on=date(2025, 10, 1), ends_on=ends_on)
    with patch("django.utils.timezone.localdate", return_value=today):
        assert page.state == state


def test_a_campaign_cannot_end_before_it_begins(home):
    with pytest.raises(ValidationError):
        make_campaign(starts_on=date(2026, 1, 2), ends_on=date(2026, 1, 1))


def test_news_stand_on_their_campaign_and_in_the_list_of_all(home, client):
    campaign = make_campaign(title="Đợt cao điểm mùa thu")
    make_news(parent=campaign, title="Tin của đợt")
    make_news(title="Tin chung")
    assert "Tin của đợt" in (page := client.get(campaign.url).content.decode())
    assert "Tin chung" not in page
    everything = client.get("/chien-dich/").content.decode()
    for title in ("Đợt cao điểm mùa thu", "Tin của đợt", "Tin chung"):
        assert title in everything


def test_news_know_their_campaign(home):
    campaign = make_campaign()
    assert make_news(parent=campaign).campaign == campaign
    assert make_news().campaign is None
