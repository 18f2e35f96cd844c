"""nginx sends the files, and only those that the site tells it to."""

import json
import socket
import time
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote, urlsplit

import pytest

from tests.stack.nginx import Nginx, need_nginx
from tests.stack.processes import PATIENCE, Running, fetch, free_port, procfile, run

MAKE = """
import json
from tests.media import files, uses
picture, hidden, document = files.make_picture(), files.make_picture(), files.make_document()
uses.as_photo(picture), uses.as_photo(hidden, live=False), uses.as_a_block(document)
sizes = [image.get_rendition("width-400|format-webp") for image in (picture, hidden)]
print(json.dumps({
    "picture": [sizes[0].url, sizes[0].file.name],
    "document": [document.url, document.file.name],
    "hidden": [sizes[1].url, sizes[1].file.name],
    "original": ["/media/" + picture.file.name, picture.file.name],
}))
"""
# What nginx says in its own words, and what was for nginx alone.
OF_NGINX = {"server", "date", "connection", "content-length", "etag", "vary", "x-accel-redirect"}


@pytest.fixture(scope="module")
def site(server_environment, tmp_path_factory):
    need_nginx()
    outside, inside = free_port(), free_port()
    url = f"http://127.0.0.1:{outside}"
    environment = {
        **server_environment,
        "MEDIA_ACCEL_PREFIX": "/_uploads/",
        "PORT": str(inside),
        "SITE_URL": url,
    }
    made = run(["python", "manage.py", "shell", "--no-imports", "-c", MAKE], environment)
    assert made.returncode == 0, made.stderr
    uploads = Path(environment["VAR_DIR"]) / "uploads"
    with (
        Running(procfile()["web"], environment, tmp_path_factory.mktemp("log") / "web") as web,
        Nginx(outside, to=inside, uploads=uploads) as nginx,
    ):
        web.wait_for(f"http://127.0.0.1:{inside}/-/live")
        nginx.running.wait_for(f"{url}/-/live")
        yield SimpleNamespace(
            url=url,
            behind=f"http://127.0.0.1:{inside}",
            nginx=nginx,
            uploads=uploads,
            files=json.loads(made.stdout),
        )


@pytest.mark.parametrize("kind", ["picture", "document"])
def test_a_public_file_comes_with_its_bytes_and_every_header_of_the_site(site, kind):
    path, name = site.files[kind]
    told, sent = fetch(site.behind + path), fetch(site.url + path)
    assert (told.status, told.body) == (200, "")
    assert told.headers["X-Accel-Redirect"].startswith("/_uploads/")
    assert sent.status == 200
    assert sent.body.encode(errors="surrogateescape") == (site.uploads / name).read_bytes()
    kept = {key.lower() for key in told.headers} - OF_NGINX
    assert {"cache-control", "content-type", "content-security-policy", "x-content-type-options"} <= kept
    assert {key: sent.headers[key] for key in kept} == {key: told.headers[key] for key in kept}
    assert "X-Accel-Redirect" not in sent.headers
    assert sent.headers["Server"] == "nginx"


def test_asking_again_costs_no_bytes(site):
    path, _name = site.files["picture"]
    tag = fetch(site.url + path).headers["ETag"]
    again = fetch(site.url + path, {"If-None-Match": tag})
    assert (again.status, again.body) == (304, "")


@pytest.mark.parametrize("kind", ["picture", "document", "hidden", "original"])
def test_nobody_gets_a_file_from_nginx_past_the_site(site, kind):
    _path, name = site.files[kind]
    assert (site.uploads / name).exists()
    name = quote(name)
    for path in (f"/_uploads/{name}", f"/_uploads//{name}", f"/x/../_uploads/{name}", "/_uploads/"):
        assert fetch(site.url + path).status == 404


@pytest.mark.parametrize("kind", ["hidden", "original"])
def test_what_is_not_public_and_originals_are_not_found(site, kind):
    path, _name = site.files[kind]
    answer = fetch(site.url + path)
    assert answer.status == 404
    assert "X-Accel-Redirect" not in answer.headers


def test_pages_pass_through(site):
    assert fetch(site.url + "/").status == 200


def status_of_post(url, size, body=b""):
    address = urlsplit(url)
    connection = HTTPConnection(address.hostname, address.port, timeout=PATIENCE)
    connection.putrequest("POST", address.path)
    connection.putheader("Content-Type", "multipart/form-data; boundary=x")
    connection.putheader("Content-Length", str(size))
    connection.endheaders(body)
    with closing(connection):
        return connection.getresponse().status


def test_five_large_photos_reach_the_form_for_tips(site):
    head = 'Content-Disposition: form-data; name="photos"; filename="{0}.jpg"'
    photo = bytes(10 * 1024 * 1024)
    parts = [b"--x\r\n" + head.format(number).encode() + b"\r\n\r\n" + photo + b"\r\n" for number in range(5)]
    body = b"".join([*parts, b"--x--\r\n"])
    assert status_of_post(site.url + "/gui-tin/", len(body), body) == 422  # it has no text


@pytest.mark.parametrize(("path", "megabytes"), [("/gui-tin/", 65), ("/en/tra-cuu/", 65), ("/", 23)])
def test_more_than_that_is_refused_at_once(site, path, megabytes):
    assert status_of_post(site.url + path, megabytes * 1024 * 1024) == 413


def slow_client(url, number):
    """Return the connection of somebody who sends no more of a tip, or reads no more of a page."""
    address = urlsplit(url)
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    connection.connect((address.hostname, address.port))
    tip = f"POST /gui-tin/ HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Length: 90000\r\n\r\ntext=a"
    page = f"GET /?so={number} HTTP/1.1\r\nHost: {address.netloc}\r\n\r\n"
    connection.sendall((tip if number % 4 else page).encode())
    return closing(connection)


def test_sixty_slow_clients_keep_no_reader_waiting(site):
    """Each would hold up one of the eight threads of the site."""
    with ExitStack() as stack:
        for number in range(60):
            stack.enter_context(slow_client(site.url, number))
        begun = time.monotonic()
        statuses = {fetch(f"{site.url}/canh-bao/?so={number}").status for number in range(10)}
        assert statuses == {200}
        assert time.monotonic() - begun < 25


def test_nothing_is_written_down(site):
    path, _name = site.files["picture"]
    fetch(site.url + path, {"User-Agent": "chim-hoang-yen"})
    fetch(site.url + "/khong-co", {"User-Agent": "chim-hoang-yen"})
    written = [file for file in site.nginx.folder.rglob("*") if file.is_file()]
    pages = [file for file in written if site.nginx.folder / "pages" in file.parents]
    assert {file.name for file in written if file not in pages} == {"nginx.conf", "site.conf", "log", "pid"}
    assert not any(b"chim-hoang-yen" in file.read_bytes() for file in written)
    assert site.nginx.running.output == ""
