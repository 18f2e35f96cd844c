"""gunicorn on PostgreSQL as the internet sees it: `SITE_ROLE=public`."""

import json
import re
from types import SimpleNamespace

import pytest

from tests.core.log_lines import parse
from tests.stack.processes import Running, fetch, free_port, procfile, run

AS_NGINX = {"Host": "outreach.example", "X-Forwarded-Proto": "https"}
PUBLIC = [
    *("/", "/canh-bao/", "/gui-tin/", "/phuong-xa/", "/phuong-xa/?q=quan+3", "/tim-kiem/"),
    *("/tim-kiem/?q=lua+dao", "/-/live"),
]
NOWHERE = [
    *("/quan-tri/", "/quan-tri/login/", "/quan-tri/pages/", "/quan-tri/tin-bao/"),
    *("/quan-tri/dang-nhap/", "/quan-tri/dang-nhap/ma/", "/quan-tri/dang-nhap/khoa/", "/quan-tri/bao-mat/"),
    *("/_util/login/", "/_util/authenticate_with_password/1/2/", "/khong-co/"),
]
# What editors and a person who signed in left in the database, on the side of the staff.
CONTENT = """
import io, json
from django.contrib.auth import get_user
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image
from wagtail.models import PageViewRestriction
from media.models import CustomImage
from tests.factories import make_alert, make_campaign, make_user
from tests.signing_in import sign_in
from users.roles import Role

page = make_campaign(title="Trang nội bộ")
restriction = PageViewRestriction(page=page.get_parent(), restriction_type="password", password="x")
restriction.save()
content = io.BytesIO()
Image.new("RGB", (80, 45)).save(content, "PNG")
picture = CustomImage.objects.create(title="x", description="x", file=ImageFile(content, name="x.png"))
make_alert(photo=picture)
user = make_user(Role.TIP_SUPERVISOR, username="phu-trach-tin-bao")
client = Client()
sign_in(client, user)
assert get_user(client) == user
print(json.dumps({
    "restricted": [page.url, page.get_parent().url],
    "restriction": restriction.pk,
    "picture": picture.get_rendition("width-40").url,
    "session": client.session.session_key,
}))
"""
AWAY = "from wagtail.models import PageViewRestriction; PageViewRestriction.objects.all().delete()"


@pytest.fixture(scope="module")
def content(server_environment):
    shell = ["python", "manage.py", "shell", "--no-imports", "-c"]
    made = run([*shell, CONTENT], server_environment)
    assert made.returncode == 0, made.stderr
    yield SimpleNamespace(**json.loads(made.stdout))
    run([*shell, AWAY], server_environment)


@pytest.fixture(scope="module")
def web(server_environment, content, tmp_path_factory):
    environment = {**server_environment, "SITE_ROLE": "public", "PORT": str(free_port())}
    with Running(procfile()["web"], environment, tmp_path_factory.mktemp("log") / "web") as server:
        server.url = f"http://127.0.0.1:{environment['PORT']}"
        server.wait_for(f"{server.url}/-/live", AS_NGINX)
        yield server


@pytest.mark.parametrize("path", PUBLIC)
def test_a_session_changes_nothing_on_a_public_page(web, content, path):
    signed_in = {**AS_NGINX, "Cookie": f"__Host-session={content.session}"}
    answers = [fetch(web.url + path, headers) for headers in (AS_NGINX, signed_in)]
    assert [answer.status for answer in answers] == [200, 200]
    assert [answer.headers.get("Set-Cookie") for answer in answers] == [None, None]
    assert "Cookie" not in answers[1].headers.get("Vary", "")
    first, second = (re.sub(r'name="token" value="[^"]+"', "", answer.body) for answer in answers)
    assert first == second


@pytest.mark.parametrize("path", NOWHERE)
def test_the_back_office_is_not_there_for_anybody(web, content, path):
    signed_in = {**AS_NGINX, "Cookie": f"__Host-session={content.session}"}
    for answer in (fetch(web.url + path, AS_NGINX), fetch(web.url + path, signed_in)):
        assert answer.status == 404
        assert "Không có trang này" in answer.body
        assert "Set-Cookie" not in answer.headers


def test_a_restricted_page_is_not_there_nor_what_stands_below(web, content):
    nowhere = fetch(f"{web.url}/khong-co/", AS_NGINX)
    for path in content.restricted:
        answer = fetch(web.url + path, AS_NGINX)
        assert (answer.status, answer.body) == (404, nowhere.body)
    assert "Trang nội bộ" not in fetch(f"{web.url}/tim-kiem/?q=trang+noi+bo", AS_NGINX).body


def test_a_picture_is_served(web, content):
    assert fetch(web.url + content.picture, AS_NGINX).status == 200


def test_a_tip_can_be_sent(web):
    form = fetch(f"{web.url}/gui-tin/", AS_NGINX).body
    token = re.search(r'name="token" value="([^"]+)"', form).group(1)
    sent = {"kind": "scam", "text": "Có người gọi xưng công an.", "token": token}
    answer = fetch(f"{web.url}/gui-tin/", AS_NGINX, sent)
    assert answer.status == 200
    assert "Set-Cookie" not in answer.headers


def test_its_log_holds_no_error(web):
    assert {line["level"] for line in parse(web.output)} <= {"WARNING"}
