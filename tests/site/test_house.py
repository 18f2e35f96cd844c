import re
import secrets
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.stack.processes import ROOT, clean_environment, run

LINT_IMPORTS = str(Path(sys.executable).with_name("lint-imports"))

NOT_OURS = {"tests", "var", ".venv"}


def manage(folder, *command, **values):
    """Run manage.py in production, with the settings of a real site."""
    production = {
        "DJANGO_SETTINGS_MODULE": "outreach.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(60),
        "SITE_URL": "https://outreach.example",
        "VAR_DIR": str(folder),
    }
    return run([sys.executable, "manage.py", *command], clean_environment(**{**production, **values}))


def test_no_migration_is_pending(db):
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_imports_only_look_down():
    result = run([LINT_IMPORTS, "--no-cache"], clean_environment())
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("role", ["all", "public", "staff"])
def test_the_deployment_check_is_clean_with_production_settings(tmp_path, role):
    result = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", SITE_ROLE=role)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "SITE_URL"])
def test_a_required_variable_that_is_missing_stops_the_start_with_its_name(tmp_path, name):
    result = manage(tmp_path, "check", **{name: ""})
    assert result.returncode != 0
    assert f"Set {name}:" in result.stderr


@pytest.mark.parametrize("value", ["", "Public", "intern"])
def test_a_role_that_does_not_exist_stops_the_start_with_those_that_do(tmp_path, value):
    result = manage(tmp_path, "check", SITE_ROLE=value)
    assert result.returncode != 0
    assert "SITE_ROLE must be one of all, public, staff" in result.stderr


def test_every_variable_of_the_environment_has_a_line_in_the_example():
    sources = [ROOT / "outreach/settings/environment.py", ROOT / "gunicorn.conf.py"]
    source = "".join(file.read_text() for file in sources)
    names = set(re.findall(r'(?:env\.\w+|required|one_of)\(\s*"([A-Z_]+)"', source))
    example = (ROOT / ".env.example").read_text()
    assert {"SECRET_KEY", "SITE_URL", "PORT"} <= names
    assert {name for name in names if f"\n{name}=" not in example} == set()


def test_one_module_alone_reads_where_a_request_comes_from():
    sources = (file for file in ROOT.rglob("*.py") if file.relative_to(ROOT).parts[0] not in NOT_OURS)
    reading = re.compile(r"REMOTE_(ADDR|HOST)|REAL.IP|FORWARDED.FOR", re.IGNORECASE)
    found = {str(file.relative_to(ROOT)) for file in sources if reading.search(file.read_text())}
    assert found == {"users/addresses.py"}
