"""Free words: answers typed instead of pressed, and what people say besides; sixty sentences as they are written."""

from __future__ import annotations

import pytest

from adapters import content
from bot.conversation import Examine, Pasted
from bot.conversation.effects import Offer
from bot.intake import read
from bot.model import Actor, Paste, Reading
from tests.walking import KNOWN, ME, OTHER, WORLDS, Walk, bounce, house

SENTENCES = {
    "hi": "greeting",
    "Good morning everyone": "greeting",
    "hi, can you help me?": "abilities",
    "what do you do exactly": "abilities",
    "pls help!!": "abilities",
    "r u a bot? are you a bot": "abilities",
    "my mail does not arrive": "bounce",
    "my email to bob@fabrikam.example bounced, what now?": "bounce",
    "cant send emails to a customer since yesterday": "bounce",
    "my mesages keep comming back to me": "bounce",
    "why is my mail rejected all the time": "bounce",
    "the supplier never recieved my message": "bounce",
    "got an undelivrable notice": "bounce",
    "nobody can write to us from outside": "receiving",
    "is the mx of northwind.example ok?": "check",
    "could you look at northwind.example please": "check",
    "what does NDR mean?": "term-bounce",
    "whats an mx record": "term-mx",
    "how long does it take until it works again?": "waiting",
    "should i just resend it": "waiting",
    "is that my fault?": "fault",
    "I want to talk to a human": "human",
    "gimme the phone number of the helpdesk": "human",
    "can sombody from support call me? I'd like to speak with a person": "human",
    "delete my data": "delete-data",
    "plz erase all my infos, delete my messages": "delete-data",
    "who can read what I paste": "privacy",
    "this is fucking useless": "anger",
    "stupid thing": "anger",
    "still does not work": "broken",
    "i dont understand any of this": "not-understood",
    "where do i find this error code": "how-to-paste",
    "looks like a scam, is it?": "trap",
    "thank you, that helped": "thanks",
    "thx": "thanks",
    "bye bye": "farewell",
    "forgot my pasword": "other-problem",
    "hej": "greeting",
    "dzień dobry": "greeting",
    "pomocy": "abilities",
    "a co ty właściwie umiesz?": "abilities",
    "nie mogę wysłać maila do bob@fabrikam.example": "bounce",
    "witam, dostałem zwrotkę": "bounce",
    "mejl mi wrocil": "bounce",
    "wiadomosc do klienta nie doszla": "bounce",
    "poczta nie dziala od rana": "bounce",
    "wyskoczyl mi jakis blad przy wysylaniu": "bounce",
    "nikt nie moze do mnie napisac": "receiving",
    "sprawdź proszę domenę northwind.example": "check",
    "czy mx dla northwind.example jest ok": "check",
    "co to jest MX?": "term-mx",
    "ile to jeszcze potrwa": "waiting",
    "czyja to wina?": "fault",
    "chcę rozmawiać z człowiekiem": "human",
    "polaczcie mnie z konsultantem": "human",
    "usuńcie moje dane proszę": "delete-data",
    "kurwa, nie działa": "anger",
    "nie działa": "broken",
    "nie rozumiem o co chodzi": "not-understood",
    "to jakieś oszustwo?": "trap",
    "dziękuję": "thanks",
    "dzieki wielkie!": "thanks",
    "do widzenia": "farewell",
    "zacznij od początku": "restart",
    "zmień język na angielski": "language-en",
}


class Talk(Walk):
    """A walk in which words are read as on any channel."""

    def write(self, text: str, actor: Actor = ME, *, listening: bool = False, private: bool = True) -> None:
        self.take(Pasted(actor, read(Paste(text=text), content.rules()), private, listening))

    @property
    def offered(self) -> list[str]:
        return [option.id for effect in self.effects if isinstance(effect, Offer) for option in effect.options]


def asked(locale: str = "en", contact: str = "", world: str = "clean") -> Talk:
    """Return a talk in which a bounce was pasted and the first question is open."""
    talk = Talk(house(contact=contact), WORLDS[world], locale)
    talk.paste(bounce("relay-denied", "anna@fabrikam.example"))
    return talk


def keys(talk: Talk) -> set[str]:
    """Return what was said last, each of its possible keys."""
    return {key for said in talk.said for key in said.split("|")}


@pytest.mark.parametrize(("sentence", "intent"), SENTENCES.items())
def test_a_sentence_gets_a_fitting_answer(sentence: str, intent: str) -> None:
    """At the beginning and while a question is open, each with choices to go on with."""
    found = KNOWN.intents.find(sentence)
    assert found is not None
    assert found[0].id == intent
    for talk in (Talk(house(), None), asked()):
        before = talk.state.reading
        talk.write(sentence)
        assert not {key for key in keys(talk) if key.startswith(("ui/none-", "ui/lost"))}
        if not found[0].does:
            assert f"intents/{intent}" in keys(talk)
            assert talk.state.open
            assert talk.state.reading == before


def test_sentences_are_sixty_and_of_both_languages() -> None:
    assert len(SENTENCES) >= 60


def test_a_command_meant_by_words_is_carried_out() -> None:
    talk = asked()
    talk.write("zmień język na angielski")
    assert talk.state.locale == "en"
    talk.write("zacznij od początku")
    assert talk.state.reading is None


@pytest.mark.parametrize(
    "typed", ["admin", "2", "2.", "I am a mail admin", "Jestem administratorem poczty", "an admin"]
)
def test_an_answer_may_be_typed(typed: str) -> None:
    """A choice's number, its label in any language, a word of it."""
    talk = asked()
    talk.write(typed)
    assert talk.state.role == "admin"
    assert talk.state.node == "side"


@pytest.mark.parametrize(
    ("typed", "side"),
    [
        ("jestem nadawcą", "sender"),
        ("nadawca", "sender"),
        ("I sent it", "sender"),
        ("nie wiem", "unknown"),
        ("the recipient", "recipient"),
    ],
)
@pytest.mark.parametrize("locale", KNOWN.words.locales)
def test_the_side_may_be_typed_in_any_language(typed: str, side: str, locale: str) -> None:
    talk = asked(locale)
    talk.write("user" if locale == "en" else "użytkownik")
    assert talk.state.role == "user"
    talk.write(typed)
    assert talk.state.side == side


def test_a_sentence_that_only_mentions_a_choice_is_no_answer() -> None:
    talk = asked()
    talk.write("my admin said that it is broken")
    assert talk.state.role is None


def test_yes_and_no_answer_a_question_that_asks_so() -> None:
    for typed, opened in (("yes", True), ("tak", True), ("Nope", False), ("nie", False)):
        talk = Talk(house(), WORLDS["clean"])
        doubtful = bounce("relay-denied", "anna@fabrikam.example").model_copy(update={"confidence": 0.5})
        talk.paste(doubtful)
        talk.write(typed)
        assert (talk.state.reading is not None) is opened


def test_yes_where_several_choices_wait_asks_which() -> None:
    talk = asked()
    talk.write("yes")
    assert talk.state.node == "who"
    assert "who" in {effect.node for effect in talk.effects if isinstance(effect, Offer)}


@pytest.mark.parametrize(
    "typed", ["fabrikam.example", "anna@fabrikam.example", "https://www.fabrikam.example/contact?x=1"]
)
def test_a_domain_alone_offers_the_check(typed: str) -> None:
    """The check is one press away, and an open question stays open beside it."""
    for talk in (Talk(house(), None), asked(world="nothing")):
        talk.write(typed)
        assert "menu-named" in talk.offered
        question = talk.state.node
        talk.press(next(choice for choice in talk.state.open if ":menu-named:" in choice))
        assert [effect.wanted.domain for effect in talk.effects if isinstance(effect, Examine)] == ["fabrikam.example"]
        assert talk.state.node == question


def test_what_is_not_understood_repeats_the_question_and_never_itself() -> None:
    talk = asked()
    said = []
    for gibberish in ("blorp", "xyzzy plugh", "foo bar baz", "blorp"):
        talk.write(gibberish)
        said += sorted(talk.said)
        assert talk.state.node == "who"
        assert {"user", "admin", "unknown"} <= set(talk.offered)
    assert len(said) == len(set(said))


def test_what_is_not_understood_at_the_beginning_offers_a_way() -> None:
    talk = Talk(house(), None)
    said = []
    for gibberish in ("blorp", "xyzzy plugh", "foo bar baz"):
        talk.write(gibberish)
        said += sorted(talk.said)
        assert talk.state.open
    assert len(said) == len(set(said))


@pytest.mark.parametrize("sentence", ["I want to talk to a human", "usuń moje dane", "this is useless"])
def test_whom_to_ask_is_said_where_it_is_known(sentence: str) -> None:
    for contact, key in (("helpdesk@contoso.example", "ui/contact"), ("", "ui/contact.unknown")):
        talk = asked(contact=contact)
        talk.write(sentence)
        assert key in talk.said


def test_a_first_remark_tells_the_language() -> None:
    talk = Talk(house(), None)
    talk.write("dziękuję")
    assert talk.state.locale == "pl"


def test_where_nobody_addressed_the_bot_only_plain_answers_of_the_owner_count() -> None:
    """A label, a number or a yes; anything else, and anybody else, is passed over in silence."""
    for typed in ("thanks", "admin", "fabrikam.example", "I want to talk to a human", "blorp", "what?"):
        talk = asked()
        talk.write(typed, listening=True, private=False)
        assert talk.effects == ()
        assert talk.state.role is None
    for typed in ("2", "I am a mail admin"):
        talk = asked()
        talk.write(typed, OTHER, listening=True, private=False)
        assert talk.effects == ()
        talk.write(typed, listening=True, private=False)
        assert talk.state.role == "admin"


def test_a_paste_wins_over_words() -> None:
    talk = asked()
    talk.write("thanks! and here is another:\n550 5.1.1 <jan@northwind.example>: User unknown")
    reading = talk.state.reading
    assert isinstance(reading, Reading)
    assert reading.code == "5.1.1"


def test_words_without_end_are_looked_at_only_so_far() -> None:
    talk = asked()
    talk.write("thanks " * 20_000)
    assert talk.state.node == "who"


def test_buttons_of_a_question_count_after_it_was_repeated() -> None:
    talk = asked()
    first = talk.state.open
    for word in ("thanks", "blorp", "", "fabrikam.example", "thanks"):
        talk.write(word)
    talk.press(next(choice for choice in first if ":admin:" in choice))
    assert talk.state.role == "admin"
    talk.press(next(choice for choice in first if ":user:" in choice))
    assert talk.state.role == "admin"
