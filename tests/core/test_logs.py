import io
import logging
import sys
import tomllib
from unittest.mock import patch

import pytest
from django.core import mail
from django.db import connection, transaction

from core.logs import OUR_LOGGERS
from tests.core.log_lines import CANARY, READER, parse
from tests.site.routes import every_route
from tests.stack.processes import ROOT, clean_environment, run
from tips.tokens import new_token

TYPED = {
    "headers": {"user-agent": f"Mozilla {CANARY}", "x-forwarded-for": READER, "cookie": f"a={CANARY}"},
    "REMOTE_ADDR": READER,
    "query_params": {"q": CANARY},
}
ASIDE = f"""
import logging, threading, warnings
from core.logs import close_side_doors, formatter

class Broken:
    def __del__(self):
        raise ValueError("{CANARY}")

handler = logging.StreamHandler()
handler.setFormatter(formatter())
logging.getLogger().addHandler(handler)
close_side_doors()
logging.getLogger("other").error("%d", "{CANARY}")
warnings.warn("{CANARY}")
threading.Thread(target=lambda: int("{CANARY}")).start()
Broken()
int("{CANARY}")
"""


@pytest.fixture
def log():
    """Return a function that gives the lines written since; the handler is the one of the settings."""
    (handler,) = [handler for handler in logging.root.handlers if handler.name == "stderr"]
    written = io.StringIO()
    before = handler.setStream(written)
    yield lambda: parse(written.getvalue())
    handler.setStream(before)


def send_a_tip(client):
    return client.post("/gui-tin/", {"kind": "scam", "text": CANARY, "token": new_token()}, **TYPED)


def test_an_error_is_told_by_its_type_and_place_alone(home, client, log):
    client.raise_request_exception = False
    with patch("tips.views.public.receive", side_effect=RuntimeError(CANARY)):
        send_a_tip(client)
    (line,) = log()
    assert (line["level"], line["status"], line["error"]) == ("ERROR", 500, ["RuntimeError"])
    assert line["route"] == "gui-tin/"
    assert any(place.startswith("tips/views/public.py:") for place in line["where"])
    assert any(place.startswith("django/core/handlers/base.py:") for place in line["where"])


def test_an_error_is_mailed_to_nobody(home, client, log, settings):
    settings.ADMINS = [("Quản trị", "admin@outreach.example")]
    client.raise_request_exception = False
    with patch("tips.views.public.receive", side_effect=RuntimeError(CANARY)):
        assert send_a_tip(client).status_code == 500
    assert mail.outbox == []


def broken_statement(*_arguments):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f'DROP TABLE "{CANARY}"')


def test_an_error_of_the_database_is_told_without_its_statement(home, client, log):
    client.raise_request_exception = False
    with patch("home.sections.newest_alerts", side_effect=broken_statement):
        client.get("/", **TYPED)
    (line,) = log()
    assert line["status"] == 500
    assert len(line["error"]) >= 2, "Django's error and the driver's"


def test_a_page_that_is_not_there(home, client, log):
    assert client.get(f"/{CANARY}/", **TYPED).status_code == 404
    (line,) = log()
    assert line["route"] == next(route.pattern for route in every_route() if route.name == "wagtail_serve")


def test_a_host_that_is_not_ours(home, client, log):
    client.get("/", headers={"host": f"{CANARY}.example", "user-agent": CANARY})
    assert [(line["event"], line["status"]) for line in log()] == [("DisallowedHost", 400)]


def test_a_form_with_too_many_fields(home, client, log):
    client.post("/gui-tin/", {f"{CANARY}-{number}": CANARY for number in range(10_001)}, **TYPED)
    assert {line["status"] for line in log()} == {400}


@pytest.mark.parametrize(
    ("name", "message", "arguments", "told"),
    [
        ("other", CANARY, [], "withheld"),
        ("other", "It was %s", [CANARY], "It was %s"),
        ("other", ValueError(CANARY), [], "withheld"),
        ("core.clock", "Told", [], "Told"),
        ("core.clock", ValueError(CANARY), [], "withheld"),
    ],
)
def test_a_message_is_told_only_as_the_template_that_it_was(log, name, message, arguments, told):
    logging.getLogger(name).error(message, *arguments, extra={"text": CANARY})
    (line,) = log()
    assert line["event"] == told
    assert line["where"][0].startswith("tests/core/test_logs.py:")


def test_every_logger_writes_through_the_one_handler():
    known = logging.root.manager.loggerDict.values()
    loggers = [logger for logger in known if isinstance(logger, logging.Logger)]
    handlers = [handler for logger in loggers for handler in logger.handlers]
    assert [handler for handler in handlers if not isinstance(handler, logging.NullHandler)] == []
    assert [logger for logger in loggers if not logger.propagate] == []


def test_our_loggers_are_those_of_our_packages():
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert set(configuration["tool"]["importlinter"]["root_packages"]) == OUR_LOGGERS


def test_what_python_would_print_by_itself_goes_through_the_log():
    result = run([sys.executable, "-c", ASIDE], clean_environment())
    lines = parse(result.stderr)
    assert result.returncode == 1
    assert [line["event"] for line in lines].count("Uncaught exception") == 3, "thread, __del__, the end"
    assert len(lines) == 5
