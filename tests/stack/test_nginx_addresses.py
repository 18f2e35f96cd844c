"""Past nginx goes the address of staff who sign in, and of everybody else no more than the network."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.stack.nginx import Nginx, need_nginx
from tests.stack.processes import fetch, free_port

ADDRESSES = {
    "203.0.113.7": "203.0.113.0",
    "198.51.100.255": "198.51.100.0",
    "10.0.0.1": "10.0.0.0",
    "::ffff:203.0.113.7": "203.0.113.0",
    "2001:db8:1:2:3:4:5:6": "2001:db8:1::",
    "2001:db8:1::7": "2001:db8:1::",
    "2001:db8::7": "2001:db8::",
    "2001:db8::5:6:7:8": "2001:db8::",
    "2001:0:5ef5:79fb::1": "2001:0:5ef5::",
    "2001::7": "2001::",
    "::1": "",
}
PUBLIC = [
    *("/", "/gui-tin/", "/en/gui-tin/", "/tra-cuu/", "/en/quan-tri/", "/quan-tri/../gui-tin/"),
    *("//gui-tin/", "/Quan-tri/", "/quan-trix/", "/media/images/a.png"),
]
ADMIN = ["/quan-tri/", "/quan-tri/dang-nhap/", "/quan-tri/?next=/gui-tin/"]
FORGED = "192.0.2.66"


class Echo(BaseHTTPRequestHandler):
    """Answers with every header that it was sent."""

    def do_GET(self):
        body = str(self.headers).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def behind(tmp_path_factory):
    """Return a function that asks `path` as `address` and returns all that nginx told of it."""
    need_nginx()
    port, app = free_port(), ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    Thread(target=app.serve_forever, daemon=True).start()
    with Nginx(port, to=app.server_port, uploads=tmp_path_factory.mktemp("uploads")) as nginx:
        nginx.running.wait_for(f"http://127.0.0.1:{port}/")

        def ask(path, address):
            answer = fetch(f"http://127.0.0.1:{port}{path}", {"X-Seen-As": address, "X-Real-IP": FORGED})
            assert answer.status == 200
            lines = answer.body.splitlines()
            return [line for line in lines if line and not line.startswith("X-Seen-As")]

        yield ask
    app.shutdown()
    app.server_close()


def told(lines):
    return "".join(line.removeprefix("X-Real-IP: ") for line in lines if line.startswith("X-Real-IP"))


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("path", PUBLIC)
def test_on_public_pages_the_site_learns_the_network_alone(behind, path, address):
    lines = behind(path, address)
    assert told(lines) == ADDRESSES[address]
    assert FORGED not in "".join(lines)
    assert address not in "".join(lines)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("path", ADMIN)
def test_under_the_back_office_it_learns_the_address(behind, path, address):
    lines = behind(path, address)
    assert told(lines) == address
    assert FORGED not in "".join(lines)
