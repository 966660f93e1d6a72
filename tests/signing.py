"""Signs zones as a DNS host does, soundly or with signatures that ran out, for tests with real servers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import dns.dnssec
import dns.name
import dns.zone
from cryptography.hazmat.primitives.asymmetric import ec

ALGORITHM = dns.dnssec.Algorithm.ECDSAP256SHA256


def sign(zone: dns.zone.Zone, *, days_left: float = 10) -> str:
    """Sign a zone with a fresh key whose signatures end in so many days; return its DS record."""
    private = ec.generate_private_key(ec.SECP256R1())
    key = dns.dnssec.make_dnskey(private.public_key(), ALGORITHM, flags=257)
    end = datetime.now(UTC) + timedelta(days=days_left)
    dns.dnssec.sign_zone(
        zone,
        keys=[(private, key)],
        inception=end - timedelta(days=20),
        expiration=end,
        dnskey_ttl=3600,
        add_dnskey=True,
    )
    return dns.dnssec.make_ds(zone.origin, key, "SHA256").to_text()


def foreign_ds(name: str) -> str:
    """Return the DS of a key that the zone does not have: what stays behind after a move to another DNS host."""
    key = dns.dnssec.make_dnskey(ec.generate_private_key(ec.SECP256R1()).public_key(), ALGORITHM, flags=257)
    return dns.dnssec.make_ds(dns.name.from_text(name), key, "SHA256").to_text()
