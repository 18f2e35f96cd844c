"""The page of a guide: one's phone, one's step, what is real, what was asked, how old it all is."""

import json
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import timezone

from guides.blocks import PlatformsBlock
from guides.models.pages import CHECK_AGAIN_AFTER, GuidePage
from tests.factories import in_english, make_guide

pytestmark = pytest.mark.any_database

STEP = {"title": "Mở kho ứng dụng", "text": "", "image": None, "see": ""}
HOSTILE = "</script><script>alert(1)</script><!-- & \u2028 \" ' \\"


def platforms(*kinds):
    values = [{"platform": kind, "steps": [STEP, STEP]} for kind in kinds]
    return json.dumps([{"type": "platform", "value": value} for value in values])


def read(client, page):
    return BeautifulSoup(client.get(page.url).content, "html.parser")


def test_choosing_a_phone_is_a_link_to_its_part(client, home):
    shown = read(client, make_guide(platforms=platforms("android", "ios", "old")))
    hrefs = [link["href"] for link in shown.select(".guide-parts a")]
    assert hrefs == ["#android", "#iphone", "#may-doi-cu"]
    assert [shown.find(id=href[1:]).name for href in hrefs] == ["h2", "h2", "h2"]


def test_a_guide_for_every_phone_asks_for_no_choice(client, home):
    assert not read(client, make_guide(app_name="", old_phones="", platforms=platforms("any"))).select(
        "nav.guide-parts"
    )


def test_each_step_has_an_address_of_its_own_the_same_in_every_language(client, home):
    page = make_guide(platforms=platforms("android", "ios", "any", "old"))
    for language in (page, in_english(page)):
        shown = read(client, language)
        links = shown.select(".guide-steps > li > a.step-number")
        assert [link["href"] for link in links] == [
            f"#{part}-{number}"
            for part in ("android", "iphone", "moi-may", "may-doi-cu")
            for number in (1, 2)
        ]
        assert all(shown.find(id=link["href"][1:]) is link.parent for link in links)


def test_a_kind_of_phone_stands_on_a_page_once():
    block = PlatformsBlock()
    block.clean(block.to_python(json.loads(platforms("android", "ios"))))
    with pytest.raises(ValidationError):
        block.clean(block.to_python(json.loads(platforms("android", "android"))))


def test_an_app_that_does_not_run_shuts_nobody_out(client, home):
    page = make_guide(app_name="SOS", android_from="8", ios_from="13.2", old_phones="")
    part = read(client, page).find(id="may-doi-cu").parent.text
    for words in (
        "phiên bản 8 trở lên",
        "iOS 13.2 trở lên",
        "gọi 113, máy nào cũng gọi được",
        "công an phường",
    ):
        assert words in part
    told = make_guide(app_name="SOS", old_phones="<p>Nhờ hàng xóm.</p>")
    part = read(client, told).find(id="may-doi-cu").parent.text
    assert "Nhờ hàng xóm." in part
    assert "máy nào cũng gọi được" not in part


@pytest.mark.parametrize("version", ["8", "8.1", "13.2.1"])
def test_a_version_is_a_number(home, version):
    GuidePage._meta.get_field("android_from").run_validators(version)


@pytest.mark.parametrize("version", ["Android 8", "8.", "8,1", "123", "8.1.2.3"])
def test_anything_else_is_no_version(home, version):
    with pytest.raises(ValidationError):
        GuidePage._meta.get_field("android_from").run_validators(version)


def test_the_real_app_and_a_fake_stand_side_by_side_in_words(client, home):
    row = {"look_at": "Ai phát hành", "real": "Công an TP.HCM.", "fake": "Tên người lạ."}
    (item,) = read(client, make_guide(comparison=json.dumps([{"type": "row", "value": row}]))).select(
        ".compare > li"
    )
    assert item.h3.text == "Ai phát hành"
    assert [(dt.text.strip(), dt.find_next("dd").text) for dt in item.select("dt")] == [
        ("✓ Ứng dụng thật", "Công an TP.HCM."),
        ("✗ Ứng dụng giả", "Tên người lạ."),
    ]


def test_the_questions_are_data_for_programs_too_whatever_they_hold(client, home):
    asked = [{"question": f"Có mất tiền không? {HOSTILE}", "answer": HOSTILE}]
    page = make_guide(questions=json.dumps([{"type": "questions", "value": asked}]))
    (data,) = read(client, page).select("main script")
    assert data["type"] == "application/ld+json"
    assert not set("<>&\u2028") & set(data.string)
    said = json.loads(data.string)
    assert (said["@context"], said["@type"]) == ("https://schema.org", "FAQPage")
    (question,) = said["mainEntity"]
    assert question["name"] == asked[0]["question"]
    assert question["acceptedAnswer"] == {"@type": "Answer", "text": HOSTILE}


def test_a_guide_without_questions_has_no_data_of_questions(client, home):
    assert not read(client, make_guide(questions="[]")).select("main script")


def test_readers_and_editors_are_told_how_old_a_guide_is(client, home):
    last = timezone.localdate() - CHECK_AGAIN_AFTER
    fresh, stale = make_guide(checked_on=last), make_guide(checked_on=last - timedelta(days=1))
    day = stale.checked_on.strftime("%d/%m/%Y")
    assert "Chưa kiểm lại" not in read(client, fresh).text
    assert f"Chưa kiểm lại từ ngày {day}: màn hình có thể khác." in read(client, stale).text
    assert list(fresh.own_findings()) == []
    (finding,) = stale.own_findings()
    assert (day in finding.text, finding.field) == (True, "checked_on")


def test_a_translation_was_tried_when_its_source_was(client, home):
    long_ago = timezone.localdate() - CHECK_AGAIN_AFTER - timedelta(days=1)
    page = make_guide(checked_on=long_ago)
    english = in_english(page)
    assert "Not tried again since" in read(client, english).text
    page.checked_on = timezone.localdate()
    page.save_revision().publish()
    assert "Not tried again since" not in read(client, english).text
    english.latest_revision.publish()  # with the old day in it
    english.refresh_from_db()
    assert english.checked_on == page.checked_on
