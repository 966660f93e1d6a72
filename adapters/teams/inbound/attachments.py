"""Fetches what people attach: from Microsoft's hosts only, bounded in size and time, of the types we can read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

import aiohttp

from adapters.net import limited_read
from adapters.teams.clouds import is_among
from bot.model import Attachment

if TYPE_CHECKING:
    from collections.abc import Callable

    from adapters.teams.auth.credentials import Credentials
    from adapters.teams.clouds import Cloud
    from adapters.teams.inbound.activities import Linked

MIB = 1024 * 1024
MAX_FILE = 25 * MIB
MAX_PICTURE = 10 * MIB
SECONDS = 60.0
HOPS = 3
ENDINGS = {
    ".eml": "message/rfc822",
    ".msg": "application/vnd.ms-outlook",
    ".txt": "text/plain",
    ".log": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}
PICTURES = ("image/png", "image/jpeg")
MAGIC = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
REDIRECTS = (301, 302, 303, 307, 308)
OK = 200


class NotTaken(Exception):
    """A file that is not read; its text is the word of content/teams that says why."""


class Files:
    """Fetches attachments."""

    def __init__(
        self, cloud: Cloud, session: Callable[[], aiohttp.ClientSession], credentials: Credentials | None
    ) -> None:
        """Take whose hosts are allowed."""
        self._cloud, self._session, self._credentials = cloud, session, credentials

    async def fetch(self, linked: Linked) -> Attachment:
        """Return an attachment with its bytes. Raises NotTaken."""
        ending = "." + linked.name.rpartition(".")[2].lower()
        kind = ENDINGS.get(ending, "") if not linked.ours else "image/*"
        if not kind:
            raise NotTaken("file-type")
        most = MAX_PICTURE if kind.startswith("image/") else MAX_FILE
        try:
            content = await self._get(linked, most)
        except (aiohttp.ClientError, TimeoutError, ValueError, OSError):
            raise NotTaken("file-failed") from None
        if kind.startswith("image/"):
            kind = next((found for magic, found in MAGIC.items() if content.startswith(magic)), "")
            if not kind:
                raise NotTaken("file-type")
        name = "".join(letter for letter in linked.name.replace("\\", "/").rpartition("/")[2] if letter.isprintable())
        return Attachment(name=name[:200], media_type=kind, content=content)

    async def _get(self, linked: Linked, most: int) -> bytes:
        """Get a file. Our token goes only to the connector, never where a redirect leads."""
        url, timeout = linked.url, aiohttp.ClientTimeout(total=SECONDS)
        for hop in range(HOPS):
            if not is_among(url, (*self._cloud.file_hosts, *self._cloud.service_hosts)):
                raise NotTaken("file-failed")
            headers = {}
            if linked.ours and not hop and self._credentials and is_among(url, self._cloud.service_hosts):
                headers["Authorization"] = f"Bearer {await self._credentials.token()}"
            async with self._session().get(url, headers=headers, timeout=timeout, allow_redirects=False) as response:
                if response.status in REDIRECTS:
                    url = urljoin(url, response.headers.get("Location", ""))
                    continue
                if response.status != OK:
                    raise NotTaken("file-failed")
                return await _bounded(response, most)
        raise NotTaken("file-failed")


async def _bounded(response: aiohttp.ClientResponse, most: int) -> bytes:
    if (response.content_length or 0) > most:
        raise NotTaken("file-too-big")
    try:
        return await limited_read.body(response.content, most)
    except limited_read.TooLong:
        raise NotTaken("file-too-big") from None
