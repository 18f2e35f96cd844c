import unicodedata

import pytest

from core.search import search_pages, words_of
from tests.factories import make_alert, make_guide, make_news, story


@pytest.fixture
def pages(home, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        made = {
            "title": make_alert(title="Lừa đảo mạo danh công an ở Đà Nẵng"),
            "summary": make_news(title="Tin mới", summary="Cảnh giác với chiêu lừa đảo qua mã QR."),
            "body": make_news(title="Họp dân", body=story("Tổ công tác nói về lừa đảo qua điện thoại.")),
            "other": make_guide(title="Cài ứng dụng VNeID", summary="Từng bước, có hình."),
            "draft": make_alert(title="Lừa đảo chưa duyệt", live=False),
        }
    return made


def found(pages, query):
    names = {page.pk: name for name, page in pages.items()}
    return [names.get(pk, "index") for pk in search_pages(query)]


@pytest.mark.parametrize(
    "query",
    [
        "lừa đảo",
        "LỪA ĐẢO",
        "lua dao",
        "Lua Dao",
        "lừa dao",
        "đảo lừa",
        unicodedata.normalize("NFD", "lừa đảo"),
        "“lừa đảo”",
        " lừa  đảo ",
    ],
)
def test_marks_case_order_and_form_do_not_matter(pages, query):
    results = [name for name in found(pages, query) if name in pages]
    assert results[0] == "title"
    assert set(results) == {"title", "summary", "body"}


def test_the_same_words_give_the_same_order(pages):
    assert found(pages, "lua dao") == found(pages, "LỪA ĐẢO") == found(pages, "lừa dao")


@pytest.mark.parametrize("query", ["mao dan", "vnei", "da nan"])
def test_the_last_word_may_be_unfinished(pages, query):
    assert found(pages, query)[0] in ("title", "other")


def test_one_word_that_fits_is_better_than_nothing(pages):
    assert "other" in found(pages, "vneid xyzabc")


def test_what_is_not_public_is_not_found(pages):
    assert "draft" not in found(pages, "chưa duyệt")


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        '"',
        "'",
        "*",
        "NEAR(",
        "AND OR NOT",
        "%",
        "(" * 500,
        "từ " * 3000,
        "🙂",
        "\\",
        ";--",
    ],
)
def test_no_query_makes_an_error(pages, client, query):
    assert client.get("/tim-kiem/", {"q": query}).status_code == 200
    assert len(words_of(query)) <= 10


def test_the_page_shows_title_and_summary_and_says_when_there_is_nothing(pages, client):
    page = client.get("/tim-kiem/", {"q": "ma qr"}).content.decode()
    assert "Cảnh giác với chiêu lừa đảo qua mã QR." in page
    assert "Không tìm thấy" in client.get("/tim-kiem/", {"q": "zzzzzz"}).content.decode()
