"""How long the inbox takes with 100,000 tips, in a database made for it. From the root of the project:

    python -m bench.inbox
    python -m tests.stack.postgres -- python -m bench.inbox

Prints a table and, in the last line, the same as JSON. No part is made: the list opens none.
"""

import json
import os
import random
import sys
import time
from datetime import timedelta
from statistics import median

import django

TIPS, TIMES, BATCH = 100_000, 15, 5_000
BEGUN = time.monotonic()


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "outreach.settings.test")
    django.setup()
    from django.test.runner import DiscoverRunner
    from django.test.utils import setup_test_environment

    setup_test_environment(debug=False)
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        report(measure())
    finally:
        runner.teardown_databases(databases)


def fill():
    """Make the tips of two years: one in eight urgent, one in ten in quarantine, most dealt with."""
    from django.utils import timezone

    from tips.models import Kind, Status, Tip
    from wards.models import Ward

    choose = random.Random(138)
    wards, today = list(Ward.objects.all()), timezone.localdate()
    statuses = [*Status.values, *["done"] * 14]
    for start in range(0, TIPS, BATCH):
        tips = []
        for number in range(start, start + BATCH):
            ward, day = choose.choice(wards), today - timedelta(days=choose.randrange(730))
            status = choose.choice(statuses)
            tips.append(
                Tip(
                    **{"lookup": str(number), "sender_key": b"x" * 32, "kind": choose.choice(Kind.values)},
                    **{"status": status, "ward": ward, "handling_ward": ward, "received_on": day},
                    waiting_since=day if status == "new" else None,
                    quarantined=choose.randrange(10) == 0,
                )
            )
        Tip.objects.bulk_create(tips)


def measure():
    """Yield a row for each page that is timed."""
    from django.urls import reverse

    from tests.factories import make_handler, make_user
    from tips.models import Tip
    from users.roles import Role

    fill()
    analyze()
    inbox, supervisor = reverse("tips_inbox"), make_user(Role.TIP_SUPERVISOR)
    some = Tip.objects.filter(quarantined=False).order_by("-received_on", "pk")[TIPS // 3]
    tip = reverse("tips_tip", args=[some.pk])
    for name, user, address in [
        ("first page", supervisor, inbox),
        ("where the urgent ones end", supervisor, f"{inbox}?p={spanning_page()}"),
        ("last page", supervisor, f"{inbox}?p=99999"),
        ("longest waiting", supervisor, f"{inbox}?ordering=waiting_since"),
        ("by status", supervisor, f"{inbox}?ordering=status"),
        ("new ones of a kind", supervisor, f"{inbox}?status=new&kind=drugs"),
        ("given to nobody, waiting", supervisor, f"{inbox}?assignee=nobody&waiting=yes"),
        ("first page of a ward", make_handler(), inbox),
        ("a tip, with its neighbours", supervisor, tip),
    ]:
        yield {"page": name, **timed(user, address)}


def analyze():
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def spanning_page():
    from tips.models import Tip
    from tips.order import URGENT
    from tips.views.inbox import PER_PAGE

    return Tip.objects.filter(URGENT, quarantined=False).count() // PER_PAGE + 1


def timed(user, address):
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from tests.signing_in import sign_in

    client = Client()
    sign_in(client, user)
    client.get(address)  # once a minute a session notes that somebody is there: 3 to 5 queries more
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    if not response.context:
        sys.exit(f"{address} answered {response.status_code}.")
    # BEGIN and COMMIT of the audit's entry are no questions. The next request empties the list.
    log = [query for query in queries if query["sql"] not in ("BEGIN", "BEGIN IMMEDIATE", "COMMIT")]
    spent = []
    for _time in range(TIMES):
        start = time.perf_counter()
        client.get(address)
        spent.append((time.perf_counter() - start) * 1000)
    opened = sum("tips_sealedpart" in query["sql"] for query in log)
    database = sum(float(query["time"]) for query in log) * 1000
    return {
        **{"queries": len(log), "of parts": opened, "database ms": round(database)},
        **{"best ms": round(min(spent)), "median ms": round(median(spent)), "worst ms": round(max(spent))},
    }


def report(rows):
    from django.db import connection

    rows = list(rows)
    names = list(rows[0])
    lines = [f"{row['page']:<28}" + "".join(f"{row[name]:>13}" for name in names[1:]) for row in rows]
    header = f"{f'{TIPS:,} tips, {connection.vendor}':<28}" + "".join(f"{name:>13}" for name in names[1:])
    result = {"bench": "inbox", "database": connection.vendor, "tips": TIPS, "pages": rows}
    result["seconds"] = round(time.monotonic() - BEGUN)
    sys.stdout.write("\n".join([header, *lines, "", json.dumps(result), ""]))


if __name__ == "__main__":
    main()
