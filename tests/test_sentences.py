"""What people write, as they write it: tests/sentences.txt and tests/not-meant.txt, read without a model."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from adapters import reference
from bot.conversation.effects import Say
from bot.intents.proof import load_intents
from bot.words import ContentError
from tests.test_remarks import KNOWN, Talk, asked
from tests.walking import ME, OTHER, WORLDS, house

HERE = Path(__file__).parent
TABLE = reference.text("intents.toml")
LINE = 120
"""The longest line of the table."""
TABLES = ("sentences.txt", "sentences-en.txt", "sentences-pl.txt")
COMMANDS = ("ui/escalate", "ui/help")
"""What a button's command says, pressed by its label."""


def rows(name: str) -> list[tuple[tuple[str, ...], str]]:
    """Return the rows of a table of sentences: what is meant, or is not, and the sentence."""
    lines = [line for line in (HERE / name).read_text("utf-8").splitlines() if line.strip() and line[0] != "#"]
    cells = [line.partition(" | ") for line in lines]
    return [(tuple(meant.strip().split(",")), sentence.strip()) for meant, _, sentence in cells]


def answered(talk: Talk) -> set[str]:
    """Return what the last answer was: intents by name, `named`, `lost`, or the command that was carried out."""
    commands = {row.id: row for row in KNOWN.intents.intents if row.does}
    said = {key for effect in talk.effects if isinstance(effect, Say) for key in effect.key.split("|")}
    found = {key.removeprefix("intents/").partition(".")[0] for key in said if key.startswith("intents/")}
    found |= {"named"} if "menu-named" in talk.offered and not found else set()
    found |= {"lost"} if said & {"ui/lost", "ui/lost.again"} else set()
    marks = {"ui/restarted": "restart", "ui/language-set": "language", "ui/no-way-back": "back"}
    found |= {"unsure"} if talk.state.role == "unknown" else set()
    does = {marks[key] for key in said & marks.keys()}
    return found | {name for name, row in commands.items() if row.does in does}


def test_each_sentence_gets_the_answer_that_fits_it() -> None:
    """At the beginning and while a question is open, with choices to go on with, never as a failed paste."""
    wrong = []
    for meant, sentence in [row for name in TABLES for row in rows(name)]:
        for place, talk in (("first", Talk(house(), None)), ("open", asked())):
            talk.spoken = len(sentence) % 8 == 0
            talk.write(sentence)
            found = answered(talk)
            if not found & set(meant) or any(key.startswith("ui/none-") for key in talk.said):
                wrong.append(f"{place}: {sentence!r} is {meant}, answered {found}: {talk.said}")
            assert talk.state.open, sentence
    assert not wrong, "\n".join(wrong)


def test_there_are_enough_sentences_of_both_languages() -> None:
    """Sixty of each language beside the sixty of tests/test_remarks.py, and forty that sound like something else."""
    assert all(len(rows(name)) >= 60 for name in TABLES)
    assert len(rows("not-meant.txt")) >= 40


def test_no_sentence_is_taken_for_what_it_only_sounds_like() -> None:
    wrong = []
    for meant, sentence in rows("not-meant.txt"):
        found = KNOWN.intents.find(sentence)
        if found and found[0].id in meant:
            wrong.append(f"{sentence!r} is taken for {found[0].id}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("opened", [False, True])
def test_nothing_is_said_twice_in_a_row(opened: bool) -> None:
    """Whatever is written, the sentence just said is not said again; the open question may be."""
    talk = asked() if opened else Talk(house(), None)
    before: set[str] = set()
    for meant, sentence in rows("sentences.txt"):
        if set(meant) & {"restart", "back", "language-en", "language-pl", *(("unsure",) if opened else ())}:
            continue
        for _ in range(3):
            talk.write(sentence)
            keys = {effect.key for effect in talk.effects if isinstance(effect, Say)}
            said = {key for key in keys if not key.startswith(COMMANDS)}
            assert not said & before, sentence
            assert talk.state.open or talk.state.pending, sentence
            before = said
            if opened:
                assert {"user", "admin", "unknown"} <= set(talk.offered), sentence


def test_while_the_bot_only_listens_only_a_plain_answer_of_the_owner_counts() -> None:
    """Of all these sentences none is the exact number, label, yes or no of the open question."""
    talk = asked(world="nothing")
    talk.spoken = False
    labels = {"nie wiem", "i don't know"}
    for _, sentence in [row for name in TABLES for row in rows(name)]:
        for actor in (ME, OTHER):
            if sentence.casefold() in labels:
                continue
            talk.write(sentence, actor, listening=True)
            assert not talk.effects, sentence
    talk.write("2", OTHER, listening=True)
    assert talk.state.role is None
    talk.write("2", listening=True)
    assert talk.state.role == "admin"


def test_the_same_wish_later_is_answered_anew() -> None:
    talk = asked(world="nothing")
    for _ in range(2):
        talk.write("thanks")
        assert any(key.startswith("intents/thanks") for key in talk.said)
        talk.write("blorp")


def test_what_is_typed_mid_question_counts_as_its_answer() -> None:
    """Numbers, ordinals, labels and words, as people type them."""
    for typed in ("admin", "ADMIN!!", "2", "nr 2", "numer 2", "no. 2", "the second one", "second", "2nd", "ten drugi",
                  "druga opcja", "drugie", "#2", "option 2", "opcja 2", "jestem adminem"):  # fmt: skip
        talk = asked()
        talk.write(typed)
        assert talk.state.role == "admin", typed
    for typed in ("the first one", "pierwsze", "1", "ta pierwsza", "first", "1."):
        talk = asked()
        talk.write(typed)
        assert talk.state.role == "user", typed
    for typed in ("the third", "3", "trzecia", "I don't know", "nie wiem"):
        talk = asked()
        talk.write(typed)
        assert talk.state.role == "unknown", typed


def test_the_last_one_is_no_choice_made_in_passing() -> None:
    for typed in ("the last one", "ostatnia"):
        talk = asked()
        talk.write(typed)
        assert talk.state.role == "unknown", typed


@pytest.mark.parametrize("typed", ["nie", "raczej nie", "no", "nope", "nie!"])
def test_a_bare_no_disowns_nothing(typed: str) -> None:
    """'No' to a question of who somebody is does not say that they did not send the message."""
    talk = asked()
    talk.write(typed)
    assert not talk.state.disowned
    assert talk.state.role is None


@pytest.mark.parametrize("typed", ["second thoughts", "5", "0", "the second server refused it", "drugi raz to samo"])
def test_what_only_holds_a_number_is_no_answer(typed: str) -> None:
    talk = asked()
    talk.write(typed)
    assert talk.state.role is None


@pytest.mark.parametrize("typed", ["yes", "tak", "yep!", "no tak", "sure", "👍", "jasne"])
def test_yes_opens_a_doubtful_bounce(typed: str) -> None:
    talk = Talk(house(), WORLDS["clean"])
    talk.paste(asked().state.reading.model_copy(update={"confidence": 0.5}))  # type: ignore[union-attr]
    talk.write(typed)
    assert talk.state.guide, typed


def test_the_table_is_readable() -> None:
    assert max(map(len, TABLE.splitlines())) <= LINE


def test_the_lint_names_what_stands_twice() -> None:
    """Within a row, and as a sign of two intents."""
    table = tomllib.loads(TABLE)
    sign = table["intents"][0]["signs"]["en"][0]
    with_two = TABLE.replace("signs.en = [", f'signs.en = ["{sign}", ', 2)
    with pytest.raises(ContentError, match=r"twice in en|sign of each"):
        load_intents(with_two, "intents.toml", ("en", "pl"))
