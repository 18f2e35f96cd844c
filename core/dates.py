"""Days in words. Django's own Vietnamese names of days are numbers: "Thứ 5"."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

WEEKDAYS = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)


def day_in_words(day):
    return f"{WEEKDAYS[day.weekday()]}, {date_format(day, _('j F Y'))}"


def hours_in_words(starts_at, ends_at):
    """Say from when until when something is open: one day once, two days both."""
    start, end = timezone.localtime(starts_at), timezone.localtime(ends_at)
    until = f"–{end:%H:%M}" if start.date() == end.date() else f" – {day_in_words(end)}, {end:%H:%M}"
    return f"{day_in_words(start)}, {start:%H:%M}{until}"
