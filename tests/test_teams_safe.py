"""What keeps strangers out: addresses that are called, anonymous mode, files, settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
from pydantic import ValidationError

from adapters.teams.auth.anonymous import is_loopback_url, permit
from adapters.teams.clouds import CLOUDS, is_among
from adapters.teams.inbound.activities import Linked
from adapters.teams.inbound.attachments import Files, NotTaken
from adapters.teams.settings import TeamsSettings
from bot.words import ContentError
from tests.fakes.issuer import APP
from tests.fakes.teams import TENANT, teams_bench, texts

if TYPE_CHECKING:
    from pathlib import Path

HOSTS = CLOUDS["public"].service_hosts
FILE = "application/vnd.microsoft.teams.file.download.info"


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://smba.trafficmanager.net/emea/", True),
        ("https://smba.infra.gcc.teams.microsoft.com/teams", True),
        ("http://smba.trafficmanager.net/emea/", False),
        ("https://smba.trafficmanager.net:8443/", False),
        ("https://smba.trafficmanager.net@evil.example/", False),
        ("https://smba.trafficmanager.net.evil.example/", False),
        ("https://evil.example/smba.trafficmanager.net", False),
        ("https://eviltrafficmanager.net/", False),
        ("https://teams.microsoft.com.evil.example", False),
        ("https://evil.example\\.teams.microsoft.com/", False),
        ("https://[::1", False),
        ("javascript:alert(1)", False),
        ("", False),
    ],
)
def test_only_hosts_of_microsoft_are_called(url: str, *, allowed: bool) -> None:
    """Near misses count as strangers."""
    assert is_among(url, HOSTS) is allowed


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://localhost:56150/_connector", True),
        ("http://127.0.0.1:1/x", True),
        ("http://[::1]:1/", True),
        ("http://localhost.evil.example/", False),
        ("http://localhost@evil.example/", False),
        ("http://10.0.0.1/", False),
        ("https://smba.trafficmanager.net/", False),
        ("file:///etc/passwd", False),
    ],
)
def test_anonymous_mode_stays_on_this_machine(url: str, *, local: bool) -> None:
    """Nothing else is called where nobody is asked for a token."""
    assert is_loopback_url(url) is local


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "bot.contoso.example", ""])
def test_anonymous_mode_does_not_start_where_others_could_reach_it(host: str) -> None:
    """The mend is in the line."""
    with pytest.raises(ContentError, match="NDR_HOST"):
        permit(TeamsSettings(anonymous=True), host)
    permit(TeamsSettings(anonymous=True), "127.0.0.1")


async def test_anonymous_mode_refuses_other_names_and_services(tmp_path: Path) -> None:
    """A page in somebody's browser reaches loopback under another name: Host tells."""
    async with teams_bench(tmp_path, anonymous=True, app_id="", app_password="", tenant_id="") as bench:
        await bench.say("hello")
        async with bench.http.post(bench.url, json=bench.activity(), headers={"Host": "evil.example"}) as response:
            assert response.status == 403
        status, _ = await bench.post(bench.activity(serviceUrl="https://smba.trafficmanager.net/"), None)
        assert status == 403


@pytest.mark.parametrize(
    "given",
    [
        {"app_id": "x"},
        {"app_id": APP},
        {"app_id": APP, "app_password": "a"},
        {"app_id": APP, "app_password": "a", "managed_identity": True, "tenant_id": TENANT},
        {"app_id": APP, "anonymous": True},
        {"app_id": APP, "managed_identity": True},
        {"app_id": APP, "managed_identity": True, "tenants": " , "},
        {"app_id": APP, "app_password": "a", "tenants": TENANT},
        {"app_id": APP, "certificate": "bot.pem"},
        {"unknown": 1},
    ],
)
def test_half_settings_are_refused(given: dict[str, Any]) -> None:
    """One proof of who the bot is, and a tenant."""
    with pytest.raises(ValidationError):
        TeamsSettings.model_validate(given)


@pytest.mark.parametrize("proof", [{"app_password": "a"}, {"certificate": "bot.pem"}, {"managed_identity": True}])
def test_each_kind_of_credential_names_who_is_answered(proof: dict[str, Any]) -> None:
    """With a tenant each kind starts, and no kind answers everybody."""
    assert TeamsSettings.model_validate({"app_id": APP, "tenant_id": TENANT, **proof}).allowed_tenants == {TENANT}


def test_without_a_list_only_the_own_tenant_is_answered() -> None:
    """Lists are written with commas."""
    own = {"app_id": APP, "app_password": "a", "tenant_id": TENANT}
    assert TeamsSettings.model_validate(own).allowed_tenants == {TENANT}
    assert TeamsSettings.model_validate({**own, "tenants": "A, b"}).allowed_tenants == {"a", "b"}


@pytest.mark.parametrize(
    ("linked", "why"),
    [
        (Linked("bounce.eml", "", "https://evil.example/bounce.eml"), "file-failed"),
        (Linked("bounce.eml", "", "http://contoso.sharepoint.com/bounce.eml"), "file-failed"),
        (Linked("bounce.exe", "", "https://contoso.sharepoint.com/bounce.exe"), "file-type"),
        (Linked("x", "image/png", "https://169.254.169.254/x", ours=True), "file-failed"),
    ],
)
async def test_files_come_from_microsoft_and_are_of_known_types(linked: Linked, why: str) -> None:
    """Nothing else is even asked for."""
    async with aiohttp.ClientSession() as session:
        with pytest.raises(NotTaken, match=why):
            await Files(CLOUDS["public"], lambda: session, None).fetch(linked)


async def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    """A file of another kind, and a file in a channel: a sentence each, no dead end."""
    async with teams_bench(tmp_path) as bench:
        file = {"contentType": FILE, "name": "a.exe", "content": {"downloadUrl": "https://x.sharepoint.com/a"}}
        await bench.post(bench.activity(text="", attachments=[file]))
        assert "none of them" in texts(bench.connector.cards())
        await bench.post(bench.in_channel("", attachments=[{"contentType": "reference", "name": "a.eml"}]))
        assert "only in our private chat" in texts(bench.connector.cards())
        assert bench.talker.taken == []
