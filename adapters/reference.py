"""Reads the checks' reference data out of content/."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from bot.causes import load_causes
from bot.checks import CHECKS
from bot.dns.ports import Cloud, Server
from bot.domains import Refused, read_domain
from bot.mailhosts import load_mail_hosts
from bot.tag_table import load_tags
from bot.words import ContentError, Words

if TYPE_CHECKING:
    from bot.causes import Row
    from bot.mailhosts import MailHosts
    from bot.tag_table import Tags


ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class PublicResolvers:
    """The default resolvers, where each answers over HTTPS (by address), and Microsoft's clouds."""

    servers: tuple[Server, ...]
    over_https: dict[str, str]
    clouds: tuple[Cloud, ...]


def text(name: str) -> str:
    """Return a file of content/; raises ContentError where it is missing."""
    try:
        return files("content").joinpath(name).read_text("utf-8")
    except (OSError, ModuleNotFoundError) as fault:
        raise ContentError(f"content/{name}: {fault}; install ndr-bot again") from fault


@cache
def mail_hosts() -> MailHosts:
    """Return content/mail-hosts.toml."""
    return load_mail_hosts(text("mail-hosts.toml"))


@cache
def free_mail() -> frozenset[str]:
    """Return content/free-mail.toml."""
    try:
        return frozenset(read_domain(domain) for domain in tomllib.loads(text("free-mail.toml"))["domains"])
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError, Refused) as fault:
        raise ContentError(f"content/free-mail.toml: {fault}; write domains = [...] of domain names") from fault


@cache
def tags() -> Tags:
    """Return content/checks.toml."""
    return load_tags(text("checks.toml"), CHECKS)


@cache
def causes(guide: str | None = None) -> tuple[Row, ...]:
    """Return a guide's causes.toml; without one, that of the guide which speaks where no bounce is at hand."""
    folder = guide or _of_checks()
    if folder is None:
        return ()
    known = {tag for check in CHECKS for tag in check.TAGS}
    return load_causes(text(f"{folder}/causes.toml"), f"content/{folder}/causes.toml", known)


def guides() -> tuple[str, ...]:
    """Return the folders of all guides."""
    return tuple(sorted(path.name for path in files("content").iterdir() if path.joinpath("flow.toml").is_file()))


def _of_checks() -> str | None:
    """Return the guide whose flow.toml says so, with as little reading as `ndr check` can do with."""
    line = re.compile(r"^of-checks *= *true\b", re.MULTILINE)
    return next((folder for folder in guides() if line.search(text(f"{folder}/flow.toml"))), None)


@cache
def words() -> Words:
    """Return the words of reports alone: the checks' and the causes', in every locale."""
    return _words(_locales(), ENGLISH)


@cache
def words_in(locale: str) -> Words:
    """Return the words of reports in one language: to read them all takes longer than to examine a domain."""
    return _words((locale,), locale)


def spoken(wanted: str | None) -> str:
    """Return the language wanted (`pl_PL.UTF-8` counts as `pl`) if we speak it, else English."""
    code = (wanted or "").replace("_", "-").split("-")[0].lower()
    return code if code in _locales() else ENGLISH


@cache
def _locales() -> tuple[str, ...]:
    return tuple(sorted(path.name.removesuffix(".ftl") for path in files("content").joinpath("checks").iterdir()))


def _words(locales: tuple[str, ...], default: str) -> Words:
    folders = ("checks", "causes")
    return Words(
        {(folder, locale): text(f"{folder}/{locale}.ftl") for folder in folders for locale in locales}, default
    )


@cache
def public_resolvers() -> PublicResolvers:
    """Return content/resolvers.toml."""
    try:
        table = tomllib.loads(text("resolvers.toml"))
        rows = table["resolver"]
        return PublicResolvers(
            tuple(Server(row["name"], row["address"], 53, row.get("flush")) for row in rows),
            {row["address"]: row["https"] for row in rows if "https" in row},
            tuple(Cloud(row["id"], row["url"]) for row in table["cloud"]),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as fault:
        raise ContentError(
            f"content/resolvers.toml: {fault}; each row needs name and address, or id and url"
        ) from fault
