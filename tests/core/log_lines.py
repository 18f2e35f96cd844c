"""What the law says of a line of the log, wherever it was written."""

import json
import re

FIELDS = {"time", "level", "logger", "event", "status", "route", "error", "where", "pid"}
CANARY = "chim-hoang-yen-4711"
READER, ROUTER = "203.0.113.7", "127.0.0.1"
EXACT_TIME = re.compile(r"\d\d:\d\d|\d{10}\.\d")


def parse(output):
    """Return the lines of a log as dictionaries, each of them lawful."""
    for never in (CANARY, READER, ROUTER, "Mozilla"):
        assert never not in output
    assert not EXACT_TIME.search(output)
    lines = [json.loads(line) for line in output.splitlines()]
    for line in lines:
        assert set(line) <= FIELDS, line
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\dZ", line["time"])
        assert not [place for place in line["where"] if place.startswith("/")]
    return lines
