"""An empty allow-list allows nobody: one row for each list that a setting can hold."""

from __future__ import annotations

import os
import typing
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp.test_utils import make_mocked_request
from multidict import CIMultiDict
from pydantic import BaseModel

from adapters.composition.settings import Settings
from adapters.teams.clouds import CLOUDS, is_among
from adapters.teams.settings import TeamsSettings
from adapters.web.origin_policy import OriginPolicy
from adapters.web.settings import WebSettings
from bot.domains import is_below

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

APP = "00000000-0000-0000-0000-0000000000a1"
EMPTY = ("", ",", " , ")
PROOFS = ({"app_password": "a"}, {"certificate": "bot.pem"}, {"managed_identity": True})


def _settings(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> Settings:
    for key in os.environ:
        if key.startswith("NDR_"):
            monkeypatch.delenv(key)
    monkeypatch.setenv(name, value)
    return Settings()


def _is_believed(settings: Settings) -> bool:
    headers = CIMultiDict({"X-Forwarded-For": "198.51.100.7"})
    request = make_mocked_request("GET", "/", headers=headers).clone(remote="10.0.0.1")
    guard = OriginPolicy(WebSettings.model_validate({"trusted_proxies": settings.trusted_proxies}))
    return guard.client(request) != "10.0.0.1"


ROWS: dict[str, Callable[[Settings], bool]] = {
    "desk.staff": lambda settings: any(name in settings.desk.staff for name in ("", "slack:T1:U1", "terminal:local")),
    "org.domains": lambda settings: any(is_below(name, settings.org.domains) for name in ("", "contoso.com", "com")),
    "trusted_proxies": _is_believed,
    "teams.tenants": lambda settings: bool(settings.teams.allowed_tenants),
    "teams.service_hosts": lambda settings: (
        is_among("https://evil.example/", settings.teams.service_hosts)
        or settings.teams.endpoints.service_hosts != CLOUDS["public"].service_hosts
    ),
}
"""What each list lets in that holds nobody; a list of hosts left empty is the cloud's own, never everybody's."""
NO_ALLOW_LIST = {"encryption_keys"}
"""Lists that allow nobody anything."""


def _lists(model: type[BaseModel], above: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        kind: Any = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from _lists(kind, f"{above}{name}.")
        elif typing.get_origin(kind) in (tuple, list, set, frozenset, dict):
            yield above + name


def test_every_list_of_the_settings_has_a_row() -> None:
    """Whoever adds a list says here what it lets in while it is empty."""
    assert set(_lists(Settings)) == set(ROWS) | NO_ALLOW_LIST


@pytest.mark.parametrize("value", EMPTY)
@pytest.mark.parametrize("name", ROWS)
def test_an_empty_list_lets_nobody_in(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """Unset, or with nothing between its commas."""
    settings = _settings(monkeypatch, f"NDR_{name.upper().replace('.', '__')}", value)
    assert not ROWS[name](settings)


@pytest.mark.parametrize("proof", PROOFS)
@pytest.mark.parametrize("tenants", EMPTY)
def test_teams_does_not_start_without_a_tenant(proof: dict[str, Any], tenants: str) -> None:
    """Whatever proves who the bot is: with nobody to answer it is a fault of the settings."""
    with pytest.raises(ValueError, match="tenant"):
        TeamsSettings.model_validate({"app_id": APP, "tenants": tenants, **proof})


def test_hosts_of_no_list_are_never_called() -> None:
    """Neither a whole address nor an empty name is among no hosts."""
    for url in ("https://smba.trafficmanager.net/", "https://", "", "https://a"):
        assert not is_among(url, ())
        assert not is_among(url, ("",))
