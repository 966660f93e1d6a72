"""Who refused a message, read off the bounce: the server's name and address, whether it is Microsoft's. Pure."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.model import Reading, Recipient

_MICROSOFT_HOST = re.compile(
    r"(?:^|[\s\[.(<])[a-z0-9-]{1,63}\.(?:[a-z0-9-]{1,63}\.){0,4}"
    r"(?:protection\.outlook\.com|prod\.outlook\.com|prod\.exchangelabs\.com|mx\.microsoft|protection\.office365\.us|partner\.outlook\.cn)\b",
    re.IGNORECASE,
)
_EDGE_MARK = re.compile(r"\bAS\(\d{6,12}\)")
"""The mark that Exchange Online Protection puts behind its replies, `AS(201806281)`."""
_BEFORE_REPLY = re.compile(
    r"^[ \t]{0,8}([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}) #<?[45]\d\d[ -]", re.MULTILINE
)
"""Exchange's way to name who refused: `mx.hosting.example #550 5.4.1 ...`."""
_LOOKED_AT = 32_768
_BEHIND_NAME = re.compile(r"\.?[ \t\n]{0,4}[\[(]([0-9a-fA-F.:]{3,45})[\])]")
"""The address that stands behind a server's name: `relay.fabrikam.example[10.0.0.5]`."""
_SENDERS_NETWORK = tuple(
    map(ipaddress.ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "fc00::/7", "::1/128"))
)
"""Addresses that mean something inside one network only (RFC 1918, RFC 4193)."""
_LEAST_LABELS = 2


@dataclass(frozen=True, slots=True)
class Refuser:
    """The server that refused: its name and address, if the bounce tells them; whether it is surely Microsoft's.

    `writer` is the server that wrote the report; `sender_names` are the domains of the sender's side, that of the
    writer and that of the sender's address.
    """

    host: str | None = None
    microsoft: bool = False
    address: str | None = None
    writer: str | None = None
    sender_names: tuple[str, ...] = ()

    @property
    def name(self) -> str | None:
        """Return what the server is called: its name, else its address."""
        return self.host or self.address

    @property
    def known(self) -> bool:
        """Tell whether anything is known of who refused."""
        return bool(self.host or self.microsoft or self.address)

    @property
    def private(self) -> bool:
        """Tell whether the server has an address that only its own network can reach."""
        return self.address is not None and any(ipaddress.ip_address(self.address) in net for net in _SENDERS_NETWORK)


def refuser(reading: Reading, recipient: Recipient) -> Refuser:
    """Return who refused the message to `recipient`."""
    named = recipient.remote_server or reading.remote_server or _before_reply(reading)
    literal = _literal(named or "")
    host = named.lower().rstrip(".") if named and literal is None else None
    writer = (reading.generating_server or "").lower().rstrip(".") or None
    sender = (reading.sender or "").rpartition("@")[2].lower()
    names = (_above(writer) if writer else "", sender)
    return Refuser(
        host=host,
        microsoft=_proves_microsoft(reading, recipient, host),
        address=literal or (_address_of(host, reading.text) if host else None),
        writer=writer if writer != host else None,
        sender_names=tuple(name for name in names if name),
    )


def is_microsoft(host: str) -> bool:
    """Tell whether a server's name is one of Microsoft's mail service."""
    return bool(_MICROSOFT_HOST.search(host))


def _before_reply(reading: Reading) -> str | None:
    """Return the one host that stands before a reply in the report's text."""
    named = {match[1].lower() for match in _BEFORE_REPLY.finditer(reading.text[:_LOOKED_AT])}
    return named.pop() if len(named) == 1 else None


def _address_of(host: str, text: str) -> str | None:
    """Return the address that the report's text puts behind the server's name."""
    lowered = text[:_LOOKED_AT].lower()
    at = lowered.find(host)
    while at >= 0:
        behind = _BEHIND_NAME.match(lowered, at + len(host))
        if behind and (address := _literal(behind[1])):
            return address
        at = lowered.find(host, at + len(host))
    return None


def _literal(word: str) -> str | None:
    """Return an address as it is usually written, or None where this is none."""
    try:
        return str(ipaddress.ip_address(word.strip("[]")))
    except ValueError:
        return None


def _above(host: str) -> str:
    """Return the name above a server's, where that still is a name of somebody's and no top-level domain."""
    above = host.partition(".")[2]
    return above if above.count(".") + 1 >= _LEAST_LABELS else ""


def _proves_microsoft(reading: Reading, recipient: Recipient, host: str | None) -> bool:
    """Tell whether the bounce shows a server of Microsoft refusing: by its name, or by its marks in the reply."""
    if host is not None:
        return is_microsoft(host)
    words = recipient.diagnostic or reading.diagnostic or ""
    return bool(_MICROSOFT_HOST.search(words) or _EDGE_MARK.search(words))
