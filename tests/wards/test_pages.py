from alerts.models import AlertWard
from tests.factories import make_alert
from wards.models import Ward


def test_all_168_have_a_page(home, client):
    for ward in Ward.objects.all():
        response = client.get(ward.get_absolute_url())
        assert response.status_code == 200
        assert ward.name in response.content.decode()


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
