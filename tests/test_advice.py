"""Advice that would do damage: no sentence, label or record may give it, in any language.

Each kind stands twice: as words that no message may hold, and as worlds whose report must not hold a record or a text.
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, Pattern, Placeable, SelectExpression, TextElement

from adapters import reference
from bot.finding_text import Wording, items
from tests.examining import findings

CONTENT = Path(__file__).parents[1] / "content"
LABEL = "contoso-example.mail.protection.outlook.com"
CLOUD = f"contoso.example MX 10 {LABEL}\n{LABEL} A 198.51.100.1\n"
OLD = "contoso.example MX {} mx.home.pl\nmx.home.pl A 198.51.100.9\n"


def _texts(pattern: Pattern) -> list[str]:
    """Return every sentence a message can become: a choice's variants each for itself."""
    texts = [""]
    for element in pattern.elements:
        if isinstance(element, TextElement):
            texts = [text + element.value for text in texts]
        elif isinstance(element, Placeable) and isinstance(element.expression, SelectExpression):
            variants = [text for variant in element.expression.variants for text in _texts(variant.value)]
            texts = [text + variant for text in texts for variant in variants]
        else:
            texts = [f"{text}…" for text in texts]
    return texts


def _messages(locale: str) -> list[tuple[str, str]]:
    """Return every sentence of a language with its file and id."""
    found = []
    for path in sorted(CONTENT.glob(f"*/{locale}.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            if isinstance(entry, Message):
                named = [("", entry.value), *((f".{one.id.name}", one.value) for one in entry.attributes)]
                for name, pattern in named:
                    if pattern is not None:
                        found += [(f"{path.parent.name}/{entry.id.name}{name}", text) for text in _texts(pattern)]
    return found


MESSAGES = {locale: _messages(locale) for locale in ("en", "pl")}
DAMAGING = {
    "the wizard as harmless": {
        "en": r"wizard[^.]*\bagain\b(?![^.]*: it sets)|keeps what is right",
        "pl": r"ponownie[^.]*kreator|kreator[^.]*ponownie(?! na wszelki)|zachowuje to, co (?:jest )?dobre",
    },
    "deletion at once, by a label or a sentence without a condition": {
        "en": r"^(?:Delete|Remove) (?:this|these|the) (?:MX )?records?\.?$",
        "pl": r"^Usuń (?:ten|te|wszystkie te) rekordy?\.?$",
    },
    "Microsoft's SPF record whatever the mail home": {
        "en": r"include:spf\.protection\.(?:outlook|office365|partner)",
        "pl": r"include:spf\.protection\.(?:outlook|office365|partner)",
    },
    "only Microsoft frees a domain from an old tenant": {
        "en": r"[Oo]nly Microsoft can (?:free|release|remove)",
        "pl": r"[Tt]ylko Microsoft może (?:zwolnić|uwolnić|usunąć|odłączyć)",
    },
    "Exchange Online told apart from Microsoft 365": {
        "en": r"Exchange Online, not to Microsoft 365",
        "pl": r"Exchange Online, (?:a )?nie do Microsoft 365",
    },
    "security switched off": {
        "en": r"(?:[Tt]urn|[Ss]witch) off (?:SPF|DKIM|DMARC|DNSSEC|MFA|TLS|the firewall|spam)",
        "pl": r"[Ww]yłącz (?:SPF|DKIM|DMARC|DNSSEC|MFA|TLS|zaporę|filtr)",
    },
}


@pytest.mark.parametrize("locale", MESSAGES)
@pytest.mark.parametrize("kind", DAMAGING)
def test_no_message_gives_damaging_advice(locale: str, kind: str) -> None:
    wrong = re.compile(DAMAGING[kind][locale])
    negated = re.compile(r"(?:[Dd]o not|[Nn]ever|[Nn]ie) [^.]*$")
    found = [
        (key, text)
        for key, text in MESSAGES[locale]
        for hit in wrong.finditer(text)
        if not negated.search(text[: hit.start()]) or text[hit.start() :].startswith(("Delete", "Usuń"))
    ]
    assert found == []


BAD_SENTENCES = [
    ("the wizard as harmless", "en", "Run the Hybrid Configuration Wizard again; it keeps what is right."),
    ("the wizard as harmless", "pl", "Po zmianie certyfikatu uruchom ponownie kreator konfiguracji."),
    ("deletion at once, by a label or a sentence without a condition", "en", "Delete this record"),
    ("deletion at once, by a label or a sentence without a condition", "pl", "Usuń ten rekord"),
    ("Microsoft's SPF record whatever the mail home", "en", "Publish v=spf1 include:spf.protection.outlook.com -all."),
    ("only Microsoft frees a domain from an old tenant", "en", "Only Microsoft can free the domain."),
    ("only Microsoft frees a domain from an old tenant", "pl", "Tylko Microsoft może zwolnić domenę."),
]


@pytest.mark.parametrize(("kind", "locale", "text"), BAD_SENTENCES)
def test_the_table_catches_what_stood_there(kind: str, locale: str, text: str) -> None:
    assert re.search(DAMAGING[kind][locale], text)


SPF_OFFERED = r"include:spf\.protection\.outlook\.com"
DMARC_OFFERED = r"_dmarc\.\S+ 3600 IN TXT"
DELETED = r"(?m)^(?:Delete this record|Usuń ten rekord)$"


def _at(host: str, domain: str = "contoso.example") -> str:
    return f"{domain} MX 0 {host}\n{host} A 198.51.100.4\n"


def _below(policy: str) -> str:
    return _at("mx.contoso.example", "news.contoso.example") + f'_dmarc.contoso.example TXT "v=DMARC1; p={policy}"\n'


WORLDS = {
    "Google": ("contoso.example", _at("smtp.google.com"), SPF_OFFERED),
    "GCC High": ("contoso.example", _at("contoso-example.mail.protection.office365.us"), SPF_OFFERED),
    "21Vianet": ("contoso.example", _at("contoso-example.mail.protection.partner.outlook.cn"), SPF_OFFERED),
    "own server": ("contoso.example", _at("mx.contoso.example"), SPF_OFFERED),
    "a parent that rejects": ("news.contoso.example", _below("reject"), DMARC_OFFERED),
    "a parent that quarantines": ("news.contoso.example", _below("quarantine"), DMARC_OFFERED),
    "a move not over": ("contoso.example", CLOUD + OLD.format(20), DELETED),
    "an old home first": ("contoso.example", CLOUD + OLD.format(0), DELETED),
}


@pytest.mark.parametrize("name", WORLDS)
def test_no_report_offers_what_would_damage(name: str) -> None:
    """Texts, labels and records of a whole report, in both languages."""
    domain, world, wrong = WORLDS[name]
    found = asyncio.run(findings(world, domain, everything=True))
    for locale in ("en", "pl"):
        said = items(found, Wording(reference.tags(), reference.words(), locale))
        lines = [line for one in said for line in (one.text, one.mend, *_copied(one.copy_))]
        assert not re.search(wrong, "\n".join(lines)), (locale, lines)


def _copied(blocks: tuple[object, ...]) -> list[str]:
    return [line for block in blocks for line in (getattr(block, "label", ""), getattr(block, "text", ""))]


def test_records_are_offered_where_they_help() -> None:
    """At Exchange Online worldwide, without SPF and DMARC of its own or above, both are."""
    found = asyncio.run(findings(CLOUD, everything=True))
    lines = "\n".join(
        line for one in items(found, Wording(reference.tags(), reference.words(), "en")) for line in _copied(one.copy_)
    )
    assert re.search(SPF_OFFERED, lines)
    assert re.search(DMARC_OFFERED, lines)
