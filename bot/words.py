"""Speaks: message ids to sentences, by locale. A key is `<folder of content>/<message id>[.<attribute>]`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast, visitor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Value = str | int | float
_Line = tuple[tuple[str, bool], ...]
"""The parts of a message in order: text, or the name of a variable (then the second is true)."""


class ContentError(Exception):
    """A mistake in content or configuration. Says file, key and mend in one line; it stops the start."""


class Words:
    """Holds all messages of all locales. Missing or broken ones were refused when it was built."""

    def __init__(self, texts: Mapping[tuple[str, str], str], default: str = "en") -> None:
        """Build from `{(folder, locale): Fluent text}`; raises ContentError naming file and message."""
        self.default = default
        self._bundles: dict[tuple[str, str], FluentBundle] = {}
        self._lines: dict[tuple[str, str], _Line] = {}
        self.variables: dict[tuple[str, str], dict[str, frozenset[str]]] = {}
        for (folder, locale), text in texts.items():
            resource = FluentParser().parse(text)
            self.variables[folder, locale] = _variables(f"{folder}/{locale}.ftl", resource)
            for name, pattern in _patterns(resource):
                if (line := _line(pattern)) is not None:
                    self._lines[locale, f"{folder}/{name}"] = line
            bundle = FluentBundle([locale], use_isolating=False)
            bundle.add_resource(resource)
            self._bundles[folder, locale] = bundle
        self.locales = tuple(sorted({locale for _, locale in texts}, key=lambda name: (name != default, name)))
        self.folders = tuple(sorted({folder for folder, _ in texts}))

    def say(self, locale: str, key: str, /, **values: Value) -> str:
        """Return the message in `locale` (or the default one). Raises KeyError for a message nobody wrote.

        Most messages are text and words to put in, which needs no more than putting them in; all others go to Fluent.
        """
        line = self._lines.get((locale, key))
        if line is not None:
            try:
                return "".join([values[part] if given else part for part, given in line])  # type: ignore[misc]
            except (KeyError, TypeError):
                pass  # a number to write as the language does, or a word that is missing: Fluent's to do or to refuse
        folder, _, name = key.partition("/")
        message, _, attribute = name.partition(".")
        bundle = self._bundles.get((folder, locale)) or self._bundles[folder, self.default]
        entry = bundle.get_message(message)
        pattern = entry.attributes.get(attribute) if attribute else entry.value
        if pattern is None:
            raise KeyError(key)
        text, errors = bundle.format_pattern(pattern, dict(values))
        if errors:
            raise KeyError(f"{key} ({locale}): {errors[0]}")
        return str(text)

    def has(self, key: str, locale: str | None = None) -> bool:
        """Tell whether a locale (else the default one) has this message."""
        folder, _, name = key.partition("/")
        return name in self.variables.get((folder, locale or self.default), {})

    def pick(self, wanted: Iterable[str | None]) -> str:
        """Return the first of the wanted locales that we speak (`pl-PL` counts as `pl`), else the default."""
        for name in wanted:
            short = (name or "").replace("_", "-").split("-")[0].lower()
            if short in self.locales:
                return short
        return self.default


def _variables(file: str, resource: ast.Resource) -> dict[str, frozenset[str]]:
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            raise ContentError(
                f"{file}: not Fluent: {(entry.content or '').strip().splitlines()[:1]}; mend that message"
            )
    names = Counter(entry.id.name for entry in resource.body if isinstance(entry, ast.Message))
    twice = next((name for name, times in names.items() if times > 1), None)
    if twice:
        raise ContentError(f"{file}: {twice} is there twice; delete one")
    return {name: _used(pattern) for name, pattern in _patterns(resource)}


def _patterns(resource: ast.Resource) -> Iterator[tuple[str, ast.Pattern]]:
    for entry in resource.body:
        if isinstance(entry, ast.Message):
            if entry.value is not None:
                yield entry.id.name, entry.value
            for attribute in entry.attributes:
                yield f"{entry.id.name}.{attribute.id.name}", attribute.value


def _line(pattern: ast.Pattern) -> _Line | None:
    """Return a message's parts where it is text and variables only: nothing to choose, to count, or to look up."""
    parts: list[tuple[str, bool]] = []
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            parts.append((element.value, False))
        elif isinstance(element.expression, ast.VariableReference):
            parts.append((element.expression.id.name, True))
        else:
            return None
    return tuple(parts)


def _used(pattern: ast.Pattern) -> frozenset[str]:
    seen = _Variables()
    seen.visit(pattern)
    return frozenset(seen.names)


class _Variables(visitor.Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 (fluent.syntax's own naming)
        self.names.add(node.id.name)
