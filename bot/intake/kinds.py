"""Judges what a paste is: a bounce, a delay warning, a question about a code, or none of these and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.finish import with_facts, without_facts
from bot.intake.plain import collapse
from bot.model import Reading

if TYPE_CHECKING:
    from bot.intake.markers import Markers
    from bot.intake.replies import Hit
    from bot.intake.report import Report
    from bot.intake.rules import Rules
    from bot.intake.unwrap import Unwrapped
    from bot.model import Kind

# Why something is none (or only perhaps a bounce); the words for them are content's.
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
_LINE_MAX = 64 * 1024
_BARE_WORDS = 3
_ONE_CODE = 12
_DONE = frozenset({"delivered", "relayed", "expanded", "deliverable"})
_CODE = re.compile(r"(?<![\w.\-/@+])([245]\.\d{1,3}\.\d{1,3})(?!\w|\.\d)")
_BEFORE = re.compile(r"([^\W\d_][\w'-]{0,30})[\s:#('\"\[]{0,4}\Z")
_MAILISH = re.compile(
    r"\b(?:e-?mails?|mail|message|messages|recipients?|address|mailbox|wiadomo\w{1,6}|adresat\w{0,4}|skrzynk\w{1,3}|nachricht\w{0,2}|empfänger|courriel|destinatair\w{1,2}|correo|mensaje|bericht|messaggio)\b|メール|почт|письм|邮件|메일"
)
_CLAIMS = ("http", "www.", "[link", ".html", "href")


def judge(found: Unwrapped, report: Report, rules: Rules) -> Reading:
    """Return the Reading: kind, confidence and reason decided, facts filled in."""
    kind, confidence, reason, code = _decide(found, report, rules)
    if kind in ("none", "question"):
        return without_facts(found, kind, confidence, reason, code)
    return with_facts(found, report, rules, (kind, confidence, reason))


Decision = tuple["Kind", float, str | None, str | None]


def _decide(found: Unwrapped, report: Report, rules: Rules) -> Decision:
    if found.report == "feedback-report":
        return "none", 0.0, "feedback-report", None
    if report.fields:
        return _by_fields(report)
    if found.report == "disposition-notification":
        return "none", 0.0, "read-receipt", None
    return _by_words(found, report, rules)


def _by_fields(report: Report) -> Decision:
    actions = {_action(draft.action, draft.code) for draft in report.drafts}
    if "failed" in actions:
        return "bounce", 0.99, None, None
    if "delayed" in actions:
        return "delay", 0.99, None, None
    return "none", 0.0, "delivered", None


def _action(action: str | None, code: str | None) -> str:
    if action in _DONE or (action is None and code is not None and code[0] == "2"):
        return "done"
    if action and action.startswith("delay"):
        return "delayed"
    return "failed"


def _by_words(found: Unwrapped, report: Report, rules: Rules) -> Decision:
    markers = rules.markers
    line = collapse(found.text[: min(found.body_end, _LINE_MAX)]).lower()
    sender, subject = found.headers.get("from", "").lower(), found.headers.get("subject", "").lower()
    system = bool(found.mail) and (
        markers.any("failed.senders", sender)
        or markers.any("failed.subjects", subject)
        or "x-failed-recipients" in found.headers
    )
    replies = [hit for hit in report.hits if hit.reply]
    coded = [hit for hit in replies if hit.code]
    template = markers.any("failed.templates", line)
    if not (coded or (replies and template)):
        other = _look_alike(found, line, subject, system or template, rules)
        if other:
            return "none", 0.0, other, None
    named = any(draft.address for draft in report.drafts)
    delayed = markers.any("delayed.phrases", line)
    final = any((hit.code or hit.reply or "")[:1] == "5" for hit in report.hits)
    phrase = template or markers.any("failed.phrases", line)
    if delayed and not final and (phrase or report.hits or named):
        return "delay", 0.95, None, None
    if report.drafts and report.drafts[0].action == "delayed":
        return "delay", 0.97, None, None
    question = _question(line, report, markers, structured=template or named)
    if question:
        return "question", 0.9 if "?" in line else 0.7, None, question
    if coded:
        return _coded(found, coded, rules, (template, phrase, named))
    if template and (report.hits or named):
        return "bounce", 0.95 if report.hits else 0.85, None, None
    if system and (phrase or report.hits):
        return "bounce", 0.9, None, None
    if template:
        return "bounce", 0.6, "prose-only", None
    if phrase and report.hits and (named or _MAILISH.search(line)):
        return "bounce", 0.8, None, None
    if phrase and named and _MAILISH.search(line):
        return "bounce", 0.55, "prose-only", None
    if phrase and named and len(line) < 400 and _starts_with_phrase(line, markers.lists["failed.phrases"]):
        return "bounce", 0.55, "prose-only", None
    if system and markers.any("failed.subjects", subject):
        return "bounce", 0.7, "prose-only", None
    if any(ses.action == "failed" for ses in report.drafts):
        return "bounce", 0.99, None, None
    if len(line) < _ONE_CODE and report.hits and report.hits[0].code and not named:
        return "question", 0.5, None, report.hits[0].code
    return "none", 0.0, "version-number" if report.version else "no-report", None


def _coded(found: Unwrapped, coded: list[Hit], rules: Rules, signs: tuple[bool, bool, bool]) -> Decision:
    template, phrase, named = signs
    final = any((hit.code or "")[:1] == "5" for hit in coded)
    family = any(rules.verdicts.family(hit.code, hit.diagnostic)[0] != "other" for hit in coded)
    kind: Kind = "bounce" if final or template else "delay"
    if template or (named and (phrase or family)) or (family and phrase):
        return kind, 0.97, None, None
    if family or phrase:
        return kind, 0.93, None, None
    if named:
        return kind, 0.75, None, None
    told = any(len(hit.diagnostic.split()) > _BARE_WORDS and _begins_line(found.text, hit.start) for hit in coded)
    return (kind, 0.75, None, None) if told else ("question", 0.6, None, coded[0].code)


def _begins_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" \t<>'\"-:")


def _look_alike(found: Unwrapped, line: str, subject: str, system: bool, rules: Rules) -> str | None:
    markers = rules.markers
    if markers.any("feedback-report.phrases", line):
        return "feedback-report"
    if markers.any("delivered.phrases", line):
        return "delivered"
    linked = found.links > 0 or any(claim in line for claim in _CLAIMS)
    if linked and markers.any("imitation.phrases", line) and markers.any("imitation.about", line):
        return "imitation"
    if markers.any("quarantine-notice.phrases", line):
        return "quarantine-notice"
    if system:
        return None
    for name in ("read-receipt", "auto-reply"):
        if subject.startswith(markers.lists[f"{name}.subjects"]) or markers.any(f"{name}.phrases", line):
            return name
    return None


def _question(line: str, report: Report, markers: Markers, *, structured: bool) -> str | None:
    """Return the code somebody asks about, or None."""
    if structured or len(line) > 600:
        return None
    asks = markers.any("question.phrases", line)
    if not asks and "?" not in line:
        return None
    coded = next((hit for hit in report.hits if hit.code), None)
    if coded is not None and (asks or len(coded.diagnostic.split()) < 6):
        return coded.code
    if not asks:
        return None
    for found in _CODE.finditer(line):
        word = _BEFORE.search(line[max(0, found.start() - 40) : found.start()])
        if word is None or word[1] in markers.ask_words or word[1] in markers.code_words:
            return found[1]
    return None


def _starts_with_phrase(line: str, phrases: tuple[str, ...]) -> bool:
    return line.startswith(phrases)
