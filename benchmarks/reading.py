"""Measures the reading against labelled bounces: `python -m benchmarks.reading CORPUS`.

CORPUS holds `mail/*.eml` with `mail.json` and `paste/*.txt` with `paste.json`; labels say what is a bounce.
"""

from __future__ import annotations

import email
import json
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.owners import manual, reasons
from benchmarks.score import Score
from bot.intake import Rules, read
from bot.model import Attachment, Paste

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from email.message import Message


CONTENT = Path(__file__).parent.parent / "content"
ROUNDS = 7
_ENHANCED = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?!\d|\.\d)")
_SHOWN = re.compile(
    r"(?<![\d.])[45]\d\d[ \t\n:-]{1,4}['\"(#]{0,2}([45]\.\d{1,3}\.\d{1,3})(?!\d|\.\d)"
    r"|[(\[]#([45]\.\d{1,3}\.\d{1,3})[)\]]"
)


def load_rules() -> Rules:
    """Compile the rules of content/."""
    return Rules.from_toml(
        (CONTENT / "verdicts.toml").read_text("utf-8"), (CONTENT / "markers.toml").read_text("utf-8")
    )


def parts(message: Message) -> Iterable[Message]:
    """Walk a mail's own parts; a returned mail and what it carries is not the report's."""
    yield message
    if message.get_content_type() not in ("message/rfc822", "message/global") and message.is_multipart():
        for part in message.get_payload():
            yield from parts(part)


def body(message: Message) -> str:
    """Return what a person would copy out of a mail: its human part decoded, else its delivery-status text."""
    for kind in ("text/plain", "text/html", "multipart/alternative", "message/delivery-status"):
        for part in parts(message):
            if part.get_content_type() != kind:
                continue
            if kind == "message/delivery-status":
                return "\n\n".join(str(group) for group in part.get_payload())
            data = part.get_payload(decode=True) or b""
            text = _decoded(data, part.get_content_charset())
            if text.strip():
                return text
    return ""


def _decoded(data: bytes, charset: str | None) -> str:
    for name in (charset, "utf-8", "latin-1"):
        try:
            return data.decode(name or "utf-8")
        except (LookupError, ValueError):
            continue
    return ""


def diagnostics(message: Message) -> str:
    """Return all Diagnostic-Code fields of a mail's delivery-status."""
    return " ".join(str(group.get("diagnostic-code", "")) for group in groups(message))


def groups(message: Message) -> list[Message]:
    """Return the field groups of a mail's own delivery-status."""
    found = (part for part in parts(message) if part.get_content_type() == "message/delivery-status")
    return [group for part in found for group in part.get_payload() if not isinstance(group, str)]


def measure(corpus: Path, rules: Rules) -> list[Score]:
    """Read the whole corpus and count."""
    seen = Score("full mails: bounces recognised", ">= 99.5 %")
    code = Score("full mails: code = Status or a code in Diagnostic-Code", ">= 99 %")
    to = Score("full mails: recipients = the DSN's, none more", ">= 99.5 %")
    quiet = Score("feedback, vacation, delivered left alone", "all")
    bare = Score("bare bodies: recognised", ">= 97 %")
    bare_code = Score("bare bodies: code right where the text shows one", ">= 98 %")
    bare_quiet = Score("bare bodies of non-bounces left alone", "all")
    for name, label in json.loads((corpus / "mail.json").read_text("utf-8")).items():
        data = (corpus / "mail" / name).read_bytes()
        message = email.message_from_bytes(data)
        full = read(Paste(files=(Attachment(name, "message/rfc822", data),)), rules)
        text = body(message)
        pasted = read(Paste(text), rules)
        if not label["bounce"]:
            quiet.add(full.kind not in ("bounce", "delay"), name)
            bare_quiet.add(pasted.kind not in ("bounce", "delay"), name)
            continue
        seen.add(full.kind in ("bounce", "delay"), name)
        stated = {status for status in label["dsn_status"] if status}
        if stated:
            right = stated | set(_ENHANCED.findall(diagnostics(message)))
            codes = {known.code for known in full.recipients} | {full.code}
            code.add(full.code in right and codes & right, f"{name}: {full.code} not in {sorted(right)}")
        own = " ".join(str(group) for group in groups(message)).lower()
        wanted = {address.lower() for address in label["dsn_recipients"] if "@" in address and address.lower() in own}
        if wanted:
            got = {(known.address or "").lower() for known in full.recipients}
            to.add(wanted == got, f"{name}: {got} for {wanted}")
        if text.strip():
            bare.add(pasted.kind in ("bounce", "delay"), f"{name}: {pasted.reason}")
            shown = {group for groups in _SHOWN.findall(_head(text)) for group in groups if group}
            if shown:
                bare_code.add(pasted.code in shown, f"{name}: {pasted.code} not in {sorted(shown)}")
    return [seen, code, to, quiet, bare, bare_code, bare_quiet, *_pastes(corpus, rules)]


def _head(text: str) -> str:
    return re.split(
        r"(?im)^[- ]*(?:below this line is a copy|-+ this is a copy|-+ original message|message headers follow)", text
    )[0]


def _pastes(corpus: Path, rules: Rules) -> list[Score]:
    seen = Score("pastes: recognised", "-")
    code = Score("pastes: code", "-")
    reply = Score("pastes: reply", "-")
    to = Score("pastes: recipient", "-")
    for name, label in json.loads((corpus / "paste.json").read_text("utf-8")).items():
        got = read(Paste((corpus / "paste" / name).read_text("utf-8")), rules)
        seen.add((got.kind in ("bounce", "delay")) == label["bounce"], f"{name}: {got.kind}")
        facts: dict[str, Any] = label.get("data") or {}
        codes = ((facts.get("error") or {}).get("code")) or {}
        if codes.get("enhanced"):
            code.add(got.code == codes["enhanced"], f"{name}: {got.code} for {codes['enhanced']}")
        if codes.get("basic"):
            reply.add(got.reply == codes["basic"], f"{name}: {got.reply} for {codes['basic']}")
        if facts.get("recipient"):
            addresses = [known.address for known in got.recipients]
            to.add(
                facts["recipient"].lower() in [str(a).lower() for a in addresses],
                f"{name}: {addresses} for {facts['recipient']}",
            )
    return [seen, code, reply, to]


def speed(corpus: Path, rules: Rules) -> tuple[float, float | None]:
    """Return full mails a second: ours with all facts, flufl.bounce's with recipients (None: not installed)."""
    mails = [(path.name, path.read_bytes()) for path in sorted((corpus / "mail").glob("*.eml"))]

    def ours() -> None:
        for name, data in mails:
            read(Paste(files=(Attachment(name, "message/rfc822", data),)), rules)

    try:
        from flufl.bounce import all_failures  # noqa: PLC0415 (only where it is installed)
    except ImportError:
        return len(mails) / _best([ours])[0], None

    def theirs() -> None:
        for _, data in mails:
            all_failures(email.message_from_bytes(data))

    first, second = _best([ours, theirs])
    return len(mails) / first, len(mails) / second


def beside(corpus: Path) -> list[Score]:
    """Count in which whole mails flufl.bounce finds a failed address; nothing where it is not installed."""
    try:
        from flufl.bounce import all_failures  # noqa: PLC0415 (only where it is installed)
    except ImportError:
        return []
    seen = Score("flufl.bounce, full mails: bounces recognised", "-")
    quiet = Score("flufl.bounce, feedback, vacation, delivered left alone", "-")
    for name, label in json.loads((corpus / "mail.json").read_text("utf-8")).items():
        message = email.message_from_bytes((corpus / "mail" / name).read_bytes())
        found = any(all_failures(message))
        if label["bounce"]:
            seen.add(found, name)
        else:
            quiet.add(not found, name)
    return [seen, quiet]


def _best(runs: Iterable[Callable[[], None]]) -> list[float]:
    """Time all runs by turns and return each one's best."""
    todo = list(runs)
    best = [float("inf")] * len(todo)
    for _ in range(ROUNDS):
        for index, run in enumerate(todo):
            start = time.perf_counter()
            run()
            best[index] = min(best[index], time.perf_counter() - start)
    return best


def main(arguments: list[str]) -> int:
    """Print the table; with `-v` also what was wrong."""
    folders = [argument for argument in arguments if not argument.startswith("-")]
    if len(folders) != 1:
        sys.stderr.write("usage: python -m benchmarks.reading CORPUS [-v]\n")
        return 2
    rules = load_rules()
    corpus = Path(folders[0])
    print("| on the corpus given | reached | to reach |\n|---|---|---|")
    for score in [*measure(corpus, rules), *reasons(corpus, rules), *manual(rules), *beside(corpus)]:
        print(score.line())
        if "-v" in arguments:
            for label in score.wrong:
                print("    ", label)
    ours, theirs = speed(corpus, rules)
    if theirs:
        print(
            f"| full mails a second: ours / flufl.bounce | {ours:.0f} / {theirs:.0f} ({ours / theirs:.2f}x) | >= 1x |"
        )
    else:
        print(f"| speed, full mails a second | {ours:.0f} (flufl.bounce is not installed) | |")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
