"""What `make run` needs before anything starts: a free port, a folder to write to, an environment."""

import os
import secrets
import socket
import sys
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
LAST_PORT = 65535


def chosen_port():
    """Return the port to listen on; stop with a sentence if it cannot be had."""
    wanted = os.environ.get("PORT") or "8000"
    if not wanted.isdecimal() or not 0 < int(wanted) <= LAST_PORT:
        sys.exit(f"PORT={wanted} is not a port: give a number from 1 to {LAST_PORT}.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(wanted)))
        except OSError as error:
            other = int(wanted) % LAST_PORT + 1
            sys.exit(f"Port {wanted} cannot be used ({error.strerror}): choose another, as in PORT={other}.")
    return int(wanted)


def chosen_folder():
    """Return the folder for everything that is written; stop with a sentence if it cannot be."""
    folder = Path(os.environ.get("VAR_DIR") or ROOT / "var").expanduser().absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        closed = [path for path in (folder, *folder.iterdir()) if not os.access(path, os.W_OK)]
    except OSError as error:
        sys.exit(f"{folder} cannot be used ({error.strerror}): choose another folder with VAR_DIR=/path.")
    if closed:
        sys.exit(f"{closed[0]} is not writable: choose another folder with VAR_DIR=/path.")
    return folder


def environment(port, folder):
    """Return the environment of every process of the embedded site.

    What a shell or a .env says about another installation is overruled, its database above all:
    sample content must never end up there.
    """
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "outreach.settings.production",
        "SECRET_KEY": kept_secret(folder / "secret_key"),
        "SITE_URL": f"http://{HOST}:{port}",
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{quote(str(folder))}/db.sqlite3",
        "TIPS_KEYS_DIR": str(folder / "keys"),
        "EMAIL_URL": "dummy:",
        "SITE_ROLE": "all",
        "ADMIN_PATH": os.environ.get("ADMIN_PATH") or "quan-tri",
        "WEB_HOST": os.environ.get("WEB_HOST") or HOST,
        "PORT": str(port),
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",
    }


def kept_secret(path):
    """Return the secret in `path`, made at the first start and readable by its owner alone."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    with open(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(60))
    return path.read_text()
