import pytest

from tips.networks import network_of


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        (" 203.0.113.78 ", "203.0.113.0/24"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1::/48"),
        ("fe80::1%eth0", "fe80::/48"),
        ("", ""),
        (None, ""),
        ("203.0.113.77, 10.0.0.1", ""),
        ("unix:", ""),
        ("<script>", ""),
    ],
)
def test_an_address_is_cut_to_its_network(address, network):
    assert network_of(address) == network
