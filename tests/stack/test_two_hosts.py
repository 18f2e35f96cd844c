"""Two hosts are one site: what is done on one is seen on the other, and one may go at any time."""

import io
import os
import re
import signal
import time
from pathlib import Path

import pytest
from PIL import Image

from tests.stack.nginx import need_nginx
from tests.stack.processes import fetch, wait_until
from tests.stack.redis_server import need_redis
from tests.stack.two_hosts import BEFORE_A_MIGRATION, Load, pictures_in, two_hosts

WORDS = "Có người gọi xưng công an, bảo chuyển tiền."
PAGES = ["/", "/canh-bao/"]


@pytest.fixture(scope="module")
def hosts(new_cluster):
    need_nginx()
    need_redis()
    with two_hosts(new_cluster()) as hosts:
        yield hosts


def photo(color):
    content = io.BytesIO()
    Image.new("RGB", (640, 480), color).save(content, "JPEG")
    return content.getvalue()


def files_of(host):
    """Return what lies in the folders of a host that only a single server uses."""
    folders = (host.folder / "var" / name for name in ("uploads", "sealed"))
    found = [file for folder in folders for file in Path(folder).rglob("*") if file.is_file()]
    return {file.name for file in found} - {"photos.turn"}


def approve_and_read(hosts, path, review):
    """Approve a warning on one host; it is read on the other, and by everybody, within five seconds."""
    for url in (hosts.b.url, hosts.url):
        assert fetch(url + "/canh-bao/").status == 200
        assert fetch(url + path).status == 404
    answer = hosts.ask(hosts.a, review, "approver", {"action": "approve"})
    published = time.monotonic()
    assert answer.status == 302
    for url in (hosts.b.url, hosts.url):
        wait_until(lambda url=url: fetch(url + path).status == 200, "the page")
        wait_until(lambda url=url: path in fetch(url + "/canh-bao/").body, "its place in the list")
    assert time.monotonic() - published < 5


def test_what_is_published_on_one_is_read_on_the_other_within_five_seconds(hosts):
    approve_and_read(hosts, *hosts.staff["submitted"][0])


def test_what_is_uploaded_on_one_is_seen_on_the_other(hosts):
    file = io.BytesIO(photo("#0d4f3c"))
    file.name = "hinh.jpg"
    fields = {"title": "Trụ sở", "description": "Một ô màu xanh", "file": file, "collection": 1}
    assert hosts.post_files(hosts.a, hosts.staff["add_picture"], fields, "editor").status == 302
    shown = pictures_in(hosts.ask(hosts.b, hosts.staff["pictures"], "editor").body)
    picture = hosts.ask(hosts.b, shown[0], "editor")
    assert (picture.status, picture.headers.get_content_maintype()) == (200, "image")
    assert fetch(hosts.url + shown[0]).status == 404, "no page shows it yet"
    assert {name.split("/")[0] for name in hosts.s3.names("uploads")} >= {"original_images", "images"}
    assert files_of(hosts.a) == files_of(hosts.b) == set()


def test_who_is_signed_in_on_one_is_on_the_other_and_out_on_both(hosts):
    path = hosts.staff["pictures"]
    assert [hosts.ask(host, path, "editor").status for host in (hosts.a, hosts.b)] == [200, 200]
    assert [hosts.ask(host, path).status for host in (hosts.a, hosts.b)] == [302, 302]


def test_a_tip_with_photos_sent_on_one_is_read_on_the_other(hosts):
    words = "Hai người lạ chụp ảnh cổng nhà tôi."  # not those that another test sends many times
    answer = hosts.post_files(hosts.a, "/gui-tin/", hosts.tip(words, photo("red"), photo("blue")))
    assert answer.status == 200
    [(number,)] = hosts.query("SELECT DISTINCT tip_id FROM tips_sealedpart WHERE role = 'photo'")
    tip = f"{hosts.staff['inbox']}{number}/"
    assert tip in hosts.ask(hosts.b, hosts.staff["inbox"], "supervisor").body
    page = hosts.ask(hosts.b, tip, "supervisor").body
    assert words in page
    photos = sorted(set(re.findall(rf"{tip}anh/[0-9a-f-]{{36}}/", page)))
    assert len(photos) == 2
    for host in (hosts.b, hosts.a):
        opened = [hosts.ask(host, path, "supervisor") for path in photos]
        assert [answer.headers["Content-Type"] for answer in opened] == ["image/jpeg"] * 2
    assert len(hosts.s3.names("sealed")) == 2
    assert files_of(hosts.a) == files_of(hosts.b) == set()


def read(hosts, number):
    """Read a page, from one of many networks: one in a hundred past every cache."""
    page = PAGES[number % len(PAGES)] + ("" if number % 100 else f"?so={number}")
    return page, fetch(hosts.url + page, {"X-Seen-As": f"10.0.{number % 250}.1"}).status


def failed(answers):
    return [answer for answer in answers if answer[1] != 200]


def test_nobody_notices_that_a_host_is_killed(hosts):
    with Load(50, lambda number: read(hosts, number)) as load:
        wait_until(lambda: len(load.answers) > 50, "readers")
        os.killpg(hosts.a.running.process.pid, signal.SIGKILL)
        seen = len(load.answers)
        wait_until(lambda: len(load.answers) > seen + 100, "readers of the other host")
    hosts.a.running.process.wait()
    hosts.a.start()
    assert failed(load.answers) == [], hosts.logs


def test_a_new_version_with_a_migration_fails_no_request_and_loses_no_tip(hosts):
    hosts.query(BEFORE_A_MIGRATION)
    before = hosts.query("SELECT count(*) FROM tips_tip")[0][0]

    def read_or_send(number):
        if number % 100 != 50:
            return read(hosts, number)
        return "tip", fetch(f"{hosts.url}/gui-tin/", form=hosts.tip(f"{WORDS} {number}")).status

    with Load(50, read_or_send) as load:
        hosts.a.manage("migrate", "--noinput")
        for host in (hosts.a, hosts.b):
            host.stop()
            host.start()
    assert failed(load.answers) == [], hosts.logs
    assert hosts.query("SELECT count(*) FROM users_rolegrant") == [(0,)]
    sent = sum(kind == "tip" for kind, _status in load.answers)
    assert hosts.query("SELECT count(*) FROM tips_tip")[0][0] == before + sent


def test_readers_go_on_while_postgresql_and_then_the_whole_site_is_dead(hosts):
    public, (hurried, later) = hosts.staff["public"], hosts.staff["submitted"][1:]
    lists = ["/canh-bao/", "/canh-bao/?loai=&kenh=call&muc=high", "/phuong-xa/", "/kenh-chinh-thuc/", "/loa/"]
    seen = ["/", *lists, public, f"{public}?fbclid=abc"]

    def read_again(number):
        page = seen[number % len(seen)]
        headers = {"X-Seen-As": f"10.0.{number % 250}.1", "Accept-Encoding": ("br", "gzip", "")[number % 3]}
        return page, fetch(hosts.url + page, headers).status

    assert {read_again(number)[1] for number in range(3 * len(seen))} == {200}
    with Load(50, read_again) as load:
        assert hosts.ask(hosts.a, hurried[1], "approver", {"action": "approve"}).status == 302
        hosts.cluster.crash()  # when all that was kept has just become old
        what_nobody_has_seen_is_refused_in_words(hosts)
        load.wait_for_more(150)
        for host in (hosts.a, hosts.b):
            host.stop(signal.SIGKILL)
        load.wait_for_more(100)
        hosts.cluster.start()
        for host in (hosts.a, hosts.b):
            host.start()
        approve_and_read(hosts, *later)
        load.wait_for_more(50)
    assert len(failed(load.answers)) <= len(load.answers) / 1000, failed(load.answers)


def what_nobody_has_seen_is_refused_in_words(hosts):
    tip = hosts.tip(f"{WORDS} Lúc trang hỏng.")
    for answer in (fetch(hosts.url + "/chua-ai-xem/"), fetch(hosts.url + "/gui-tin/", form=tip)):
        assert answer.status in (500, 502)
        assert answer.headers["Cache-Control"] == "no-store"
        assert "tin có thể chưa đến nơi" in answer.body
        assert "tel:113" in answer.body
