"""What the site takes for the address and for the network of whoever asks."""

import pytest

from users.addresses import client_address, client_network

ADMIN, PUBLIC = "/quan-tri/dang-nhap/", "/gui-tin/"
PROXY, STRANGER = "127.0.0.1", "192.0.2.4"

ADDRESSES = [
    # path, peer, X-Real-IP, address
    (ADMIN, PROXY, "203.0.113.7", "203.0.113.7"),
    (ADMIN, "::1", "203.0.113.7", "203.0.113.7"),
    (ADMIN, PROXY, " 203.0.113.7 ", "203.0.113.7"),
    (ADMIN, PROXY, "::ffff:203.0.113.7", "203.0.113.7"),
    (ADMIN, PROXY, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
    (ADMIN, PROXY, None, PROXY),
    (ADMIN, PROXY, "203.0.113.7, 198.51.100.9", PROXY),
    (ADMIN, PROXY, "không phải địa chỉ", PROXY),
    (ADMIN, STRANGER, "203.0.113.7", STRANGER),
    (ADMIN, "", "203.0.113.7", None),
    (PUBLIC, PROXY, "203.0.113.7", PROXY),
    ("/en/quan-tri/", PROXY, "203.0.113.7", PROXY),
    (PUBLIC, STRANGER, "203.0.113.7", STRANGER),
]
NETWORKS = [
    # peer, X-Real-IP, network
    (PROXY, "203.0.113.0", "203.0.113.0/24"),
    (PROXY, "203.0.113.7", "203.0.113.0/24"),
    (PROXY, "::ffff:203.0.113.7", "203.0.113.0/24"),
    (PROXY, "2001:db8:1::", "2001:db8:1::/48"),
    (PROXY, "2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"),
    (PROXY, "2001:db8::7", "2001:db8::/48"),
    (PROXY, "fe80::1%eth0", "fe80::/48"),
    ("::1", "203.0.113.0", "203.0.113.0/24"),
    ("::ffff:127.0.0.1", "203.0.113.0", "203.0.113.0/24"),
    (PROXY, None, ""),
    (PROXY, "", ""),
    (PROXY, "203.0.113", ""),
    (PROXY, "203.0.113.7, 198.51.100.9", ""),
    (STRANGER, "203.0.113.7", "192.0.2.0/24"),
    (STRANGER, None, "192.0.2.0/24"),
    ("2001:db8:9:8::7", "203.0.113.7", "2001:db8:9::/48"),
    ("", None, ""),
    ("", "203.0.113.7", ""),
]


@pytest.fixture
def asked(rf):
    """Return a function that makes a request as gunicorn would pass it on."""

    def make(path, peer, told):
        headers = {} if told is None else {"X-Real-IP": told}
        return rf.get(path, REMOTE_ADDR=peer, headers=headers)

    return make


@pytest.mark.parametrize(("path", "peer", "told", "address"), ADDRESSES)
def test_the_address_is_believed_from_our_proxy_under_the_back_office_alone(asked, path, peer, told, address):
    assert client_address(asked(path, peer, told)) == address


@pytest.mark.parametrize("path", [PUBLIC, "/en/gui-tin/", ADMIN])
@pytest.mark.parametrize(("peer", "told", "network"), NETWORKS)
def test_the_network_is_believed_from_our_proxy_everywhere(asked, path, peer, told, network):
    assert client_network(asked(path, peer, told)) == network


def test_other_proxies_are_believed_where_the_environment_names_them(asked, settings):
    settings.TRUSTED_PROXIES = ["192.0.2.0/24"]
    assert client_network(asked(PUBLIC, STRANGER, "203.0.113.7")) == "203.0.113.0/24"
    assert client_network(asked(PUBLIC, PROXY, "203.0.113.7")) == "127.0.0.0/24"
    settings.TRUSTED_PROXIES = ["*"]
    assert client_network(asked(PUBLIC, "", "203.0.113.7")) == "203.0.113.0/24"
    assert client_address(asked(ADMIN, "", "203.0.113.7")) == "203.0.113.7"


def test_no_other_header_is_believed(rf):
    for header in ("X-Forwarded-For", "Forwarded", "True-Client-IP", "CF-Connecting-IP"):
        request = rf.get(ADMIN, REMOTE_ADDR=PROXY, headers={header: "203.0.113.7"})
        assert (client_address(request), client_network(request)) == (PROXY, "")
