"""Tells this machine from all others, for whoever binds a port, hears a caller or asks a resolver."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address


def is_loopback(host: str) -> bool:
    """Tell whether a host can be reached from this machine only: an address (RFC 1122, RFC 4291), or `localhost`.

    An IPv6 address may stand in brackets; an IPv4 address inside one counts as itself. What is no address is not.
    """
    if host.lower() == "localhost":
        return True
    try:
        address = ip_address(host[1:-1] if host.startswith("[") and host.endswith("]") else host)
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (mapped or address).is_loopback
