"""The only reader of the environment: settings with the prefix NDR_, nested by `__`."""

from __future__ import annotations

from ipaddress import ip_network
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from adapters.dns.settings import DnsSettings, comma_list
from adapters.slack.settings import SlackSettings
from adapters.teams.settings import TeamsSettings
from bot.domains import Refused, read_domain
from bot.words import ContentError

CommaList = Annotated[tuple[str, ...], NoDecode]


class Section(BaseModel):
    """Base of a nested group of settings."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class OrgSettings(Section):
    """Whose organisation this is."""

    domains: CommaList = Field(
        default=(), description="Our own mail domains: whose side a bounce is on is then known without asking."
    )

    @field_validator("domains", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return _names(value)

    @field_validator("domains")
    @classmethod
    def _domains(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        try:
            return tuple(read_domain(name) for name in value)
        except Refused as refused:
            raise ValueError(f"{refused.word!r} is no mail domain; write domains like contoso.com") from None


class DeskSettings(Section):
    """The helpdesk behind the bot."""

    contact: str = Field(default="", description="Where people send the note: an address, a number or a link.")
    staff: CommaList = Field(
        default=(), description="Helpdesk staff by channel and id, `slack:T1:U1`, `teams:...`, `terminal:local`."
    )

    @field_validator("staff", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return _names(value)


class OperatorSettings(Section):
    """Who runs the bot, for the pages on privacy, terms and support."""

    name: str = Field(default="", max_length=200, description="Who runs the bot: named on `/privacy` and `/support`.")
    contact: str = Field(
        default="", max_length=300, description="Whom to ask about the bot and one's data; unset: the desk's contact."
    )


class WebSwitch(Section):
    """The web chat."""

    enabled: bool | None = Field(
        default=None, description="Serve the web chat; unset: only where just this machine can reach it."
    )


class Settings(BaseSettings):
    """All settings. Lists are separated by commas."""

    model_config = SettingsConfigDict(
        env_prefix="NDR_", env_nested_delimiter="__", frozen=True, extra="ignore", env_ignore_empty=True
    )

    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(default=3978, ge=0, le=65535, description="Port to listen on.")
    public_url: str | None = Field(default=None, description="Address people reach the bot at, `https://...`.")
    trusted_proxies: CommaList = Field(
        default=(), description="Networks (CIDR) of proxies whose forwarded headers are believed."
    )
    database_url: str = Field(
        default="sqlite:///var/ndr.db", description="Where conversations are kept: SQLite or PostgreSQL."
    )
    retention_days: int = Field(default=30, ge=1, le=3650, description="Days after which a conversation is deleted.")
    encryption_keys: CommaList = Field(
        default=(), description="Keys for stored tokens; the first encrypts, all decrypt. Made by itself for SQLite."
    )
    log_level: str = Field(default="info", description="debug, info, warning or error; logs go to standard error.")
    org: OrgSettings = OrgSettings()
    desk: DeskSettings = DeskSettings()
    operator: OperatorSettings = OperatorSettings()
    web: WebSwitch = WebSwitch()
    dns: DnsSettings = DnsSettings()
    slack: SlackSettings = SlackSettings()
    teams: TeamsSettings = TeamsSettings()

    @field_validator("trusted_proxies", "encryption_keys", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return _names(value)

    @field_validator("trusted_proxies")
    @classmethod
    def _networks(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for network in value:
            ip_network(network)
        return value

    @field_validator("log_level")
    @classmethod
    def _level(cls, value: str) -> str:
        if value.lower() not in ("debug", "info", "warning", "error"):
            raise ValueError("use debug, info, warning or error")
        return value.lower()


def _names(value: object) -> object:
    return comma_list(value) if isinstance(value, str) else value


def load_settings() -> Settings:
    """Read the environment; raises ContentError naming each wrong setting and the mend in one line."""
    try:
        return Settings()
    except ValidationError as fault:
        first = fault.errors()[0]
        name = "NDR_" + "__".join(str(part) for part in first["loc"] if not isinstance(part, int)).upper()
        raise ContentError(
            f"{name}: {first['msg'].removeprefix('Value error, ')}; docs/settings.md has every setting"
        ) from fault
