"""The answer to a tip is its receipt, shown to the form that was sent and to nobody else."""

import re

import pytest

from tests.tips.test_sending import TEXT, URL, tip
from tips.models import Status, Tip
from tips.receipts import as_typed, in_groups


def code_on(response):
    return re.search(r'<p class="receipt">([\d ]{19})</p>', response.content.decode())[1]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_receipt_is_16_digits_in_groups_and_leads_to_the_tip(home, client, prefix):
    response = client.post(f"{prefix}{URL}", tip())
    code = code_on(response)
    assert re.fullmatch(r"\d{4} \d{4} \d{4} \d{4}", code)
    assert client.post("/tra-cuu/", {"code": code}).context["tip"] == Tip.objects.get()


def test_it_says_to_copy_the_digits_onto_paper(db, client):
    assert "Hãy chép ra giấy 16 số này" in client.post(URL, tip()).content.decode()


def test_the_same_form_shows_the_same_receipt_and_any_other_form_another(db, client):
    form = tip()
    first, again = client.post(URL, form), client.post(URL, form)
    assert code_on(first) == code_on(again)
    assert code_on(client.post(URL, tip())) != code_on(first)
    assert Tip.objects.count() == 2


def test_the_page_leaves_no_trace(db, client):
    response = client.post(URL, tip())
    page = response.content.decode()
    assert response.status_code == 200  # no address leads to it
    assert "<title>An ninh, trật tự TP.HCM</title>" in page
    assert "no-store" in response.headers["Cache-Control"]
    assert not response.cookies
    assert re.search(r'<a class="button button-quiet" href="/"[^>]*>Thoát nhanh', page)
    hidden = f'value="{as_typed(code_on(response))}"'
    assert as_typed(code_on(response)) not in page.replace(hidden, "")


def test_after_taking_back_the_form_asks_for_one_more_click_and_is_another_tip(db, client):
    form = tip()
    code = code_on(client.post(URL, form))
    client.post("/tra-cuu/", {"code": code, "action": "withdraw-now"})
    response = client.post(URL, form)
    assert response.status_code == 422
    page = response.content.decode()
    assert TEXT in page
    assert "Tin này không thêm được gì nữa" in page
    again = client.post(URL, {**form, "token": response.context["form"]["token"].value()})
    assert code_on(again) != code
    assert sorted(Tip.objects.values_list("status", flat=True)) == [Status.NEW, Status.WITHDRAWN]


@pytest.mark.parametrize("kind", ["help", "offer", "conflict"])
def test_who_asks_for_help_without_contact_hears_that_the_receipt_is_the_only_way(db, client, kind):
    said = "chỉ còn mã này để biết trả lời"
    assert said in client.post(URL, tip(kind=kind)).content.decode()
    assert said not in client.post(URL, tip(kind=kind, contact="cô Ba")).content.decode()


def test_who_reports_danger_hears_first_that_nobody_reads_it_at_once(db, client):
    page = client.post(URL, tip(kind="danger")).content.decode()
    assert page.index("hãy gọi 113 ngay bây giờ") < page.index("Mã tra cứu của bạn")


def test_in_groups_is_how_people_copy_digits():
    assert in_groups("0123456789012345") == "0123 4567 8901 2345"
