"""Tells who stands behind a mail host or a name server, from content/mail-hosts.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import Literal, cast, get_args

from bot.words import ContentError

Kind = Literal["microsoft", "legacy", "gateway", "home", "own", "unknown"]
FILE = "content/mail-hosts.toml"


@dataclass(frozen=True, slots=True)
class Home:
    """A mail home: its kind and the name people know it by (the host itself where nobody knows it).

    `spf` is what its customers include in their SPF record, `cloud` the sign-in service of its tenants.
    """

    kind: Kind
    name: str
    spf: str = ""
    cloud: str = ""


@dataclass(frozen=True, slots=True)
class MailHosts:
    """All known mail hosts and DNS hosts: the ends of their names, split into labels."""

    mail: tuple[tuple[tuple[str, ...], Home], ...]
    dns: tuple[tuple[tuple[str, ...], str], ...]

    def home(self, host: str, domain: str) -> Home:
        """Tell whose host this is; a host under the domain itself is its own, unless it is known."""
        labels = _labels(host)
        known = [(len(suffix), home) for suffix, home in self.mail if _ends(labels, suffix)]
        if known:
            return max(known, key=lambda pair: pair[0])[1]
        return Home("own" if _ends(labels, _labels(domain)) else "unknown", host)

    def provides(self, name: str) -> bool:
        """Tell whether a known mail host lies at or under a name: such a name is a provider's, shared by strangers."""
        labels = _labels(name)
        return any(suffix[: len(labels)] == labels for suffix, _ in self.mail)

    def dns_host(self, servers: tuple[str, ...]) -> str | None:
        """Name the company at whose web site the zone is edited, if any of its name servers is known."""
        for server in servers:
            labels = _labels(server)
            for suffix, name in self.dns:
                if _ends(labels, suffix):
                    return name
        return None


NO_MAIL_HOSTS = MailHosts((), ())


def load_mail_hosts(text: str) -> MailHosts:
    """Read content/mail-hosts.toml; raises ContentError naming the row."""
    try:
        tables = tomllib.loads(text)
        mail = tuple((_labels(suffix), _home(row)) for row in tables["host"] for suffix in row["suffixes"])
        dns = tuple((_labels(suffix), row["name"]) for row in tables["dns"] for suffix in row["suffixes"])
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as fault:
        raise ContentError(f"{FILE}: {fault}; each row needs kind, name and suffixes") from fault
    return MailHosts(mail, dns)


def _home(row: dict[str, str]) -> Home:
    return Home(_kind(row["kind"], row["name"]), row["name"], row.get("spf", ""), row.get("cloud", ""))


def _kind(kind: str, name: str) -> Kind:
    if kind not in get_args(Kind):
        raise ContentError(f"{FILE}: {name}: no such kind {kind!r}; use one of {', '.join(get_args(Kind))}")
    return cast("Kind", kind)


def _labels(name: str) -> tuple[str, ...]:
    return tuple(reversed(name.lower().rstrip(".").split(".")))


def _ends(labels: tuple[str, ...], suffix: tuple[str, ...]) -> bool:
    if len(labels) < len(suffix):
        return False
    return all(_label_fits(label, wanted) for label, wanted in zip(labels, suffix, strict=False))


def _label_fits(label: str, wanted: str) -> bool:
    head, star, tail = wanted.partition("*")
    return label == wanted if not star else label.startswith(head) and label.endswith(tail)
