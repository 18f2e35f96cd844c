"""There is one form for all ways to write a number, a link, an account or a name."""

import contextlib

import pytest

from core.identifiers import Kind, normalise
from core.identifiers.links import covering, domain_of, is_too_wide
from core.identifiers.lookalikes import skeleton

MOBILE = "+84912345678"
SAME = {
    (Kind.PHONE, MOBILE): [
        *("0912345678", "0912 345 678", "0912.345.678", "0912-345-678", "(0912) 345 678", "0912·345·678"),
        *("+84912345678", "+84 912 345 678", "84912345678", "0084912345678", "(+84) 0912-345-678"),
        *(
            "912345678",
            "0912\u00a0345\u200b678",
            "０９１２３４５６７８",
            "٠٩١٢٣٤٥٦٧٨",
            "tel:+84912345678",
            "0912‑345–678",
        ),
        *("\u202e0912345678\u202c", " 0912\t345 678\n"),
    ],
    (Kind.PHONE, "+842838297643"): [
        "028 3829 7643",
        "(028) 38 29 76 43",
        "+84 28 3829 7643",
        "00842838297643",
    ],
    (Kind.PHONE, "+84391234567"): ["01691234567", "+841691234567"],  # of before 2018
    (Kind.PHONE, "+12025550143"): ["+1 202 555 0143", "001 (202) 555-0143"],
    (Kind.PHONE, "19001234"): ["1900 1234", "1900.1234", "+84 1900 1234"],
    (Kind.PHONE, "113"): ["113", "1 1 3", "１１３"],
    (Kind.PHONE, "5656"): ["5656"],
    (Kind.LINK, "evil.example/login"): [
        *(
            "evil.example/login",
            "http://evil.example/login",
            "hxxps://www.evil[.]example/login/",
            "EVIL.example/login",
        ),
        *(
            "evil(dot)example/login",
            "evil [.] example/login?x=1#y",
            "http://u:p@evil.example:8080//login",
            "//evil.example/login",
        ),
        *(
            "e\u200bvil.exam\u00adple/login",
            "ｅｖｉｌ．ｅｘａｍｐｌｅ/login",
            "https:\\\\evil.example\\login",
            "(evil.example/login).",
        ),
        *("link:evil.example/login", "hxxp[:]//evil[.]example/login", "hxxp[://]evil[.]example/login"),
    ],
    (Kind.LINK, "evil.example"): [
        "evil.example",
        "me:secret@evil.example",
        "http://conganmau.example@evil.example/",
    ],
    (Kind.LINK, "xn--pple-43d.com"): ["аpple.com", "xn--pple-43d.com", "АPPLE.com"],
    (Kind.LINK, "xn--fa-hia.de"): ["faß.de"],
    (Kind.LINK, "103.28.36.182"): ["103.28.36.182", "http://103.28.36.182:8080/", "http://1729897654"],
    (Kind.LINK, "[::1]"): ["http://[::1]:80/", "http://[0:0:0:0:0:0:0:1]"],
    (Kind.LINK, "play.google.com/store/apps/details?id=a.b"): [
        "https://play.google.com/store/apps/details?id=a.b&hl=vi&gl=VN"
    ],
    (Kind.LINK, "name@evil.example"): [
        "name@evil.example",
        "mailto:Name@evil.example",
        "name[@]evil[.]example",
    ],
    (Kind.ACCOUNT, "01234567890"): ["01234567890", "0123 4567 890", "0123.4567-890"],
    (Kind.ACCOUNT, "VQRQ0001ABCD"): ["vqrq0001abcd", "VQRQ 0001 ABCD"],
    (Kind.APP, "sos an ninh trat tu"): [
        "SOS An ninh, trật tự",
        "sos  AN NINH - TRẬT TỰ",
        "SOS An\u200b ninh trật tự",
    ],
    (Kind.SOCIAL, "facebook.com/nguyenvana"): [
        *("https://m.facebook.com/nguyen.van.a?ref=x", "fb.com/NguyenVanA/", "m.me/nguyenvana"),
        *("https://www.facebook.com/nguyenvana/posts/1", "hxxps://facebook[.]com/nguyen.van.a"),
    ],
    (Kind.SOCIAL, "facebook.com/100012"): [
        "facebook.com/profile.php?id=100012",
        "facebook.com/people/An/100012/",
    ],
    (Kind.SOCIAL, "facebook.com/groups/muaban"): ["facebook.com/groups/muaban/posts/1"],
    (Kind.SOCIAL, "zalo.me/+84912345678"): ["zalo.me/0912345678", "https://zalo.me/84912345678"],
    (Kind.SOCIAL, "t.me/name_x"): ["t.me/name_x", "https://telegram.me/Name_X", "t.me/s/name_x"],
    (Kind.SOCIAL, "tiktok.com/@name"): ["https://www.tiktok.com/@name/video/1?_r=1"],
    (Kind.SOCIAL, "youtube.com/@name"): ["https://m.youtube.com/@Name/shorts"],
    (Kind.SOCIAL, "@name_x"): ["@name_x", "@Name_X."],
}


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [(kind, value, normal) for (kind, normal), values in SAME.items() for value in values],
)
def test_there_is_one_form_for_all_ways_to_write_it(kind, value, expected):
    assert normalise(kind, value) == expected


@pytest.mark.parametrize(("kind", "normal"), SAME)
def test_a_normal_form_is_its_own(kind, normal):
    assert normalise(kind, normal) == normal


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *(
            (Kind.PHONE, value)
            for value in ("", "O912345678", "12", "+84113", "9" * 40, "gọi tôi", "+", "\x00")
        ),
        *(
            (Kind.LINK, value)
            for value in ("", "evil", "javascript:alert(1)", "data:text/html,<b>", "a b.com")
        ),
        *(
            (Kind.LINK, value)
            for value in ("http://[", "tel:113", "a..com", "TP.HCM", f"http://{'a' * 300}.com")
        ),
        *((Kind.LINK, value) for value in ("evil.notadomain", "http://", ".", "http://xn--.", "1.2.3.4.5")),
        *((Kind.ACCOUNT, value) for value in ("", "12345", "0" * 20, "số tài khoản", "1234567@8")),
        *((Kind.APP, value) for value in ("", "!!!", "\u200b", "👍")),
        *(
            (Kind.SOCIAL, value)
            for value in ("", "name", "evil.example/name", "facebook.com", "facebook.com/watch?v=1")
        ),
        *(
            (Kind.SOCIAL, value)
            for value in ("tiktok.com/name", "youtube.com/watch?v=1", "notfacebook.com/name", "@")
        ),
    ],
)
def test_what_is_none_of_its_kind_is_refused_with_a_sentence(kind, value):
    with pytest.raises(ValueError, match=r"\w+ \w+ .*\."):
        normalise(kind, value)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(
    "value", ["x" * 100_000, "Z" + "\u0323\u0301" * 50_000, "1" * 5_000, "a." * 9_000, "\ud800"]
)
def test_no_value_takes_long_or_makes_a_long_form(kind, value):
    with contextlib.suppress(ValueError):
        assert len(normalise(kind, value)) <= 300


def test_a_link_is_covered_by_the_hosts_and_paths_above_it():
    assert set(covering("b.a.evil.example/x/y")) == {
        *("b.a.evil.example/x/y", "b.a.evil.example/x", "b.a.evil.example", "a.evil.example", "evil.example"),
    }
    assert set(covering("docs.google.com/forms/1?x=2")) == {
        *("docs.google.com/forms/1?x=2", "docs.google.com/forms/1", "docs.google.com/forms"),
    }
    assert covering("name@evil.example") == ["name@evil.example"]
    assert len(covering("a." * 60 + "evil.example" + "/b" * 60)) < 20


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        *(("bank.evil.example", "evil.example"), ("a.hochiminhcity.gov.vn", "hochiminhcity.gov.vn")),
        *(
            ("x.blogspot.com", "x.blogspot.com"),
            ("blogspot.com", ""),
            ("docs.google.com", ""),
            ("1.2.3.4", ""),
        ),
    ],
)
def test_a_domain_is_what_one_owner_has(host, domain):
    assert domain_of(host) == domain


def test_a_host_of_thousands_says_nothing_of_one():
    assert all(map(is_too_wide, ["facebook.com", "m.facebook.com", "blogspot.com", "bit.ly", "gov.vn"]))
    assert not any(map(is_too_wide, ["bit.ly/a", "x.blogspot.com", "evil.example", "1.2.3.4"]))


@pytest.mark.parametrize("fake", ["bоcоngan.gov.vn", "b0congan.gov.vn", "bocongàn.gov.vn", "BOCONGAN.gov.vn"])
def test_names_that_look_alike_have_one_skeleton(fake):
    assert skeleton(fake) == skeleton("bocongan.gov.vn")


def test_names_that_look_different_have_not():
    assert skeleton("bocongan.gov.vn") != skeleton("bocongam.gov.vn")
    assert skeleton("vietcornbank") == skeleton("vletcombank") != skeleton("vietcambank")
