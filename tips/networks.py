"""The network that an address belongs to: all that the limiter is ever told of an address."""

from ipaddress import ip_address, ip_network

PREFIX = {4: 24, 6: 48}


def network_of(address):
    """Return the /24 (IPv6: /48) of an address as text; the empty text for whatever is no address."""
    try:
        ip = ip_address(str(address or "").strip())
    except ValueError:
        return ""
    # An IPv4 address may come wrapped in IPv6; by its first 48 bits all of IPv4 would be one network.
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return str(ip_network((ip.packed, PREFIX[ip.version]), strict=False))
