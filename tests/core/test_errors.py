"""What goes wrong is said in words, with the hotlines, and repeats nothing that a person typed.

A test without the `db` fixture has no database: pytest-django refuses every query.
"""

import re
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.core import mail
from django.template import Engine
from django.test import Client, RequestFactory

from core.views import errors
from tests.site.raw import Request, send

CANARY = "chim-hoang-yen-4711"
KINDS = ["busy", "failure", "forbidden", "not_found", "too_big", "unreadable", "wrong_method"]
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(autouse=True)
def _answers_as_readers_get_them(client):
    client.raise_request_exception = False


@pytest.fixture
def no_templates(monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError(CANARY)

    monkeypatch.setattr(Engine, "get_template", broken)
    monkeypatch.setattr(Engine, "select_template", broken)


def words(kind, language="vi"):
    return errors.PAGES[language, kind].decode()


def assert_says(response, status, kind, language="vi"):
    assert response.status_code == status
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Content-Type"].startswith("text/html")
    assert response.content.decode() == words(kind, language)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_has_one_heading_its_language_and_the_hotlines(language):
    assert [kind for tongue, kind in errors.PAGES if tongue == language] != []
    for kind in KINDS:
        page = words(kind, language)
        assert len(re.findall("<h1", page)) == 1
        assert f'<html lang="{language}">' in page
        assert re.findall(r"tel:(\d+)", page) == ["113", "114", "115", "111"]
        assert "$" not in page


def test_without_database_and_templates_there_is_still_a_page(client, no_templates):
    assert_says(client.get("/", {"q": CANARY}), 500, "failure")
    assert_says(client.post("/gui-tin/", {"text": CANARY}), 500, "failure")


def test_an_address_nobody_knows_is_not_found_without_database_and_templates(client, no_templates):
    assert_says(client.get(f"/khong.co/{CANARY}", {"q": CANARY}), 404, "not_found")


def test_an_address_nobody_knows_is_not_found_without_database(client):
    assert_says(client.get(f"/khong.co/{CANARY}"), 404, "not_found")


def test_an_address_nobody_knows_is_not_found(home, client):
    response = client.get("/khong-co/")
    assert response.status_code == 404
    assert "Không có trang này" in response.content.decode()


def test_an_error_sends_no_mail(client, settings):
    settings.ADMINS = settings.MANAGERS = [("Ai đó", "ai-do@outreach.example")]
    client.post("/gui-tin/", {"text": CANARY})
    client.get("/khong.co/", headers={"referer": "https://outreach.example/"})
    assert mail.outbox == []


@pytest.mark.parametrize("query", ["q=%00", "%00", "q=a%00b"])
def test_nul_in_an_address_is_refused(client, query):
    assert_says(client.get(f"/tim-kiem/?{query}"), 400, "unreadable")
    assert_says(client.get(f"/quan-tri/login/?{query}"), 400, "unreadable")


def test_nul_in_a_path_is_refused(client):
    assert_says(client.get("/phuong-xa/a%00b/"), 400, "unreadable")


def test_nul_in_a_cookie_is_refused(client):
    cookie = f'{settings.SESSION_COOKIE_NAME}="aaaaaaaaaa\\000"'
    assert_says(client.get("/quan-tri/login/", headers={"Cookie": cookie}), 400, "unreadable")


@pytest.mark.parametrize(
    "claim",
    ["; charset=utf-7", "; charset=unicode_escape", "; charset=hex", "; charset=utf-16", "; x*=y'z'%41"],
)
def test_text_is_utf_8_whatever_a_request_claims(db, claim):
    text = "Lừa đảo +2AA- \\ud800"
    body = urlencode({"text": text}).encode()
    answer = send(Request("/gui-tin/", method="POST", body=body, content_type=FORM + claim))
    assert answer.status == 422
    assert "y" in claim or text in answer.body.decode()
    assert send(Request("/tim-kiem/", urlencode({"q": text}), content_type=FORM + claim)).status == 200


@pytest.mark.parametrize(
    "content_type",
    ["multipart/form-data", "multipart/form-data; boundary=", f"multipart/form-data; boundary={'x' * 300}"],
)
def test_a_form_in_pieces_that_do_not_fit_is_refused(client, content_type):
    assert_says(client.post("/gui-tin/", b"--x", content_type=content_type), 400, "unreadable")


def test_too_much_at_once_is_refused(client):
    assert_says(client.post("/gui-tin/", b"text=" + b"x" * 11_000_000, content_type=FORM), 400, "too_big")
    assert_says(client.post("/gui-tin/", b"a=b&" * 10_001, content_type=FORM), 400, "too_big")
    assert_says(client.get("/tim-kiem/?" + "a=b&" * 10_001), 400, "too_big")


def test_another_host_is_refused(client):
    assert_says(client.get("/", headers={"host": "evil.example"}), 400, "unreadable")


def test_a_form_of_the_back_office_without_its_cookie_is_refused_in_words():
    answer = Client(enforce_csrf_checks=True).post("/quan-tri/login/", {"username": CANARY})
    assert_says(answer, 403, "forbidden")


@pytest.mark.parametrize("path", ["/tim-kiem/", "/phuong-xa/", "/phuong-xa/x/", "/media/x.png"])
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_a_method_that_an_address_does_not_take_is_refused_in_words(client, path, method):
    assert_says(getattr(client, method)(path), 405, "wrong_method")


def test_a_form_takes_no_other_method(client):
    assert_says(client.put("/gui-tin/"), 405, "wrong_method")


@pytest.mark.parametrize(
    ("path", "language"),
    [("/en/", "en"), ("/en", "en"), ("/en/gui-tin/", "en"), ("/", "vi"), ("/end/", "vi")],
)
def test_the_language_is_that_of_the_address(path, language):
    request = RequestFactory().get(path)
    assert_says(errors.server_error(request), 500, "failure", language)
    assert_says(errors.bad_request(request, ValueError(CANARY)), 400, "unreadable", language)
    assert_says(errors.forbidden(request, reason=CANARY), 403, "forbidden", language)
