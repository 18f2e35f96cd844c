"""`make run`: prepare the embedded site, start the Procfile's web and clock, say where it is."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from deploy.local_site import ROOT, chosen_folder, chosen_port, environment

STOPPED_BY_CTRL_C = 130


def main():
    os.umask(0o077)  # the folder holds passwords, keys and what citizens sent
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, lambda *_args: sys.exit(STOPPED_BY_CTRL_C))
    port, folder = chosen_port(), chosen_folder()
    values = environment(port, folder)
    prepare(values)
    sys.exit(serve(values))


def prepare(values):
    result = subprocess.run([sys.executable, "-m", "deploy.prepare"], cwd=ROOT, env=values, check=False)
    if result.returncode == STOPPED_BY_CTRL_C:
        sys.exit(STOPPED_BY_CTRL_C)
    if result.returncode:
        sys.exit("The site could not be prepared: the lines above say why.")


def serve(values):
    """Run web and clock until they end or somebody stops them. Return the exit code."""
    asked_to_stop = []
    # No .env: honcho would let it overrule `values`. Its own session: Ctrl-C reaches it once, from here.
    command = [sys.executable, "-m", "honcho", "--env", os.devnull, "start", "web", "clock"]
    honcho = subprocess.Popen(command, cwd=ROOT, env=values, start_new_session=True)

    def stop(*_args):
        asked_to_stop.append(True)
        honcho.terminate()

    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, stop)
    if answers(f"{values['SITE_URL']}/-/live", honcho) and not asked_to_stop:
        announce(values)
    code = honcho.wait()
    return 0 if asked_to_stop else code or 1


def answers(url, process):
    """Wait until `url` answers; False if `process` ends first."""
    while process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 (our own address)
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False


def announce(values):
    logins = Path(values["VAR_DIR"]) / "logins.txt"
    lines = [
        "",
        f"The site:         {values['SITE_URL']}/",
        f"The back office:  {values['SITE_URL']}/{values['ADMIN_PATH'].strip('/')}/",
        f"Logins, kept in {logins}:",
        *(f"  {line}" for line in logins.read_text(encoding="utf-8").splitlines()),
        "Ctrl-C stops everything.",
        "",
    ]
    print("\n".join(lines), flush=True)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(STOPPED_BY_CTRL_C)
