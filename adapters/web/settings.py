"""What the web chat must know of its surroundings. It reads no environment: adapters/composition/settings.py does."""

from __future__ import annotations

from ipaddress import IPv4Network, IPv6Network
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, field_validator

from adapters.net.loopback import is_loopback

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
WILDCARDS = ("", "0.0.0.0", "::")  # noqa: S104 (recognised, not bound)
DEFAULT_PORTS = {"http": 80, "https": 443}


class WebSettings(BaseModel):
    """Where the page is bound, under which address people reach it, and which proxies are believed.

    `enabled` unset means: on where only this machine can reach it. `public_url` unset means: the loopback names and
    the bound address, at the bound port. `trusted_proxies` are networks in CIDR notation.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    enabled: bool | None = None
    public_url: str | None = None
    trusted_proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    host: str = "127.0.0.1"
    port: int = 3978

    @field_validator("public_url")
    @classmethod
    def _is_an_address(cls, value: str | None) -> str | None:
        if not value:
            return None
        parts = urlsplit(value)
        if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
            raise ValueError("write it whole, like https://bot.contoso.example")
        return value

    @property
    def on(self) -> bool:
        """Tell whether the page is served: as told, else only on loopback."""
        return is_loopback(self.host) if self.enabled is None else self.enabled

    @property
    def secure(self) -> bool:
        """Tell whether people come over HTTPS, so that the cookie may be marked Secure."""
        return self.public_url is not None and urlsplit(self.public_url).scheme == "https"

    @property
    def origins(self) -> frozenset[str]:
        """Return every origin (RFC 6454) under which the page may be used."""
        if self.public_url is not None:
            parts = urlsplit(self.public_url)
            return frozenset({origin(parts.scheme, parts.netloc.rpartition("@")[2])})
        bound = () if self.host in WILDCARDS else (_bracketed(self.host),)
        return frozenset(origin("http", f"{name}:{self.port}") for name in (*LOOPBACK_NAMES, *bound))


def origin(scheme: str, host: str) -> str:
    """Return `scheme://host[:port]` in lower case, without the scheme's own port."""
    name = host.strip().lower()
    port = f":{DEFAULT_PORTS.get(scheme)}"
    return f"{scheme}://{name.removesuffix(port)}"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
