"""Gathers the signs by which a text without the fields of a report is judged; each is looked for once, when asked."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from bot.intake.normalisation import collapse
from bot.reply_wordings import comparable

if TYPE_CHECKING:
    from bot.intake.replies import Hit
    from bot.intake.report_facts import Report
    from bot.intake.rules import Rules
    from bot.intake.text_extraction import Unwrapped

LINE_MAX = 64 * 1024
SHORT = 400
_BARE_WORDS = 3
_MAILISH = re.compile(
    r"(?<![/.])\b(?:e-?mails?|mail|message|messages|recipients?|address|mailbox|wiadomo\w{1,6}|adresat\w{0,4}|skrzynk\w{1,3}"
    r"|nachricht\w{0,2}|empfänger|courriel|destinatair\w{1,2}|correo|mensaje|bericht|messaggio)\b"
    r"|メール|почт|письм|邮件|메일"
)
_SAID = re.compile(
    r"\b(?:said|says|responded|replied|error|failed|returned|reason|response)[ \t]?:[ \t\n'\"]{0,8}\Z", re.IGNORECASE
)
_SERVER = re.compile(r"\bsaid ?:|\bhost [\w\[]|\[\d{1,3}\.\d{1,3}\.|\bsmtp; ?[45]\d\d\b")
# The type before a Diagnostic-Code (RFC 3464 2.3.6): nobody types it in talk.
_TYPED = re.compile(r"\bsmtp;[ \t]{0,8}\Z", re.IGNORECASE)
_ADDRESSED = re.compile(r"\A<?[^\s@<>]{1,64}@[^\s@<>]{1,255}>?:?[ ]{1,4}")
_REFUSALS = ("recipient-rejected", "relay-denied")
_CLAIMS = ("http", "www.", "[link", ".html", "href")


class Signs:
    """What speaks for and against a bounce."""

    def __init__(self, found: Unwrapped, report: Report, rules: Rules) -> None:
        self.found, self.report, self.rules = found, report, rules
        self.markers = rules.markers
        self.line = collapse(found.text[: min(found.body_end, LINE_MAX)]).lower()
        self.subject = found.headers.get("subject", "").lower()
        self.hits = report.hits
        self.replies = [hit for hit in report.hits if hit.reply]
        self.coded: list[Hit] = [hit for hit in self.replies if hit.code]
        self.named = any(draft.address for draft in report.drafts)

    def says(self, marker: str) -> bool:
        """Tell whether the text has one of a marker's phrases."""
        return self.markers.any(marker, self.line)

    @cached_property
    def system(self) -> bool:
        """A mail that a mail system wrote, by its sender, its subject or a field only such mails have."""
        headers = self.found.headers
        sender = headers.get("from", "").lower()
        return self.found.mail and (
            "x-failed-recipients" in headers
            or self.markers.any("failed.senders", sender)
            or self.markers.any("failed.subjects", self.subject)
        )

    @cached_property
    def template(self) -> bool:
        return self.says("failed.templates")

    @cached_property
    def phrase(self) -> bool:
        return self.template or self.says("failed.phrases")

    @cached_property
    def delayed(self) -> bool:
        return self.says("delayed.phrases")

    @cached_property
    def family(self) -> bool:
        """A reply has the wording of a family that has a guide."""
        family = self.rules.verdicts.family
        return any(family(hit.code, hit.diagnostic)[0] != "other" for hit in self.coded)

    @cached_property
    def final(self) -> bool:
        """A reply of class 5: nobody tries again."""
        return any(hit.hard or (hit.reply or hit.code or "").startswith("5") for hit in self.hits)

    @cached_property
    def local(self) -> bool:
        """The sender's own server says that no server answered, or that none is named."""
        return any(hit.local for hit in self.hits)

    @cached_property
    def given_up(self) -> bool:
        """A final report, which more than quotes a server: whatever the reply's class, nobody tries again."""
        if self.system or self.markers.heading.search(self.line):
            return self.template or self.phrase
        quoting = self.markers.lists["failed.quoting"]
        return any(phrase in self.line for phrase in self.markers.lists["failed.templates"] if phrase not in quoting)

    @cached_property
    def mailish(self) -> bool:
        """Mail is talked about at all."""
        return bool(_MAILISH.search(self.line))

    @cached_property
    def begins_with_phrase(self) -> bool:
        return len(self.line) < SHORT and self.line.startswith(self.markers.lists["failed.phrases"])

    @cached_property
    def begins_with_wording(self) -> bool:
        """Nothing but the words of a refusal, its code left out; the address may stand before them."""
        line = _ADDRESSED.sub("", comparable(self.line[:SHORT]))
        return len(self.line) < SHORT and any(
            pattern.family in _REFUSALS and "none" in pattern.codes and line.startswith(pattern.phrases)
            for pattern in self.rules.verdicts.patterns
        )

    @cached_property
    def reply_on_its_own_line(self) -> bool:
        """A reply with words behind it begins a line or is quoted: pasted, not spoken."""
        text = self.found.text
        return any(
            len(hit.diagnostic.split()) > _BARE_WORDS
            and (_begins_line(text, hit.start) or _SAID.search(text[max(0, hit.start - 24) : hit.start]))
            for hit in self.coded
        )

    @cached_property
    def known_wording(self) -> bool:
        """A reply without a code begins a line or is quoted, in words that verdicts.toml knows; or it has a type."""
        text = self.found.text
        return any(
            _TYPED.search(before := text[max(0, hit.start - 24) : hit.start])
            or ((_SAID.search(before) or _begins_line(text, hit.start)) and self._worded(hit))
            for hit in self.replies
            if not hit.code
        )

    def _worded(self, hit: Hit) -> bool:
        """Tell whether a reply has a wording, or its line nothing else: a short line's words may look spoken."""
        line = self.found.text[hit.start : hit.start + SHORT].partition("\n")[0]
        return self.rules.verdicts.worded(hit.diagnostic, line)

    @cached_property
    def second_sign(self) -> bool:
        """An address, a server or `said:` stands beside a reply."""
        return self.named or bool(_SERVER.search(self.line))

    @property
    def linked(self) -> bool:
        return self.found.links > 0 or any(claim in self.line for claim in _CLAIMS)


def _begins_line(text: str, at: int) -> bool:
    before = _TYPED.sub("", text[max(text.rfind("\n", 0, at) + 1, at - SHORT) : at])
    return not before.strip(" \t<>'\"-:")
