"""What becomes of a warning, told in messages that refer to each other."""

from datetime import datetime, timedelta

from django.utils import timezone

from core.models import Hiding
from tests.alerts.cap_spec import children, parsed, text
from tests.alerts.warnings_for_feeds import (
    document,
    ended,
    ended_by_date,
    ended_by_hand,
    in_two_languages,
    info,
    updated,
)
from tests.factories import in_english, make_alert

ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_first_message_is_an_alert(home, client):
    page = make_alert(title="Giả danh công an", severity="urgent")
    root = document(client, page)
    assert [text(root, name) for name in ("sender", "status", "msgType", "scope", "references", "note")] == [
        *("outreach.example", "Actual", "Alert", "Public", None, None)
    ]
    assert text(root, "identifier") == f"outreach.example-{page.translation_key}-1"
    assert text(root, "sent").endswith("+07:00")
    assert text(info(root), "headline") == "Giả danh công an"
    assert text(info(root), "event") == "Lừa đảo"
    assert text(info(root), "web") == f"https://outreach.example{page.url}"
    assert text(info(root), "expires") is None


def test_each_later_message_refers_to_all_before_it(home, client):
    page, references = make_alert(), []
    for number in range(1, 4):
        root = document(client, page)
        assert text(root, "identifier").endswith(f"-{number}")
        assert (text(root, "references") or "").split() == references
        references.append(",".join(text(root, name) for name in ("sender", "identifier", "sent")))
        page.save_revision().publish()
    assert text(root, "msgType") == "Update"


def test_an_end_by_hand_cancels_from_that_moment_with_its_reason(home, client):
    page = in_two_languages()
    first = document(client, page)
    at = timezone.now() + timedelta(seconds=7)
    ended_by_hand(page, ended_at=at)
    root = document(client, page)
    assert text(root, "msgType") == "Cancel"
    assert datetime.fromisoformat(text(root, "sent")) == at.replace(microsecond=0)
    assert text(root, "identifier") != text(first, "identifier")
    assert text(first, "identifier") in text(root, "references")
    assert text(root, "note") == "Đã tìm ra những kẻ đứng sau. / The people behind it have been found."
    assert [text(each, "expires") for each in children(root, "info")] == [None, None]
    assert [text(each, "urgency") for each in children(root, "info")] == ["Past", "Past"]
    assert text(info(root), "headline").startswith("[Đã kết thúc] ")
    assert text(children(root, "info")[1], "headline").startswith("[Ended] ")


def test_an_end_by_date_cancels_from_that_moment(home, client, monkeypatch):
    ends_at = timezone.now() + timedelta(hours=1)
    page = make_alert(ends_at=ends_at, end_reason="not_seen")
    first = document(client, page)
    assert datetime.fromisoformat(text(info(first), "expires")) == ends_at.replace(microsecond=0)
    monkeypatch.setattr(timezone, "now", lambda: ends_at + timedelta(seconds=1))
    root = document(client, page)
    assert text(root, "msgType") == "Cancel"
    assert datetime.fromisoformat(text(root, "sent")) == ends_at.replace(microsecond=0)
    assert text(root, "references").startswith(f"outreach.example,{text(first, 'identifier')},")


def test_no_identifier_ever_stands_for_other_words(home, client, approver):
    """Through a whole life, each document that differs has a name of its own and refers to all others."""
    page, seen = make_alert(), {}

    def look():
        root = document(client, page)
        referred = [reference.split(",")[1] for reference in (text(root, "references") or "").split()]
        assert referred == list(seen)
        assert text(root, "identifier") not in seen
        seen[text(root, "identifier")] = text(root, "msgType")

    look()
    page.save_revision().publish()
    look()
    english = in_english(page)
    look()
    ending = ended_by_hand(page)
    look()
    ending.undone_at = timezone.now()
    ending.save()
    look()
    Hiding.objects.hide(english, approver, "Dịch sai.")
    look()
    Hiding.objects.hide(page, approver, "Sai số.")[0].undo(approver)
    look()
    ended_by_hand(page)
    look()
    assert list(seen.values()) == [
        *("Alert", "Update", "Update", "Cancel", "Update", "Update", "Update", "Cancel")
    ]


def test_the_feed_leads_to_every_document(home, client):
    pages = [make_alert(), ended(), updated(), ended_by_date()]
    feed = parsed(client.get("/canh-bao/cap.xml").content)
    links = [
        link.get("href")
        for entry in feed.findall(f"{ATOM}entry")
        for link in entry.findall(f"{ATOM}link")
        if link.get("type") == "application/cap+xml"
    ]
    assert links == [f"https://outreach.example{page.url}cap.xml" for page in reversed(pages)]


def test_the_time_of_an_entry_is_that_of_the_newest_message(home, client):
    page = make_alert()

    def told():
        entry = parsed(client.get("/canh-bao/cap.xml").content).find(f"{ATOM}entry")
        return datetime.fromisoformat(entry.findtext(f"{ATOM}updated")).replace(microsecond=0)

    assert told() == datetime.fromisoformat(text(document(client, page), "sent"))
    ended_by_hand(page, ended_at=timezone.now() + timedelta(seconds=5))
    assert told() == datetime.fromisoformat(text(document(client, page), "sent"))
