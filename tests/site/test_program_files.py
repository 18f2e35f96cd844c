"""robots.txt, security.txt, the parts of the sitemap and the description of the search."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest

from core.languages import path_in
from tests.factories import in_english, make_news, make_team

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
SITE = "https://outreach.example"
MAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
KEPT = "public, max-age=3600"


def xml(answer):
    return ElementTree.fromstring(answer.content)  # noqa: S314 (our own answer)


def fields(answer):
    return dict(line.split(": ", 1) for line in answer.content.decode().splitlines() if ": " in line)


def test_robots_may_read_all_and_are_not_told_where_the_back_office_is(client, home, settings):
    answer = client.get("/robots.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["Cache-Control"].split(", ") in (KEPT.split(", "), KEPT.split(", ")[::-1])
    text = answer.content.decode()
    assert f"Sitemap: {SITE}/sitemap.xml\n" in text
    assert "Disallow: /" not in text
    assert settings.ADMIN_PATH.strip("/") not in text


def test_robots_have_nothing_to_find_among_the_staff(client, home, settings):
    settings.SITE_ROLE = "staff"
    assert client.get("/robots.txt").content == b"User-agent: *\nDisallow: /\n"


def test_security_txt_is_never_out_of_date(client, home):
    answer = client.get("/.well-known/security.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    said = fields(answer)
    assert said["Contact"] == f"{SITE}/kenh-chinh-thuc/"
    assert said["Canonical"] == f"{SITE}/.well-known/security.txt"
    assert said["Preferred-Languages"] == "vi, en"
    left = datetime.strptime(said["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC) - datetime.now(UTC)
    assert timedelta(days=90) < left < timedelta(days=365)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_browsers_learn_to_search_here_in_the_language_of_the_address(client, home, language):
    in_english(home)
    path = path_in(language, "/tim-kiem/opensearch.xml")
    assert f'href="{path}"' in client.get(path_in(language, "/")).content.decode()
    answer = client.get(path)
    assert answer.headers["Content-Type"].startswith("application/opensearchdescription+xml")
    said = xml(answer)
    assert said.find(f"{SEARCH}Language").text == language
    assert 0 < len(said.find(f"{SEARCH}ShortName").text) <= 16
    template = said.find(f"{SEARCH}Url").get("template")
    assert template == f"{SITE}{path_in(language, '/tim-kiem/')}?q={{searchTerms}}"
    assert client.get(template.replace("{searchTerms}", "lua+dao").removeprefix(SITE)).status_code == 200


def test_the_sitemap_says_what_changed_when_and_leaves_samples_out(client, home):
    news, sample = make_news(), make_news(is_sample=True)
    make_team()
    index = xml(client.get("/sitemap.xml"))
    parts = [(part.find(f"{MAPS}loc").text, part.find(f"{MAPS}lastmod")) for part in index]
    changed = {address: lastmod is not None for address, lastmod in parts}
    assert changed == {
        f"{SITE}/sitemap-{part}.xml": part in ("pages", "wards")
        for part in ("pages", "views", "wards", "terms")
    }
    found = {}
    for address, _lastmod in parts:
        answer = client.get(address.removeprefix(SITE))
        assert answer.headers["Content-Type"].startswith("application/xml")
        for row in xml(answer):
            found[row.find(f"{MAPS}loc").text] = row.find(f"{MAPS}lastmod")
    assert found[news.full_url].text.startswith(f"{news.last_published_at:%Y-%m}")
    assert sample.full_url not in found
    assert found[f"{SITE}/phuong-xa/phuong-ba-ria/"] is not None


@pytest.mark.parametrize(
    "path",
    ["/sitemap-khac.xml", "/sitemap-pages.xml?p=0", "/sitemap-pages.xml?p=9", "/sitemap-pages.xml?p=x"],
)
def test_a_part_of_the_sitemap_that_is_not_there_is_not_found(client, home, path):
    assert client.get(path).status_code == 404
