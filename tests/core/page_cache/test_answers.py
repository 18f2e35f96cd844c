"""A page that is kept is answered like one that is made: same headers, same words, in every encoding."""

import gzip

import brotli
import pytest

from tests import factories

pytestmark = pytest.mark.any_database
STATE = "X-Page-Cache"
CONTROL = "public, max-age=0, s-maxage=2, stale-while-revalidate=1, stale-if-error=86400"


def test_the_second_reader_gets_what_the_first_got(cached):
    first, second = cached.get("/"), cached.get("/")
    assert (first[STATE], second[STATE]) == ("miss", "hit")
    assert first.content == second.content
    assert {**first.headers, STATE: ""} == {**second.headers, STATE: ""}
    assert second["Cache-Control"] == CONTROL
    assert second["Content-Security-Policy"]
    assert second["Content-Language"] == "vi"


def test_a_hit_asks_the_database_nothing(cached, django_assert_num_queries):
    cached.get("/canh-bao/")
    with django_assert_num_queries(0):
        assert cached.get("/canh-bao/")[STATE] == "hit"


@pytest.mark.parametrize("state", ["miss", "hit"])
@pytest.mark.parametrize(
    ("asked", "encoding", "unpack"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip;q=1.0, br;q=0", "gzip", gzip.decompress),
        ("*", "br", brotli.decompress),
        ("identity", None, bytes),
        ("", None, bytes),
    ],
)
def test_each_encoding_is_the_same_page(cached, state, asked, encoding, unpack):
    plain = cached.get("/kenh-chinh-thuc/", headers={"accept-encoding": "identity"} if state == "hit" else {})
    if state == "miss":
        cached.get("/")
    path = "/kenh-chinh-thuc/" if state == "hit" else "/phuong-xa/"
    plain = plain if state == "hit" else None
    answer = cached.get(path, headers={"accept-encoding": asked})
    assert answer[STATE] == state
    assert answer.get("Content-Encoding") == encoding
    assert answer["Content-Length"] == str(len(answer.content))
    assert answer["Vary"] == "Accept-Encoding"
    assert unpack(answer.content).rstrip().endswith(b"</html>")
    if plain:
        assert unpack(answer.content) == plain.content
    assert cached.get(path, headers={"accept-encoding": asked}).content == answer.content


def test_each_encoding_has_its_own_tag_and_whoever_has_it_gets_nothing(cached):
    tags = set()
    for encoding in ("identity", "gzip", "br"):
        accept = {"accept-encoding": encoding}
        tag = cached.get("/", headers=accept)["ETag"]
        again = cached.get("/", headers={**accept, "if-none-match": f'"x", W/{tag}'})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
        assert "Content-Length" not in again
        assert again["Cache-Control"] == CONTROL
        assert again["Vary"] == "Accept-Encoding"
        tags.add(tag)
    assert len(tags) == 3


def test_whoever_has_the_page_gets_nothing_where_it_is_made_anew(cached, committed):
    tag = cached.get("/")["ETag"]
    committed()
    again = cached.get("/", headers={"if-none-match": tag})
    assert (again.status_code, again[STATE]) == (304, "miss")


@pytest.mark.parametrize("first", ["get", "head"])
def test_head_says_what_get_says(cached, first):
    getattr(cached, first)("/")
    got, head = cached.get("/"), cached.head("/")
    assert head.content == b""
    assert head[STATE] == "hit"
    assert dict(head.headers) == dict(got.headers)
    assert int(head["Content-Length"]) == len(got.content)


def test_the_missing_slash_is_kept_too(cached):
    first, second = cached.get("/canh-bao"), cached.get("/canh-bao")
    assert (first.status_code, first["Location"]) == (301, "/canh-bao/")
    assert (second.status_code, second["Location"], second[STATE]) == (301, "/canh-bao/", "hit")


def test_what_was_not_there_is_asked_for_each_time(cached, committed):
    for _time in range(2):
        answer = cached.get("/canh-bao/moi/")
        assert answer.status_code == 404
        assert STATE not in answer
    factories.make_alert(slug="moi")
    committed()
    assert cached.get("/canh-bao/moi/")[STATE] == "miss"
    assert cached.get("/canh-bao/moi/")[STATE] == "hit"
