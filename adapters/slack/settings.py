"""What Slack must be told. It reads no environment: adapters/composition/settings.py does, as NDR_SLACK__*."""

from __future__ import annotations

from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator

API = "https://slack.com/api/"


class SlackSettings(BaseModel):
    """One workspace by its bot token, or many by OAuth; over HTTP, or by Socket Mode with an app token.

    `api_url` is where the Web API is, for a local Slack. `outsiders` lets guests and people of other organisations
    use what is kept (their history); without it they get help with what they paste and nothing else.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    signing_secret: SecretStr | None = Field(
        default=None, description="Slack: the app's signing secret (Basic Information)."
    )
    bot_token: SecretStr | None = Field(default=None, description="Slack: the bot token of one workspace, `xoxb-...`.")
    client_id: str | None = Field(default=None, description="Slack: client id, to be installed in many workspaces.")
    client_secret: SecretStr | None = Field(default=None, description="Slack: client secret, with the client id.")
    app_token: SecretStr | None = Field(
        default=None, description="Slack: app-level token, `xapp-...`; switches Socket Mode on."
    )
    api_url: str = Field(default=API, description="Slack: where its Web API is; another for a local Slack.")
    outsiders: bool = Field(
        default=False, description="Slack: show guests and other organisations' people their own history too."
    )

    @field_validator("api_url")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("write it whole, like https://slack.com/api/")
        return value.rstrip("/") + "/"

    @property
    def on(self) -> bool:
        """Tell whether Slack is switched on: any way to sign in is set."""
        return bool(self.bot_token or self.client_id or self.app_token or self.signing_secret)

    @property
    def many(self) -> bool:
        """Tell whether workspaces install the bot themselves (OAuth)."""
        return self.bot_token is None

    @property
    def authorize_url(self) -> str:
        """Return the page where a workspace agrees to the installation."""
        return self.api_url.removesuffix("api/") + "oauth/v2/authorize"

    def fault(self) -> str | None:
        """Return what is missing, with the mend in one line; None when nothing is."""
        if not self.on:
            return None
        if self.bot_token is None and not (self.client_id and self.client_secret):
            return "NDR_SLACK__BOT_TOKEN is not set; set it, or both NDR_SLACK__CLIENT_ID and NDR_SLACK__CLIENT_SECRET"
        if self.app_token is None and self.signing_secret is None:
            return "NDR_SLACK__SIGNING_SECRET is not set; copy it from the app's Basic Information page"
        if self.app_token is not None and self.bot_token is None:
            return "NDR_SLACK__APP_TOKEN (Socket Mode) serves one workspace; set NDR_SLACK__BOT_TOKEN too"
        return None
