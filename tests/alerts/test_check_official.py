"""What /kiem-tra/ calls official, and what it never does."""

import pytest

from channels.models import OfficialChannel
from tests.alerts.checking import IMITATES, OFFICIAL, UNKNOWN, make_channel


def test_an_official_number_is_named_with_the_day_of_its_check_and_may_be_forged(home, ask):
    OfficialChannel.objects.filter(value="113").update(checked_on="2026-03-09")
    html = ask("Họ bảo gọi 113, hoặc 114.")
    assert html.count(OFFICIAL) == 2
    assert "Công an" in html
    assert "09/03/2026" in html
    assert "giả mạo" in html
    assert UNKNOWN not in html


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("hotline", "02838387000", "+84 28 3838 7000"),
        ("bank", "19001234", "Gọi 1900 1234 để khóa thẻ"),
        ("website", "https://www.conganmau.example/", "http://nop-phat.conganmau.example/a?b"),
        ("social", "https://www.facebook.com/congan.tphcm", "m.facebook.com/congantphcm/posts/1"),
        ("app", "SOS An ninh", "sos an ninh"),
    ],
)
def test_each_kind_of_channel_is_known_by_what_people_write(home, ask, kind, value, text):
    make_channel(kind, value)
    html = ask(text)
    assert OFFICIAL in html
    assert ("giả mạo" in html) == (kind in ("hotline", "bank"))


def test_an_alias_is_as_good_as_the_name(home, ask):
    make_channel("app", "SOS An ninh, trật tự CATP.HCM", aliases="SOS TP HCM\nSOS Sài Gòn")
    assert OFFICIAL in ask("sos sai gon")
    assert OFFICIAL in ask("SOS an ninh trật tự")  # of those that a new site has


@pytest.mark.parametrize(
    "text",
    [
        *("http://соnganmau.example", "c0nganmau.example", "conganrnau.example"),
        *("congànmau.example", "conganmau.example.evil.example", "conganmau-example.com"),
        *("http://conganmau.example@evil.example/", "xn--nganmau-8ig0a.example"),
        *("http://conganmau.example:80@evil.example", "http://conganmau.example:x@evil.example/a@b"),
        *("http://x:conganmau.example@evil.example", "http://conganmau.example%2f@evil.example"),
        *(f"http://conganmau.example{sign}x.evil.example/dang-nhap" for sign in ",;')(*\"&+=%、"),
    ],
)
def test_what_looks_like_an_official_address_is_not_said_to_be_one(website, ask, text):
    html = ask(text)
    assert OFFICIAL not in html
    assert IMITATES in html


@pytest.mark.parametrize(
    "text",
    [
        *("javascript://conganmau.example/%0aalert(1)", "javascript:location='https://conganmau.example'"),
        *("intent://conganmau.example#Intent;scheme=https;end", "data:text/html,conganmau.example"),
        *("data:conganmau.example", "tel:conganmau.example", "xyz://conganmau.example"),
        *(
            "https://evil.example?next=https://conganmau.example",
            "https://evil.example/https://conganmau.example/",
        ),
        *(
            "evil.example?u=https://conganmau.example",
            "evil.example/http://conganmau.example",
            "evil.example:conganmau.example",
        ),
        *("//evil.example?u=https://conganmau.example", "http://1729897654/https://conganmau.example"),
        *(
            "conganmau.example,x.evil.example",
            "x.evil.example;conganmau.example",
            "http://evil.example,conganmau.example",
        ),
        *(
            "http://conganmau.example|evil.example",
            "http://conganmau.example^.evil.example",
            "http://a,b.conganmau.example",
        ),
        "http://evil.example/@conganmau.example",
    ],
)
def test_nothing_is_official_that_is_cut_out_of_another_address(website, ask, text):
    html = ask(text)
    assert OFFICIAL not in html
    assert UNKNOWN in html or IMITATES in html


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Vào https://conganmau.example, rồi bấm.",
            "(https://conganmau.example/a,b).",
            "Web:conganmau.example",
        ),
        *(
            "đây:https://conganmau.example!",
            "//conganmau.example",
            "hxxps[:]//conganmau[.]example/a?u=https://evil.example",
        ),
        *(
            "“conganmau.example”",
            "conganmau.example,Anh chị nhé",
            "http:conganmau.example",
            "https://conganmau.example:443/",
        ),
    ],
)
def test_an_official_address_may_stand_in_a_sentence(website, ask, text):
    assert OFFICIAL in ask(text)


def test_other_places_to_look_things_up_are_rows_of_the_register(home, ask, client):
    OfficialChannel.objects.filter(kind="lookup").update(checked_on="2026-03-09")
    for text in ("156", "Nhắn tới 5656 nhé", "https://tinnhiemmang.vn/", "chongluadao.vn"):
        html = ask(text)
        assert OFFICIAL in html, text
        assert "09/03/2026" in html
        assert ("giả mạo" in html) == ("6" in text)
    page = client.get("/kiem-tra/").content.decode()
    assert 'href="https://tinnhiemmang.vn"' in page
    assert "<dd>5656</dd>" in page
    OfficialChannel.objects.filter(value="5656").update(value="7777")
    OfficialChannel.objects.filter(value="156").update(live=False)
    page = client.get("/kiem-tra/").content.decode()
    assert "<dd>7777</dd>" in page
    assert "<dd>156</dd>" not in page


@pytest.mark.parametrize("text", ["VNеID", "VNelD", "VN3ID x", "VNe1D"])
def test_nor_is_an_app_that_looks_like_one(home, ask, text):
    html = ask(text)
    assert OFFICIAL not in html
    assert (IMITATES in html) == ("3" not in text)


def test_the_other_sites_of_an_official_domain_are_neither_official_nor_false(website, ask):
    for text in ("khac.example.gov.vn", "hotro@conganmau.example"):
        html = ask(text)
        assert UNKNOWN in html
        assert OFFICIAL not in html
        assert IMITATES not in html
