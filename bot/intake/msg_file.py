"""Opens Outlook's .msg files: subject, headers, the report's text."""

from __future__ import annotations

import io

from bot.intake.markup import html_text
from bot.intake.mime import KEPT, TEXT_MAX, Opened
from bot.intake.normalisation import tidy

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REPORT_TEXT = 0x1001  # PidTagReportText (MS-OXOMSG 2.2.2.21): the human part of a report


def open_msg(data: bytes) -> Opened:
    """Open a .msg file; a broken one comes back marked `broken`. Attachments are not opened."""
    from oxmsg import Message  # noqa: PLC0415 (few pastes are .msg files)

    opened = Opened()
    try:
        message = Message.load(io.BytesIO(data))
        headers = {name.lower(): " ".join(str(value).split()) for name, value in message.message_headers.items()}
        opened.headers = {name: tidy(headers[name])[:998] for name in KEPT if headers.get(name)}
        opened.headers.setdefault("subject", tidy(message.subject)[:998])
        texts = [message.body or "", message.properties.str_prop_value(_REPORT_TEXT) or ""]
        markup = message.html_body or ""
    except Exception:  # noqa: BLE001 (a hostile compound file breaks the library in any way it likes)
        opened.broken = True
        return opened
    text = "\n\n".join(tidy(text) for text in texts if text.strip())
    if not text and markup:
        text, opened.links = html_text(tidy(markup)[: 4 * TEXT_MAX])
    opened.human = text[:TEXT_MAX]
    return opened
