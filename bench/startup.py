"""What a start costs: `python -m bench.startup`, with workers that load the site themselves and with forked ones.

For each way: seconds until the site answers, until it answers after a worker was killed, and the memory that
a worker has for itself and shares (PSS, from /proc), just started and after each has served PAGES requests.
Of three starts the median counts. Before that: what the costliest imports take, in milliseconds of processor.
The last line is JSON.
"""

import json
import os
import re
import signal
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from bench.site import Site
from tests import prepared
from tests.stack.processes import descendants, fetch, run, wait_until

STARTS, PAGES, SHOWN = 3, 60, 12
WAYS = {"each loads": "--no-preload", "forked": "--preload"}
IMPORT = "import outreach.wsgi"
LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \| \s*([\w.]+)")


def main():
    with prepared.folder(), tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder) / "site")
        site.manage("tips_keys", "init")
        imports = costly_imports(site)
        ways = {name: [started(site, preload) for _start in range(STARTS)] for name, preload in WAYS.items()}
    report(imports, {name: medians(starts) for name, starts in ways.items()})
