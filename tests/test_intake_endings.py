"""Where a server's words end: nothing that a person wrote around a reply is told to others as the server's."""

from __future__ import annotations

import pytest

from bot.intake import read
from bot.model import Paste
from tests.reading import RULES

RA = "550 5.4.1 Recipient address rejected: Access denied"
UU = "550 5.1.1 User unknown"
QUOTA = "552 5.2.2 The email account that you tried to reach is over quota"
TRACE = f"{RA}. [AM4PEPF00027A65.eurprd04.prod.outlook.com 2026-10-02T08:11:40.215Z 08DE00CAD7C4B1F2]"

# What was pasted, and the reply in it.
SPOKEN = (
    (f"{RA} thanks, Kim", RA),
    (f"{UU}\nKim Test\n+48 600 111 222", UU),
    (f"{UU} Regards, Ola Testowa", UU),
    (f"{UU} - can you help me? Ola", UU),
    (f"{UU} pozdrawiam Ola", UU),
    (f"{RA} Viele Grüße, Jörg Muster, Tel. 030 1234567", RA),
    (f"{RA} when I write to ada@fabrikam.example about the contract", RA),
    (f"{UU} for Kim in accounting", UU),
    (f"{QUOTA}, says Kim of Contoso", QUOTA),
    (f"{TRACE} my phone is 600 111 222", TRACE),
    (f"{TRACE}\nHelp please, Kim", TRACE),
    (f"Hello team,\nwe got {RA}\n\nCall me at 555-0142\nKim", RA),
    (f"Hi,\n{UU}\nSubject: salary of Kim Test\n", UU),
    (f"{UU}\nBetreff: Kündigung Muster\n", UU),
    (f"{UU}\nTemat: wypowiedzenie umowy\n", UU),
    (f"{UU}\nObjet : licenciement de Kim\n", UU),
    (f"{UU}\nAsunto: despido de Kim\n", UU),
    (f"{UU}\nOggetto: licenziamento\n", UU),
    (f"{UU}\nOnderwerp: ontslag\n", UU),
    (f"{UU}\nAssunto: demissão\n", UU),
    (f"{UU}\n件名: 契約\n", UU),
    (f"{UU} merci d'avance, Paul", UU),
    (f"{UU} gracias, Ana", UU),
    (f"{UU} grazie mille, Carla", UU),
    (f"{UU} alvast bedankt, Piet", UU),
    (f"{UU} obrigado, Rui", UU),
    (f"{UU}, what does it mean? Kim", UU),
    (f"{UU} ticket for Mr Test, room 12, tel +1 555 0100", UU),
    ("550 No such user here - pls check, Kim", "550 No such user here"),
    (
        "550 relaying denied for <ada@fabrikam.example> hi all, Kim here",
        "550 relaying denied for <ada@fabrikam.example>",
    ),
    (f'Our server said: "{UU}" and Kim is angry', UU),
    (f"Our server said: '{UU}' and Kim is angry", UU),
    (f"(it says {UU}) and Kim is angry", UU),
    (f"{UU}\n-- \nKim Test | Contoso | 600 111 222", UU),
    (f"{UU}\nSent from my phone", UU),
    (f"{UU}\nVon meinem Handy gesendet", UU),
    (f"{UU} Kim", UU),
    (f"{UU}\n\nKim asked about the merger with Fabrikam", UU),
    (f"> {UU}\nKim, please look at this", UU),
    (f"host mx.fabrikam.example[203.0.113.9] said: {UU} (in reply to RCPT TO command) Kim, help", UU),
)


@pytest.mark.parametrize("case", SPOKEN)
def test_a_persons_words_are_never_the_servers(case: tuple[str, str]) -> None:
    reading = read(Paste(case[0]), RULES)
    assert (reading.kind == "question" and reading.diagnostic is None) or reading.diagnostic == case[1]


# Replies that are the server's to the last word.
WHOLE = (
    TRACE,
    "450 4.2.1 Please try again later. (#id-7.1.2)",
    "552 5.3.4 Message size exceeds fixed maximum message size",
    "550 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using Spamhaus (AS3130)",
    "550-5.1.1 The email account that you tried to reach does not exist. Please try again. a1b2c3d4-gsmtp",
    "550 5.7.515 Access denied, sending domain contoso.example doesn't meet the required authentication level.",
    "550 5.7.26 Your email has been blocked because the sender is unauthenticated.",
    "550 5.7.64 TenantAttribution; Relay Access Denied",
    "421 4.7.0 Too many concurrent connections from 203.0.113.9",
    "550 5.7.606 Access denied, banned sending IP [203.0.113.9]. To request removal please visit https://sender.office.com/",
    "554 5.7.1 <ada@fabrikam.example>: Relay access denied",
    "550 5.1.1 <ada@fabrikam.example>: Recipient address rejected: User unknown in virtual mailbox table",
    "551 5.7.1 not our customer",
    "550 5.1.0 Adresse d'expéditeur refusée",
    "550 5.1.1 Nieznany użytkownik",
)


@pytest.mark.parametrize("reply", WHOLE)
def test_a_servers_words_are_whole(reply: str) -> None:
    told = read(Paste(reply), RULES).diagnostic
    assert told is not None
    assert told.replace("550-", "550 ") == reply.replace("550-", "550 ")


def spaced(text: str) -> str:
    return text.replace("\n", "\n\n")


SAID = "ada@fabrikam.example: host mx1.fabrikam.example[203.0.113.7] said:\n    "
FOLDED = "550 5.1.1 ada@fabrikam.example: Recipient address rejected:\n    User unknown in virtual\n    alias table"
WHOLLY = SAID + FOLDED + " (in reply\n    to RCPT TO command)"


@pytest.mark.parametrize(
    "text",
    [
        WHOLLY,
        spaced(f"This is the mail system at host mail.contoso.example.\nI could not deliver it.\n{WHOLLY}\nKim Test"),
        f"Hello\n\n{WHOLLY}\n\nKim Test, +48 600 111 222",
    ],
)
def test_folded_and_double_spaced_replies_are_joined(text: str) -> None:
    reading = read(Paste(text), RULES)
    assert reading.diagnostic == " ".join(FOLDED.split())
    assert [known.address for known in reading.recipients] == ["ada@fabrikam.example"]
