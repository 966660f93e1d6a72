"""Where Microsoft's services are, by cloud.

Sources: learn.microsoft.com, 'Bot Connector authentication' and 'National cloud deployments' (Graph); the cloud table
of Microsoft's Teams SDK.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urlsplit

CloudName = Literal["public", "usgov", "usdod", "china"]


@dataclass(frozen=True, slots=True)
class Cloud:
    """One cloud's endpoints. A host that begins with a dot stands for every name below it."""

    openid_url: str
    issuer: str
    login_url: str
    scope: str
    service_hosts: tuple[str, ...]
    file_hosts: tuple[str, ...]
    graph_url: str


_USGOV = Cloud(
    openid_url="https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
    issuer="https://api.botframework.us",
    login_url="https://login.microsoftonline.us/",
    scope="https://api.botframework.us",
    service_hosts=(".teams.microsoft.us", ".botframework.azure.us"),
    file_hosts=(".sharepoint.us", ".sharepoint-mil.us", ".teams.microsoft.us"),
    graph_url="https://graph.microsoft.us",
)
CLOUDS: dict[CloudName, Cloud] = {
    "public": Cloud(
        openid_url="https://login.botframework.com/v1/.well-known/openidconfiguration",
        issuer="https://api.botframework.com",
        login_url="https://login.microsoftonline.com/",
        scope="https://api.botframework.com",
        service_hosts=("smba.trafficmanager.net", ".teams.microsoft.com", ".botframework.com"),
        file_hosts=(".sharepoint.com", ".teams.microsoft.com", "smba.trafficmanager.net", ".asm.skype.com"),
        graph_url="https://graph.microsoft.com",
    ),
    "usgov": _USGOV,
    "usdod": replace(_USGOV, graph_url="https://dod-graph.microsoft.us"),
    "china": Cloud(
        openid_url="https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
        issuer="https://api.botframework.azure.cn",
        login_url="https://login.partner.microsoftonline.cn/",
        scope="https://api.botframework.azure.cn",
        service_hosts=(".teams.microsoftonline.cn", ".botframework.azure.cn"),
        file_hosts=(".sharepoint.cn", ".teams.microsoftonline.cn"),
        graph_url="https://microsoftgraph.chinacloudapi.cn",
    ),
}


def is_among(url: str, hosts: tuple[str, ...]) -> bool:
    """Tell whether an address is https, without credentials, on the usual port, at one of the hosts.

    A host of the list with a port of its own (`127.0.0.1:4000`, for tests) is met as written, over http too.
    """
    try:
        parts = urlsplit(url)
        name, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return False
    if "@" in parts.netloc or "\\" in url or not name:
        return False
    if f"{name}:{port}" in hosts:
        return parts.scheme in ("http", "https")
    if parts.scheme != "https" or port not in (None, 443):
        return False
    return any(name.endswith(host) if host.startswith(".") else name == host for host in hosts)
