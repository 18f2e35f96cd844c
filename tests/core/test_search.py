import unicodedata
from datetime import date

import pytest
from django.utils import timezone

from core.models import PromotedResult, Synonym
from core.search.finding import find
from core.search.sources import registered
from core.search.tokens import tokens_of_query
from tests.factories import make_alert, make_guide, make_news, make_user, story
from users.roles import Role
from wards.models import Ward


@pytest.fixture
def pages(home, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        made = {
            "title": make_alert(title="Lừa đảo mạo danh công an ở Đà Nẵng"),
            "summary": make_news(title="Tin mới", summary="Cảnh giác với chiêu lừa đảo qua mã QR."),
            "body": make_news(title="Họp dân", body=story("Tổ công tác nói về lừa đảo qua điện thoại.")),
            "other": make_guide(title="Cài ứng dụng VNeID", summary="Từng bước, có hình."),
            "ended": make_alert(
                title="Chiêu trúng thưởng đã qua", ends_at=timezone.now(), end_reason="not_seen"
            ),
            "holds": make_alert(title="Chiêu trúng thưởng đang lan", issued_on=date(2020, 1, 1)),
            "draft": make_alert(title="Lừa đảo chưa duyệt", live=False),
        }
    return made


def found(pages, query):
    names = {("pages", str(page.pk)): name for name, page in pages.items()}
    return [names.get((entry.source, entry.key), entry.title) for entry in find(query).entries]


ONE_QUERY = [
    *("lừa đảo", "LỪA ĐẢO", "lua dao", "Lua Dao", "lừa dao", "đảo lừa", "“lừa đảo”", " lừa  đảo "),
    *(unicodedata.normalize("NFD", "lừa đảo"), "luwaf ddaor", "lu72a d9ao3"),
]


def test_marks_case_order_form_and_keyboard_do_not_matter(pages):
    for query in ONE_QUERY:
        results = [name for name in found(pages, query) if name in pages]
        assert results[0] == "title", query
        assert set(results) == {"title", "summary", "body"}, query


def test_the_same_words_give_the_same_order(pages):
    assert found(pages, "lua dao") == found(pages, "LỪA ĐẢO") == found(pages, "lừa dao")


def test_the_last_word_may_be_unfinished(pages):
    for query, name in (("mao dan", "title"), ("vnei", "other"), ("da nan", "title")):
        assert found(pages, query)[0] == name


def test_one_word_that_fits_is_better_than_nothing(pages):
    assert "other" in found(pages, "vneid xyzabc")


def test_what_is_not_public_is_not_found(pages):
    assert "draft" not in found(pages, "chưa duyệt")


HOSTILE = [
    *(
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
        "=nam:2025",
    ),
    *("=nam:2025", "a" * 5000, "\u0301\u0301"),
]


def test_no_query_makes_an_error(pages, client):
    for query in HOSTILE:
        assert client.get("/tim-kiem/", {"q": query}).status_code == 200
        assert client.get("/tim-kiem/goi-y/", {"q": query}).status_code == 200
        assert len(tokens_of_query(query)) <= 10


def test_the_page_shows_title_and_summary_and_says_when_there_is_nothing(pages, client):
    page = client.get("/tim-kiem/", {"q": "ma qr"}).content.decode()
    assert "giác với chiêu lừa đảo qua <mark>mã QR</mark>." in page
    assert "Không tìm thấy" in client.get("/tim-kiem/", {"q": "zzzzzz"}).content.decode()
    assert 'href="tel:113"' in client.get("/tim-kiem/", {"q": "zzzzzz"}).content.decode()


def test_exact_marks_come_first(home, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make_news(title="Má nuôi", published_on=date(2024, 1, 1))
        make_news(title="Mã nuôi", published_on=date(2024, 1, 2))
    assert find("má nuôi").entries[0].title == "Má nuôi"
    assert find("ma nuoi").entries[0].title == "Mã nuôi", "the newest, where no marks were typed"


def test_what_holds_comes_before_what_is_over(pages):
    assert found(pages, "trúng thưởng")[:2] == ["holds", "ended"]


def test_one_typo_in_a_long_word_is_forgiven(pages):
    for query in ("chieu trung thuogn", "chieu trung thuongg", "trugn thuong"):
        assert found(pages, query)[0] == "holds", query


def test_words_with_the_same_meaning_are_found_once_editors_say_so(pages):
    assert "holds" not in found(pages, "của rơi")
    Synonym.objects.create(words="của rơi\ntrúng thưởng")
    assert found(pages, "CỦA RƠI")[:2] == ["holds", "ended"]


NO_PAGES = [
    ("phuong ben nghe", "Phường Sài Gòn", "wards"),
    ("p15 gò vấp", "Phường An Hội Đông", "wards"),
    ("113", "Công an: 113", "channels"),
    ("việc nhẹ", "Việc nhẹ, làm nhiệm vụ nhận hoa hồng", "scam-types"),
    ("nguoi cao tuoi", "Người cao tuổi", "target-groups"),
]


def test_what_is_no_page_is_found_too(home, client):
    for query, title, source in NO_PAGES:
        first = find(query).entries[0]
        assert (first.title, first.source) == (title, source)
        shown = registered()[source].shown([first.key])[first.key]
        assert client.get(shown.url).status_code == 200


def test_results_are_narrowed_by_kind_ward_and_year(pages, client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make_news(title="Lừa đảo ở chợ", ward=Ward.objects.get(code="26560"), published_on=date(2021, 5, 5))

    def titles(**chosen):
        page = client.get("/tim-kiem/", {"q": "lừa đảo", **chosen})
        return {row["title"] for row in page.context["found"]}

    assert titles(loai="tin-tuc", phuong="26560", nam="2021") == {"Lừa đảo ở chợ"}
    assert "Lừa đảo ở chợ" not in titles(loai="canh-bao")
    assert titles(loai="x", phuong="'", nam="9") == titles()


def test_editors_put_a_page_first(pages, client):
    PromotedResult.objects.create(
        words="lừa đảo", page=pages["other"], live=True, locale=pages["other"].locale
    )
    page = client.get("/tim-kiem/", {"q": "LUA DAO"}).content.decode()
    assert "Nên xem trước" in page
    assert page.index("Cài ứng dụng VNeID") < page.index("Kết quả:")
    assert "Nên xem trước" not in client.get("/tim-kiem/", {"q": "mao danh"}).content.decode()


def test_suggestions_are_titles_that_nobody_keeps(pages, client):
    answer = client.get("/tim-kiem/goi-y/", {"q": "lua da"})
    assert answer.json()["suggestions"][0]["title"] == "Lừa đảo mạo danh công an ở Đà Nẵng"
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.cookies == {}


def test_nothing_that_was_written_is_read_as_html(home, client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make_news(title="<b>Lạ</b> <script>", summary="<img src=x> lạ & <mark>")
    page = client.get("/tim-kiem/", {"q": "la <script>"}).content.decode()
    assert "&lt;b&gt;<mark>Lạ</mark>&lt;/b&gt;" in page
    assert "<img src=x>" not in page


def test_what_is_hidden_is_gone_at_once_and_what_changed_is_found(pages, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        pages["title"].unpublish()
        pages["other"].title = "Gỡ ứng dụng lạ"
        pages["other"].save_revision().publish()
    assert "title" not in found(pages, "mạo danh")
    assert found(pages, "go ung dung la")[0] == "other"


def test_the_back_office_finds_pages_as_forgivingly(pages, login):
    client = login(make_user(Role.EDITOR))
    for query in ("da nang", "ĐÀ NẴNG", unicodedata.normalize("NFD", "Đà Nẵ"), '"da nang"', '"', "đa nẵng*"):
        page = client.get("/quan-tri/pages/search/", {"q": query})
        assert query == '"' or "Lừa đảo mạo danh công an ở Đà Nẵng" in page.content.decode(), query


IN_OTHER_WORDS = [
    ("luwaf ddaor", "Lừa đảo mạo danh công an ở Đà Nẵng"),
    ("lừa đảo CA", "Lừa đảo mạo danh công an ở Đà Nẵng"),
    ("trung thuogn", "Chiêu trúng thưởng đang lan"),
]


@pytest.mark.parametrize(("query", "title"), IN_OTHER_WORDS)
def test_the_back_office_knows_keys_typos_and_words_with_the_same_meaning(pages, login, query, title):
    page = login(make_user(Role.EDITOR)).get("/quan-tri/pages/search/", {"q": query})
    assert title in page.content.decode()
