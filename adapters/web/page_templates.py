"""The page's files and its words: templates are filled with words only, never with what anybody said."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.words import Words

FOLDER = "web"
STATIC = Path(__file__).parent / "static"
EXAMPLE = Path(__file__).parents[2] / "content" / FOLDER / "example.txt"
TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
}
SLOT = re.compile(r"\{\{ ?([a-z-]{1,40}) ?\}\}")


class Files:
    """The static files, read once: name to media type, bytes and entity tag."""

    def __init__(self, folder: Path = STATIC) -> None:
        """Read every file of a known type; nothing else is ever served."""
        self._files = {
            path.name: (TYPES[path.suffix], content, f'"{sha256(content).hexdigest()[:16]}"')
            for path in sorted(folder.iterdir())
            if path.suffix in TYPES
            for content in (path.read_bytes(),)
        }

    def find(self, name: str) -> tuple[str, bytes, str] | None:
        """Return media type, bytes and entity tag of a file, None if it is none of ours."""
        return self._files.get(name)


class Pages:
    """The templates, and the words of a locale to fill them with."""

    def __init__(self, words: Words, folder: Path = STATIC) -> None:
        """Read the templates."""
        self._words = words
        self._example = EXAMPLE.read_text("utf-8")
        self._templates = {path.stem: path.read_text("utf-8") for path in folder.glob("*.html")}

    def chrome(self, locale: str) -> dict[str, str]:
        """Return every word of the page in a locale; a variable stays as `{name}` for the page to fill in."""
        used = self._words.variables[FOLDER, self._words.default]
        return {
            name: self._words.say(locale, f"{FOLDER}/{name}", **{one: f"{{{one}}}" for one in variables})
            for name, variables in used.items()
        }

    def chat(self, locale: str) -> str:
        """Return the chat's page."""
        words = self.chrome(locale)
        known = {"locale": locale, "locales": self._words.locales, "words": words, "example": self._example}
        data = json.dumps(known, ensure_ascii=False).replace("<", "\\u003c")
        return self._filled("index", {**words, "locale": locale}, data)

    def document(self, locale: str, title: str, text: str, home: str) -> str:
        """Return a page of plain paragraphs; `home` is where its head leads."""
        paragraphs = "\n".join(f"<p>{escape(one)}</p>" for one in re.split(r"\n\s*\n", text.strip()))
        page = self._filled(
            "document", {**self.chrome(locale), "locale": locale, "document-title": title, "home": home}, ""
        )
        return page.replace("<!-- paragraphs -->", paragraphs)

    def _filled(self, template: str, words: Mapping[str, str], data: str) -> str:
        page = SLOT.sub(lambda found: escape(words[found[1]]), self._templates[template])
        return page.replace("<!-- words -->", data)
