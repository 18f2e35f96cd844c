"""`make requirements`: compile pyproject.toml into one hashed file each for 3.11 and all newer Pythons."""

import subprocess
import sys

from deploy.local_site import ROOT

COMMAND = (
    *("uv", "pip", "compile", "pyproject.toml", "--quiet", "--upgrade", "--universal"),
    *("--generate-hashes", "--python-version", "3.11"),
    *("--no-header", "--no-emit-index-url", "--no-emit-find-links"),
)
FILES = {"base.txt": (), "dev.txt": ("--group", "dev")}


def main():
    for name, extra in FILES.items():
        command = [sys.executable, "-m", *COMMAND, *extra, "--output-file", f"requirements/{name}"]
        subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
