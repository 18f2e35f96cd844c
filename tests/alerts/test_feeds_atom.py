"""The feed for readers' programs, and what all feeds have in common."""

import re
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from alerts.feeds import selection
from alerts.models import AlertIndicator, AlertUpdate, AlertWard
from core.models import Hiding
from tests.alerts.cap_spec import parsed
from tests.alerts.warnings_for_feeds import NASTY, ended_by_hand, nasty, with_everything
from tests.factories import in_english, make_alert

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ["atom.xml", "cap.xml", "v1/canh-bao.json"]
LONG_AGO = timedelta(days=366)


def feed(client, path="/canh-bao/atom.xml"):
    return parsed(client.get(path).content)


def entries(client, path="/canh-bao/atom.xml"):
    return feed(client, path).findall(f"{ATOM}entry")


def titles(client, path="/canh-bao/atom.xml"):
    return [entry.findtext(f"{ATOM}title") for entry in entries(client, path)]


def moment(entry):
    return datetime.fromisoformat(entry.findtext(f"{ATOM}updated"))


def test_it_is_a_feed_in_the_language_of_its_address(home, client):
    page = make_alert(title="Giả danh công an")
    in_english(page, title="Fake police")
    root = feed(client)
    assert root.tag == f"{ATOM}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "vi"
    assert feed(client, "/en/canh-bao/atom.xml").get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "https://outreach.example/canh-bao/",
        "self": "https://outreach.example/canh-bao/atom.xml",
    }
    assert root.find(f"{ATOM}author/{ATOM}name").text
    assert titles(client) == ["Giả danh công an"]
    assert titles(client, "/en/canh-bao/atom.xml") == ["Fake police"]


def test_an_entry_says_what_to_read_aloud_and_the_three_steps(home, client):
    page = make_alert()
    page.updates = [AlertUpdate(text="Nay chúng gọi cả video.")]
    page.save_revision().publish()
    (entry,) = entries(client)
    content = entry.find(f"{ATOM}content")
    assert content.get("type") == "html"
    for words in (page.read_aloud, page.stop, page.check_first, page.report, "Nay chúng gọi cả video."):
        assert words in content.text
    assert entry.find(f"{ATOM}link").get("href") == f"https://outreach.example{page.url}"


def test_what_was_typed_is_text_and_what_no_xml_may_hold_goes(home, client):
    nasty()
    (entry,) = entries(client)
    assert entry.findtext(f"{ATOM}title") == NASTY.translate(dict.fromkeys([7, 11, 31, 0xFFFE]))
    assert "Lừa &lt;b&gt;đảo&lt;/b&gt; &amp; " in entry.findtext(f"{ATOM}content")


def test_the_newest_come_first(home, client):
    today = timezone.localdate()
    for title, days in (("Hai", 3), ("Một", 1), ("Ba", 9)):
        make_alert(title=title, issued_on=today - timedelta(days=days))
    assert titles(client) == ["Một", "Hai", "Ba"]


def test_an_edit_and_an_end_and_its_undoing_move_the_time_and_never_the_id(home, client):
    page = make_alert(title="Giả danh")
    seen = []

    def look():
        (entry,) = entries(client)
        seen.append((entry.findtext(f"{ATOM}id"), moment(entry), entry.findtext(f"{ATOM}title")))

    look()
    page.save_revision().publish()
    look()
    ending = ended_by_hand(page)
    look()
    assert "Cảnh báo này đã kết thúc" in entries(client)[0].findtext(f"{ATOM}content")
    assert "Đã tìm ra những kẻ đứng sau." in entries(client)[0].findtext(f"{ATOM}content")
    ending.undone_at = timezone.now()
    ending.save()
    look()
    assert len({name for name, _moment, _title in seen}) == 1
    moments = [at for _name, at, _title in seen]
    assert moments == sorted(set(moments))
    assert [title for _name, _moment, title in seen] == [
        *("Giả danh", "Giả danh", "[Đã kết thúc] Giả danh", "Giả danh")
    ]


def test_an_end_by_date_moves_the_time_too(home, client, monkeypatch):
    ends_at = timezone.now() + timedelta(hours=2)
    make_alert(title="Giả danh", ends_at=ends_at, end_reason="caught")
    monkeypatch.setattr(timezone, "now", lambda: ends_at + timedelta(seconds=1))
    (entry,) = entries(client)
    assert entry.findtext(f"{ATOM}title") == "[Đã kết thúc] Giả danh"
    assert moment(entry) == ends_at


def test_each_language_of_a_warning_has_an_id_of_its_own(home, client):
    in_english(make_alert())
    ids = [
        entries(client, path)[0].findtext(f"{ATOM}id")
        for path in ("/canh-bao/atom.xml", "/en/canh-bao/atom.xml")
    ]
    assert len(set(ids)) == 2
    assert all(each.startswith("urn:uuid:") for each in ids)


@pytest.mark.parametrize("how", ["by date", "by hand"])
def test_what_ended_long_ago_is_in_no_feed(home, client, how):
    over = timezone.now() - LONG_AGO
    page = make_alert(ends_at=over if how == "by date" else None, end_reason="caught")
    if how == "by hand":
        ended_by_hand(page, ended_at=over)
    for file in FEEDS:
        assert page.title not in client.get(f"/canh-bao/{file}").content.decode()


def test_a_feed_has_an_end_but_misses_no_end_of_an_old_warning(home, client, monkeypatch):
    monkeypatch.setattr(selection, "MOST", 3)
    old = make_alert(title="Cũ", issued_on=timezone.localdate() - timedelta(days=90))
    for number in range(5):
        make_alert(title=f"Mới {number}")
    assert titles(client) == ["Mới 4", "Mới 3", "Mới 2"]
    ending = ended_by_hand(old)
    assert titles(client) == ["Mới 4", "Mới 3", "[Đã kết thúc] Cũ"]
    ending.undone_at = timezone.now()
    ending.save()
    assert titles(client) == ["Mới 4", "Mới 3", "Cũ"]


@pytest.mark.parametrize("file", FEEDS)
def test_nothing_that_is_not_public_is_in_a_feed(home, client, approver, file):
    make_alert(live=False, title="Bản nháp")
    Hiding.objects.hide(make_alert(title="Đã gỡ"), approver, "Sai.")
    restricted = make_alert(title="Nội bộ")
    PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)
    in_english(make_alert(title="Chưa dịch xong"), live=False, title="Half done")
    here, there = (client.get(f"{prefix}/canh-bao/{file}").content.decode() for prefix in ("", "/en"))
    assert "Chưa dịch xong" in here
    for title in ("Bản nháp", "Đã gỡ", "Nội bộ", "Half done"):
        assert title not in here + there
    assert "Chưa dịch xong" not in there


@pytest.mark.parametrize("file", FEEDS)
def test_there_is_no_feed_in_a_language_that_is_not_open(home, client, file):
    make_alert()
    assert client.get(f"/en/canh-bao/{file}").status_code == 404


@pytest.mark.parametrize("file", [*FEEDS, "a/cap.xml"])
def test_what_has_not_changed_is_not_sent_again_and_what_has_is(home, client, approver, file):
    page = make_alert(title="Đầu", slug="a")
    path = f"/canh-bao/{file}"
    first = client.get(path)
    again = client.get(path, headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"] == "public, max-age=2"
    assert client.head(path).headers["ETag"] == first.headers["ETag"]
    assert client.head(path).content == b""
    page.title = "Sau"
    page.save_revision().publish()
    other = client.get(path, headers={"if-none-match": first.headers["ETag"]})
    assert other.status_code == 200
    assert "Sau" in other.content.decode()
    assert client.get(path, headers={"if-modified-since": "Wed, 01 Jan 2098 00:00:00 GMT"}).status_code == 200


@pytest.mark.parametrize("file", [*FEEDS, "a/cap.xml"])
def test_every_feed_is_for_everybody_and_knows_nobody(home, client, file):
    make_alert(slug="a")
    response = client.get(f"/canh-bao/{file}", headers={"origin": "https://bao.example"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert not response.cookies
    assert "cookie" not in response.headers["Vary"].lower()
    assert client.post(f"/canh-bao/{file}").status_code == 405


def test_pages_that_are_no_feed_are_not_for_scripts_of_others(home, client):
    for path in ("/", "/canh-bao/", make_alert().url, "/loa/"):
        assert "Access-Control-Allow-Origin" not in client.get(path).headers


@pytest.mark.parametrize("file", FEEDS)
def test_what_a_feed_costs_does_not_grow(home, client, file):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/canh-bao/{file}").status_code == 200
        return len(queries)

    for number in range(15):
        page = with_everything()
        page.wards.add(AlertWard(ward_id="26740"))
        page.indicators.add(AlertIndicator(kind="phone", value="0900 000 000"))
        page.save_revision().publish()
        in_english(page)
        if number == 1:
            cost()  # Wagtail remembers where its sites begin
            few = cost()
    assert cost() == few <= 28


def test_the_pages_of_warnings_name_the_feeds_and_no_other_page_does(home, client):
    page = make_alert(slug="a")
    shared = [
        *("application/atom+xml", "https://outreach.example/canh-bao/atom.xml"),
        *("application/atom+xml", "https://outreach.example/canh-bao/cap.xml"),
        *("application/json", "https://outreach.example/canh-bao/v1/canh-bao.json"),
    ]
    own = ["application/cap+xml", "https://outreach.example/canh-bao/a/cap.xml"]
    for path, expected in ((page.url, own + shared), ("/canh-bao/", shared), ("/", []), ("/phuong-xa/", [])):
        html = client.get(path).content.decode()
        links = re.findall('<link rel="alternate" type="(.*?)" title=".+?" href="(.*?)">', html)
        found = [part for link in links for part in link]
        assert found == expected
        for address in expected[1::2]:
            assert client.get(address.removeprefix("https://outreach.example")).status_code == 200
