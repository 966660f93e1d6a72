"""Puts effects into words: a table of one function per effect, effects in, blocks out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from bot.blocks import (
    Choice,
    Choices,
    Copyable,
    Fact,
    Facts,
    Findings,
    Folded,
    Heading,
    Link,
    Part,
    Progress,
    Quote,
    Report,
    Text,
)
from bot.causes import rank
from bot.checks import chosen
from bot.conversation.effects import (
    Cite,
    Copy,
    Examine,
    Fold,
    Line,
    Note,
    Offer,
    Open,
    Option,
    Prove,
    Say,
    Show,
    Tell,
    Values,
)
from bot.conversation.route import ranked
from bot.finding_text import Wording, clean, item, items, progress
from bot.outcome import HEALTH
from bot.report import Examined, ordered, report
from bot.usual_mx import with_usual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from bot.blocks import Block, Item
    from bot.conversation.effects import Effect
    from bot.conversation.step_context import Scene
    from bot.model import Cause, Finding
    from bot.tag_table import Tags
    from bot.words import Words

LABEL = 75
"""Most characters of a button's label; the narrowest channel decides."""
VALUE = 2000


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks in every locale."""

    words: Words
    tags: Tags

    def speak(self, effects: Iterable[Effect], scene: Scene) -> Iterator[Block]:
        """Yield the blocks that say the effects, in their order; those for the shell alone say nothing."""
        told = Teller(self.words, self.tags, scene)
        for effect in effects:
            says = SAYS.get(type(effect))
            if says:
                yield from says(told, effect)

    def wording(self, locale: str) -> Wording:
        """Return the wording of findings in a language."""
        return Wording(self.tags, self.words, locale)

    def item(self, finding: Finding, locale: str) -> Item:
        """Say one finding."""
        return item(finding, self.wording(locale))

    def progress(self, effect: Examine, said: Mapping[str, Item], locale: str) -> Progress:
        """Show an examination under way on its card, with what was said of the checks that are done."""
        shown = progress(effect.wanted.domain, chosen(effect.wanted), said, self.wording(locale))
        return shown.model_copy(update={"key": effect.card})


class Teller:
    """Speaks in the conversation's locale, from what the conversation knows."""

    def __init__(self, words: Words, tags: Tags, scene: Scene) -> None:
        """Take the words and the scene; lives for one speech."""
        self.scene, self.words = scene, words
        self._clean: dict[str, str] = {}
        self.locale = words.pick([scene.state.locale])
        self.wording = Wording(tags, words, self.locale)

    def say(self, key: str, values: Values) -> str:
        """Say the first of `a|b` that has words; people's words in it are shown without hidden characters."""
        options = key.split("|")
        found = next((option for option in options if self.words.has(option, self.locale)), options[-1])
        safe = {name: self._cleaned(value) if isinstance(value, str) else value for name, value in values.items()}
        return self.words.say(self.locale, found, **safe)

    def _cleaned(self, value: str) -> str:
        """Clean what a message mentions, once in a speech: the same few values stand in nearly every sentence."""
        known = self._clean.get(value)
        if known is None:
            known = self._clean[value] = clean(value, 320)
        return known

    def value(self, line: Line, values: Values) -> str:
        """Say a table's value."""
        if line.finding:
            return item(line.finding, self.wording).text
        return self.say(line.says, values) if line.says else clean(line.value, VALUE)

    def findings(self, domain: str) -> tuple[Finding, ...]:
        """Return what is known of a domain."""
        known = self.scene.state.examined.get(domain)
        return with_usual(self._of_today(known.findings)) if known else ()

    def _of_today(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Leave out what an older version found under a tag that is gone: nobody could say it."""
        return tuple(finding for finding in findings if (finding.check, finding.tag) in self.wording.tags.rows)

    def report(self, domain: str, card: str, *, folded: bool) -> Report:
        """Say a domain's report, on its card."""
        known = self.scene.state.examined[domain]
        refusal = self.scene.refusal_of(domain)
        found = self._of_today(known.findings)
        former = None if known.former is None else self._of_today(known.former)
        examined = Examined(domain, found, self._causes(domain), refusal, former)
        return report(examined, self.wording, folded=folded).model_copy(update={"key": card})

    def _causes(self, domain: str) -> tuple[Cause, ...]:
        if domain == self.scene.domain and self.scene.guide:
            return ranked(self.scene)
        house = self.scene.house
        folder = next((name for name, guide in house.guides.items() if guide.of_checks), "")
        table = house.causes.get(folder, ())
        return rank(None, {}, self.findings(domain), table)


def _say(told: Teller, effect: Say) -> Iterator[Block]:
    text = told.say(effect.key, effect.values)
    if effect.title:
        yield Heading(node=effect.node, text=text)
    else:
        yield Text(node=effect.node, key=effect.card, text=text, tone=effect.tone)


def _show(told: Teller, effect: Show) -> Iterator[Block]:
    pairs = ((line, {**effect.values, **line.values}) for line in effect.lines)
    rows: dict[str, Fact] = {}
    for line, values in pairs:
        row = Fact(label=told.say(line.label, values), value=told.value(line, values))
        key = row.value if effect.alike else f"{len(rows)}"
        alike = rows.get(key)
        rows[key] = row.model_copy(update={"label": f"{alike.label}; {row.label}"}) if alike else row
    yield Facts(node=effect.node, rows=tuple(rows.values()))


def _cite(_: Teller, effect: Cite) -> Iterator[Block]:
    yield Quote(node=effect.node, text="\n".join(clean(line, 600) for line in effect.text.split("\n")))


def _copy(told: Teller, effect: Copy) -> Iterator[Block]:
    yield Copyable(node=effect.node, label=told.say(effect.label, {}), text=effect.text, kind=effect.kind)


def _note(told: Teller, effect: Note) -> Iterator[Block]:
    lines = [told.say(effect.intro, effect.values), ""]
    pairs = ((line, {**effect.values, **line.values}) for line in effect.lines)
    lines += [f"{told.say(line.label, values)}: {told.value(line, values)}" for line, values in pairs]
    for domain in effect.domains:
        if told.findings(domain):
            made = told.report(domain, "", folded=False)
            lines += ["", *(_in_brief(made) if effect.brief else [made.plain])]
    yield Copyable(node=effect.node, label=told.say("ui/note-label", {}), text="\n".join(lines), kind="note")


def _in_brief(made: Report) -> list[str]:
    """Write what the other side can use: the verdict and the faults, none of our guesses."""
    faults = [item for item in made.items if item.severity in ("error", "warning")]
    return [made.summary, *(f"- {item.title}: {item.text} {item.mend}".rstrip() for item in faults)]


def _open(told: Teller, effect: Open) -> Iterator[Block]:
    yield Link(node=effect.node, label=told.say(effect.label, {}), url=effect.url)


def _offer(told: Teller, effect: Offer) -> Iterator[Block]:
    """Draw choices; the answers to a question are alike, because none of them is advice."""
    prompt = told.say(effect.prompt, effect.values) if effect.prompt else ""
    alike = bool(prompt) and len(effect.options) > 1
    made = tuple(
        Choice(
            id=f"{effect.node}:{option.id}:{effect.turn}",
            label=_label(told, option, effect.values),
            style="quiet" if option.quiet else "plain" if place or alike else "primary",
        )
        for place, option in enumerate(effect.options)
    )
    yield Choices(node=effect.node, prompt=prompt, choices=made)


def _label(told: Teller, option: Option, values: Values) -> str:
    return clean(option.text, LABEL) if option.text else clean(told.say(option.label, values), LABEL)


def _prove(told: Teller, effect: Prove) -> Iterator[Block]:
    found = [finding for finding in told.findings(effect.domain) if finding.check in effect.checks]
    said = items(sorted(ordered(found), key=lambda finding: effect.checks.index(finding.check)), told.wording)
    shown = (_details if effect.detail else _deciding)(said, effect.checks[0], effect.known)
    if shown:
        yield Findings(node=effect.node, domain=effect.domain, items=shown)


def _deciding(said: tuple[Item, ...], check: str, known: frozenset[str]) -> tuple[Item, ...]:
    """Return what the deciding check found and what else is wrong, without tables; what to do about a fault once.

    What could not be tested decides nothing: it stands in the details.
    """
    first = next((one for one in said if one.check == check and one.severity != "untested"), None)
    wrong = [one for one in said if one is first or _is_wrong(one)]
    unmended: dict[str, Any] = {"mend": "", "copy_": (), "links": ()}
    return tuple(one.model_copy(update={"rows": (), **(unmended if one.tag in known else {})}) for one in wrong)


def _is_wrong(one: Item) -> bool:
    return one.severity == "error" or (one.severity == "warning" and one.tag not in HEALTH)


def _details(said: tuple[Item, ...], check: str, known: frozenset[str]) -> tuple[Item, ...]:
    """Return everything with its table, but no fault's words once more; nothing that was shown before."""
    deciding = {one.tag for one in _deciding(said, check, frozenset())}
    fresh = [one for one in said if one.check not in known and (one.rows or one.tag not in deciding)]
    bare: dict[str, Any] = {"text": "", "mend": "", "copy_": (), "links": ()}
    return tuple(one.model_copy(update=bare) if one.tag in deciding else one for one in fresh)


def _examine(told: Teller, effect: Examine) -> Iterator[Block]:
    shown = progress(effect.wanted.domain, chosen(effect.wanted), {}, told.wording)
    yield shown.model_copy(update={"key": effect.card})


def _tell(told: Teller, effect: Tell) -> Iterator[Block]:
    yield told.report(effect.domain, effect.card, folded=effect.folded)


def _fold(told: Teller, effect: Fold) -> Iterator[Block]:
    behind = (block for one in effect.behind if type(one) in SAYS for block in SAYS[type(one)](told, one))
    parts = tuple(block for block in behind if isinstance(block, _PARTS))
    if parts:
        yield Folded(node=effect.node, title=told.say(effect.title, effect.values), parts=parts)


_PARTS = get_args(get_args(Part)[0])

SAYS: dict[type, Callable[[Teller, Any], Iterator[Block]]] = {
    Say: _say,
    Show: _show,
    Cite: _cite,
    Copy: _copy,
    Note: _note,
    Open: _open,
    Offer: _offer,
    Prove: _prove,
    Fold: _fold,
    Examine: _examine,
    Tell: _tell,
}
