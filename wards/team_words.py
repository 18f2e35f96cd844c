"""A team in another language has words of its own, and the people, days and numbers of the Vietnamese one."""

from django.utils.translation import gettext as _

from wards.models import ContactPoint, TeamDay, TeamMember


def led_by(source, team):
    """Return `team` with the facts of `source`, which two people approved last.

    Until the translation is approved anew it would send people to a closed door. What it has no words for
    is shown as what it is: a number, an hour, the Vietnamese name of a place (`is_vietnamese` on the row).
    """
    is_behind = bool(_published(team) and _published(source) and _published(team) < _published(source))
    members, days, points = (_by_key(rows) for rows in (team.members, team.days, team.contact_points))
    team.members = _members(source, members)
    team.days = [_day(day, None if is_behind else days.get(day.translation_key)) for day in source.days.all()]
    team.contact_points = [
        _point(point, points.get(point.translation_key), is_behind) for point in source.contact_points.all()
    ]
    for name in ("set_up_on", "rules_on", "is_sample"):
        setattr(team, name, getattr(source, name))
    return team


def _published(team):
    return team.last_published_at


def _by_key(rows):
    return {row.translation_key: row for row in rows.all()}


def _members(source, words):
    known = [member for member in source.members.all() if member.translation_key in words]
    rows = [TeamMember(office=words[member.translation_key].office, people=member.people) for member in known]
    others = source.people - sum(member.people for member in known)
    return [*rows, TeamMember(office=_("Others"), people=others)] if others else rows


def _day(day, words):
    return _marked(
        TeamDay(
            translation_key=day.translation_key,
            starts_at=day.starts_at,
            ends_at=day.ends_at,
            place=(words or day).place,
        ),
        is_vietnamese=words is None,
    )


def _point(point, words, is_behind):
    row = ContactPoint(
        name=(words or point).name,
        address=(point if is_behind or not words else words).address,
        phone=point.phone,
        hours=words.hours if words and not is_behind else "",
        checked_on=point.checked_on,
    )
    row.is_address_vietnamese = is_behind or not words
    return _marked(row, is_vietnamese=words is None)


def _marked(row, *, is_vietnamese):
    row.is_vietnamese = is_vietnamese
    return row
