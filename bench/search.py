"""What a search costs among 2,000 and among 20,000 pages.

    python -m bench.search
    python -m tests.stack.postgres -- python -m bench.search

It makes news, of a few common and many rare words, and their index in a database of its own that goes away,
and asks the view of the search. Prints a table and, in the last line, the same as JSON. Among 20,000 pages
the median over all questions may be twice that among 2,000.
"""

import json
import os
import random
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median

import django

SIZES, TIMES, AT_ONCE, ALLOWED = (2_000, 20_000), 15, 500, 2
WORDS_OF_A_PAGE = 120
SYLLABLES = (
    "lừa đảo giả danh công an ngân hàng chuyển khoản điện thoại tin nhắn mã số tài khoản phường xã tổ "
    "công tác người dân trật tự cảnh báo chiến dịch hướng dẫn ứng dụng tiền nhà con mẹ đường chợ trường"
).split()
NO_QUESTION = ""  # what the page itself costs
QUESTIONS = [
    *("lừa đảo", "lua dao", "công an phường", "giả danh ngân hàng chuyển khoản", "tổ công tác"),
    *("điện thoại người lạ", "ma xac thuc", "hiem 1234", "chuyen khoan nhanh qua", "huong dan cai ung dung"),
    *("nguoi dna", "tr", "khong co tu nay xyzabc", "luwaf ddaor"),
]


def main():
    if sys.argv[1:] == ["measure"]:
        return measure()
    from tests import prepared
    from tests.stack.processes import run
    from tests.stack.tip_sites import TipSite

    with prepared.folder(), tempfile.TemporaryDirectory() as folder:
        site = TipSite(Path(folder) / "site", os.environ.get("DATABASE_URL"))
        made = run([sys.executable, "-m", "bench.search", "measure"], site.environment)
    if made.returncode:
        sys.exit(made.stderr)
    sys.stdout.write(made.stdout)
    return None


def measure():
    django.setup()
    from django.db import connection
    from django.test.utils import override_settings

    begun, rows = time.monotonic(), {}
    with override_settings(ALLOWED_HOSTS=["*"]):
        made = 0
        for size in SIZES:
            start = time.monotonic()
            fill(range(made, size))
            made, filled = size, time.monotonic() - start
            costs = {query: cost_of(query) for query in (NO_QUESTION, *QUESTIONS)}
            rows[size] = {"index seconds": round(filled), **costs}
    medians = {size: median(row[query] for query in QUESTIONS) for size, row in rows.items()}
    small, large = SIZES
    sys.stdout.write(f"{connection.vendor + ', ms':<36}{small:>10,}{large:>10,}\n")
    for name in [NO_QUESTION, *QUESTIONS, "index seconds"]:
        sys.stdout.write(f"{name:<36}{rows[small][name]:>10}{rows[large][name]:>10}\n")
    result = {
        **{"bench": "search", "database": connection.vendor, "pages": rows, "medians": medians},
        **{"times": round(medians[large] / medians[small], 2), "allowed": ALLOWED},
        **{"seconds": round(time.monotonic() - begun)},
    }
    sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")


def fill(numbers):
    """Make a piece of news for each of `numbers`, with its rows of the index."""
    from wagtail.models import Page

    from campaigns.models import CampaignIndexPage, NewsPage
    from core.search.indexing import write
    from core.search.sources import Document, registered

    parent = CampaignIndexPage.objects.get(locale__language_code="vi")
    for start in range(numbers.start, numbers.stop, AT_ONCE):
        documents = []
        pages = [page_of(parent, number) for number in range(start, min(start + AT_ONCE, numbers.stop))]
        Page.objects.bulk_create(pages)
        extend(NewsPage, pages)
        for page in pages:
            day = page.first_published_at.date()
            text = words_of(page.pk, WORDS_OF_A_PAGE)
            document = Document(
                str(page.pk), "vi", NewsPage.search_kind, page.title, [text[:200]], [text], day
            )
            documents.append(document)
        write(registered()["pages"], documents)


def page_of(parent, number):
    from django.contrib.contenttypes.models import ContentType
    from django.utils import timezone
    from wagtail.models import Page

    from campaigns.models import NewsPage

    return Page(
        **{"title": words_of(f"title {number}", 8).capitalize(), "slug": f"tin-{number}"},
        **{"path": Page._get_path(parent.path, parent.depth + 1, number + 1000), "depth": parent.depth + 1},
        **{"url_path": f"{parent.url_path}tin-{number}/", "locale": parent.locale, "live": True},
        content_type=ContentType.objects.get_for_model(NewsPage),
        first_published_at=timezone.now() - timedelta(hours=number),
    )


def extend(model, pages):
    """Give each page its row of `model`: Django makes none of several tables at once."""
    from django.db import connection

    own = {"page_ptr_id": None, "summary": "Tin thử.", "is_sample": False, "published_on": date(2025, 10, 1)}
    own["body"] = "[]"
    names = ", ".join(own)
    marks = ", ".join(["%s"] * len(own))
    with connection.cursor() as cursor:
        rows = [[page.pk, *list(own.values())[1:]] for page in pages]
        cursor.executemany(f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({marks})", rows)  # noqa: S608


def words_of(seed, number):
    """Return `number` words, a few of which are very common and most rare."""
    choose = random.Random(seed)
    some = []
    for _word in range(number):
        if choose.random() < 0.6:
            some.append(choose.choice(SYLLABLES))
        else:
            some.append(f"{choose.choice(SYLLABLES)}{chr(97 + int(choose.expovariate(0.4)) % 26)}")
    return " ".join(some)


def cost_of(query):
    """The best of TIMES answers of the view, in milliseconds."""
    from django.test import Client

    client, times = Client(), []
    for _time in range(TIMES):
        start = time.perf_counter()
        answer = client.get("/tim-kiem/", {"q": query}, secure=True)
        times.append((time.perf_counter() - start) * 1000)
        if answer.status_code != 200:
            sys.exit(f"{query}: {answer.status_code}")
    return round(min(times), 1)


if __name__ == "__main__":
    main()
