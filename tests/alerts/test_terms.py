"""Every kind of scam and every target group has a page: what it is, and its warnings."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from alerts.models import AlertTargetGroup
from tests.factories import in_english, make_alert
from topics.models import Icon, ScamType, TargetGroup

PAGES = [(ScamType, "/thu-doan/"), (TargetGroup, "/doi-tuong/")]


def the(model, code):
    return model.objects.to_read().get(code=code)


def make_ended(**kwargs):
    return make_alert(ends_at=timezone.now() - timedelta(days=2), end_reason="not_seen", **kwargs)


def html(client, path):
    return client.get(path).content.decode()


@pytest.mark.parametrize(("model", "path"), PAGES)
def test_all_are_listed_with_an_icon_and_lead_to_a_page_of_their_own(home, client, model, path):
    listed = html(client, path)
    assert '<svg class="icon"' in listed
    for term in model.objects.to_read():
        assert f'href="{path}{term.code}/"' in listed
        page = html(client, f"{path}{term.code}/")
        assert f"<h1>{term.name}</h1>" in page
        assert term.explanation in page


def test_every_icon_is_drawn(home, client):
    drawn = set()
    for icon in Icon:
        ScamType.objects.filter(code="qr-code").update(icon=icon)
        page = html(client, "/thu-doan/qr-code/")
        drawn.add(re.search(r'<svg class="icon".*?</svg>', page, re.DOTALL)[0])
    assert len(drawn) == len(Icon)


def test_a_kind_shows_its_warnings_first_those_that_hold(home, client):
    kind, other = the(ScamType, "qr-code"), the(ScamType, "loan-app")
    today = timezone.localdate()
    ended = make_ended(scam_type=kind, issued_on=today)
    active = [make_alert(scam_type=kind, issued_on=today - timedelta(days=day)) for day in (1, 2)]
    make_alert(scam_type=other)
    make_alert(scam_type=kind, live=False)
    response = client.get("/thu-doan/qr-code/")
    assert [page.pk for page in response.context["listing"]] == [page.pk for page in (*active, ended)]
    page = response.content.decode()
    assert page.index(active[1].title) < page.index("Cảnh báo đã kết thúc") < page.index(ended.title)


def test_a_group_shows_its_warnings_once_however_often_it_was_chosen(home, client):
    group = the(TargetGroup, "elderly")
    alert = make_alert()
    for _time in range(2):
        AlertTargetGroup.objects.create(page=alert, group=group)
    make_alert()
    assert [page.pk for page in client.get("/doi-tuong/elderly/").context["listing"]] == [alert.pk]


def test_many_warnings_are_shown_a_page_at_a_time(home, client):
    kind = the(ScamType, "qr-code")
    for _alert in range(13):
        make_alert(scam_type=kind)
    assert len(client.get("/thu-doan/qr-code/").context["listing"]) == 12
    assert len(client.get("/thu-doan/qr-code/?trang=2").context["listing"]) == 1


def test_in_english_the_english_warnings_stand_under_the_english_name(home, client):
    alert = make_alert(scam_type=the(ScamType, "qr-code"))
    AlertTargetGroup.objects.create(page=alert, group=the(TargetGroup, "elderly"))
    english = in_english(alert, title="A sticker over a code")
    for path, name in [("thu-doan/qr-code/", "Fake QR codes"), ("doi-tuong/elderly/", "Older people")]:
        page = html(client, f"/en/{path}")
        assert name in page
        assert english.title in page
        assert alert.title not in page
        assert english.title not in html(client, f"/{path}")


@pytest.mark.parametrize("path", ["/thu-doan/khong-co/", "/doi-tuong/khong-co/", "/doi-tuong/qr-code/"])
def test_a_term_nobody_knows_is_not_found(home, client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert "hreflang" not in response.content.decode()


@pytest.mark.parametrize(("model", "path"), PAGES)
def test_a_term_that_is_not_live_in_a_language_is_offered_nowhere_in_it(home, client, model, path):
    in_english(home)
    term = the(model, "qr-code" if model is ScamType else "elderly")
    address = f"{path}{term.code}/"
    assert f'hreflang="en" href="https://outreach.example/en{address}"' in html(client, address)
    term.get_translations().update(live=False)
    assert client.get(f"/en{address}").status_code == 404
    page = html(client, address)
    assert "hreflang" not in page
    assert "Tiếng Anh: chưa có" in page
    assert f"/en{address}" not in html(client, f"/en{path}")
    assert f"/en{address}<" not in html(client, "/sitemap-terms.xml")
    assert f"{address}<" in html(client, "/sitemap-terms.xml")


def test_a_warning_leads_to_its_kind_and_its_groups_in_the_language_of_the_page(home, client):
    alert = make_alert(scam_type=the(ScamType, "qr-code"))
    AlertTargetGroup.objects.create(page=alert, group=the(TargetGroup, "elderly"))
    english = in_english(alert)
    for page, prefix, names in [
        (alert, "", ("Mã QR giả, mã QR dán đè", "Người cao tuổi")),
        (english, "/en", ("Fake QR codes, stickers over real ones", "Older people")),
    ]:
        shown = html(client, page.url)
        paths = (f"{prefix}/thu-doan/qr-code/", f"{prefix}/doi-tuong/elderly/")
        for path, name in zip(paths, names, strict=True):
            assert re.search(rf'href="{path}">.*?</svg>\s*{name}</a>', shown, re.DOTALL)


def test_the_front_page_leads_to_both(home, client):
    front = html(client, "/")
    assert 'href="/thu-doan/"' in front
    assert 'href="/doi-tuong/"' in front
