"""Settings of the DNS checks: `NDR_DNS__...`, nested in the bot's settings under `dns`."""

from __future__ import annotations

import ipaddress

from pydantic import BaseModel, ConfigDict, Field, field_validator

from bot.dns.ports import Server

MOST_RESOLVERS = 10


class DnsSettings(BaseModel):
    """What the operator may choose about the DNS checks. Lists are separated by commas."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    resolvers: str = Field(
        default="", description="Resolvers to compare, `HOST[:PORT]`, at most 10; the first also finds the delegation."
    )
    port: int = Field(default=53, ge=1, le=65535, description="Port where authoritative servers are asked.")
    allow_private: bool = Field(
        default=False, description="Also contact addresses learnt from the DNS that are not public."
    )
    tenant_discovery: bool = Field(default=True, description="Ask Microsoft whether a domain is in one of its tenants.")
    tenant_urls: str = Field(
        default="", description="Sign-in addresses asked instead: worldwide, US Government, China, in this order."
    )
    private: str = Field(default="", description="Domains (and all below them) never told to third parties.")
    registration: bool = Field(default=True, description="Ask the registry (RDAP) for status and expiry.")
    smtp: bool = Field(default=False, description="Let staff greet the mail servers of our own domains on port 25.")
    doh: bool = Field(default=True, description="Ask public resolvers over HTTPS where port 53 is closed.")

    @field_validator("resolvers")
    @classmethod
    def _addresses(cls, value: str) -> str:
        parse_resolvers(value)
        return value


def comma_list(value: str) -> tuple[str, ...]:
    """Split a comma list, dropping empty parts."""
    return tuple(part.strip() for part in value.split(",") if part.strip())


def parse_resolvers(value: str) -> tuple[Server, ...]:
    """Read a comma list of `HOST[:PORT]`; HOST is an IP address. Raises ValueError naming the wrong one."""
    parts = comma_list(value)
    if len(parts) > MOST_RESOLVERS:
        raise ValueError(f"at most {MOST_RESOLVERS} resolvers, these are {len(parts)}")
    return tuple(parse_resolver(part) for part in parts)


def parse_resolver(text: str) -> Server:
    """Read `1.2.3.4`, `1.2.3.4:5353`, `2001:db8::1`, `[2001:db8::1]:5353` or `localhost:5353`."""
    host, port = text, 53
    if text.startswith("["):
        host, _, rest = text[1:].partition("]")
        port = _port(rest.removeprefix(":"), text) if rest else 53
    elif text.count(":") == 1:
        host, _, number = text.partition(":")
        port = _port(number, text)
    host = "127.0.0.1" if host.lower() == "localhost" else host
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        raise ValueError(f"{text!r} is no resolver: give its IP address, as 192.0.2.53 or 192.0.2.53:5353") from None
    return Server(text, str(address), port)


def _port(number: str, text: str) -> int:
    if not number.isdigit() or not 0 < int(number) < 65536:  # noqa: PLR2004 (16 bits)
        raise ValueError(f"{text!r} has no valid port: use 1 to 65535")
    return int(number)
