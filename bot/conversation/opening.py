"""What follows a paste: a bounce is opened, a question answered, anything else told kindly what would help."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.code_selection import meaning, proofs
from bot.conversation import notes, report_details
from bot.conversation.effects import Cite, Line, Open, Option
from bot.conversation.recipient_groups import alike, examine_all, say_all, which
from bot.conversation.state import AFRESH
from bot.conversation.walk import advance

if TYPE_CHECKING:
    from bot.codes import CodeRow
    from bot.conversation.state import Pasted
    from bot.conversation.step_context import Scene
    from bot.guide import Guide
    from bot.model import Reading, Recipient

LIKELY = 0.65
"""Below this the person is asked whether it is a bounce."""
KEPT_TEXT = 32_768
KEPT_RECIPIENTS = 50
_CODE = re.compile(r"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.]\d)")
UNREADABLE = frozenset({"empty", "too-large", "binary", "broken-file", "image", "unreadable"})


def pasted(scene: Scene, event: Pasted) -> None:
    """Take what somebody wrote; nothing already under way is lost by something that is no bounce."""
    reading = event.reading
    if event.listening and not reading.is_certain:
        return
    scene.at_hand = event.at_hand
    if event.locale:
        scene.change(locale=event.locale)
    if scene.state.role is None and event.role:
        scene.change(role=event.role)
    if reading.kind in ("bounce", "delay"):
        _begin(scene, event)
        if event.joined:
            scene.say("ui/joined", tone="quiet")
        if reading.confidence < LIKELY:
            _confirm(scene)
        else:
            open_bounce(scene)
    elif reading.kind == "question":
        explain_code(scene, reading)


def neither(scene: Scene, event: Pasted) -> None:
    """Tell kindly what a paste is that is no bounce."""
    reason = event.reading.reason or "no-report"
    if event.locale:
        scene.change(locale=event.locale)
    if reason == "imitation" and not event.private:
        reason = "no-report"
    scene.say(f"ui/none-{reason}", tone="warning" if reason == "imitation" else "plain", node="none")
    if reason not in UNREADABLE and reason != "imitation":
        scene.say("ui/none-hint", node="none", tone="quiet")


def _begin(scene: Scene, event: Pasted) -> None:
    """Forget the former problem and take up this one."""
    reading = event.reading
    problem = {"reading": _kept(reading), "recipients": len(reading.recipients)}
    scene.change(**{**AFRESH, **problem, "private": event.private, "pasted_at": event.at})


def _kept(reading: Reading) -> Reading:
    """Return the reading bounded to what a conversation keeps."""
    evidence = tuple(found for found in reading.evidence if found.end <= KEPT_TEXT)
    kept = {"text": reading.text[:KEPT_TEXT], "evidence": evidence, "recipients": _recipients(reading)}
    return reading.model_copy(update=kept)


def _recipients(reading: Reading) -> tuple[Recipient, ...]:
    """Return the failed recipients, the one the reading stands for first, each address once."""
    first = [known for known in reading.recipients if (known.code, known.family) == (reading.code, reading.family)]
    unique = {known.address: known for known in reversed((*first, *reading.recipients))}
    ordered = dict.fromkeys(known.address for known in (*first, *reading.recipients))
    return tuple(unique[address] for address in list(ordered)[:KEPT_RECIPIENTS])


def _confirm(scene: Scene) -> None:
    words = "ui/confirm-picture" if scene.reading.reason == "picture" else "ui/confirm"
    scene.say(words, node="confirm")
    scene.show(notes.facts(scene), "confirm")
    scene.offer("confirm", [Option("yes", f"{words}.yes"), Option("no", f"{words}.no")], f"{words}.body")


def open_bounce(scene: Scene) -> None:
    """Say what happened and who must act, start the checks, ask the first question."""
    scene.opening = True
    row = _choose_guide(scene)
    guide = scene.guide
    if guide is None:
        _meaning_of_code(scene, row)
        return
    _say_meaning(scene, guide)
    _read_from(scene, guide.opening)
    report_details.explain(scene, guide, guide.opening)
    examine_all(scene)
    if scene.state.role in ("user", "admin"):
        scene.say(f"ui/as-{scene.state.role}", tone="quiet")
    together = alike(scene)
    if len(together) > 1:
        which(scene)
    else:
        if len(scene.reading.recipients) > 1:
            say_all(scene, guide.opening)
        advance(scene, guide)
    scene.opening = False


def _say_meaning(scene: Scene, guide: Guide) -> None:
    """Say what happened and who must act; of a delay that nobody has to act yet."""
    delayed = scene.reading.kind == "delay"
    family = guide.worded(scene.family)
    part = f"delay-{family}" if delayed else family + ("-ours" if scene.ours else "")
    scene.say(guide.key(guide.opening, part), node=guide.opening, tone="warning" if delayed else "plain")


def _read_from(scene: Scene, node: str) -> None:
    """Say in one line what that was read from; the server's own words are folded, unless they alone decide."""
    recipient, reading = scene.recipient, scene.reading
    code = " ".join(filter(None, (recipient.reply or reading.reply, recipient.code or reading.code)))
    scene.say("ui/read-from", node=node, tone="quiet", code=code or "none", when=_when(reading.reported_at))
    words = recipient.diagnostic or reading.diagnostic
    if words and scene.family == "other":
        scene.effects.append(Cite(words, node))
    elif words:
        with scene.fold("ui/server-words", node):
            scene.effects.append(Cite(words, node))
    with scene.fold("ui/other-replies", node):
        scene.effects += [Cite(reply, node) for reply in recipient.other_replies]


def _when(reported_at: str | None) -> str:
    """Return a time of a report to the minute, `none` where it tells none that can be read."""
    try:
        at = datetime.fromisoformat(reported_at or "")
    except ValueError:
        return "none"
    return f"{at.astimezone(UTC) if at.tzinfo else at:%Y-%m-%d %H:%M}"


def _choose_guide(scene: Scene) -> CodeRow | None:
    """Choose the guide for the recipient at hand, if there is one; return what the code table says of the code."""
    known = scene.recipient
    row = meaning(scene.house.codes, scene.reading, known)
    folder = row.guide if row else _guide_by_family(scene)
    scene.change(guide=folder if folder in scene.house.guides else None)
    return row


def _guide_by_family(scene: Scene) -> str | None:
    """Return the guide that takes bounces of this family where no code is stated."""
    if scene.recipient.code or scene.reading.code:
        return None
    return next((name for name, guide in scene.house.guides.items() if scene.family in guide.takes), None)


def picked(scene: Scene, choice: str) -> None:
    """Walk the recipient that was picked: each has a verdict and a side of its own. Picking was a question too."""
    before, confirmed = scene.guide, scene.state.asked if not scene.state.trail and scene.state.node is None else 0
    fresh = {"done": (), "told": (), "trail": (), "node": None, "side": None, "scope": None}
    scene.change(recipient=int(choice[1:]), asked=confirmed + 1, **fresh)
    lead(scene, before)


def lead(scene: Scene, before: Guide | None = None) -> None:
    """Lead on from where nobody stands: into the guide that the code has, else to what the code means."""
    row = _choose_guide(scene)
    guide = scene.guide
    if guide is None:
        _meaning_of_code(scene, row)
        return
    if scene.state.recipient or guide is not before:
        _say_meaning(scene, guide)
    advance(scene, guide)


def _meaning_of_code(scene: Scene, row: CodeRow | None) -> None:
    """Answer a bounce whose code has no guide: what it means, who can mend it, first steps, the way out."""
    node = "code"
    if scene.reading.kind == "delay":
        scene.say("ui/delay", node=node, tone="warning")
    if row is None:
        stated = scene.recipient.code or scene.recipient.reply
        scene.say("ui/code-unknown" if stated else "ui/code-missing", node=node)
        scene.show([Line("checks/who-heading", says="ui/code-unknown.who")], node)
    else:
        _say_row(scene, row, node)
        if shown := proofs(scene.recipient.diagnostic):
            scene.say("codes/proofs", node=node, spf=shown.spf, dkim=shown.dkim, dmarc=shown.dmarc)
    scene.show(notes.facts(scene, short=True), node)
    if row and row.url:
        scene.effects.append(Open("codes/page", row.url, node))
    if _of_routing(scene) or (row is not None and row.examine):
        examine_all(scene)
    options = [Option("hand-over", "ui/choice-hand-over")]
    if scene.domain:
        options.append(Option("check", "ui/choice-check"))
    if len(scene.reading.recipients) > 1:
        options.append(Option("which", "ui/choice-which"))
    options.append(Option("not-me", "ui/choice-not-me", quiet=True))
    scene.offer(node, options)


def _of_routing(scene: Scene) -> bool:
    """Tell whether the code is about finding or reaching the other server (RFC 3463 X.4.Y): the DNS may tell why."""
    return (scene.recipient.code or scene.reading.code or "")[1:4] == ".4."


def _say_row(scene: Scene, row: CodeRow, node: str) -> None:
    scene.say(row.key, node=node)
    scene.show([Line("checks/who-heading", says=f"{row.key}.who")], node)
    if row.lasts:
        scene.say(f"codes/{row.lasts}", node=node, tone="quiet")
    scene.say(f"{row.key}.steps", node=node)


def explain_code(scene: Scene, reading: Reading) -> None:
    """Answer a question about a code, and offer its guide if there is one."""
    node = "question"
    row = scene.house.codes.find(reading.code, reading.reply, None)
    if row is None:
        scene.say("ui/code-unknown", node=node)
        return
    scene.say("ui/code-asked", node=node, title=True, code=" ".join(filter(None, (reading.reply, reading.code))))
    _say_row(scene, row, node)
    other = next((code for code in _CODE.findall(reading.text[:KEPT_TEXT]) if code != reading.code), None)
    beside = scene.house.codes.find(other) if other else None
    if beside and beside.words != row.words:
        scene.say("ui/code-asked", node=node, title=True, code=other or "")
        scene.say(beside.key, node=node)
    if row.url:
        scene.effects.append(Open("codes/page", row.url, node))
    if row.guide in scene.house.guides and scene.state.node is None:
        scene.change(reading=reading, guide=row.guide, recipient=0, side=None, scope=None, asked=0, done=(), told=())
        scene.offer(node, [Option("walk", "ui/choice-walk")], "ui/question-walk")


def not_me(scene: Scene) -> None:
    """Answer 'I did not send this' where no guide does."""
    scene.say("ui/not-me", node="not-me", tone="warning")
    scene.show([Line("ui/fact-recipient", str(scene.values["recipient"]))], "not-me")
    scene.offer("code", [Option("hand-over", "ui/choice-hand-over")])
