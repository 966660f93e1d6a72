"""Who may call: Host and Origin against our own address, forwarded headers only from proxies we trust."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from adapters.web.settings import WebSettings, origin

if TYPE_CHECKING:
    from aiohttp import web

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
NO_STORE = {"Cache-Control": "no-store"}
MAX_HOPS = 20


class OriginPolicy:
    """Compares a request's Host and Origin with the addresses the page may be used under."""

    def __init__(self, settings: WebSettings) -> None:
        """Take over the settings; nothing is looked up later."""
        self._settings = settings
        self._origins = settings.origins
        self._hosts = frozenset(one.partition("://")[2] for one in self._origins)
        self._scheme = urlsplit(next(iter(self._origins))).scheme

    def host_is_ours(self, request: web.BaseRequest) -> bool:
        """Tell whether the name in Host (a trusted proxy's X-Forwarded-Host before it) is one of ours."""
        named = request.headers.get("Host", "")
        if self._from_proxy(request):
            named = request.headers.get("X-Forwarded-Host", named).split(",")[0]
        return origin(self._scheme, named).partition("://")[2] in self._hosts

    def origin_is_ours(self, request: web.BaseRequest, *, required: bool) -> bool:
        """Tell whether the page that sent this is ours; browsers leave Origin out only where they read (`required`)."""
        sent = request.headers.get("Origin")
        if sent is None:
            return not required and request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
        scheme, _, host = sent.partition("://")
        return origin(scheme.lower(), host) in self._origins

    def client(self, request: web.BaseRequest) -> str:
        """Return whom to count a request against: an IPv4 address, or the /64 an IPv6 address is in."""
        address = _address(request.remote)
        if self._from_proxy(request):
            hops = ",".join(request.headers.getall("X-Forwarded-For", [])).split(",")[-MAX_HOPS:]
            for hop in reversed(hops):
                if (found := _address(hop)) is None:
                    break
                address = found
                if not self._trusts(found):
                    break
        if isinstance(address, IPv6Address):
            return str(IPv6Address(int(address) >> 64 << 64))
        return str(address)

    def _from_proxy(self, request: web.BaseRequest) -> bool:
        address = _address(request.remote)
        return address is not None and self._trusts(address)

    def _trusts(self, address: IPv4Address | IPv6Address) -> bool:
        return any(address in network for network in self._settings.trusted_proxies)


def _address(text: str | None) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address((text or "").strip().strip("[]").partition("%")[0])
    except ValueError:
        return None
    return found.ipv4_mapped or found if isinstance(found, IPv6Address) else found
