"""What a start costs: `python -m bench.startup`, with workers that load the site and with forked ones.

For each way: seconds until the site answers, until a page comes after all workers were killed, and
megabytes when they have served some pages: a worker's own with its part of the shared ones (PSS), and those
of all processes. The median of some starts counts. Above: milliseconds that the costliest packages take
to import. The last line is JSON.
"""

import json
import os
import re
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from statistics import median

from bench.site import Site
from tests import prepared
from tests.stack.processes import ROOT, Running, descendants, fetch, run, wait_until

STARTS, PAGES, SHOWN = 3, 40, 12
PAGE = "/?anything=made-anew"  # no copy of it is kept
WAYS = {"each loads": False, "forked": True}
LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \| \s*(\w+)")


def main():
    with prepared.folder(), tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder) / "site")
        site.manage("tips_keys", "init")
        imports = costly_imports(site)
        ways = {name: [started(site, forked) for _start in range(STARTS)] for name, forked in WAYS.items()}
    rows = {
        name: {figure: round(median(start[figure] for start in starts), 2) for figure in starts[0]}
        for name, starts in ways.items()
    }
    report(imports, rows)


def costly_imports(site):
    """Return the packages that take longest to import, by milliseconds spent in their own modules."""
    command = [sys.executable, "-X", "importtime", "-c", "import outreach.wsgi"]
    spent = Counter()
    for microseconds, package in LINE.findall(run(command, site.environment).stderr):
        spent[package] += int(microseconds) / 1000
    return {package: round(milliseconds) for package, milliseconds in spent.most_common(SHOWN)}


def started(site, forked):
    conf = site.folder / "conf.py"
    conf.write_text(f"exec(open({str(ROOT / 'gunicorn.conf.py')!r}).read())\npreload_app = {forked}\n")
    url, begun = f"http://127.0.0.1:{site.port}", time.monotonic()
    command = ["gunicorn", "--config", str(conf)]
    with Running(command, site.environment, site.folder / "web.log") as web:
        web.wait_for(f"{url}/-/live")
        answered = time.monotonic() - begun
        first = time.monotonic()
        fetch(url + PAGE)
        first = time.monotonic() - first
        for _page in range(PAGES):
            fetch(url + PAGE)
        workers = descendants(web.process.pid)
        memory = {pid: megabytes(pid) for pid in [web.process.pid, *workers]}
        return {
            "start s": answered,
            "first page s": first,
            "worker MB": median(memory[pid] for pid in workers),
            "all MB": sum(memory.values()),
            "killed, back s": replaced(web.process.pid, workers, url),
        }


def megabytes(pid):
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)[1]) / 1024


def replaced(master, workers, url):
    """Kill all workers at once; return the seconds until a page comes again."""
    begun = time.monotonic()
    for pid in workers:
        os.kill(pid, signal.SIGKILL)
    wait_until(lambda: not set(workers) & set(descendants(master)), "workers to be replaced")
    wait_until(lambda: fetch(f"{url}/").status == 200, "a page")
    return time.monotonic() - begun


def report(imports, rows):
    print("".join(f"{package} {milliseconds} ms\n" for package, milliseconds in imports.items()))
    names = list(next(iter(rows.values())))
    print(f"{'workers':<14}" + "".join(f"{name:>16}" for name in names))
    for name, row in rows.items():
        print(f"{name:<14}" + "".join(f"{row[figure]:>16}" for figure in names))
    print(json.dumps({"bench": "startup", "imports": imports, "ways": rows}))


if __name__ == "__main__":
    main()
