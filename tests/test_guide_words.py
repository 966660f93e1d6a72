"""The guides' words: plain, short enough for every button, right in every turn of a walk, and alike in all locales."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from adapters import content
from bot.words import Words

ROOT = Path(__file__).parent.parent
CONTENT = content.load()
WORDS, GUIDES = CONTENT.words, CONTENT.guides
BUTTON, LINK = 40, 60
REFUSALS = [
    {
        "refuser": refuser,
        "by": by,
        "place": place,
        "words": "told" if place == "mx" else "none",
        "destinations": "many" if place == "elsewhere" else "one",
        "usual": "contoso-com.mail.protection.outlook.com" if place == "mx" else "none",
        "expected": "contoso-com.e-v1.mx.microsoft" if place == "stale" else "none",
    }
    for refuser, by, place in (
        ("none", "other", "unknown"),
        ("mx.fabrikam.example", "other", "mx"),
        ("mx.fabrikam.example", "other", "stale"),
        ("mx.fabrikam.example", "other", "elsewhere"),
        ("eu.mail.protection.outlook.com", "microsoft", "mx"),
        ("none", "microsoft", "unknown"),
    )
]
FAMILIES = ("recipient-rejected", "relay-denied", "no-answer", "other")
TURNS = [
    {"family": family, "side": side, "role": role, "scope": scope, **REFUSALS[0]}
    for family, side, role, scope in product(
        FAMILIES,
        ("sender", "recipient", "unknown"),
        ("user", "admin", "staff", "unknown"),
        ("one", "all", "unknown"),
    )
] + [
    {"family": family, "side": "sender", "role": "user", "scope": "unknown", **refusal}
    for family, refusal in product(FAMILIES, REFUSALS)
]
NAMED = {"named": "yes", "domain": "contoso.example", "recipient": "anna@contoso.example"}
UNNAMED = {"named": "no", "domain": "STAND-IN", "recipient": "STAND-IN@STAND-IN"}
MESSAGES = [
    (folder, locale, key) for folder in GUIDES for locale in WORDS.locales for key in WORDS.variables[folder, locale]
]
MARK_UP = re.compile(r"https?://|[`{}<\u2066-\u2069]|(?<! )>|\*\*|^#|  ", re.MULTILINE)
GENDERED = re.compile(r"(?<!dzi)[aeiouyó](?:łem|łam|łeś|łaś|łbyś|łabyś)\b|\b(?:powinieneś|powinnaś)\b", re.IGNORECASE)
DECLINED = re.compile(r"\{ \$domain \}\w")


def said(folder: str, locale: str, key: str, values: dict[str, str]) -> set[str]:
    """Return all that a message says in the turns of a walk."""
    return {WORDS.say(locale, f"{folder}/{key}", **values, **turn) for turn in TURNS}


@pytest.mark.parametrize(("folder", "locale", "key"), MESSAGES)
def test_every_message_is_plain_text_in_every_turn(folder: str, locale: str, key: str) -> None:
    """No mark-up, link, placeholder or gap is ever said, whoever asks about whatever bounce."""
    for text in said(folder, locale, key, NAMED):
        assert text.strip() == text != ""
        assert not MARK_UP.search(text), text


@pytest.mark.parametrize(("folder", "locale", "key"), [row for row in MESSAGES if not row[2].endswith("-ours")])
def test_a_bounce_that_names_nobody_shows_no_stand_in(folder: str, locale: str, key: str) -> None:
    """Where no recipient is known the words speak of the recipient's domain, not of a stand-in for its name."""
    assert not any("STAND-IN" in text for text in said(folder, locale, key, UNNAMED))


@pytest.mark.parametrize(
    ("folder", "name"), [(folder, name) for folder, guide in GUIDES.items() for name in guide.nodes]
)
def test_labels_fit_every_channel(folder: str, name: str) -> None:
    """A button's label has at most 40 characters, a link's 60."""
    guide = GUIDES[folder]
    for locale in WORDS.locales:
        for edge in guide.edges(name):
            key = guide.key(name, edge.id)
            if WORDS.has(key, locale):
                labels = said(folder, locale, key.partition("/")[2], NAMED)
                assert max(map(len, labels)) <= BUTTON, (locale, key)
        for link in guide.nodes[name].links:
            assert len(WORDS.say(locale, guide.key(name, f"link-{link.id}"))) <= LINK


@pytest.mark.parametrize("folder", [*GUIDES, "ui"])
def test_polish_speaks_to_everybody(folder: str) -> None:
    """Polish says 'Jestem nadawcą', never a past tense that shows a gender, and declines no domain name."""
    text = (ROOT / "content" / folder / "pl.ftl").read_text(encoding="utf-8")
    assert not GENDERED.search(text)
    assert not DECLINED.search(text)


@pytest.mark.parametrize("folder", GUIDES)
def test_locales_vary_by_the_same_facts(folder: str) -> None:
    """What a message depends on is the same in every locale: no translation forgets a case."""
    ruling = {"family", "side", "role"}
    for key, used in WORDS.variables[folder, WORDS.default].items():
        for locale in WORDS.locales:
            assert used & ruling == WORDS.variables[folder, locale][key] & ruling, (locale, key)


def test_what_was_said_of_one_domain_is_not_said_of_another() -> None:
    """Also where a message has no variable of its own and leads to one that has."""
    words = Words({("a", "en"): "x = No server of { y }.\ny = { $domain }\nz = Yes."})
    said = [words.say("en", "a/x", domain=domain) for domain in ("contoso.example", "fabrikam.example")]
    assert said == ["No server of contoso.example.", "No server of fabrikam.example."]
    assert [words.say("en", "a/z") for _ in range(2)] == ["Yes.", "Yes."]
