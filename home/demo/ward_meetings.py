"""The sample meetings of wards: two to come, one that is over."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from home.demo import loader
from wards.models import MeetingHall, MeetingIndexPage, MeetingPage, MeetingPicture, MeetingPoint, Ward


def load():
    index = MeetingIndexPage.objects.child_of(loader.front_page()).get()
    for row in loader.rows("ward_meetings", "meeting"):
        load_meeting(index, row)


def load_meeting(index, row):
    ward = Ward.objects.get(slug=row["ward"])
    day = timezone.localdate() + timedelta(days=row["in_days"])
    page = MeetingPage(
        title=row["title"],
        summary=row["summary"],
        kind=row["kind"],
        ward=ward,
        starts_at=_at(day, row["begins"]),
        ends_at=_at(day, row["ends"]),
        hall=row["hall"],
        hall_ward=ward,
        minutes=loader.html_list(row["minutes"]) if "minutes" in row else "",
    )
    pictures = (
        {"image": loader.picture(each["key"]), "caption": each["caption"]} for each in row.get("pictures", [])
    )
    page.halls = loader.in_order(MeetingHall, row["halls"])
    page.points = loader.in_order(MeetingPoint, row["points"])
    page.pictures = loader.in_order(MeetingPicture, pictures)
    loader.add(index, page)


def _at(day, hour):
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(hour)))
