"""Every message of content says what Fluent itself says, whatever way it is put together."""

from __future__ import annotations

from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource

from adapters import content
from bot.words import Words

FILES = sorted(Path(content.__file__).parents[1].glob("content/**/*.ftl"))
VALUES = ("Zażółć <b> { $x } \u2068", "", "a.example")


def key_of(file: Path) -> tuple[str, str]:
    return file.parent.name, file.stem


@pytest.mark.parametrize("file", FILES, ids=lambda file: "-".join(key_of(file)))
def test_all_messages_are_said_as_fluent_says_them(file: Path) -> None:
    folder, locale = key_of(file)
    words = content.load().words
    bundle = FluentBundle([locale], use_isolating=False)
    bundle.add_resource(FluentResource(file.read_text("utf-8")))
    names = words.variables[folder, locale]
    assert names
    for name in names:
        message, _, attribute = name.partition(".")
        entry = bundle.get_message(message)
        pattern = entry.attributes[attribute] if attribute else entry.value
        for value in VALUES:
            given = dict.fromkeys(set().union(*names.values()), value)
            said, _ = bundle.format_pattern(pattern, given)
            assert words.say(locale, f"{folder}/{name}", **given) == said, name


def test_numbers_are_written_as_the_language_writes_them() -> None:
    words = Words({("x", "pl"): "a = razem { $count }", ("x", "en"): "a = { $count } in all"})
    assert words.say("en", "x/a", count=12000) == "12,000 in all"
    assert words.say("pl", "x/a", count=12000) == "razem 12\xa0000"


def test_a_missing_value_is_refused() -> None:
    with pytest.raises(KeyError):
        Words({("x", "en"): "a = { $word } here"}).say("en", "x/a")
