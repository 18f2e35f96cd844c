"""Every CAP document keeps to the specification and says in it what the page says."""

import pytest
from wagtail.models import PageViewRestriction

from alerts.choices import Severity
from alerts.feeds.cap_info import MEANINGS
from core.models import Hiding
from tests.alerts import cap_spec
from tests.alerts.cap_spec import children, text
from tests.alerts.warnings_for_feeds import (
    document,
    ended,
    ended_by_date,
    ended_by_hand,
    in_two_languages,
    info,
    nasty,
    resumed,
    updated,
    with_everything,
)
from tests.factories import in_english, make_alert
from topics.models import LossAdvice, ScamType, TargetGroup

KINDS = {
    "new": make_alert,
    "updated": updated,
    "ended by hand": ended,
    "ended by date": ended_by_date,
    "resumed": resumed,
    "in two languages": in_two_languages,
    "with everything": with_everything,
    "nasty": nasty,
    "long": lambda: make_alert(title="Cảnh báo " * 28),
    "sample": lambda: make_alert(is_sample=True),
    **{code: lambda code=code: make_alert(severity=code) for code in Severity.values},
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_document_keeps_to_the_specification(home, client, kind):
    document(client, KINDS[kind]())


def test_one_document_holds_every_language_under_each_address(home, client):
    page = make_alert(title="Giả danh công an")
    english = in_english(page, title="Fake police")
    root = document(client, page)
    assert [text(each, "language") for each in children(root, "info")] == ["vi-VN", "en-US"]
    assert [text(each, "headline") for each in children(root, "info")] == ["Giả danh công an", "Fake police"]
    assert client.get(f"{english.url}cap.xml").content == client.get(f"{page.url}cap.xml").content


def test_a_language_that_is_not_open_is_not_in_it(home, client):
    page = make_alert()
    english = in_english(page)
    english.get_site().root_page.get_translations().get(locale=english.locale).unpublish()
    assert len(children(document(client, page), "info")) == 1


def test_what_happens_is_a_scam_and_its_code_says_which(home, client):
    page = make_alert()
    in_english(page)
    infos = children(document(client, page), "info")
    assert [text(each, "event") for each in infos] == ["Lừa đảo", "Scam"]
    codes = [[child.text for child in children(each, "eventCode")[0]] for each in infos]
    assert codes == [["scam_type", page.scam_type.code]] * 2


@pytest.mark.parametrize("model", [ScamType, TargetGroup, LossAdvice])
@pytest.mark.parametrize("ending", [False, True], ids=["active", "ended"])
def test_whoever_edits_a_term_changes_no_message_that_was_sent(home, client, model, ending):
    page = with_everything()
    in_english(page)
    if ending:
        ended_by_hand(page)
    before = client.get(f"{page.url}cap.xml").content
    for term in model.objects.all():
        term.name = "Tên khác"
        if model is LossAdvice:
            term.steps, term.sort_order = "Việc khác.", 200 - term.sort_order
        else:
            term.summary = "Câu khác."
        term.save_revision().publish()
    assert client.get(f"{page.url}cap.xml").content == before
    model.objects.first().unpublish()
    assert client.get(f"{page.url}cap.xml").content == before


def test_wards_have_the_code_of_the_statistical_office_and_none_is_the_city(home, client):
    def areas(page):
        return [
            (text(area, "areaDesc"), *(child.text for child in children(area, "geocode")[0]))
            for area in children(info(document(client, page)), "area")
        ]

    assert areas(with_everything()) == [
        ("Phường Bà Rịa", "GSO", "26560"),
        ("Phường Tân Định", "GSO", "26737"),
    ]
    assert areas(make_alert()) == [("Thành phố Hồ Chí Minh", "GSO", "79")]


def test_it_says_how_to_see_through_it_and_what_to_do(home, client):
    page = with_everything()
    block = info(document(client, page))
    for words in (page.summary, page.read_aloud, "- Giục làm ngay.", "Nay chúng gọi cả video."):
        assert words in text(block, "description")
    steps = ["Dừng: Tắt máy.", "Kiểm tra: Hỏi công an phường.", "Báo: Gọi 113."]
    assert text(block, "instruction").split("\n")[:3] == steps
    for words in ("- Khóa tài khoản.", f"https://outreach.example{page.url}"):
        assert words in text(block, "instruction")


def test_signs_that_xml_knows_are_kept_and_those_that_no_xml_may_hold_go(home, client):
    root = document(client, nasty())
    assert text(info(root), "headline") == "Lừa <b>đảo</b> & 'giả' \"mạo\" 😀 ]]>  8<->9"
    assert "- a b & c" in text(info(root), "description")


@pytest.mark.parametrize("severity", Severity.values)
def test_severity_is_told_in_the_words_of_the_specification(home, client, severity):
    block = info(document(client, make_alert(severity=severity)))
    names = ("responseType", "urgency", "severity", "certainty")
    assert tuple(text(block, name) for name in names) == MEANINGS[severity]


def test_there_is_no_document_of_what_is_not_public(home, client, approver):
    draft, hidden, restricted = make_alert(live=False), make_alert(), make_alert()
    Hiding.objects.hide(hidden, approver, "Sai.")
    PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"{draft.url}cap.xml").status_code == 404
    assert client.get(f"{hidden.url}cap.xml").status_code == 404
    assert client.get(f"{restricted.url}cap.xml").status_code == 302
    assert client.get("/canh-bao/cap.xml").content.count(b"<entry>") == 0


def test_the_checker_finds_what_is_wrong(home, client):
    good = client.get(f"{updated().url}cap.xml").content.decode()
    wrong = [
        good.replace("+07:00</sent>", "Z</sent>"),
        good.replace("<status>Actual", "<status>Real"),
        good.replace("<scope>Public</scope>", ""),
        good.replace("<sender>outreach.example</sender>", "<sender>a, b</sender>"),
        good.replace("<category>Security</category>", ""),
        good.replace("<urgency>", "<urgency>X"),
        good.replace("<references>", "<references>x "),
        good.replace("<msgType>Update", "<msgType>Cancel").replace("references>", "incidents>"),
        good.replace("<headline>", f"<headline>{'x' * 160}"),
        good.replace("cap:1.2", "cap:1.1"),
    ]
    assert cap_spec.problems(good.encode()) == []
    assert [document for document in wrong if document == good] == []
    assert [document for document in wrong if not cap_spec.problems(document.encode())] == []
