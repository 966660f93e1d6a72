"""The forms in which an output comes: other prompts and languages, a chat's mark-up, JSON, cut and wrapped columns."""

from __future__ import annotations

import pytest

from adapters import content
from bot.conversation import Pasted
from bot.intake import read
from bot.model import Paste
from tests.test_output import BOB, A, B, begun
from tests.walking import ME

TABLE = [
    (f"""Name   RecipientTypeDetails PrimarySmtpAddress
----   -------------------- ------------------
bob    UserMailbox          {BOB[:18]}…
""", "recipient-mailbox"),
    ("""Name RecipientTypeDetails PrimarySmtpAdd
                          ress
---- -------------------- --------------
bob  UserMailbox          bob@fabrikam.e
                          xample
ann  SharedMailbox        ann@fabrikam.e
                          xample
""", "recipient-mailbox"),
    (f"Get-Recipient : L'opération n'a pas pu être effectuée, car l'objet « {BOB} » est introuvable sur « DB8 ».",
     "recipient-missing"),
    (f"Get-Recipient : Impossibile eseguire l'operazione perché l'oggetto '{BOB}' non è stato trovato su 'DB8'.",
     "recipient-missing"),
    (f"Get-Recipient : No se pudo realizar la operación porque no se encontró el objeto '{BOB}' en 'DB8'.",
     "recipient-missing"),
    (f"Get-Recipient : Kan object '{BOB}' niet vinden.\n    + [Get-Recipient], ManagementObjectNotFoundException",
     "recipient-missing"),
    (f"❯ Get-Recipient {BOB} | fl RecipientTypeDetails\n\nRecipientTypeDetails : UserMailbox\n", "recipient-mailbox"),
    (f"anna@host ~ $ Get-Recipient -Identity {BOB}\n\nName RecipientType\n---- -------------\nbob  UserMailbox\n",
     "recipient-mailbox"),
    (f"[PS] C:\\Windows>Get-Recipient -Identity {BOB}\n\nName RecipientType\n---- -------------\nbob  MailUser\n",
     "recipient-remote"),
    (f"PS C:\\> Get-Recipient -Identity\n{BOB} | fl RecipientTypeDetails\n\nRecipientTypeDetails : RoomMailbox",
     "recipient-mailbox"),
    (f"PS C:\\> Get-Recipient `\n>> -Identity {BOB} |\n>> fl RecipientTypeDetails\n\nRecipientTypeDetails : MailUser",
     "recipient-remote"),
    (f'{{\n  "RecipientTypeDetails": "UserMailbox",\n  "PrimarySmtpAddress": "{BOB}"\n}}', "recipient-mailbox"),
    (Paste(html=f"<p>PS C:\\&gt; Get-Recipient {BOB} | fl</p><p>&nbsp;</p><p>RecipientTypeDetails : RoomMailbox"
                f"<br>EmailAddresses&nbsp;&nbsp;&nbsp; : {{SMTP:{BOB}}}</p>", markup="html"), "recipient-mailbox"),
    (Paste(text=f"```\nName RecipientType PrimarySmtpAddress\n---- ------------- ------------------\n"
                f"bob  UserMailbox   <mailto:{BOB}|{BOB}>\n```", markup="slack"), "recipient-mailbox"),
    (Paste(text="DomainName : <http://fabrikam.example|fabrikam.example>\nDomainType : InternalRelay", markup="slack"),
     "accepted"),
    ("DomainName: fabrikam.example\nDomainType: Authoritative\nMatchSubDomains: True", "accepted"),
    ("""PS C:\\> Get-AcceptedDomain -Identity fabrikam.example | fl


RunspaceId                : 6c1
DomainName                : fabrikam.example
CatchAllRecipientID       :
DomainType                : Authoritative
MatchSubDomains           : False


PS C:\\>""", "accepted"),
    ("""PS C:\\> Get-AcceptedDomain

Name             DomainName       DomainType Default
----             ----------       ---------- -------
fabrikam.example fabrikam.example Authorita… True
""", "accepted"),
    ("DnssecFeatureStatus : Enabled\nExpectedMxRecord : fabrikam-example.e-v1.mx.microsoft", "expected-mx"),
    ("Record\n------\n@ 60 IN MX 10 fabrikam-example.e-v1.mx.microsoft\n", "expected-mx"),
    ("DomainName : northwind.example\nExpectedMxRecord : northwind-example.e-v1.mx.microsoft", "other-object"),
    ("Get-DnssecStatusForVerifiedDomain : The domain 'fabrikam.example' doesn't exist in this organization.",
     "accepted-missing"),
    ("""PS C:\\> Get-DnssecStatusForVerifiedDomain -DomainName fabrikam.example

DnssecFeatureStatus ExpectedMxRecord Errors Warnings
------------------- ---------------- ------ --------
Enabled             fabrikam-exampl… {}     {}
""", "expected-hidden"),
    ("Get-AcceptedDomain : Access to the operation is forbidden.", "fault-denied"),
    ("PS C:\\> Get-AcceptedDomain\nGet-AcceptedDomain : Something else broke.\n    + CategoryInfo : NotSpecified",
     "fault-other"),
    (f"""PS C:\\> Get-MessageTraceV2 -RecipientAddress {BOB} | fl Received, RecipientAddress, Status

Received         : 26/11/2026 09:12:44
RecipientAddress : {BOB}
Status           : Failed

Received         : 25/11/2026 09:12:44
RecipientAddress : {BOB}
Status           : Delivered
""", "trace-failed"),
]  # fmt: skip


@pytest.mark.parametrize(("paste", "fact"), TABLE)
def test_an_output_is_read_in_whatever_form_it_comes(paste: str | Paste, fact: str) -> None:
    talk = begun(A, "recipient", "admin.recipient")
    given = paste if isinstance(paste, Paste) else Paste(text=paste)
    talk.take(Pasted(ME, read(given, content.rules())))
    assert f"tenant/{fact}" in talk.said, talk.said


def test_several_commands_in_one_paste_are_each_an_answer() -> None:
    talk = begun(B, "sender", "admin.connector-test")
    talk.write("""PS C:\\> Get-OutboundConnector | fl Name, SmartHosts, RecipientDomains

Name             : Relay
SmartHosts       : {mx.hosting.example}
RecipientDomains : {*}

PS C:\\> Get-MessageTraceV2 -RecipientAddress bob@fabrikam.example
PS C:\\>""")
    assert {"tenant/route-refuser", "tenant/trace-none"} <= talk.said
    assert set(talk.state.tenant) == {"Get-OutboundConnector", "Get-MessageTraceV2"}


def test_a_report_without_a_recipient_says_that_nothing_can_be_compared() -> None:
    talk = begun(A, "recipient", None)
    reading = talk.state.reading
    assert reading is not None
    talk.state = talk.state.model_copy(update={"reading": reading.model_copy(update={"recipients": ()})})
    talk.write("DomainName : fabrikam.example\nDomainType : Authoritative")
    assert "tenant/nameless" in talk.said
    assert not talk.state.tenant


NOTHING = ["it printed nothing", "no output", "nic nie wypisało", "pusto", "The command returns nothing."]


@pytest.mark.parametrize("typed", NOTHING)
def test_that_nothing_was_printed_can_be_said(typed: str) -> None:
    talk = begun(B, "sender", "admin.connector-test")
    talk.write(typed)
    assert "tenant/route-none" in talk.said
    elsewhere = begun(B, "recipient", "admin.mx")
    elsewhere.write(typed)
    assert any(key.startswith("intents/no-output") for key in elsewhere.said)
    assert not elsewhere.state.tenant
