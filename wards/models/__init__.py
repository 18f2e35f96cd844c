from wards.models.meetings import (
    MeetingDocument,
    MeetingHall,
    MeetingIndexPage,
    MeetingPage,
    MeetingPicture,
    MeetingPoint,
)
from wards.models.pages import WardPageMixin
from wards.models.places import FormerWard, Ward, WardStaff
from wards.models.teams import ContactPoint, TeamDay, TeamMember, WardTeam

__all__ = [
    "ContactPoint",
    "FormerWard",
    "MeetingDocument",
    "MeetingHall",
    "MeetingIndexPage",
    "MeetingPage",
    "MeetingPicture",
    "MeetingPoint",
    "TeamDay",
    "TeamMember",
    "Ward",
    "WardPageMixin",
    "WardStaff",
    "WardTeam",
]
