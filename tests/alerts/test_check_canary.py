"""What somebody looks up leaves no trace: in no table, cache, log, file or address."""

import io
import logging
import pickle
import secrets
import tempfile
from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.db import connection

MARK = f"Dau{secrets.token_hex(6)}"
DIGITS = f"0{secrets.randbelow(9 * 10**8) + 10**8}"
TEXT = f"{MARK} gọi {DIGITS}, vào http://{MARK}.example/{MARK}, @{MARK}, STK {MARK[:15]}"


@pytest.fixture
def log():
    """Everything that any logger writes, at the lowest level, with all that a record carries."""
    written = []

    class Keeper(logging.Handler):
        def emit(self, record):
            written.append(f"{vars(record)} {record.getMessage()}")

    keeper, level = Keeper(), logging.root.level
    logging.root.addHandler(keeper)
    logging.root.setLevel(logging.DEBUG)
    yield written
    logging.root.removeHandler(keeper)
    logging.root.setLevel(level)


def tables():
    """The whole database as text."""
    content = io.StringIO()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            content.writelines(f"{row}\n" for row in cursor.fetchall())
    return content.getvalue()


def test_what_is_looked_up_is_kept_nowhere(home, client, log, settings):
    for text in (TEXT, MARK, DIGITS, MARK * 10_000):
        for address in ("/kiem-tra/", "/en/kiem-tra/"):
            response = client.post(address, {"text": text})
            assert MARK in response.content.decode() or text == DIGITS
            assert not any(MARK in value for value in response.headers.values())
    client.raise_request_exception = False
    with patch("alerts.views.check.check", side_effect=RuntimeError):
        assert client.post("/kiem-tra/", {"text": TEXT}).status_code == 500
    sightings = {
        "database": tables(),
        "cache": pickle.dumps(vars(cache._connections[cache._alias])["_cache"]).decode("latin-1"),
        "log": "".join(line for line in log if "django.db.backends" not in line),
        "session": str(dict(client.cookies)),
    }
    assert len(sightings["database"]) > 10_000
    for place, content in sightings.items():
        assert MARK.lower() not in content.lower(), place
        assert DIGITS[1:] not in content, place
    folders = [Path(settings.VAR_DIR), Path(tempfile.gettempdir())]
    assert not [path for folder in folders for path in folder.glob(f"*{MARK}*")]
