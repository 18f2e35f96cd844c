"""The data for those who build something with it: each field that docs/feeds.md promises."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from alerts.models import AlertIndicator
from core.identifiers import Kind, normalise
from tests.alerts.warnings_for_feeds import NASTY, ended_by_hand, nasty, with_everything
from tests.factories import in_english, make_alert
from topics.models import LossAdvice, ScamType, TargetGroup

PATH = "/canh-bao/v1/canh-bao.json"
DOCS = Path(__file__).resolve().parents[2] / "docs/feeds.md"


def data(client, path=PATH):
    response = client.get(path)
    assert response.headers["Content-Type"] == "application/json"
    return response.json()


def test_it_says_its_version_its_language_and_whose_it_is(home, client):
    found = data(client)
    assert (found["version"], found["language"], found["alerts"]) == (1, "vi", [])
    assert found["source"] == {"name": "An ninh, trật tự TP.HCM", "url": "https://outreach.example"}


def test_a_warning_has_all_that_a_re_user_needs(home, client):
    page = with_everything()
    (found,) = data(client)["alerts"]
    kind, group, loss = (model.objects.to_read().first() for model in (ScamType, TargetGroup, LossAdvice))
    assert found["id"] == str(page.translation_key)
    assert found["is_sample"] is False
    for name in ("title", "summary", "read_aloud"):
        assert found[name] == getattr(page, name)
    assert found["severity"] == {"code": "high", "label": "Nguy cơ cao"}
    assert found["scam_type"] == {"code": kind.code, "label": kind.name}
    assert found["contact_methods"] == [{"code": "call", "label": "Gọi điện"}]
    assert found["target_groups"] == [{"code": group.code, "label": group.name}]
    assert found["wards"] == [
        {"code": "26560", "name": "Phường Bà Rịa"},
        {"code": "26737", "name": "Phường Tân Định"},
    ]
    assert found["issued_on"] == timezone.localdate().isoformat()
    assert found["steps"] == {"stop": "Tắt máy.", "check": "Hỏi công an phường.", "report": "Gọi 113."}
    assert found["signs"] == ["Giục làm ngay."]
    assert found["if_it_happened"] == ["Khóa tài khoản."]
    assert found["losses"] == [{"code": loss.code, "label": loss.name, "steps": loss.lines}]
    assert [update["text"] for update in found["updates"]] == ["Nay chúng gọi cả video."]
    assert found["urls"] == {
        "vi": {
            "page": f"https://outreach.example{page.url}",
            "cap": f"https://outreach.example{page.url}cap.xml",
            "card": f"https://outreach.example{page.url}the-chia-se.png",
            "leaflet": f"https://outreach.example{page.url}to-roi.pdf",
        }
    }
    assert (found["ends_at"], found["end"]) == (None, None)


def test_an_indicator_stands_as_seen_as_compared_and_as_shown(home, client):
    page = make_alert()
    page.indicators = [AlertIndicator(kind=Kind.LINK, value="http://gia-danh.example/nhan-tien")]
    page.save_revision().publish()
    (indicator,) = data(client)["alerts"][0]["indicators"]
    assert indicator == {
        "kind": "link",
        "value": "http://gia-danh.example/nhan-tien",
        "normal": normalise(Kind.LINK, "http://gia-danh.example/nhan-tien"),
        "shown": "hxxp://gia-danh[.]example/nhan-tien",
    }


def test_an_end_by_hand_is_told_with_its_reason(home, client):
    page = make_alert()
    ending = ended_by_hand(page)
    (found,) = data(client)["alerts"]
    assert datetime.fromisoformat(found["end"]["at"]) == ending.ended_at.replace(microsecond=0)
    assert found["end"]["reason"] == "Đã tìm ra những kẻ đứng sau."
    assert found["updated_at"] == found["end"]["at"]


def test_an_end_that_is_still_to_come_is_told_before(home, client):
    ends_at = timezone.now() + timedelta(days=3)
    make_alert(ends_at=ends_at, end_reason="caught")
    (found,) = data(client)["alerts"]
    assert datetime.fromisoformat(found["ends_at"]) == ends_at.replace(microsecond=0)
    assert found["end"] is None


@pytest.mark.parametrize(("days", "found"), [(364, 1), (366, 0)])
def test_ended_ones_stay_a_year(home, client, days, found):
    make_alert(ends_at=timezone.now() - timedelta(days=days), end_reason="caught")
    assert len(data(client)["alerts"]) == found


def test_every_active_one_is_there(home, client, monkeypatch):
    monkeypatch.setattr("alerts.feeds.selection.MOST", 2)
    for _number in range(5):
        make_alert()
    found = data(client)
    assert (len(found["alerts"]), found["has_more"]) == (5, False)


def test_of_very_many_the_newest_are_there_and_it_says_that_there_are_more(home, client, monkeypatch):
    monkeypatch.setattr("alerts.feeds.data.MOST_DATA", 2)
    for title in ("Một", "Hai", "Ba"):
        make_alert(title=title)
    found = data(client)
    assert ([each["title"] for each in found["alerts"]], found["has_more"]) == (["Ba", "Hai"], True)


def test_each_language_speaks_its_own_and_leads_to_the_others(home, client):
    page = make_alert(title="Giả danh")
    english = in_english(page, title="Fake police")
    make_alert(title="Chưa dịch")
    (found,) = data(client, "/en/canh-bao/v1/canh-bao.json")["alerts"]
    assert (found["title"], found["language"], found["id"]) == (
        "Fake police",
        "en",
        str(page.translation_key),
    )
    assert found["severity"]["label"] == "High risk"
    assert found["scam_type"]["label"] != page.scam_type.name
    assert {code: urls["page"] for code, urls in found["urls"].items()} == {
        "vi": f"https://outreach.example{page.url}",
        "en": f"https://outreach.example{english.url}",
    }


def test_a_term_without_a_name_in_this_language_has_its_code_alone(home, client):
    page = make_alert()
    in_english(page)
    english = ScamType.objects.filter(locale__language_code="en")
    english.filter(translation_key=page.scam_type.translation_key).update(live=False)
    (found,) = data(client, "/en/canh-bao/v1/canh-bao.json")["alerts"]
    assert found["scam_type"] == {"code": page.scam_type.code, "label": None}


def test_what_was_typed_comes_out_as_it_was(home, client):
    nasty()
    (found,) = data(client)["alerts"]
    assert found["title"] == NASTY
    assert found["signs"][-1] == "a b & c"


def test_every_field_is_promised_in_the_documentation(home, client):
    with_everything()
    promised = set(re.findall(r"^\| `(\w+)` \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE))
    found = data(client)
    assert {*found, *found["alerts"][0]} == promised
