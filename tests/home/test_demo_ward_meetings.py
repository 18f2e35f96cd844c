import pytest

from home.demo import pictures, ward_meetings
from wards.models import MeetingPage

pytestmark = pytest.mark.any_database


def test_there_are_sample_meetings_to_come_and_one_that_is_over_with_its_minutes(home, monkeypatch):
    content = pictures.draw("phone-call")
    monkeypatch.setattr(pictures, "draw", lambda key: content)
    ward_meetings.load()
    ward_meetings.load()
    meetings = MeetingPage.objects.filter(is_sample=True)
    assert len({meeting.ward_id for meeting in meetings}) == 3
    assert meetings.not_over().count() == 2
    assert [bool(meeting.minutes) for meeting in meetings.over()] == [True]
