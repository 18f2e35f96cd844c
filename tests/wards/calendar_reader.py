"""Reads a calendar as RFC 5545 says, and refuses what it forbids."""

import re

LINE = re.compile(r"[A-Z-]+(?:;[A-Z]+=[A-Z]+)*:[^\x00-\x1f\x7f]*")
ONCE = {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "STATUS", "URL", "LAST-MODIFIED"}
TEXTS = {"SUMMARY", "LOCATION", "DESCRIPTION"}


def read(content):
    """Return the name of the calendar and its events, each a dict of its properties."""
    lines = unfolded(content)
    assert (lines[0], lines[1], lines[-1]) == ("BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR")
    name, open_parts, events = None, [], []
    for line in lines:
        assert LINE.fullmatch(line), line
        key, _colon, value = line.partition(":")
        if key == "BEGIN":
            open_parts.append(value)
            if value == "VEVENT":
                events.append({})
        elif key == "END":
            assert open_parts.pop() == value
        elif open_parts[-1] == "VEVENT":
            assert key not in events[-1], f"twice: {key}"
            events[-1][key] = unescaped(value) if key in TEXTS else value
        elif key == "X-WR-CALNAME":
            name = unescaped(value)
    assert open_parts == []
    assert all(set(event) >= ONCE for event in events)
    return name, events


def unfolded(content):
    assert content.endswith(b"\r\n")
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    for line in lines:
        assert len(line) <= 75, line
        assert b"\n" not in line, line
        assert b"\r" not in line, line
        line.decode()  # no character is cut in two
    return content.removesuffix(b"\r\n").decode().replace("\r\n ", "").split("\r\n")


def unescaped(text):
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", text), text
    return re.sub(r"\\(.)", lambda match: {"n": "\n"}.get(match[1], match[1]), text)


def events_in(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert not response.cookies
    return read(response.content)[1]
