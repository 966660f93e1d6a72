"""Reads one SPF record (RFC 7208 section 4.6): its terms in order, what ends it, what is no valid term. Pure."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

MOST_TERMS = 100
_TERM = re.compile(r"([+?~-]?)([a-z][a-z0-9_.-]*)(.*)", re.IGNORECASE | re.DOTALL)
_MACROS = re.compile(r"%\{[slodiphcrtv][0-9]{0,3}r?[.+,/_=-]{0,9}\}|%[%_-]", re.IGNORECASE)
_TOP = r"(?![0-9]{1,63}\.?$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.?"
_NAME = re.compile(rf"[\x21-\x24\x26-\x7e]{{0,253}}\.{_TOP}", re.IGNORECASE)
_WIDTH = re.compile(r"(/(\d{1,2}))?(//(\d{1,3}))?")
NAMED = frozenset({"include", "exists"})
"""Mechanisms that need a name."""
PLACED = frozenset({"a", "mx"})
"""Mechanisms that may have a name and a width."""
COUNTED = frozenset({"include", "exists", "a", "mx", "ptr"})
"""Mechanisms that make a receiver ask the DNS (section 4.6.4)."""


@dataclass(frozen=True, slots=True)
class Term:
    """One mechanism: `qualifier` is `+`, `-`, `~` or `?`; `name` the name or network behind it, '' without one."""

    qualifier: str
    mechanism: str
    name: str


@dataclass(frozen=True, slots=True)
class SpfRecord:
    """A record: the mechanisms that count, where it goes on, what stands behind `all` in vain, a broken term."""

    terms: tuple[Term, ...] = ()
    redirect: str = ""
    vain: tuple[str, ...] = ()
    broken: str = ""


def is_record(text: str) -> bool:
    """Tell whether a TXT is an SPF record: its first word is the version, nothing else (section 4.5)."""
    return text.lower() == "v=spf1" or text.lower().startswith("v=spf1 ")


def looks_like_one(text: str) -> bool:
    """Tell whether a TXT was meant as an SPF record and is none for receivers."""
    return text.lstrip(" \"'").lower().startswith(("v=spf1", "v = spf", "v= spf", "spf1 ")) and not is_record(text)


def read(text: str) -> SpfRecord:
    """Read a record.

    >>> read("v=spf1 include:a.example -all mx").vain
    ('mx',)
    >>> read("v=spf1 ipv4:192.0.2.1 -all").broken
    'ipv4:192.0.2.1'
    """
    terms: list[Term] = []
    redirects: list[str] = []
    vain: list[str] = []
    for word in text.split(" ")[1 : MOST_TERMS + 1]:
        if not word:
            continue
        name, mark, value = word.partition("=")
        if mark and re.fullmatch(r"[a-zA-Z][a-zA-Z0-9_.-]*", name):
            if name.lower() == "redirect":
                redirects.append(value.lower().rstrip("."))
            if name.lower() in {"redirect", "exp"} and not _is_name(value):
                return SpfRecord(broken=word)
            continue
        term = _mechanism(word)
        if term is None:
            return SpfRecord(broken=word)
        if terms and terms[-1].mechanism == "all":
            vain.append(word)
        else:
            terms.append(term)
    ended = bool(terms) and terms[-1].mechanism == "all"
    if len(redirects) > 1:
        return SpfRecord(broken=f"redirect={redirects[1]}")
    vain += [f"redirect={name}" for name in redirects if ended]
    return SpfRecord(tuple(terms), "" if ended or not redirects else redirects[0], tuple(vain))


def network(name: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network | None:
    """Return the network of an `ip4` or `ip6` mechanism."""
    try:
        return ipaddress.ip_network(name, strict=False)
    except ValueError:
        return None


def _mechanism(word: str) -> Term | None:
    found = _TERM.fullmatch(word)
    if not found:
        return None
    qualifier, mechanism, rest = found[1] or "+", found[2].lower(), found[3]
    if not _fits(mechanism, rest):
        return None
    name = rest[1:] if mechanism in {"ip4", "ip6"} else _WIDTH.sub("", rest[1:]) if rest[:1] == ":" else ""
    return Term(qualifier, mechanism, name.lower().rstrip("."))


def _fits(mechanism: str, rest: str) -> bool:
    """Tell whether what follows a mechanism's name is what it takes."""
    if mechanism == "all":
        return not rest
    if mechanism in {"ip4", "ip6"}:
        found = network(rest[1:]) if rest[:1] == ":" else None
        return found is not None and found.version == int(mechanism[2])
    if mechanism in NAMED:
        return rest[:1] == ":" and _is_name(rest[1:])
    if mechanism == "ptr":
        return not rest or (rest[0] == ":" and _is_name(rest[1:]))
    if mechanism not in PLACED:
        return False
    name, slash, width = rest.partition("/")
    found_width = _WIDTH.fullmatch(slash + width)
    wide = found_width is not None and int(found_width[2] or 0) <= 32 and int(found_width[4] or 0) <= 128  # noqa: PLR2004 (bits)
    return wide and (not name or (name[0] == ":" and _is_name(name[1:])))


def _is_name(text: str) -> bool:
    """Tell whether a text is a domain-spec (section 7.1): labels, the last no number, or a macro at its end."""
    bare = _MACROS.sub("", text)
    if len(text) > 253 or not text or "%" in bare:  # noqa: PLR2004 (a name's length)
        return False
    plain = _MACROS.sub("m", text)
    return bool(_NAME.fullmatch(plain)) or (text.endswith("}") and plain.isprintable())
