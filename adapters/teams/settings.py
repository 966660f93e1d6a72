"""What the Teams channel must know of its surroundings. It reads no environment: composition/settings.py does."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, field_validator, model_validator
from pydantic_settings import NoDecode

from adapters.teams.clouds import CLOUDS, Cloud, CloudName


def _split(value: object) -> object:
    """Read a comma-separated list."""
    return tuple(one.strip() for one in value.split(",") if one.strip()) if isinstance(value, str) else value


Listed = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split)]


class TeamsSettings(BaseModel):
    """Who the bot is, which tenants it answers, and where Microsoft's services are.

    Exactly one of `app_password`, `certificate` (a PEM file with the private key and the certificate) and
    `managed_identity` proves who the bot is. `tenants` are the tenants it answers; empty means `tenant_id` alone; one
    of the two is needed.
    `anonymous` is for a playground on this machine and excludes an `app_id`. The endpoints are those of `cloud`
    where they are not set.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    app_id: str = Field(default="", description="Teams: the bot's app id (GUID); switches the channel on.")
    app_password: SecretStr = Field(
        default=SecretStr(""), description="Teams: the client secret; or a certificate, or a managed identity."
    )
    certificate: Path | None = Field(
        default=None, description="Teams: PEM file with the private key and the certificate, instead of a secret."
    )
    managed_identity: bool = Field(
        default=False, description="Teams: sign in as the machine's managed identity, instead of a secret."
    )
    tenant_id: str = Field(default="", description="Teams: the tenant the bot is registered in (GUID).")
    tenants: Listed = Field(default=(), description="Teams: tenants that are answered; unset: the bot's own.")
    anonymous: bool = Field(
        default=False, description="Teams: serve a playground on this machine without any token; loopback only."
    )
    cloud: CloudName = Field(
        default="public", description="Teams: the Microsoft cloud, `public`, `usgov`, `usdod` or `china`."
    )
    read_parent: bool = Field(
        default=False,
        description="Teams: read the post above where mentioned in a reply, by Graph; needs the `--listen` package.",
    )
    targeted: bool = Field(
        default=False,
        description="Teams: show what is for one person in a channel there, to them alone (targeted messages).",
    )
    openid_url: str = Field(
        default="", description="Teams: OpenID metadata of those who call the bot; unset: the cloud's."
    )
    issuer: str = Field(default="", description="Teams: issuer of their tokens; unset: the cloud's.")
    login_url: str = Field(default="", description="Teams: where the bot gets its own tokens; unset: the cloud's.")
    scope: str = Field(default="", description="Teams: the scope of the bot's own tokens; unset: the cloud's.")
    graph_url: str = Field(default="", description="Teams: Microsoft Graph; unset: the cloud's.")
    service_hosts: Listed = Field(default=(), description="Teams: hosts the bot may answer to; unset: the cloud's.")

    @field_validator("app_id", "tenant_id")
    @classmethod
    def _is_a_guid(cls, value: str) -> str:
        return str(UUID(value)) if value else ""

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        proofs = (bool(self.app_password.get_secret_value()), self.certificate is not None, self.managed_identity)
        if self.anonymous and self.app_id:
            raise ValueError("anonymous is for a playground without a registration; unset app_id or anonymous")
        if self.app_id and sum(proofs) != 1:
            raise ValueError("with app_id set exactly one of app_password, certificate and managed_identity")
        if self.app_id and not self.managed_identity and not self.tenant_id:
            raise ValueError("set tenant_id: the tenant the bot is registered in")
        if self.app_id and not self.allowed_tenants:
            raise ValueError("set tenant_id or tenants: which tenants are answered; without one, none would be")
        return self

    @property
    def on(self) -> bool:
        """Tell whether the channel is switched on."""
        return bool(self.app_id) or self.anonymous

    @property
    def proof(self) -> Literal["password", "certificate", "managed-identity"]:
        """Return what proves who the bot is."""
        if self.managed_identity:
            return "managed-identity"
        return "certificate" if self.certificate else "password"

    @property
    def allowed_tenants(self) -> frozenset[str]:
        """Return the tenants that are answered; none named means that nobody is."""
        named = self.tenants or ((self.tenant_id,) if self.tenant_id else ())
        return frozenset(one.lower() for one in named)

    @property
    def endpoints(self) -> Cloud:
        """Return the cloud's endpoints with those put in their place that are set."""
        known = CLOUDS[self.cloud]
        return Cloud(
            openid_url=self.openid_url or known.openid_url,
            issuer=self.issuer or known.issuer,
            login_url=self.login_url or known.login_url,
            scope=self.scope or known.scope,
            service_hosts=self.service_hosts or known.service_hosts,
            file_hosts=known.file_hosts,
            graph_url=self.graph_url or known.graph_url,
        )
