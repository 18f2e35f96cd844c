"""Days and hours as people say them."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Django's own Vietnamese names are numbers: "Thứ 5".
WEEKDAYS = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)


RECENT = 7  # days; people count no further


def recent_in_words(day):
    """Say “today”, “yesterday” or “3 days ago”; what is older, or still to come, is a date."""
    ago = (timezone.localdate() - day).days
    if not 0 <= ago < RECENT:
        return in_numbers(day)
    return (_("today"), _("yesterday"))[ago] if ago < 2 else _("%(days)s days ago") % {"days": ago}  # noqa: PLR2004


def in_numbers(day):
    """Say a day as 01/10/2025, which both languages read alike here."""
    return f"{day:%d/%m/%Y}"


def in_words(day):
    return f"{WEEKDAYS[day.weekday()]}, {date_format(day, _('j F Y'))}"


def hours_in_words(starts_at, ends_at=None):
    """Say from when to when, for example “07:30–09:00, thứ Tư ngày 1/10/2025”. The end may be unknown."""
    starts_at = timezone.localtime(starts_at)
    if ends_at is None:
        return _hours_of_day(f"{starts_at:%H:%M}", starts_at)
    ends_at = timezone.localtime(ends_at)
    if ends_at.date() == starts_at.date():
        return _hours_of_day(f"{starts_at:%H:%M}–{ends_at:%H:%M}", starts_at)
    first, last = (_hours_of_day(f"{hour:%H:%M}", hour) for hour in (starts_at, ends_at))
    return _("from %(first)s to %(last)s") % {"first": first, "last": last}


def _hours_of_day(hours, day):
    words = {"hours": hours, "weekday": WEEKDAYS[day.weekday()], "day": date_format(day, _("j M Y"))}
    return _("%(hours)s, %(weekday)s, %(day)s") % words
