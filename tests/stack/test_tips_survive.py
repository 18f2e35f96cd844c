"""Nothing acknowledged is lost and nothing is doubled while workers are killed at random, on both databases.

TIPS_POSTS=20000 makes a long night of it: `make test-long`.
"""

import json
import os
import random
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from tests.stack.processes import descendants
from tests.stack.tip_sites import TipSite

POSTS = int(os.environ.get("TIPS_POSTS", "600"))
BETWEEN_KILLS = 0.4  # seconds on average
SENDERS = 8


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def site(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("tips")
    if request.param == "sqlite":
        yield TipSite(folder)
    else:
        with request.getfixturevalue("new_cluster")() as url:
            yield TipSite(folder, url)


def form(site, text):
    return {"kind": "other", "text": text, "token": site.token()}


def texts_in(site):
    return [json.loads(story)["text"] for _tip, story in site.stories()]


def kill_workers_until(over, web, killed):
    chance = random.SystemRandom()
    while not over.wait(chance.expovariate(1 / BETWEEN_KILLS)):
        if workers := descendants(web.process.pid):
            with suppress(ProcessLookupError):  # it came to its end by itself just now
                os.kill(chance.choice(workers), signal.SIGKILL)
                killed.append(time.monotonic())


def test_every_acknowledged_tip_is_there_once_however_many_workers_were_killed(site, record_property):
    texts = [f"Tin số {number}: có người xưng công an gọi điện." for number in range(POSTS)]
    over, killed = threading.Event(), []
    with site.served() as web, ThreadPoolExecutor(SENDERS) as senders:
        killer = threading.Thread(target=kill_workers_until, args=(over, web, killed))
        killer.start()
        try:
            receipts = list(senders.map(lambda text: site.send(form(site, text)), texts))
        finally:
            over.set()
            killer.join()
    stored = [text for text in texts_in(site) if text.startswith("Tin số")]
    record_property("tips", {"posts": POSTS, "killed": len(killed), "stored": len(stored)})
    assert len(killed) > POSTS / 200
    assert sorted(stored) == sorted(texts)
    assert len(set(receipts)) == POSTS


def test_ten_posts_of_one_form_at_once_are_one_tip_with_one_receipt(site):
    forms = [form(site, f"Bấm mười lần một lúc: mẫu số {number}.") for number in range(200)]
    before = len(site.stories())
    with site.served(), ThreadPoolExecutor(20) as senders:
        receipts = list(senders.map(lambda index: (index, site.send(forms[index])), list(range(200)) * 10))
    assert len(site.stories()) == before + 200
    assert len(set(receipts)) == 200
    assert len({receipt for _index, receipt in receipts}) == 200
