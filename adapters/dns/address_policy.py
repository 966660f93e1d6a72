"""Says whom we may contact. Addresses learnt from an answer are hostile: they may point into our own network."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

_CARRIERS = tuple(ipaddress.ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"))
"""IPv6 networks that carry an IPv4 address inside (NAT64, 6to4, Teredo): a way around the check."""

_INTERNAL = tuple(
    ipaddress.ip_network(net) for net in ("fec0::/10", "::/96", "3fff::/20", "5f00::/16", "168.63.129.16/32")
)
"""Site-local and IPv4-compatible addresses, those of examples and of segment routing, and Azure's host agent: nobody's
name server, whatever the standard library calls global."""


@dataclass(frozen=True, slots=True)
class AddressPolicy:
    """Allows global addresses only; `allow_private` allows others, `contained` nothing but loopback."""

    contained: bool = False
    allow_private: bool = False

    def allows(self, address: str) -> bool:
        """Tell whether a machine at this address may be contacted."""
        try:
            ip = ipaddress.ip_address(address)
        except ValueError:
            return False
        if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped:
            ip = ip.ipv4_mapped
        if ip.is_multicast or ip.is_unspecified or str(ip) == "255.255.255.255":
            return False
        if self.contained:
            return ip.is_loopback
        if self.allow_private:
            return True
        refused = (net for net in (*_CARRIERS, *_INTERNAL) if net.version == ip.version)
        return ip.is_global and not any(ip in net for net in refused)
