"""`python -m bench.follow_up`: whether the time of an answer tells right digits from wrong ones.

400 look-ups, half of them right, turn about with those that are unknown, those of a tip that is no more, and
those that are no receipt at all; through the whole of the site, against a database that is thrown away. The
last line is JSON.
"""

import io
import json
import os
import time
from itertools import cycle
from statistics import median
from urllib.parse import urlencode

import django
from django.core.management import call_command

LOOK_UPS = 400
BETWEEN = 5  # milliseconds that the medians of right and wrong may be apart
FORM = "application/x-www-form-urlencoded"


def make_codes():
    """Make tips with an answer each. Return digits by what they are."""
    from tests.factories import make_tip
    from tips import parts
    from tips.models import PartRole, Tip

    tips = [make_tip() for _number in range(6)]
    for tip in tips:
        parts.add(tip, PartRole.ANSWER, {"text": "Cảm ơn bạn. Chúng tôi đã đọc."})
    right, gone = [tip.receipt for tip in tips[:3]], [tip.receipt for tip in tips[3:]]
    Tip.objects.filter(pk__in=[tip.pk for tip in tips[3:]]).delete()
    unknown = [f"{(int(code) + 1) % 10**16:016}" for code in right]
    return {"right": right, "unknown": unknown, "deleted": gone, "no receipt": ["", "12", "mot hai ba"]}


def measure(codes, look_ups=LOOK_UPS):
    """Look up right and wrong digits, turn about. Return the seconds that each kind took."""
    took = {kind: [] for kind in codes}
    turns = {kind: cycle(values) for kind, values in codes.items()}
    for kind in codes:
        look_up(next(turns[kind]))  # what is remembered from then on is remembered for all
    wrong = cycle(kind for kind in codes if kind != "right")
    for number in range(look_ups):
        kind = next(wrong) if number % 2 else "right"
        start = time.perf_counter()
        look_up(next(turns[kind]))
        took[kind].append(time.perf_counter() - start)
    return took


def medians(took):
    """Return the median for right digits and for wrong ones of any kind."""
    wrong = [seconds for kind, times in took.items() if kind != "right" for seconds in times]
    return median(took["right"]), median(wrong)


def look_up(code):
    from tests.site.raw import Request, send

    body = urlencode({"code": code}).encode()
    return send(Request("/tra-cuu/", method="POST", body=body, content_type=FORM))


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "outreach.settings.test")
    django.setup()
    from tips import guesses

    guesses.LIMIT = LOOK_UPS  # else most would be sent away unanswered
    call_command("compile_catalogues")
    call_command("migrate", verbosity=0)
    call_command("tips_keys", "init", stdout=io.StringIO())
    took = measure(make_codes())
    right, wrong = medians(took)
    print(f"{'':<14}{'look-ups':>10}{'median':>12}")
    for kind, times in took.items():
        print(f"{kind:<14}{len(times):>10}{median(times) * 1000:>9.2f} ms")
    apart = abs(right - wrong) * 1000
    print(f"right and wrong are {apart:.2f} ms apart; at most {BETWEEN} are allowed")
    print(json.dumps({"right": right, "wrong": wrong, "apart": apart, "allowed": BETWEEN}))


if __name__ == "__main__":
    main()
