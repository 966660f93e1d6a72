"""Judges what a paste is: a bounce, a delay warning, a question about a code, or none of these and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.documents import is_document
from bot.intake.reading_builder import with_addresses, with_facts, without_facts
from bot.intake.signals import Signs

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake.report_facts import Report
    from bot.intake.rules import Rules
    from bot.intake.text_extraction import Unwrapped
    from bot.model import Kind, Reading

    # Kind, confidence, reason, and the code of a question.
    Decision = tuple[Kind, float, str | None, str | None]

# Why something is none, or is only perhaps a bounce (`prose-only`); the words for them are content's.
REASONS = (
    "empty",
    "too-large",
    "binary",
    "broken-file",
    "image",
    "unreadable",
    "delivered",
    "feedback-report",
    "read-receipt",
    "auto-reply",
    "quarantine-notice",
    "imitation",
    "version-number",
    "no-report",
    "prose-only",
)

_DELIVERED = frozenset({"delivered", "relayed", "expanded", "deliverable"})
_QUESTION_MAX = 600
_WORDING_MIN = 6
_ONE_CODE = 12
_CODE = re.compile(r"(?<![\w.\-/@+])([245]\.\d{1,3}\.\d{1,3})(?!\w|\.\d)")
_BEFORE = re.compile(r"([^\W\d_][\w'-]{0,30})[\s:#('\"\[]{0,4}\Z")

# Looked at from above: the first row that fits decides. A reply with its code says most, everyday words say least.
_BY_SIGNS: tuple[tuple[Callable[[Signs], bool], float, str | None], ...] = (
    (lambda s: bool(s.coded) and (s.template or s.named + s.phrase + s.family > 1), 0.97, None),
    (lambda s: bool(s.coded) and (s.family or s.phrase), 0.93, None),
    (lambda s: bool(s.coded) and (s.named or s.reply_on_its_own_line), 0.75, None),
    (lambda s: s.template and bool(s.hits), 0.95, None),
    (lambda s: s.template and s.named, 0.85, None),
    (lambda s: s.system and (s.phrase or bool(s.hits)), 0.9, None),
    (lambda s: s.local, 0.93, None),
    (lambda s: s.known_wording and s.second_sign, 0.93, None),
    (lambda s: s.known_wording, 0.75, None),
    (lambda s: s.template, 0.6, "prose-only"),
    (lambda s: s.phrase and bool(s.hits) and (s.named or s.mailish), 0.8, None),
    (lambda s: s.phrase and s.named and (s.mailish or s.begins_with_phrase), 0.55, "prose-only"),
    (lambda s: s.begins_with_wording, 0.6, "prose-only"),
    (lambda s: s.system and s.markers.any("failed.subjects", s.subject), 0.7, "prose-only"),
)  # fmt: skip


def judge(found: Unwrapped, report: Report, rules: Rules) -> Reading:
    """Return the Reading: kind, confidence and reason decided, facts filled in."""
    kind, confidence, reason, code = _decide(found, report, rules)
    if kind in ("none", "question"):
        reading = without_facts(found, kind, confidence, reason, code)
        return with_addresses(reading, report) if kind == "question" else reading
    return with_facts(found, report, rules, (kind, confidence, reason))


def _decide(found: Unwrapped, report: Report, rules: Rules) -> Decision:
    if found.report == "feedback-report":
        return "none", 0.0, "feedback-report", None
    if report.fields:
        return _by_fields(report)
    if found.report == "disposition-notification" and not Signs(found, report, rules).template:
        return "none", 0.0, "read-receipt", None
    return _by_words(Signs(found, report, rules))


def _by_fields(report: Report) -> Decision:
    actions = {_action(draft.action, draft.code) for draft in report.drafts}
    if "failed" in actions:
        return "bounce", 0.99, None, None
    if "delayed" in actions:
        return "delay", 0.99, None, None
    return "none", 0.0, "delivered", None


def _action(action: str | None, code: str | None) -> str:
    if action in _DELIVERED or (action is None and code is not None and code[0] == "2"):
        return "done"
    if action and action.startswith("delay"):
        return "delayed"
    return "failed"


def _by_words(signs: Signs) -> Decision:  # noqa: PLR0911 (a ladder: the first step that holds)
    actions = {draft.action for draft in signs.report.drafts}
    if "failed" in actions:
        return "bounce", 0.97, None, None
    if not (signs.coded or signs.local or (signs.replies and signs.template)) and (other := _look_alike(signs)):
        return "none", 0.0, other, None
    if "delayed" in actions or (signs.delayed and not signs.final and (signs.phrase or signs.hits or signs.named)):
        return "delay", 0.95, None, None
    if is_document(signs):
        about = next((hit.code for hit in signs.hits if hit.code), None)
        return ("question", 0.7, None, about) if about else ("none", 0.0, "no-report", None)
    if asked := _asked(signs):
        return "question", 0.9 if "?" in signs.line else 0.7, None, asked
    for fits, confidence, reason in _BY_SIGNS:
        if fits(signs):
            # A reply of class 4 alone promises another try; only a report says that the server has given up.
            last = signs.final or signs.given_up or not signs.hits
            return "bounce" if last else "delay", confidence, reason, None
    told = next((hit.code for hit in signs.hits if hit.code), None)
    if told and (signs.coded or ((signs.mailish or len(signs.line) < _ONE_CODE) and not signs.named)):
        return "question", 0.6, None, told
    return "none", 0.0, "version-number" if signs.report.version else "no-report", None


def _look_alike(signs: Signs) -> str | None:
    """Return what a text without any reply is instead of a bounce, or None."""
    for name in ("feedback-report", "delivered"):
        if signs.says(f"{name}.phrases"):
            return name
    if signs.linked and signs.says("imitation.phrases") and signs.says("imitation.about"):
        return "imitation"
    if signs.says("quarantine-notice.phrases"):
        return "quarantine-notice"
    if signs.system or signs.template:
        return None
    for name in ("read-receipt", "auto-reply"):
        if signs.subject.startswith(signs.markers.lists[f"{name}.subjects"]) or signs.says(f"{name}.phrases"):
            return name
    return None


def _asked(signs: Signs) -> str | None:
    """Return the code somebody asks about, or None: a question has no report around it."""
    if signs.template or len(signs.line) > _QUESTION_MAX:
        return None
    asks = signs.says("question.phrases")
    if signs.named and (not asks or signs.phrase or signs.family or signs.reply_on_its_own_line):
        return None
    if signs.reply_on_its_own_line and signs.family:
        return None
    coded = next((hit for hit in signs.hits if hit.code), None)
    if coded is not None and (asks or ("?" in signs.line and len(coded.diagnostic.split()) < _WORDING_MIN)):
        return coded.code
    return _code_behind_a_word(signs) if asks else None


def _code_behind_a_word(signs: Signs) -> str | None:
    """Return a code that stands behind a word people ask with: `what does 5.4.1 mean`, not `what is new in 5.4.1`."""
    for found in _CODE.finditer(signs.line):
        word = _BEFORE.search(signs.line[max(0, found.start() - 40) : found.start()])
        if word is None or word[1] in signs.markers.ask_words or word[1] in signs.markers.code_words:
            return found[1]
    return None
