"""nginx keeps pages as long as the site allows, and nothing else; without the site it says so in words."""

import re
import shutil
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from django.core.management import call_command

from tests import prepared
from tests.stack.nginx import Nginx, need_brotli, need_nginx
from tests.stack.processes import fetch, free_port, wait_until

PUBLIC = "public, s-maxage=1, stale-while-revalidate=1, stale-if-error=4"
CANARY = "0912345678"


class Site(ThreadingHTTPServer):
    """Says how often it was asked for an address, and does as it is told."""

    request_queue_size = 512

    def __init__(self, port=0):
        super().__init__(("127.0.0.1", port), Asked)
        self.asked, self.status, self.headers, self.slow = Counter(), 200, {"Cache-Control": PUBLIC}, 0
        Thread(target=self.serve_forever, daemon=True).start()

    def stop(self):
        self.shutdown()
        self.server_close()


class Asked(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked[self.path] += 1
        time.sleep(self.server.slow)
        body = f"{self.command} {self.path} {self.server.asked[self.path]}".encode()
        failed = self.server.status != 200
        self.send_response(self.server.status)
        for name, value in {"Cache-Control": "no-store"}.items() if failed else self.server.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def front(server_folder):
    """nginx, before a site that a test may stop: `front.site`."""
    need_nginx()
    var = server_folder / "front"
    var.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.VAR_DIR", var)
        call_command("write_error_pages")
    (var / "static").mkdir()
    site, port = Site(), free_port()
    with Nginx(port, to=site.server_port, uploads=var / "uploads") as nginx:
        nginx.url, nginx.site, nginx.var = f"http://127.0.0.1:{port}", site, var
        nginx.running.wait_for(f"{nginx.url}/")
        yield nginx
    nginx.site.stop()


@pytest.fixture
def site(front):
    front.site.asked.clear()
    yield front.site
    front.site.status, front.site.headers, front.site.slow = 200, {"Cache-Control": PUBLIC}, 0


def kept_files(front):
    return [file for file in front.folder.rglob("*") if file.is_file()]


def test_a_burst_asks_the_site_once(front, site):
    site.slow = 0.3
    with ThreadPoolExecutor(60) as pool:
        bodies = set(pool.map(lambda _number: fetch(front.url + "/canh-bao/tin-nong/").body, range(300)))
    assert len(bodies) == 1
    assert site.asked["/canh-bao/tin-nong/"] == 1


def test_each_encoding_is_kept_apart_whatever_else_a_browser_takes(front, site):
    for accepted in ("gzip, deflate, br", "br;q=1.0, gzip", "gzip", "deflate, gzip;q=0.5", "", "identity"):
        fetch(front.url + "/ma-hoa/", {"Accept-Encoding": accepted})
    assert site.asked["/ma-hoa/"] == 3


def test_lists_as_readers_narrow_them_are_kept(front, site):
    for query in ("loai=fake-official&kenh=&muc=", "xem=da-ket-thuc", "loai=&kenh=call&muc=high&trang=2"):
        path = f"/canh-bao/?{query}"
        assert [fetch(front.url + path).body[-2:] for _time in range(2)] == [" 1", " 1"]


def test_who_passed_a_link_on_is_told_to_nobody(front, site):
    for sender in ("?fbclid=abc", "?zarsrc=30&utm_source=zalo&utm_medium=zalo", "?utm_source=fb", ""):
        assert fetch(front.url + "/chien-dich/%C4%91/" + sender).status == 200
    assert {path for path in site.asked if "?" in path} == set()
    assert site.asked["/chien-dich/%C4%91/"] <= 2


NEVER_KEPT = {
    "a tip": ("/gui-tin/", {}, {}),
    "the answer to a tip": ("/en/gui-tin/", {}, {"text": CANARY}),
    "a tip that no buffer holds": ("/gui-tin/", {}, {"text": CANARY * 50_000}),
    "a follow-up": ("/tra-cuu/", {}, {"code": CANARY}),
    "what is looked up": (f"/kiem-tra/?q={CANARY}", {}, None),
    "what is searched for": (f"/en/tim-kiem/?q={CANARY}", {}, None),
    "what is typed anywhere": (f"/phuong-xa/?q={CANARY}", {}, None),
    "a number among known parameters": (f"/canh-bao/?fbclid=1&q={CANARY}", {}, None),
    "a number in place of a choice": (f"/canh-bao/?loai=&muc={CANARY}", {}, None),
    "a number after a page": (f"/canh-bao/?muc=high&trang=2&q={CANARY}", {}, None),
    "a name of a parameter": (f"/canh-bao/?{CANARY}=1", {}, None),
    "the back office": ("/quan-tri/", {}, None),
    "whoever is signed in": ("/canh-bao/a/", {"Cookie": "a=1; __Host-session=abc"}, None),
    "a page behind a password": ("/noi-bo/", {"Cookie": "session=abc"}, None),
    "a password in a header": ("/canh-bao/b/", {"Authorization": "Basic eDp5"}, None),
    "a form that was sent": ("/canh-bao/c/", {}, {"q": CANARY}),
}


@pytest.mark.parametrize("case", NEVER_KEPT)
def test_what_somebody_typed_or_may_alone_see_is_kept_nowhere(front, site, case):
    path, headers, form = NEVER_KEPT[case]
    fetch(front.url + path.partition("?")[0])  # for the first time: nginx asks for nothing again behind it
    site.asked.clear()
    for _time in range(3):
        assert fetch(front.url + path, headers, form).status == 200
    assert site.asked[path] == 3
    written = [file for file in kept_files(front) if CANARY.encode() in file.read_bytes()]
    assert written == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Cache-Control": "no-store"},
        {"Cache-Control": "private, no-store"},
        {"Cache-Control": "max-age=0, no-cache, no-store, must-revalidate, private"},
        {"Cache-Control": PUBLIC, "Set-Cookie": "session=abc"},
    ],
)
def test_what_the_site_forbids_to_keep_is_never_kept(front, site, headers):
    site.headers, path = headers, f"/cam-{abs(hash(str(headers)))}/"
    assert [fetch(front.url + path).body[-2:] for _time in range(3)] == [" 1", " 2", " 3"]


def test_where_the_site_says_nothing_a_page_is_kept_for_a_second(front, site):
    site.headers = {}
    first = fetch(front.url + "/im-lang/").body
    assert fetch(front.url + "/im-lang/").body == first
    wait_until(lambda: fetch(front.url + "/im-lang/").body != first, "a newer page")


@pytest.mark.parametrize("gone", ["failing", "stopped"])
def test_what_was_seen_before_is_read_while_the_site_is_away_and_no_longer_than_it_allows(front, site, gone):
    path, begun = f"/da-xem-{gone}/", time.monotonic()
    first = fetch(front.url + path).body
    port = site.server_port
    if gone == "failing":
        site.status = 500
    else:
        site.stop()
    answers = []
    while time.monotonic() - begun < 4:
        answers.append(fetch(front.url + path, {"X-Seen-As": "::1"}))  # nobody counts those
    assert {(answer.status, answer.body) for answer in answers} == {(200, first)}
    assert len(answers) > 100
    wait_until(lambda: fetch(front.url + path).status != 200, "the end of what is allowed")
    assert time.monotonic() - begun < 8, "1 s and 4 s, and nginx counts whole ones"
    if gone == "stopped":
        front.site = Site(port)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/gui-tin/", "tin có thể chưa đến nơi"),
        ("/chua-ai-xem/", "Lỗi ở phía chúng tôi"),
        ("/en/gui-tin/", "it may not have arrived"),
    ],
)
def test_without_the_site_a_page_from_the_disk_says_what_to_do(front, site, path, words):
    port = site.server_port
    site.stop()
    asked, sent = fetch(front.url + path), fetch(front.url + path, form={"text": CANARY})
    front.site = Site(port)
    for answer in (asked, sent):
        assert answer.status == 502
        assert words in answer.body
        assert "tel:113" in answer.body
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "nginx" not in asked.body


def test_a_flood_of_tips_from_one_network_is_told_to_wait_and_no_other_network_is(front, site):
    def send(address):
        return fetch(front.url + "/gui-tin/", {"X-Seen-As": address}, {"text": "a"})

    answers = [send(f"203.0.113.{number % 200}") for number in range(130)]
    assert Counter(answer.status for answer in answers[:100]) == {200: 100}
    refused = [answer for answer in answers if answer.status == 429]
    assert refused
    assert all("Xin đợi khoảng một phút" in answer.body and "113" in answer.body for answer in refused)
    assert send("198.51.100.7").status == 200
    assert fetch(front.url + "/canh-bao/", {"X-Seen-As": "203.0.113.7"}).status == 200


def test_nginx_gives_out_static_files_by_itself_compressed_once(front, site):
    for name, content in {"a.0123456789ab.css": "thô", "a.0123456789ab.css.gz": "gọn", "b.css": "b"}.items():
        (front.var / "static" / name).write_text(content)
    gone = fetch(front.url + "/static/c.css")
    hashed = fetch(front.url + "/static/a.0123456789ab.css", {"Accept-Encoding": "gzip"})
    plain = fetch(front.url + "/static/b.css", {"Accept-Encoding": "gzip"})
    assert (hashed.body, hashed.headers["Content-Encoding"]) == ("gọn", "gzip")
    assert fetch(front.url + "/static/a.0123456789ab.css").body == "thô"
    assert hashed.headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert hashed.headers["Content-Type"] == "text/css"
    assert plain.headers["Cache-Control"] == "max-age=60, public"
    assert (gone.status, site.asked.total()) == (404, 0)
    assert "Không có trang này" in gone.body


def test_whoever_takes_brotli_gets_a_style_sheet_as_it_lies_on_the_disk(front, site):
    need_brotli()
    (style,) = (prepared.built() / "static/outreach/css").glob("site.*.css")
    for suffix in ("", ".br", ".gz"):
        shutil.copy(f"{style}{suffix}", front.var / "static")
    for accepted, suffix in {"gzip, deflate, br": ".br", "gzip": ".gz", "": ""}.items():
        answer = fetch(f"{front.url}/static/{style.name}", {"Accept-Encoding": accepted})
        assert answer.headers["Content-Encoding"] == {".br": "br", ".gz": "gzip", "": None}[suffix]
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert answer.body.encode(errors="surrogateescape") == Path(f"{style}{suffix}").read_bytes()


def test_nobody_is_told_a_version_and_nothing_is_logged(front, site):
    answers = [fetch(front.url + path) for path in ("/", "/static/khong-co.css", "/_errors/failure.vi.html")]
    assert {answer.headers["Server"] for answer in answers} == {"nginx"}
    assert [answer.status for answer in answers] == [200, 404, 404]
    assert not re.search(r"nginx/\d|127\.0\.0\.1", "".join(answer.body for answer in answers))
    assert front.running.output == ""
    names = {file.name for file in kept_files(front) if len(file.name) != 32}
    assert names == {"nginx.conf", "site.conf", "log", "pid"}
