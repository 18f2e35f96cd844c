"""A team with all that a team can have."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Locale

from tests import factories
from wards.models import ContactPoint, TeamDay, TeamMember


def make_team(code="26560", *, live=True, user=None, rows=True, **fields):
    fields = {
        "set_up_on": timezone.localdate(),
        "rules_on": timezone.localdate(),
        "rules": "<ul><li>Không nhận tiền, không nhận quà.</li></ul>",
        "listening": "Đến từng nhà hỏi thăm.\nNhận góp ý mỗi tuần.",
        "telling": "Chỉ cách cài ứng dụng.",
        "helping": "Giúp hộ khó khăn.",
        "how_to_ask": "Báo công an phường trong giờ làm việc.",
        **fields,
    }
    if rows:
        fields["members"] = [
            TeamMember(office="Công an phường", people=3, trained=1),
            TeamMember(office="Hội Phụ nữ", people=2),
        ]
        fields["days"] = [
            make_day(-2, "Nhà văn hoá cũ"),
            make_day(5, "Chợ phường"),
            make_day(1, "Trường học"),
        ]
        fields["contact_points"] = [make_point()]
    return factories.make_team(ward_id=code, live=live, user=user, **fields)


def make_day(ahead, place):
    starts_at = timezone.now() + timedelta(days=ahead)
    return TeamDay(starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), place=place)


def make_point(**fields):
    return ContactPoint(**{"name": "Trụ sở công an phường", "phone": "113", "hours": "Ngày đêm", **fields})


def in_english(team, **texts):
    """Return the English team, live."""
    english = team.copy_for_translation(Locale.objects.get(language_code="en"))
    words = {"listening": "Goes from house to house.", "telling": "Helps to install.", "helping": "Helps."}
    for name, value in {**words, "how_to_ask": "Tell the ward police.", "rules": "", **texts}.items():
        setattr(english, name, value)
    for number, row in enumerate([*english.members.all(), *english.contact_points.all()], start=1):
        setattr(row, "office" if hasattr(row, "office") else "name", f"Ward office {number}")
    for row in english.contact_points.all():
        row.hours = "Day and night"
    for row in english.days.all():
        row.place = "Market"
    english.save()
    english.save_revision().publish()
    return english
