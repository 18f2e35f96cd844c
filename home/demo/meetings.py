"""The launch of the sample campaign, and the visit after it."""

from home.demo import loader
from wards.models import MeetingHall, MeetingIndexPage, MeetingPage, MeetingPoint, Ward


def load():
    index = MeetingIndexPage.objects.child_of(loader.front_page()).get()
    for row in loader.rows("meetings", "meeting"):
        loader.add(index, meeting(row))


def meeting(row):
    page = MeetingPage(
        title=row["title"],
        summary=row["summary"],
        photo=loader.picture(row["picture"]),
        kind=row["kind"],
        ward=ward(row.get("ward")),
        starts_at=row["starts_at"],
        ends_at=row.get("ends_at"),
        hall=row["hall"],
        hall_ward=ward(row["hall_ward"]),
        minutes=loader.html_list(row["minutes"]),
    )
    page.halls = loader.in_order(MeetingHall, ({"name": name} for name in row.get("halls", [])))
    page.points = loader.in_order(MeetingPoint, ({"text": text} for text in row.get("points", [])))
    return page


def ward(slug):
    return Ward.objects.filter(slug=slug).first()
