"""The sheet for the loudspeaker: what holds today, the gravest first, for one ward or the whole city."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from alerts.models import AlertEnding, AlertWard
from tests.factories import in_english, make_alert

BA_RIA = "phuong-ba-ria"


def in_wards(page, *codes):
    page.wards = [AlertWard(ward_id=code) for code in codes]
    page.save_revision().publish()
    return page


def read(client, path="/loa/"):
    """Return what the announcer reads, in order."""
    html = client.get(path).content.decode()
    return re.findall(r'class="loudspeaker-text">([^<]*)<', html)


def test_the_gravest_comes_first_and_the_newest_of_a_kind(home, client):
    today = timezone.localdate()
    make_alert(severity="notice", read_aloud="Bốn.")
    make_alert(severity="urgent", read_aloud="Hai.", issued_on=today - timedelta(days=2))
    make_alert(severity="high", read_aloud="Ba.")
    make_alert(severity="urgent", read_aloud="Một.", issued_on=today)
    opening, *sentences, closing = read(client)
    assert sentences == ["Một.", "Hai.", "Ba.", "Bốn."]
    assert opening.startswith("Kính thưa bà con. Hôm nay là ")
    assert opening.endswith("tại Thành phố Hồ Chí Minh.")
    assert "hết" in closing


@pytest.mark.parametrize("path", ["/loa/", f"/loa/?phuong={BA_RIA}"])
def test_of_many_the_gravest_are_read_and_it_says_that_there_are_more(home, client, path):
    more = "Ở đây chỉ có 12 cảnh báo nghiêm trọng và mới nhất."
    for number in range(12):
        make_alert(severity="notice", read_aloud=f"Câu {number}.")
    assert len(read(client, path)) == 12 + 2
    assert more not in client.get(path).content.decode()
    make_alert(severity="urgent", read_aloud="Nặng nhất.")
    _opening, *sentences, _closing = read(client, path)
    assert (len(sentences), sentences[0]) == (12, "Nặng nhất.")
    assert "Câu 0." not in sentences
    html = client.get(path).content.decode()
    assert more in html
    assert 'href="/canh-bao/">Tất cả cảnh báo</a>' in html


def test_the_day_is_said_in_words(home, client):
    make_alert()
    today = timezone.localdate()
    words = f", ngày {today.day} tháng {today.month} năm {today.year}"
    assert re.search(rf"là (thứ (Hai|Ba|Tư|Năm|Sáu|Bảy)|Chủ nhật){words}", read(client)[0])


@pytest.mark.parametrize("how", ["by date", "by hand", "draft", "hidden"])
def test_what_has_ended_or_is_not_public_is_not_read_out(home, client, how):
    over = (
        {"ends_at": timezone.now() - timedelta(hours=1), "end_reason": "caught"} if how == "by date" else {}
    )
    page = make_alert(live=how != "draft", read_aloud="Đừng đọc câu này.", **over)
    if how == "by hand":
        AlertEnding.objects.create(translation_key=page.translation_key, title=page.title, reason="caught")
    if how == "hidden":
        page.unpublish()
    assert read(client) == ["Hôm nay không có cảnh báo nào cần đọc. Thông báo đến đây là hết."]


def test_a_ward_hears_its_own_and_those_of_the_whole_city(home, client):
    make_alert(read_aloud="Cả thành phố.")
    in_wards(make_alert(read_aloud="Bà Rịa và nơi khác."), "26560", "26737")
    in_wards(make_alert(read_aloud="Nơi khác."), "26737")
    opening, *sentences, _closing = read(client, f"/loa/?phuong={BA_RIA}")
    assert "tại Phường Bà Rịa." in opening
    assert sentences == ["Bà Rịa và nơi khác.", "Cả thành phố."]
    assert len(read(client)) == 5


def test_the_ward_that_was_chosen_stays_chosen(home, client):
    assert f'value="{BA_RIA}" selected' in client.get(f"/loa/?phuong={BA_RIA}").content.decode()


@pytest.mark.parametrize("ward", ["", "khong-co", "26560", "x" * 3000])
def test_a_ward_that_nobody_knows_is_the_whole_city(home, client, ward):
    make_alert(read_aloud="Cả thành phố.")
    assert "Cả thành phố." in read(client, f"/loa/?phuong={ward}")


def test_each_language_reads_its_own(home, client):
    both = make_alert(read_aloud="Công an không gọi video.")
    make_alert(read_aloud="Chưa dịch câu này.")
    in_english(both, read_aloud="The police never call by video.")
    opening, *sentences, closing = read(client, "/en/loa/")
    assert sentences == ["The police never call by video."]
    assert opening.endswith("Ho Chi Minh City.")
    assert "That is all" in closing
    assert set(read(client)[1:-1]) == {"Công an không gọi video.", "Chưa dịch câu này."}


def test_a_sheet_with_sample_warnings_says_so(home, client):
    make_alert()
    assert "sample-ribbon" not in client.get("/loa/").content.decode()
    make_alert(is_sample=True)
    assert "sample-ribbon" in client.get("/loa/").content.decode()


@pytest.mark.parametrize("place", ["footer", "header"])
def test_every_page_leads_to_the_sheet(home, client, place):
    page = BeautifulSoup(client.get("/").content, "html.parser")
    assert page.select_one(f"{place} a[href='/loa/']").text.strip()
