"""Reads the domain somebody means: forgiving of how it is written, strict about what may be asked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import idna

if TYPE_CHECKING:
    from collections.abc import Iterable

Refusal = Literal["empty", "invalid", "internal", "address", "mixed-scripts", "too-many"]
MOST = 5
LONGEST = 2000
"""Most characters of input looked at."""
INTERNAL = frozenset({"local", "internal", "localhost", "onion", "arpa", "invalid"})
"""Top-level names that cannot be public (RFC 6761, 6762, 7686, 9476)."""
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_SLACK = re.compile(r"<(?:https?://|mailto:)?([^|<>\s]{1,300})(?:\|[^<>]{0,300})?>")
_URL = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)
_EDGES = "\"'`“”„’‘«»()[]{},;:!?<>*_…"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was understood: the domains in A-label form, in order, and each refused word with its reason."""

    domains: tuple[str, ...]
    refused: tuple[tuple[str, Refusal], ...]


@dataclass(frozen=True, slots=True)
class Refused(Exception):
    """A name that cannot be examined. `reason` is the id of the sentence that says why."""

    word: str
    reason: Refusal


def read_domains(text: str) -> Wanted:
    """Read up to MOST domains out of what somebody typed: names, mail addresses, URLs, links made by a chat."""
    plain = _SLACK.sub(r" \1 ", text[:LONGEST])
    words = [word for word in re.split(r"[\s,;]+", plain) if word.strip(_EDGES + ".")]
    domains: dict[str, None] = {}
    refused: list[tuple[str, Refusal]] = []
    if not words:
        return Wanted((), (("", "empty"),))
    for word in words:
        try:
            name = read_domain(word)
        except Refused as fault:
            refused.append((fault.word[:80], fault.reason))
            continue
        if name not in domains and len(domains) == MOST:
            refused.append((name, "too-many"))
            break
        domains[name] = None
    return Wanted(tuple(domains), tuple(refused[:MOST]))


def read_domain(word: str) -> str:
    """Return the domain a word means, in lower-case A-labels without a final dot; raises Refused with the reason.

    >>> read_domain("https://www.Contoso.example./path")
    'contoso.example'
    """
    name = _host(word)
    if not name:
        raise Refused(word, "empty")
    if _address(name):
        raise Refused(word, "address")
    ascii_name = _a_label(name, word)
    labels = ascii_name.split(".")
    if len(ascii_name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):  # noqa: PLR2004 (RFC 1035)
        raise Refused(word, "invalid")
    if len(labels) == 1 or labels[-1] in INTERNAL:
        raise Refused(word, "internal")
    if labels[-1].isdigit():
        raise Refused(word, "invalid")
    if labels[0] == "www" and len(labels) > 2:  # noqa: PLR2004 (www and a domain)
        return ".".join(labels[1:])
    return ascii_name


def _host(word: str) -> str:
    slack = _SLACK.fullmatch(word.strip())
    text = (slack[1] if slack else word).strip().strip(_EDGES)
    text = text.removeprefix("mailto:")
    url = _URL.match(text)
    text = re.split(r"[/?#\\]", text[url.end() :] if url else text, maxsplit=1)[0]
    text = text.rpartition("@")[2]
    text = re.sub(r":\d{1,5}$", "", text)
    return text.strip(_EDGES).removesuffix(".").strip(_EDGES)


def _address(name: str) -> bool:
    return bool(re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){3}", name)) or (":" in name and "." not in name)


def _a_label(name: str, word: str) -> str:
    if name.isascii():
        return name.lower()
    normal = unicodedata.normalize("NFKC", name).replace("。", ".")
    if any(_mixed(label) for label in normal.split(".")):
        raise Refused(word, "mixed-scripts")
    try:
        return idna.encode(normal.lower(), uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError) as fault:
        raise Refused(word, "invalid") from fault


_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "HEBREW", "ARABIC", "CHEROKEE", "GEORGIAN", "THAI", "DEVANAGARI")


def _mixed(label: str) -> bool:
    """Tell whether a label mixes alphabets that look alike (a Cyrillic one among Latin ones)."""
    scripts = {unicodedata.name(char, "").split(" ")[0] for char in label if char.isalpha()}
    return len(scripts & set(_SCRIPTS)) > 1


def is_below(domain: str, above: Iterable[str]) -> bool:
    """Tell whether a domain is one of these or lies below one of them."""
    return any(domain == name or domain.endswith("." + name) for name in above)


def unicode_name(domain: str) -> str:
    """Return a domain as people write it, where that is safe to show; else as it is."""
    try:
        return idna.decode(domain)
    except (idna.IDNAError, UnicodeError):
        return domain


def eop_label(domain: str) -> str:
    """Return the label Exchange Online is known to give a domain's MX target; an observed rule, not a promise.

    Without a hyphen dots become hyphens. With one, hyphens vanish and '0' follows with their positions: a bit mask
    read in groups of four from the low end, empty groups counted, the others a letter ('a' plus the value).
    Derived from 30 public pairs; hyphens sharing a group or apart by an empty one are extrapolated, so a different
    label is never proof of a fault.

    >>> eop_label("contoso.com"), eop_label("rolls-roycemotorcars.com")
    ('contoso-com', 'rollsroycemotorcars-com01c')
    """
    name = domain.lower().rstrip(".")
    base = name.replace("-", "").replace(".", "-")
    if "-" not in name:
        return base
    mask = sum(1 << place for place, char in enumerate(name) if char == "-")
    code, zeros = "0", 0
    while mask:
        group, mask = mask & 15, mask >> 4
        if group:
            code += (str(zeros) if zeros else "") + chr(97 + group)
            zeros = 0
        else:
            zeros += 1
    return base + code
