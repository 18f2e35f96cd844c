"""`make run`: prepare the embedded site, start the Procfile's web and clock, say where it is."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

from deploy.local_site import ROOT, chosen_folder, chosen_port, environment

STOPPED_BY_CTRL_C = 130
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main():
    os.umask(0o077)  # the folder holds passwords, keys and what citizens sent
    for name in STOP_SIGNALS:
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
    honcho = subprocess.Popen(
        [sys.executable, "-m", "honcho", "--no-prefix", "--env", os.devnull, "start", "web", "clock"],
        **{"cwd": ROOT, "env": values, "start_new_session": True},
        **{"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT},
    )

    def stop(*_args):
        asked_to_stop.append(True)
        honcho.terminate()

    for name in STOP_SIGNALS:
        signal.signal(name, stop)
    threading.Thread(target=announce_when_up, args=(honcho, values), daemon=True).start()
    for line in honcho.stdout:
        show(line)
    code = honcho.wait()
    return 0 if asked_to_stop else code or 1


def show(line):
    """Pass `line` on to the terminal. One that was closed must not keep honcho from stopping."""
    with contextlib.suppress(OSError):
        os.write(sys.stdout.fileno(), line)


def announce_when_up(honcho, values):
    live = f"{values['SITE_URL']}/-/live"
    while honcho.poll() is None:
        try:
            urllib.request.urlopen(live, timeout=5).close()  # noqa: S310 (our own address)
        except OSError:
            time.sleep(0.1)
        else:
            return announce(values)


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
        "",
    ]
    show("\n".join(lines).encode())


if __name__ == "__main__":
    main()
