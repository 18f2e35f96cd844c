"""Sample teams of some wards. A ward that has a team keeps the one it has."""

from datetime import datetime, timedelta

from django.utils import timezone
from wagtail.models import Locale

from home.demo import english
from home.demo.loader import days_ago, html_list, in_order, rows
from wards.models import ContactPoint, TeamDay, TeamMember, Ward, WardTeam

TEXTS = ("listening", "telling", "helping", "how_to_ask")


def load():
    for row in rows("teams", "team"):
        if not WardTeam.objects.filter(ward__slug=row["ward"]).exists():
            load_team(row)


def load_team(row):
    team = WardTeam(
        ward=Ward.objects.get(slug=row["ward"]),
        locale=Locale.get_default(),
        is_sample=True,
        set_up_on=days_ago(row["set_up_days_ago"]),
        rules_on=days_ago(row["rules_days_ago"]) if "rules_days_ago" in row else None,
        rules=html_list(row["rules"]) if "rules" in row else "",
        **{name: row[name].strip() for name in TEXTS},
    )
    team.members = in_order(TeamMember, row["members"])
    team.days = in_order(TeamDay, map(day, row["days"]))
    team.contact_points = in_order(ContactPoint, map(point, row["contact_points"]))
    team.save()
    team.save_revision().publish()
    if row.get("in_english"):
        locale = Locale.objects.get(language_code="en")
        english.publish(english.translate(team, locale, english.read_texts()))


def day(row):
    """Return a day of the toml with its hours in the days to come."""
    date = timezone.localdate() + timedelta(days=row["in_days"])
    hours = {f"{end}_at": row[name] for end, name in (("starts", "from"), ("ends", "until"))}
    at = {name: timezone.make_aware(datetime.combine(date, hour)) for name, hour in hours.items()}
    return {**at, "place": row["place"]}


def point(row):
    checked_on = days_ago(row["checked_days_ago"])
    return {name: value for name, value in row.items() if name != "checked_days_ago"} | {
        "checked_on": checked_on
    }
