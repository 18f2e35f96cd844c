"""Two processes keep pages together, in files or in Redis: what one makes is made for both, and never old."""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from core.generation.redis_place import RedisPlace
from tests.stack.processes import ROOT, Running, fetch, free_port, procfile, wait_until
from tests.stack.redis_server import RedisServer, is_installed
from tests.stack.tip_sites import AS_NGINX, TipSite

PROMISE = 1  # seconds, at gunicorn
AT_ONCE = 200
CHANGES = [
    *("publish", "publish_again", "unpublish", "schedule", "move", "delete", "banner", "many_at_once"),
    *("snippet", "delete_snippet", "raw", "setting", "translation"),
]  # each on what the ones before it left
pytestmark = pytest.mark.any_database


class Servers:
    """Two processes on one folder, and somebody who changes the content."""

    def __init__(self, site, stack, environment):
        self.urls, self.webs = [], []
        for name in ("first", "second"):
            port = str(free_port())
            own = {**site.environment, **environment, "PORT": port, "WEB_CONCURRENCY": "1"}
            self.webs.append(stack.enter_context(Running(procfile()["web"], own, site.folder / name)))
            self.urls.append(f"http://127.0.0.1:{port}")
        self.editor = stack.enter_context(
            subprocess.Popen(
                [sys.executable, "-m", "tests.stack.content_work"],
                **{"cwd": ROOT, "env": {**site.environment, **environment}, "text": True},
                **{"stdin": subprocess.PIPE, "stdout": subprocess.PIPE},
            )
        )
        stack.callback(self.editor.stdin.close)
        for web, url in zip(self.webs, self.urls, strict=True):
            web.wait_for(f"{url}/-/live", AS_NGINX)

    def ask(self, path):
        return [fetch(url + path, AS_NGINX) for url in self.urls]

    def states(self, path):
        return [answer.headers.get("X-Page-Cache") for answer in self.ask(path)]

    def agree(self, path):
        """Whether both have it from one generation: hits alone for longer than each trusts what it read."""
        began = time.monotonic()
        while self.states(path) == ["hit", "hit"]:
            if time.monotonic() - began > 2 * RedisPlace.TRUSTED_FOR:
                return True
        return False

    def change(self, name):
        self.editor.stdin.write(f"{name}\n")
        self.editor.stdin.flush()
        return json.loads(self.editor.stdout.readline())


@pytest.fixture(scope="module", params=["files", "redis"])
def servers(request, tmp_path_factory):
    with ExitStack() as stack:
        environment = {}
        if request.param == "redis":
            if not is_installed():
                missing = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
                missing("needs Redis: apt install redis-server")
            redis = stack.enter_context(RedisServer())
            environment = {"REDIS_URL": redis.url}
        site = TipSite(tmp_path_factory.mktemp(request.param))
        servers = Servers(site, stack, environment)
        servers.redis = redis if environment else None
        servers.var = Path(site.environment["VAR_DIR"])
        yield servers


def test_two_hundred_at_once_on_a_cold_page_make_it_once(servers):
    def ask(number):
        return fetch(servers.urls[number % 2] + "/canh-bao/?trang=77", AS_NGINX)  # asked for nowhere else

    wait_until(lambda: servers.agree("/phuong-xa/"), "both know the same generation")
    with ThreadPoolExecutor(AT_ONCE) as readers:
        answers = list(readers.map(ask, range(AT_ONCE)))
    states = Counter(answer.headers.get("X-Page-Cache") for answer in answers)
    assert states == {"miss": 1, "hit": AT_ONCE - 1}
    assert len({answer.body for answer in answers}) == 1
    assert {answer.status for answer in answers} == {200}


def test_each_kind_of_change_is_seen_by_both_within_a_second(servers):
    for name in CHANGES:
        see(servers, name)


def see(servers, name):
    for path in ("/", "/canh-bao/", "/phuong-xa/", "/kenh-chinh-thuc/", "/chien-dich/", "/en/"):
        servers.ask(path)
    wait_until(lambda: servers.states("/") == ["hit", "hit"], f"both keep the front page before {name}")
    path, shown, gone = servers.change(name)
    changed = time.monotonic()

    def is_seen():
        bodies = [answer.body for answer in servers.ask(path)]
        return all(shown in body and not (gone and gone in body) for body in bodies)

    while not (seen := is_seen()) and time.monotonic() - changed < PROMISE:
        time.sleep(0.05)
    assert seen, f"{name}: {shown} instead of {gone} on {path}"
    # A new address is right even under the generation that is over, so what is seen may be made once more.
    wait_until(lambda: servers.states(path) == ["hit", "hit"], f"both keep {path} after {name}")


def test_old_generations_do_not_pile_up(servers):
    servers.ask("/phuong-xa/")
    if servers.redis:
        assert all(servers.redis.client.ttl(key) > 0 for key in servers.redis.client.keys("outreach:page*"))
    else:
        assert len(list((servers.var / "cache/kept").iterdir())) <= 2


def test_nothing_that_readers_search_for_is_stored(servers):
    mark = "matkhaubimat"
    for path in (f"/tim-kiem/?q={mark}", f"/phuong-xa/?q={mark}", f"/canh-bao/?muc={mark}12345"):
        servers.ask(path)
    if servers.redis:
        stored = {key: servers.redis.client.get(key) for key in servers.redis.client.keys("outreach:*")}
    else:
        files = [file for file in (servers.var / "cache").rglob("*") if file.is_file()]
        stored = {str(file).encode(): file.read_bytes() for file in files}
    searched = [value for value in stored.values() if value and mark.encode() in value]
    assert stored
    assert searched == []


def test_without_redis_pages_are_made_and_no_change_is_missed(servers):
    if not servers.redis:
        return
    servers.redis.stop()
    wait_until(lambda: servers.states("/canh-bao/") == ["bypass", "bypass"], "both notice")
    began = time.monotonic()
    assert [answer.status for _time in range(5) for answer in servers.ask("/canh-bao/")] == [200] * 10
    assert time.monotonic() - began < 5
    servers.change("banner")
    assert all("Đừng chuyển tiền hôm nay" in answer.body for answer in servers.ask("/phuong-xa/"))
    servers.redis.start()
    marks = servers.var / "cache/unannounced"
    wait_until(lambda: not list(marks.iterdir()), "the editor told of the change")
    wait_until(lambda: servers.agree("/phuong-xa/"), "both trust it again")
    assert all("Đừng chuyển tiền hôm nay" in answer.body for answer in servers.ask("/phuong-xa/"))
