"""How the bot proves who it is, against a sign-in service and managed identities on loopback; and the clouds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botframework.connector.auth import AuthenticationConstants, GovernmentConstants
from cryptography import x509
from msal.authority import WELL_KNOWN_AUTHORITY_HOSTS

from adapters.teams.auth.credentials import AppCredentials
from adapters.teams.clouds import CLOUDS, is_among
from adapters.teams.settings import TeamsSettings
from bot.words import ContentError
from tests.fakes.issuer import APP
from tests.fakes.signin import IDENTITY_HEADER, certificate, signing_in
from tests.fakes.teams import TENANT

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.fakes.signin import SignIn

BOT = "https://api.botframework.com"
GRAPH = "https://graph.microsoft.com"


@pytest.fixture
async def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SignIn]:
    pem = certificate(tmp_path, "service")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(pem))
    async with signing_in(pem) as fake:
        yield fake


def credentials(service: SignIn, **proof: Any) -> AppCredentials:
    given = {"app_id": APP, "tenant_id": TENANT, "login_url": f"{service.url}/", **proof}
    return AppCredentials(TeamsSettings.model_validate(given))


async def test_a_certificate_signs_for_the_bot(service: SignIn, tmp_path: Path) -> None:
    """The assertion is signed by the key, names the certificate, and is for this service and tenant."""
    pem = certificate(tmp_path, "bot")
    service.certificate = x509.load_pem_x509_certificate(pem.read_bytes())
    ours = credentials(service, certificate=pem)
    assert await ours.token() == f"token 1 for {BOT}/.default"
    (asked,) = service.asked
    assert (asked["tenant"], asked["client_id"], asked["grant_type"]) == (TENANT, APP, "client_credentials")
    assert "client_secret" not in asked
    assert "PRIVATE KEY" not in str(asked)


async def test_another_certificate_is_refused(service: SignIn, tmp_path: Path) -> None:
    """The error names the service's code and nothing of the key."""
    service.certificate = x509.load_pem_x509_certificate(certificate(tmp_path, "registered").read_bytes())
    with pytest.raises(PermissionError, match=r"\Ainvalid_client\Z"):
        await credentials(service, certificate=certificate(tmp_path, "other")).token()


async def test_a_token_is_kept_until_it_is_refused(service: SignIn) -> None:
    """One request for many calls; a refused token is not handed out again; each service has its own."""
    ours = credentials(service, app_password="secret")
    assert [await ours.token() for _ in range(3)] == [f"token 1 for {BOT}/.default"] * 3
    assert await ours.token(fresh=True) == f"token 2 for {BOT}/.default"
    assert await ours.token() == f"token 2 for {BOT}/.default"
    assert await ours.token(resource=GRAPH) == f"token 3 for {GRAPH}/.default"
    assert await ours.token() == f"token 2 for {BOT}/.default"
    service.refused = True
    with pytest.raises(PermissionError):
        await ours.token(fresh=True)


@pytest.mark.parametrize("where", ["app service", "virtual machine"])
async def test_a_managed_identity_needs_no_secret(service: SignIn, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    """The machine is asked for the identity by the app id; a refused token is asked for anew."""
    settings: dict[str, str] = {"AZURE_POD_IDENTITY_AUTHORITY_HOST": service.plain_url}
    if where == "app service":
        settings = {"IDENTITY_ENDPOINT": f"{service.plain_url}/msi/token", "IDENTITY_HEADER": IDENTITY_HEADER}
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    ours = credentials(service, managed_identity=True)
    assert await ours.token() == f"token 1 for {BOT}"
    assert await ours.token() == f"token 1 for {BOT}"
    assert {(one["client_id"], one["resource"]) for one in service.asked} == {(APP, BOT)}
    assert await ours.token(fresh=True) == f"token 2 for {BOT}"
    assert await ours.token(resource=GRAPH) == f"token 3 for {GRAPH}"
    service.refused = True
    with pytest.raises(PermissionError):
        await ours.token(fresh=True)


@pytest.mark.parametrize("fault", ["missing", "garbage", "key alone", "certificate alone"])
def test_an_unreadable_certificate_stops_the_start(tmp_path: Path, fault: str) -> None:
    """The mend is in the line."""
    pem = certificate(tmp_path, "bot")
    key, begin, rest = pem.read_text().partition("-----BEGIN CERTIFICATE")
    pem.write_text({"garbage": "x", "key alone": key, "certificate alone": begin + rest}.get(fault, ""))
    if fault == "missing":
        pem.unlink()
    given = {"app_id": APP, "tenant_id": TENANT, "certificate": pem}
    with pytest.raises(ContentError, match=r"NDR_TEAMS__CERTIFICATE.*private key"):
        AppCredentials(TeamsSettings.model_validate(given))


@pytest.mark.parametrize(
    ("cloud", "url"),
    [
        ("public", "https://smba.trafficmanager.net/emea/"),
        ("public", "https://smba.infra.gcc.teams.microsoft.com/gcc"),
        ("usgov", "https://smba.infra.gov.teams.microsoft.us/teams"),
        ("usdod", "https://smba.infra.dod.teams.microsoft.us/teams"),
        ("china", "https://frontend.botapi.msg.infra.teams.microsoftonline.cn/"),
    ],
)
def test_each_cloud_answers_to_its_own_services_alone(cloud: Any, url: str) -> None:
    """No cloud trusts another's addresses, keys or sign-in."""
    ours = TeamsSettings(cloud=cloud).endpoints
    assert is_among(url, ours.service_hosts)
    family = {"usgov": "us", "usdod": "us"}
    others = [one for name, one in CLOUDS.items() if family.get(name, name) != family.get(cloud, cloud)]
    assert not any(is_among(url, other.service_hosts) for other in others)
    assert not {ours.issuer, ours.openid_url, ours.login_url, ours.graph_url} & {
        value for other in others for value in (other.issuer, other.openid_url, other.login_url, other.graph_url)
    }
    assert ours.login_url.removeprefix("https://").rstrip("/") in WELL_KNOWN_AUTHORITY_HOSTS


@pytest.mark.parametrize(("cloud", "sdk"), [("public", AuthenticationConstants), ("usgov", GovernmentConstants)])
def test_the_sdk_knows_the_same_addresses(cloud: Any, sdk: Any) -> None:
    """Where the SDK has a cloud's addresses, ours are those."""
    ours = CLOUDS[cloud]
    assert ours.openid_url == sdk.TO_BOT_FROM_CHANNEL_OPENID_METADATA_URL
    assert ours.issuer == sdk.TO_BOT_FROM_CHANNEL_TOKEN_ISSUER
    assert ours.login_url == sdk.TO_CHANNEL_FROM_BOT_LOGIN_URL_PREFIX
    assert ours.scope == sdk.TO_CHANNEL_FROM_BOT_OAUTH_SCOPE
