"""Make .venv and install one pinned file into it: `python3 deploy/make_venv.py base.txt`.

Whatever Python a machine has runs this, so it must parse on old ones too: no f-strings here.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
NEWER_PYTHONS = ("python3.13", "python3.12", "python3.11")
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
VENV_PYTHON = os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "installed.json")
INCLUDES = {"base.txt": ["base.txt"], "dev.txt": ["base.txt", "dev.txt"]}


def main(wanted):
    use_new_enough_python()
    installed = read_stamp()
    if installed.get("place") != place():
        make_venv()
        installed = {"place": place()}
    if installed.get(wanted) != digest(wanted):
        install(wanted)
        installed.update((name, digest(name)) for name in INCLUDES[wanted])
        with open(STAMP, "w") as stamp:
            json.dump(installed, stamp)


def use_new_enough_python():
    """Go on with a newer Python from PATH if this one is too old; stop if there is none."""
    if sys.version_info >= OLDEST:
        return
    for name in NEWER_PYTHONS:
        path = shutil.which(name)
        # A version manager may list a Python that it cannot run.
        if path and subprocess.call([path, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            os.execv(path, [path, *sys.argv])  # noqa: S606 (a fixed list of names)
    this = ".".join(str(part) for part in sys.version_info[:2])
    sys.exit(
        "This site needs Python 3.11 or newer, and this is Python " + this + ": "
        "install a newer one, or name it with PYTHON=/path/to/python3."
    )


def read_stamp():
    try:
        with open(STAMP) as stamp:
            return json.load(stamp)
    except (OSError, ValueError):
        return {}


def place():
    """Where .venv stands and what runs it: a moved folder or an upgraded Python breaks its scripts."""
    return [VENV, os.path.realpath(VENV_PYTHON)]


def digest(name):
    with open(os.path.join(ROOT, "requirements", name), "rb") as pins:
        return hashlib.sha256(pins.read()).hexdigest()


def make_venv():
    say("Making .venv")
    stop_without_venv_module()
    if not os.access(ROOT, os.W_OK):
        sys.exit("The folder " + ROOT + " is not writable, and .venv has to be made in it.")
    if subprocess.call([sys.executable, "-m", "venv", "--clear", VENV]) != 0:
        sys.exit("Python could not make .venv: the lines above say why.")


def stop_without_venv_module():
    try:
        import ensurepip
        import venv
    except ImportError:
        sys.exit("This Python has no venv module: run 'apt install python3-venv' as root, then this again.")
    return ensurepip, venv


def install(wanted):
    say("Installing requirements/" + wanted)
    pins = os.path.join("requirements", wanted)
    pip = [VENV_PYTHON, "-m", "pip", "-qq", "--disable-pip-version-check"]
    if subprocess.call([*pip, "install", "--require-hashes", "-r", pins], cwd=ROOT) != 0:
        sys.exit("The packages could not be installed: the lines above say why.")


def say(what):
    sys.stdout.write(what + " ...\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except KeyboardInterrupt:
        sys.exit(130)
