"""What a process that serves readers never loads, and what workers that are forked must not share."""

import json
import secrets
import sys

import pytest

from tests.stack.processes import clean_environment, run

pytestmark = pytest.mark.any_database

SCRIPT = """
import json, sys, threading
import outreach.wsgi
from django.db import connection
opened, threads = connection.connection is not None, threading.active_count()
print(json.dumps({"modules": sorted(sys.modules), "opened": opened, "threads": threads}))
"""
NEVER = {"boto3", "botocore", "playwright", "pytest", "redis"}
OF_STAFF = {"fido2", "openpyxl", "qrcode", "wagtail.admin.urls"}


@pytest.fixture(scope="module", params=["all", "public"])
def start(request, tmp_path_factory):
    environment = clean_environment(
        DJANGO_SETTINGS_MODULE="outreach.settings.production",
        SECRET_KEY=secrets.token_urlsafe(60),
        SITE_ROLE=request.param,
        SITE_URL="https://outreach.example",
        VAR_DIR=str(tmp_path_factory.mktemp("var")),
    )
    result = run([sys.executable, "-W", "ignore", "-c", SCRIPT], environment)
    assert result.returncode == 0, result.stderr
    return {"role": request.param, **json.loads(result.stdout)}


def test_what_is_costly_and_seldom_needed_is_not_loaded_at_the_start(start):
    unwanted = NEVER | OF_STAFF if start["role"] == "public" else NEVER
    assert sorted(unwanted & set(start["modules"])) == []


def test_what_the_first_reader_needs_is_loaded_at_the_start(start):
    assert {"alerts.models", "wagtail.views", "tips.views.public", "phonenumbers"} <= set(start["modules"])


def test_nothing_is_open_or_running_that_forked_workers_would_share(start):
    assert not start["opened"]
    assert start["threads"] == 1
