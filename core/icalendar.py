"""Writes iCalendar (RFC 5545), strictly: what a phone's calendar refuses, it refuses without a word."""

import re
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings

CALENDAR_TYPE = "text/calendar; charset=utf-8"
LONGEST = 75  # octets of a line, its end not counted
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
# A calendar without a component is none, and a ward may have no event. The city knows no summer time.
ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Ho_Chi_Minh",
    "BEGIN:STANDARD",
    "DTSTART:19750613T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0700",
    "END:STANDARD",
    "END:VTIMEZONE",
)


class Event(NamedTuple):
    """`key` is the same in every language and for ever; `changed_at` moves with every change."""

    key: str
    first_at: datetime
    changed_at: datetime
    starts_at: datetime
    ends_at: datetime | None
    title: str
    place: str
    text: str
    url: str
    is_called_off: bool = False


def calendar(name, language, events):
    """Return the bytes of a calendar called `name`."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_host()}//outreach//{language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
        *ZONE,
    ]
    for event in events:
        lines += _lines_of(event)
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR")).encode()


def _lines_of(event):
    # A program keeps the event with the highest number: the seconds of its life only grow.
    number = max(0, int((event.changed_at - event.first_at).total_seconds()))
    end = [f"DTEND:{_moment(event.ends_at)}"] if event.ends_at else []
    return [
        "BEGIN:VEVENT",
        f"UID:{event.key}@{_host()}",
        f"DTSTAMP:{_moment(event.changed_at)}",
        f"LAST-MODIFIED:{_moment(event.changed_at)}",
        f"SEQUENCE:{number}",
        f"DTSTART:{_moment(event.starts_at)}",
        *end,
        f"SUMMARY:{_text(event.title)}",
        f"LOCATION:{_text(event.place)}",
        f"DESCRIPTION:{_text(event.text)}",
        f"URL:{event.url}",
        f"STATUS:{'CANCELLED' if event.is_called_off else 'CONFIRMED'}",
        "END:VEVENT",
    ]


def _host():
    return urlsplit(settings.SITE_URL).hostname


def _moment(moment):
    moment = moment.astimezone(UTC)
    return f"{moment.year:04}{moment:%m%dT%H%M%SZ}"


def _text(text):
    lines = (CONTROL.sub("", line) for line in str(text).splitlines())
    return "\\n".join(re.sub(r"([\\;,])", r"\\\1", line) for line in lines)


def _folded(line):
    """Break a long line between characters: each further one begins with a blank."""
    parts, octets = [], 0
    for character in line:
        size = len(character.encode())
        if octets + size > LONGEST:
            parts.append("\r\n ")
            octets = 1
        parts.append(character)
        octets += size
    return "".join(parts)
