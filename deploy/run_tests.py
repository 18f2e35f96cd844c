"""`make test`: style, import directions, and every test, on SQLite and on PostgreSQL where it is found.

`tests/stack`, which starts real servers, has its own command; CI runs both, on what was prepared once.
Nothing is written into the tree.
"""

import os
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from deploy.browser import ensure_chromium
from deploy.local_site import ROOT
from tests import prepared
from tests.stack.postgres import find_binaries

PYTHON = sys.executable
LINT_IMPORTS = str(Path(PYTHON).with_name("lint-imports"))
STYLE = {
    "ruff check": [PYTHON, "-m", "ruff", "check", "--no-cache", "."],
    "ruff format": [PYTHON, "-m", "ruff", "format", "--no-cache", "--check", "."],
    "import directions": [LINT_IMPORTS, "--no-cache"],
}
PREPARED = {"what many tests begin with": [PYTHON, "-m", "tests.prepared"]}
PARALLEL = [PYTHON, "-m", "pytest", "-n", "auto", "-p", "no:cacheprovider"]
PYTEST = [*PARALLEL, "--ignore=tests/stack"]
ON_POSTGRES = [PYTHON, "-m", "tests.stack.postgres", "--", *PYTEST, "--ignore=tests/e2e"]
STACK = [*PARALLEL, "tests/stack"]
HOSTILE = ["tests/site/test_hostile_input.py"]


def main(mode):
    modes = {"lint": lambda: STYLE, "long": hostile_inputs, "stack": on_real_servers, "ci": all_that_ci_runs}
    with prepared.folder():
        checks = modes.get(mode, everything)()
        failed = [name for name, command in checks.items() if not passes(name, command)]
    sys.exit(f"Failed: {', '.join(failed)}." if failed else 0)


def everything():
    ensure_chromium()
    checks = {**STYLE, **PREPARED, "tests on SQLite": PYTEST}
    return {**checks, "tests on PostgreSQL": ON_POSTGRES} if postgres_is_found() else checks


def on_real_servers():
    return {**PREPARED, "tests on real servers": STACK}


def all_that_ci_runs():
    return {**everything(), "tests on real servers": STACK}


def hostile_inputs():
    """Law 9 with as many inputs as nobody waits for each time."""
    os.environ["HOSTILE_INPUTS"] = "2000"
    checks = {"hostile inputs on SQLite": PYTEST + HOSTILE}
    return {**checks, "on PostgreSQL": ON_POSTGRES + HOSTILE} if postgres_is_found() else checks


def postgres_is_found():
    if find_binaries():
        return True
    if os.environ.get("CI") == "true":
        sys.exit("PostgreSQL is missing: run 'apt install postgresql' as root.")
    print("Without the tests on PostgreSQL: 'apt install postgresql' brings what they need.", flush=True)
    return False


def passes(name, command):
    print(f"\n== {name}", flush=True)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="outreach-tests-") as folder:
        code = subprocess.run(command, cwd=ROOT, env=environment(folder), check=False).returncode
    print(f"== {name}: {'failed' if code else 'passed'} in {time.monotonic() - started:.0f} s", flush=True)
    return code == 0


def environment(folder):
    """Return an environment in which neither a shell nor a .env points the tests at real data."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "outreach.settings.test",
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "SECRET_KEY": secrets.token_urlsafe(60),
        "SITE_URL": "https://outreach.example",
        "VAR_DIR": folder,
        "TIPS_KEYS_DIR": "",
        "EMAIL_URL": "dummy:",
        "SITE_ROLE": "all",
        "ADMIN_PATH": "quan-tri",
    }


if __name__ == "__main__":
    main(*sys.argv[1:] or ["all"])
