"""Bring the embedded site's folder up to date, in one process: starting Django costs a second."""

import hashlib
import sys
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def main():
    var = Path(settings.VAR_DIR)
    logins = var / "logins.txt"
    first_time = not (logins.exists() and (var / "db.sqlite3").exists())
    if first_time:
        say(f"Making the database and the sample content in {var}")
    django.setup()
    call_command("compile_catalogues", verbosity=0)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("tips_keys", "init", paper=str(var / "keys" / "recovery-paper.txt"), verbosity=0)
    if first_time:  # later, a sample page that an editor deleted has to stay deleted
        call_command("load_demo", logins=str(logins), verbosity=0)
    collect_static(var)


def collect_static(var):
    """Run collectstatic, unless nothing it reads has changed since the last time."""
    stamp, now = var / "static.stamp", digest_of_sources()
    collected = (Path(settings.STATIC_ROOT) / "staticfiles.json").exists()
    if collected and stamp.exists() and stamp.read_text() == now:
        return
    say("Collecting static files")
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(now)


def digest_of_sources():
    """Digest the names, sizes and dates of every static file of ours and of the packages."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            found = Path(storage.path(path)).stat()
            digest.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def say(what):
    print(what, "...", flush=True)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
