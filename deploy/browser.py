"""Debian's Chromium for the tests that drive a browser: found, or installed where that is allowed."""

import os
import shutil
import subprocess
import sys

PACKAGES = ["chromium", "fonts-dejavu-core"]  # a bare machine has no font with Vietnamese letters
HOW = "The browser tests need Chromium: run 'apt install chromium' as root, then this again."


def ensure_chromium():
    """Stop with a sentence if there is no Chromium and it cannot be installed."""
    if shutil.which("chromium"):
        return
    as_root = way_to_root()
    if as_root is None or not shutil.which("apt-get"):
        sys.exit(HOW)
    print("Installing Debian's Chromium ...", flush=True)
    for arguments in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", *PACKAGES]):
        subprocess.run([*as_root, "apt-get", *arguments], stdout=subprocess.DEVNULL, check=False)
    if not shutil.which("chromium"):
        sys.exit(HOW)


def way_to_root():
    """Return what to put before a command so that root runs it; None if nobody would be asked."""
    if os.geteuid() == 0:
        return ["env", "DEBIAN_FRONTEND=noninteractive"]
    if shutil.which("sudo") and subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL) == 0:
        return ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    return None
