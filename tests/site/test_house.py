import subprocess
import sys
from pathlib import Path

from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]


def run(*command, **environment):
    import os

    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def test_no_migration_is_pending(db):
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_imports_only_look_down():
    result = run(str(Path(sys.executable).with_name("lint-imports")), "--no-cache")
    assert result.returncode == 0, result.stdout


def test_the_deployment_check_is_clean_with_production_settings():
    result = run(
        sys.executable,
        *("manage.py", "check", "--deploy", "--fail-level", "WARNING"),
        DJANGO_SETTINGS_MODULE="outreach.settings.production",
        SITE_URL="https://outreach.example",
    )
    assert result.returncode == 0, result.stderr


def test_a_required_variable_that_is_missing_stops_the_start_with_its_name(tmp_path):
    for name in ("SECRET_KEY", "SITE_URL"):
        result = run(
            sys.executable,
            "manage.py",
            "check",
            DJANGO_SETTINGS_MODULE="outreach.settings.production",
            **{name: ""},
        )
        assert result.returncode != 0
        assert f"Set {name}:" in result.stderr


def test_every_variable_of_the_environment_has_a_line_in_the_example():
    import re

    source = (ROOT / "outreach/settings/environment.py").read_text() + (ROOT / "gunicorn.conf.py").read_text()
    names = set(re.findall(r'(?:env\.\w+|required|environ\.get)\(\s*"([A-Z_]+)"', source))
    example = (ROOT / ".env.example").read_text()
    assert {"SECRET_KEY", "SITE_URL", "PORT"} <= names
    assert {name for name in names if f"\n{name}=" not in example} == set()
