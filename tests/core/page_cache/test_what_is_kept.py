"""Who gets what is kept, and what is never kept."""

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import override_settings
from wagtail.models import PageViewRestriction

from core.page_cache.keys import asked_by
from core.page_cache.marks import kept
from tests import factories

pytestmark = pytest.mark.any_database
STATE = "X-Page-Cache"


def state(client, path, **kwargs):
    return client.get(path, **kwargs).headers.get(STATE)


def stored(store):
    """How many bytes all processes keep together."""
    return sum(file.stat().st_size for file in store.pages.glob("*"))


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/canh-bao/",
        "/chien-dich/",
        "/huong-dan/",
        "/phuong-xa/",
        "/phuong-xa/phuong-ba-ria/",
        "/kenh-chinh-thuc/",
        "/loa/",
        "/thu-doan/",
        "/doi-tuong/",
    ],
)
def test_what_everybody_reads_is_kept(cached, path):
    assert [state(cached, path), state(cached, path)] == ["miss", "hit"]


@pytest.mark.parametrize(
    "path",
    [
        "/gui-tin/",
        "/tra-cuu/",
        "/kiem-tra/",
        "/tin-bao-da-lam-gi/",
        "/tim-kiem/",
        "/canh-bao/atom.xml",
        "/robots.txt",
        "/sitemap.xml",
        "/-/live",
        "/khong-co/",
        "/quan-tri/dang-nhap/",
    ],
)
def test_what_belongs_to_one_or_has_its_own_rule_is_not(cached, kept, path):
    assert [state(cached, path), state(cached, path)] == [None, None]
    assert stored(kept) == 0


@pytest.mark.parametrize("path", ["/tim-kiem/?q=chuyen+khoan", "/phuong-xa/?q=ben+thanh", "/canh-bao/?la=1"])
def test_what_readers_search_for_and_unknown_parameters_are_neither_kept_nor_looked_for(cached, kept, path):
    cached.get(path.partition("?")[0])
    before = stored(kept)
    assert [state(cached, path), state(cached, path)] == [None, None]
    assert stored(kept) == before


def test_a_parameter_of_another_page_is_unknown(cached):
    assert [state(cached, "/phuong-xa/?trang=2"), state(cached, "/phuong-xa/?trang=2")] == [None, None]
    assert state(cached, "/phuong-xa/") == "miss"


def test_how_readers_came_here_makes_no_difference_and_goes_no_further(cached, committed):
    factories.make_alert()
    committed()
    first = cached.get("/canh-bao/?utm_source=zalo&fbclid=abc&trang=1&zarsrc=30")
    assert "utm_source" not in first.content.decode()
    assert state(cached, "/canh-bao/?trang=1&gclid=x") == "hit"


def test_the_order_of_parameters_makes_no_difference(cached):
    assert state(cached, "/canh-bao/?muc=high&kenh=call") == "miss"
    assert state(cached, "/canh-bao/?kenh=call&muc=high") == "hit"
    assert state(cached, "/canh-bao/?kenh=sms&muc=high") == "miss"


@pytest.mark.parametrize("headers", [{"authorization": "Basic eDp5"}, {"range": "bytes=0-9"}])
def test_requests_that_ask_for_more_than_a_page_go_by(cached, headers):
    cached.get("/")
    assert state(cached, "/", headers=headers) is None


def test_whoever_has_a_session_goes_by(cached, committed):
    cached.get("/")
    assert state(cached, "/", headers={"cookie": "other=1"}) == "hit"
    assert state(cached, "/", headers={"cookie": f"{settings.SESSION_COOKIE_NAME}=x"}) is None


def test_only_get_and_head_are_answered(cached):
    cached.get("/kenh-chinh-thuc/")
    assert cached.post("/kenh-chinh-thuc/").status_code == 405


def test_each_host_and_scheme_has_its_own_and_a_strange_one_has_none(cached):
    assert state(cached, "/") == "miss"
    assert state(cached, "/", headers={"host": "localhost"}) == "miss"
    assert state(cached, "/", secure=True) == "miss"
    for _time in range(2):
        answer = cached.get("/", headers={"host": "evil.example"})
        assert (answer.status_code, answer.headers.get(STATE)) == (400, None)


def test_a_page_for_some_is_kept_for_nobody(cached, home, committed):
    page = factories.make_alert(slug="rieng")
    restriction = PageViewRestriction(page=page, restriction_type="password", password="mat-khau")
    restriction.save()
    committed()
    assert [state(cached, "/canh-bao/rieng/"), state(cached, "/canh-bao/rieng/")] == [None, None]


def test_a_preview_goes_by(rf):
    request = rf.get("/")
    assert asked_by(request)
    request.is_dummy = True
    assert asked_by(request) is None


def with_cookie(response):
    response.set_cookie("a", "b")


def with_header(name, value):
    return lambda response: response.headers.__setitem__(name, value)


SPOILT = {
    "a cookie": with_cookie,
    "private": with_header("Cache-Control", "private"),
    "no-store": with_header("Cache-Control", "no-store"),
    "Vary": with_header("Vary", "Cookie"),
    "another status": lambda response: setattr(response, "status_code", 302),
    "an error": lambda response: setattr(response, "status_code", 503),
}


@pytest.mark.parametrize("how", ["nothing", *SPOILT])
def test_a_view_that_says_so_by_mistake_is_still_not_kept(cached, rf, how):
    from core.page_cache.middleware import PageCacheMiddleware

    @kept()
    def view(request):
        response = HttpResponse("Xin chào")
        SPOILT.get(how, lambda response: None)(response)
        return response

    middleware = PageCacheMiddleware(view)
    states = [middleware(rf.get("/nhap/")).headers.get(STATE) for _time in range(2)]
    assert states == (["miss", "hit"] if how == "nothing" else [None, None])


def test_a_site_without_it_says_nothing_of_it(client, home):
    with override_settings(PAGE_CACHE=False):
        assert state(client, "/") is None
