"""Fetches what people upload: from Slack's own hosts only, bounded, and the token goes nowhere else."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import aiohttp
import structlog

from adapters.slack.outbound.web_api import Refused
from bot.model import Attachment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from adapters.slack.outbound.web_api import Slack

MIB = 1024 * 1024
MOST_BYTES = 25 * MIB
MOST_FILES = 3
HOPS = 3
SECONDS = 30.0
ENDINGS = (".eml", ".msg", ".txt", ".text", ".log", ".html", ".htm")
KINDS = ("text/", "message/", "image/", "application/vnd.ms-outlook")
REDIRECTS = (301, 302, 303, 307, 308)

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class File:
    """A file as Slack describes it; its name is anybody's."""

    id: str
    name: str
    media_type: str
    mode: str
    size: int
    url: str
    unknown: bool = False

    @property
    def readable(self) -> bool:
        """Tell whether it may hold a bounce: a mail, a text, a snippet, a picture; external files never do."""
        if self.mode in ("external", "tombstone", "hidden_by_limit", "space"):
            return False
        return self.mode == "snippet" or self.name.lower().endswith(ENDINGS) or self.media_type.startswith(KINDS)

    @property
    def wordy(self) -> bool:
        """Tell whether it holds text: no picture."""
        return self.readable and not self.media_type.startswith("image/")

    @property
    def is_page(self) -> bool:
        """Tell whether it is HTML itself, as a mail is that was sent to a channel's address."""
        return self.media_type == "text/html" or self.name.lower().endswith((".html", ".htm"))


def described(given: object) -> File | None:
    """Read one entry of a message's `files`; None for what is none."""
    if not isinstance(given, dict) or not isinstance(given.get("id"), str):
        return None

    def text(name: str) -> str:
        value = given.get(name)
        return value if isinstance(value, str) else ""

    size = given.get("size")
    return File(
        id=given["id"],
        name=_harmless(text("name") or text("title")),
        media_type=text("mimetype")[:100],
        mode=text("mode"),
        size=size if isinstance(size, int) else 0,
        url=text("url_private_download") or text("url_private"),
        unknown=text("file_access") == "check_file_info",
    )


class Files:
    """Fetches files of a workspace with its bot token."""

    def __init__(self, slack: Slack, session: Callable[[], aiohttp.ClientSession], api_url: str) -> None:
        """Take where the Web API is: its host may be asked for files beside slack.com's."""
        self._slack, self._session = slack, session
        own = urlsplit(api_url)
        self._own = (own.scheme, own.netloc) if own.hostname and not _is_slack(own.hostname) else None

    async def fetch(self, team: str, files: Iterable[File]) -> tuple[tuple[Attachment, ...], bool]:
        """Return what could be fetched, and whether something was too big to be read."""
        fetched: list[Attachment] = []
        too_big = False
        for given in [*files][:MOST_FILES]:
            file = await self._looked_up(team, given) if given.unknown else given
            if file is None or not file.readable:
                continue
            if file.size > MOST_BYTES:
                too_big = True
                continue
            content = await self._content(team, file)
            if content is None:
                continue
            too_big = too_big or len(content) > MOST_BYTES
            if len(content) <= MOST_BYTES:
                fetched.append(Attachment(file.name, file.media_type, content))
        return tuple(fetched), too_big

    def trusts(self, url: str) -> bool:
        """Tell whether the token may be sent there."""
        try:
            parts = urlsplit(url)
            host = parts.hostname or ""
        except ValueError:
            return False
        if self._own is not None and (parts.scheme, parts.netloc) == self._own:
            return True
        return parts.scheme == "https" and _is_slack(host) and parts.port in (None, 443) and parts.username is None

    async def _looked_up(self, team: str, file: File) -> File | None:
        try:
            answer = await self._slack.call("files.info", team, file=file.id)
        except Refused as refused:
            log.info("file-not-found", error=refused.error)
            return None
        return described(answer.get("file"))

    async def _content(self, team: str, file: File) -> bytes | None:
        token = await self._slack.tokens.token(team)
        url, headers = file.url, {"Authorization": f"Bearer {token}"}
        if token is None:
            return None
        try:
            async with asyncio.timeout(SECONDS):
                for _ in range(HOPS):
                    if not self.trusts(url):
                        log.warning("file-elsewhere")
                        return None
                    async with self._session().get(url, headers=headers, allow_redirects=False) as response:
                        if response.status in REDIRECTS:
                            url, headers = urljoin(url, response.headers.get("Location", "")), {}
                            continue
                        return await _read(response, file)
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            log.warning("file-not-fetched", error=type(error).__name__)
        return None


async def _read(response: aiohttp.ClientResponse, file: File) -> bytes | None:
    """Return a file's bytes, one more than allowed of one too big; None for Slack's sign-in page in its place."""
    if response.status != 200:  # noqa: PLR2004 (HTTP)
        return None
    if response.content_type == "text/html" and not file.is_page and file.size:
        return None
    content = bytearray()
    async for chunk in response.content.iter_chunked(64 * 1024):
        content += chunk
        if len(content) > MOST_BYTES:
            break
    return bytes(content)


def _is_slack(host: str) -> bool:
    return host == "slack.com" or host.endswith(".slack.com")


def _harmless(name: str) -> str:
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(letter for letter in last if letter.isprintable())[:200]
