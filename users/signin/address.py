"""Where somebody signs in from. Only the sign-in record and its brakes ask; readers and senders have none."""

import ipaddress

from django.conf import settings

OF_ONE_HOUSEHOLD = 64  # bits of an IPv6 address: whoever has one has the rest of its network too


def in_back_office(request):
    return request.path_info.startswith(f"/{settings.ADMIN_PATH}")


def client_address(request):
    """Return the address of the browser as text, None where there is none.

    Behind our proxy that is what it says in `X-Real-IP`, under the path of the back office alone.
    """
    peer = _parsed(request.META.get("REMOTE_ADDR"))
    told = _parsed(request.META.get("HTTP_X_REAL_IP")) if in_back_office(request) else None
    address = told if told and _is_our_proxy(peer) else peer
    if address and address.version == 6:  # noqa: PLR2004
        address = ipaddress.ip_network((address, OF_ONE_HOUSEHOLD), strict=False).network_address
    return address and str(address)


def _parsed(text):
    try:
        address = ipaddress.ip_address((text or "").strip())
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _is_our_proxy(peer):
    """Whether gunicorn believes this peer: the same variable tells both."""
    trusted = settings.TRUSTED_PROXIES
    return "*" in trusted or (peer is not None and any(peer in ipaddress.ip_network(net) for net in trusted))
