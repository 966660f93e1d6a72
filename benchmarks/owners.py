"""Measures who must act: on the SMTP Field Manual's replies, and on mails whose labels tell the reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.score import Score
from bot.code_selection import meaning
from bot.codes import Codes
from bot.intake import read
from bot.model import Attachment, Paste, Recipient

if TYPE_CHECKING:
    from bot.intake import Rules
    from bot.model import Reading

ROOT = Path(__file__).parent.parent
MANUAL = Path(__file__).parent / "data" / "field-manual.txt"
OWNERS = {
    "sender": "person",
    "sender-admin": "sender",
    "recipient": "recipient",
    "recipient-admin": "recipient",
    "microsoft": "recipient",
    "nobody": "wait",
    "unknown": "unknown",
}
"""Whom codes.toml names, as the labels call them: `person` wrote the message, `sender` are its side's admins."""
RIGHT = {
    "authfailure": "sender",
    "badreputation": "sender",
    "blocked": "sender",
    "contenterror": "person sender",
    "exceedlimit": "person sender",
    "expired": "recipient sender wait",
    "filtered": "recipient person",
    "hasmoved": "person recipient",
    "hostunknown": "person recipient",
    "mailboxfull": "recipient",
    "mailererror": "recipient",
    "mesgtoobig": "person sender",
    "networkerror": "recipient sender wait",
    "norelaying": "recipient sender",
    "notaccept": "recipient person",
    "notcompliantrfc": "sender person",
    "onhold": "unknown wait",
    "policyviolation": "sender person",
    "rejected": "sender person",
    "requireptr": "sender",
    "securityerror": "sender person",
    "spamdetected": "person sender",
    "speeding": "wait sender person",
    "suspend": "recipient",
    "syntaxerror": "sender",
    "systemerror": "recipient wait",
    "toomanyconn": "wait sender",
    "undefined": "unknown",
    "userunknown": "person recipient",
    "virusdetected": "person sender",
}
"""Who must act for each reason of sisimai's, written before the first run."""


def owner(reading: Reading, codes: Codes) -> str:
    """Return whom the answer names first for the recipient that counts."""
    known = Recipient(code=reading.code, reply=reading.reply, diagnostic=reading.diagnostic)
    first = next((one for one in reading.recipients if one.diagnostic == known.diagnostic), known)
    row = meaning(codes, reading, first)
    return OWNERS[row.who[0]] if row else "unknown"


def table() -> Codes:
    """Compile codes.toml."""
    return Codes.from_toml((ROOT / "content" / "codes.toml").read_text("utf-8"))


def manual(rules: Rules) -> list[Score]:
    """Read the Field Manual's replies one by one."""
    codes = table()
    answered = Score("Field Manual: replies answered", ">= 200")
    right = Score("Field Manual: kind and owner right", ">= 200")
    for line in MANUAL.read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        kind, owners, text = line.split(" ", 2)
        got = read(Paste(text), rules)
        answered.add(got.kind in ("bounce", "delay"), f"{got.kind} {got.reason}: {text}")
        told = (got.kind, owner(got, codes))
        right.add(told[0] == kind and told[1] in owners.split("/"), f"{told} for {kind} {owners}: {text}")
    return [answered, right]


def reasons(corpus: Path, rules: Rules) -> list[Score]:
    """Read the mails whose labels tell a reason; `unknown` is no answer, yet better than a wrong one."""
    codes = table()
    right = Score("full mails: owner right", ">= 90 %")
    wrong = Score("full mails: owner right or unknown", "-")
    for name, label in json.loads((corpus / "mail.json").read_text("utf-8")).items():
        wanted = {who for reason in label.get("reason", ()) for who in RIGHT.get(reason, "").split()}
        if not label["bounce"] or not wanted:
            continue
        data = (corpus / "mail" / name).read_bytes()
        got = read(Paste(files=(Attachment(name, "message/rfc822", data),)), rules)
        told = owner(got, codes)
        about = f"{name}: {told} for {label['reason']}: {got.reply} {got.code} {(got.diagnostic or '')[:200]!r}"
        right.add(told in wanted, about)
        wrong.add(told in wanted or told == "unknown", about)
    return [right, wrong]
