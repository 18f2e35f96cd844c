import pytest
from django.db import connection

from alerts.models import AlertWard
from core.languages import path_in
from tests.campaigns.test_results import make_sheet
from tests.factories import in_english, make_alert, make_campaign, make_meeting, make_news
from tests.wards import teams
from wards.models import Ward


@pytest.mark.any_database
def test_all_168_have_a_page_in_both_languages_of_12_queries_at_most(home, client):
    in_english(home)
    campaign = make_campaign()
    make_sheet(campaign, ("people", "26560", 0, 1234), ("people", "26737", 0, 56))  # the second has no team
    meeting = make_meeting(ward_id="26560", hall_ward_id="26560")
    for page in (make_alert(), make_news(ward_id="26560"), meeting, campaign):
        in_english(page)
    teams.in_english(teams.make_team())
    teams.make_team("26740")
    client.get("/")  # Wagtail then remembers where its sites begin
    paths = [ward.get_absolute_url() for ward in Ward.objects.all()]
    asked = []

    def count(execute, sql, *rest):
        asked.append(sql)
        return execute(sql, *rest)

    for address in (*paths, *(path_in("en", path) for path in paths)):
        asked.clear()
        with connection.execute_wrapper(count):
            assert client.get(address).status_code == 200, address
        assert 0 < len(asked) <= 12, (address, asked)
    assert len(paths) == 168


def test_the_list_is_in_vietnamese_order(home, client):
    wards = [ward.name for ward in client.get("/phuong-xa/").context["wards"]]
    assert wards[0] == "Đặc khu Côn Đảo"
    following = [
        "Phường An Đông",
        "Phường An Hội Đông",
        "Phường An Hội Tây",
        "Phường An Khánh",
        "Phường An Lạc",
    ]
    assert wards[1:6] == following
    for before, after in [("Phường Cầu Ông Lãnh", "Phường Chánh Hiệp"), ("Phường Dĩ An", "Phường Đông Hòa")]:
        assert wards.index(before) < wards.index(after)


def test_a_ward_page_shows_what_it_was_and_its_warnings(home, client):
    ward = Ward.objects.get(pk="26560")
    here, elsewhere, city = (
        make_alert(title=f"Chiêu ở {place}") for place in ("đây", "nơi khác", "cả thành phố")
    )
    AlertWard.objects.create(page=here, ward=ward)
    AlertWard.objects.create(page=elsewhere, ward_id="26737")
    page = client.get(ward.get_absolute_url()).content.decode()
    assert here.title in page
    assert city.title in page
    assert elsewhere.title not in page
    assert all(former.name in page for former in ward.former.all())
    assert "/gui-tin/?phuong=26560" in page


def test_a_place_nobody_knows_is_not_found(home, client):
    assert client.get("/phuong-xa/khong-co/").status_code == 404


def test_a_former_name_shows_why_a_ward_was_found(home, client):
    page = client.get("/phuong-xa/", {"q": "huyen con dao"}).content.decode()
    assert "Huyện Côn Đảo" in page
    assert "/phuong-xa/dac-khu-con-dao/" in page
