"""What the pages on privacy, terms and support say: put together from what is switched on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from adapters.web.page_templates import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.words import Words

PAGES = ("privacy", "terms", "support")


@dataclass(frozen=True, slots=True)
class About:
    """Who runs the bot and what it does with what it is told. `channels` are those that are on, beside the web."""

    operator: str = ""
    contact: str = ""
    days: int = 30
    channels: frozenset[str] = field(default_factory=frozenset)
    own_resolvers: bool = False
    tenants: bool = True
    registries: bool = True


class Legal:
    """Writes the paragraphs of a page in a language."""

    def __init__(self, words: Words, about: About, *, web: bool) -> None:
        """Take the words and the facts; `web` tells whether the web chat is on."""
        self._words, self._about, self._web = words, about, web

    def text(self, locale: str, name: str) -> str:
        """Return a page's paragraphs, with an empty line between them."""
        about = self._about
        values = {
            "operator": about.operator or self._say(locale, "operator-unnamed"),
            "contact": about.contact or self._say(locale, "contact-unnamed"),
            "days": str(about.days),
        }
        used = self._words.variables[FOLDER, self._words.default]
        return "\n\n".join(
            self._say(locale, part, **{one: values[one] for one in used[part]}) for part in self._parts(name)
        )

    def _say(self, locale: str, name: str, **values: str) -> str:
        return self._words.say(locale, f"{FOLDER}/{name}", **values)

    def _parts(self, name: str) -> Iterator[str]:
        if name != "privacy":
            yield f"{name}-text"
            return
        about = self._about
        table = (
            ("privacy-text", True),
            ("privacy-learns", True),
            ("privacy-public", not about.own_resolvers),
            ("privacy-chosen", about.own_resolvers),
            ("privacy-registry", about.registries),
            ("privacy-tenants", about.tenants),
            ("privacy-slack", "slack" in about.channels),
            ("privacy-teams", "teams" in about.channels),
            ("privacy-web", self._web),
            ("privacy-deleted", True),
        )
        yield from (part for part, shown in table if shown)
