"""Where the processor's time of a hit and of a miss goes: `python -m bench.profile`, in one process, in WSGI.

Prints for each the milliseconds of processor time that a request takes without the profiler, the number of
its queries, the functions that take longest in themselves, and those of ours that do with all they call.
"""

import cProfile
import io
import json
import os
import pstats
import re
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from bench.site import Site
from tests import prepared
from tests.stack.postgres import PostgresCluster
from tests.stack.processes import ROOT

TIMES = {"hit": 2000, "miss": 300}
FIRST = 20  # pages after a change, which read again what stands around all
SHOWN = 30


def main():
    if sys.argv[1:2] == ["within"]:
        return within(json.loads(sys.argv[2]))
    with ExitStack() as stack:
        stack.enter_context(prepared.folder())
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        cluster = None
        if sys.argv[1:] == ["--postgres"]:
            cluster = stack.enter_context(PostgresCluster(durable=True, begin_with=prepared.postgres()))
        site = Site(folder / "site", cluster)
        warnings = site.fill()[: FIRST + TIMES["miss"]]
        sys.stdout.write(site.run_python("-m", "bench.profile", "within", json.dumps(warnings)))
    return None


def within(warnings):
    from core import generation
    from outreach.wsgi import application

    def hit(_number):
        ask(application, warnings[0])

    def miss(number):
        ask(application, warnings[FIRST + number])

    def after_a_change():
        generation.bump()
        for path in warnings[:FIRST]:
            ask(application, path)

    for name, play in (("hit", hit), ("miss", miss)):
        after_a_change()
        processor_time(play, TIMES[name])  # for warming up
        after_a_change()
        asked = queries(play)
        print(f"== a {name}: {processor_time(play, TIMES[name]):.2f} ms, {asked} queries")
        after_a_change()
        profiled(play, TIMES[name])


def ask(application, path):
    said = []
    environ = {
        **{"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "SCRIPT_NAME": ""},
        **{"SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1"},
        **{"HTTP_HOST": "127.0.0.1", "HTTP_ACCEPT_ENCODING": "gzip, br"},
        **{"wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr, "wsgi.url_scheme": "http"},
    }
    answer = application(environ, lambda status, headers: said.append((status, headers)))
    b"".join(answer)
    answer.close()
    if not said[0][0].startswith("200"):
        sys.exit(f"{path}: {said[0][0]}")


def processor_time(play, times):
    begun = time.process_time()
    for number in range(times):
        play(number)
    return (time.process_time() - begun) / times * 1000


def queries(play):
    """Return how many a request asks."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        play(0)
    return len(asked)


def profiled(play, times):
    profile = cProfile.Profile()
    profile.enable()
    for number in range(times):
        play(number)
    profile.disable()
    for order, part in (("tottime", ""), ("cumulative", f"^{re.escape(str(ROOT))}/[a-z]+/")):
        text = io.StringIO()
        pstats.Stats(profile, stream=text).sort_stats(order).print_stats(part, SHOWN)
        print(re.sub(rf"{ROOT}/|\S+/site-packages/", "", text.getvalue()))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "outreach.settings.production")
    main()
