"""Where a request comes from. Nothing else on this site reads an address, and nothing writes one down but
the record of who signed in.

nginx passes the whole address on under the path of the back office, and only its network elsewhere.
"""

import ipaddress

from django.conf import settings

OF_ONE_HOUSEHOLD = 64  # bits of an IPv6 address: whoever has one has the rest of its network too
OF_ONE_NETWORK = {4: 24, 6: 48}  # bits that are left of a sender


def in_back_office(request):
    return request.path_info.startswith(f"/{settings.ADMIN_PATH}")


def client_address(request):
    """Return the address of the browser as text, None where there is none: for the sign-in record alone.

    Behind our proxy that is what it says in `X-Real-IP`, under the path of the back office alone.
    """
    peer = _peer(request)
    address = (_told(request) if _is_our_proxy(peer) and in_back_office(request) else None) or peer
    if address and address.version == 6:  # noqa: PLR2004
        address = _network(address, OF_ONE_HOUSEHOLD).network_address
    return address and str(address)


def client_network(request):
    """Return the network of the browser as text: an IPv4 /24 or an IPv6 /48, "" where nobody knows.

    Our own proxy is nobody's network: where it does not say whom it speaks for, that is unknown. Then all
    senders would be one, so a caller must not count them together.
    """
    peer = _peer(request)
    address = _told(request) if _is_our_proxy(peer) else peer
    return str(_network(address, OF_ONE_NETWORK[address.version])) if address else ""


def _peer(request):
    return _parsed(request.META.get("REMOTE_ADDR"))


def _told(request):
    return _parsed(request.META.get("HTTP_X_REAL_IP"))


def _parsed(text):
    try:
        address = ipaddress.ip_address((text or "").strip())
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _network(address, bits):
    return ipaddress.ip_network((address, bits), strict=False)


def _is_our_proxy(peer):
    """Whether gunicorn believes this peer: the same variable tells both."""
    trusted = settings.TRUSTED_PROXIES
    return "*" in trusted or (peer is not None and any(peer in ipaddress.ip_network(net) for net in trusted))
