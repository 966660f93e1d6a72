"""What admins' commands print, pasted back: read in every form a console gives it, weighed, and kept for the note."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bot.blocks import Copyable, Facts
from bot.conversation import Examine
from bot.conversation.route import ranked
from bot.conversation.step_context import Scene
from bot.intake.console import printed
from tests.test_remarks import Talk
from tests.walking import KNOWN, WORLDS, bounce, house

if TYPE_CHECKING:
    from bot.model import Family

A: Family = "recipient-rejected"
B: Family = "relay-denied"
BOB = "bob@fabrikam.example"
PROMPT = "PS C:\\Users\\Anna> "
ERROR = "Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|"


@dataclass(frozen=True)
class Row:
    """A paste into a section: the fact that it must be taken for, what it supports and what it strikes."""

    section: str
    paste: str
    fact: str
    family: Family
    side: str
    supports: frozenset[str]
    strikes: frozenset[str]


def row(section: str, paste: str, fact: str, case: str = "", supports: str = "", strikes: str = "") -> Row:
    """Return a row; `case` names what is not a refused recipient, seen from the recipient's side."""
    family: Family = B if B in case else A
    side = "sender" if "sender" in case else "recipient"
    return Row(section, paste, fact, family, side, frozenset(supports.split()), frozenset(strikes.split()))


GET_BOB = f"{PROMPT}Get-Recipient -Identity '{BOB}' | fl RecipientTypeDetails,EmailAddresses,WhenCreated\n"
RECIPIENTS = [
    row("admin.recipient", f"""{GET_BOB}

RecipientTypeDetails : UserMailbox
EmailAddresses       : {{SMTP:{BOB}, smtp:robert@fabrikam.example,
                       smtp:bob@fabrikam.onmicrosoft.com}}
WhenCreated          : 23.11.2026 09:12:44



{PROMPT.strip()}""", "recipient-mailbox", supports="A2", strikes="A1 A4"),
    row("admin.recipient", f"""RecipientTypeDetails : SharedMailbox
EmailAddresses       : {{SMTP:{BOB}}}
WhenCreated          : 11/23/2026 9:12:44 AM""", "recipient-mailbox", supports="A2", strikes="A1 A4"),
    row("admin.recipient", f"""Name  RecipientType  PrimarySmtpAddress
----  -------------  ------------------
bob   UserMailbox    {BOB}
""", "recipient-mailbox", supports="A2", strikes="A1"),
    row("admin.recipient", f"""Name RecipientType PrimarySmtpAddress
---- ------------- ------------------
Bob Long UserMailbox {BOB}""", "recipient-mailbox", strikes="A1"),
    row("admin.recipient", """RecipientTypeDetails : UserMailbox
EmailAddresses       : {SMTP:robert.longer@fabrikam.example, smtp:r@fabrikam.example, smtp:rl@fabrikam.example…}""",
        "recipient-mailbox", strikes="A1"),
    row("admin.recipient", f"""RecipientTypeDetails : DynamicDistributionGroup
EmailAddresses       : {{SMTP:{BOB}}}""", "recipient-dynamic", supports="A5", strikes="A1 A11"),
    row("admin.recipient", f"""RecipientTypeDetails : PublicFolder
EmailAddresses       : {{SMTP:{BOB}}}""", "recipient-public-folder", supports="A5", strikes="A1"),
    row("admin.recipient", f"""RecipientTypeDetails : MailUniversalDistributionGroup
EmailAddresses       : {{SMTP:{BOB}}}""", "recipient-group", supports="A2", strikes="A1 A5"),
    row("admin.recipient", f"""RecipientTypeDetails : MailUser
EmailAddresses       : {{SMTP:{BOB}}}""", "recipient-remote", supports="A11", strikes="A1 A4"),
    row("admin.recipient", f"""RecipientTypeDetails : MailContact
EmailAddresses       : {{SMTP:{BOB}}}""", "recipient-contact", strikes="A1"),
    row("admin.recipient", f"""{GET_BOB}Write-ErrorMessage : {ERROR}The operation
couldn't be performed because object '{BOB}' couldn't be found on
'DB8PR04A02DC001.EURPR04A002.PROD.OUTLOOK.COM'.
At C:\\Users\\Anna\\AppData\\Local\\Temp\\tmpEXO_1\\tmpEXO_1.psm1:1191 char:13
+             Write-ErrorMessage $ErrorObject
    + CategoryInfo          : NotSpecified: (:) [Get-Recipient], ManagementObjectNotFoundException
    + FullyQualifiedErrorId : [Server=DB8,RequestId=1],Write-ErrorMessage
""", "recipient-missing", supports="A1", strikes="A2 A5"),
    row("admin.recipient", f"""PS /home/anna> Get-Recipient -Identity {BOB}
Write-ErrorMessage:
Line |
1191 |              Write-ErrorMessage $ErrorObject
     | {ERROR}The operation couldn't be
     | performed because object '{BOB}' couldn't be fo
     | und on 'DB8'.""", "recipient-missing", supports="A1", strikes="A2"),
    row("admin.recipient", f"Get-Recipient : Nie można wykonać operacji, ponieważ nie można odnaleźć obiektu '{BOB}' "
        "na serwerze 'DB8'.", "recipient-missing", supports="A1"),
    row("admin.recipient", f'Get-Recipient : Der Vorgang konnte nicht ausgeführt werden, da das Objekt "{BOB}" auf '
        '"DB8" nicht gefunden wurde.', "recipient-missing", supports="A1"),
    row("admin.recipient", f"Get-EXORecipient : The operation couldn’t be performed because object ‘{BOB}’ couldn’t be "
        "found on ‘DB8’.", "recipient-missing", supports="A1"),
    row("admin.recipient", """RecipientTypeDetails : UserMailbox
EmailAddresses       : {SMTP:carol@northwind.example, smtp:c@northwind.example}""", "other-object"),
    row("admin.recipient", f"{PROMPT}Get-Recipient -Identity carol@northwind.example\n\n{PROMPT}", "other-object"),
    row("admin.recipient", "Get-Recipient : The operation couldn't be performed because object "
        "'carol@northwind.example' couldn't be found on 'DB8'.", "other-object"),
    row("admin.recipient", f"Get-Recipient -Identity '{BOB}' | fl RecipientTypeDetails,EmailAddresses,WhenCreated",
        "not-run"),
    row("admin.recipient", f"""{GET_BOB}Get-Recipient : The term 'Get-Recipient' is not recognized as the name of a
cmdlet, function, script file, or operable program.
    + CategoryInfo          : ObjectNotFound: (Get-Recipient:String) [], CommandNotFoundException
    + FullyQualifiedErrorId : CommandNotFoundException""", "fault-unconnected"),
    row("admin.recipient", f"{GET_BOB}Get-Recipient : Access Denied.", "fault-denied"),
    row("admin.recipient", f"""RecipientTypeDetails : UserMailbox
EmailAddresses       : {{SMTP:{BOB}}}""", "recipient-of-senders-tenant", "sender"),
]  # fmt: skip
DOMAINS = [
    row("admin.accepted-domain", """DomainName      : fabrikam.example
DomainType      : Authoritative
MatchSubDomains : False
OutboundOnly    : False""", "accepted", "relay-denied", strikes="B3"),
    row("admin.accepted-domain", """Name                     DomainName               DomainType    Default
----                     ----------               ----------    -------
fabrikam.example         fabrikam.example         InternalRelay False
fabrikam.onmicrosoft.com fabrikam.onmicrosoft.com Authoritative True
""", "accepted", strikes="A6 A8"),
    row("admin.accepted-domain", """Name DomainName DomainType Default
---- ---------- ---------- -------
fabrikam.example fabrikam.example Authoritative False""", "accepted", strikes="A6"),
    row("admin.accepted-domain", f"""{PROMPT}Get-AcceptedDomain -Identity fabrikam.example | fl DomainName,DomainType
Write-ErrorMessage : {ERROR}The operation couldn't be performed because object 'fabrikam.example' couldn't be found on
'DB8'.""", "accepted-missing", "relay-denied", supports="B3"),
    row("admin.accepted-domain", """Name             DomainName       DomainType    Default
----             ----------       ----------    -------
Contoso          contoso.example  Authoritative True
Northwind        northwind.exam…  Authoritative False
""", "accepted-unclear"),
    row("admin.accepted-domain", """DomainName       DomainType
----------       ----------
contoso.example  Authoritative
tailspin.example Authoritative
""", "accepted-missing", supports="A6"),
    row("admin.accepted-domain", "DomainName : example\nDomainType : Authoritative", "other-object"),
    row("admin.accepted-domain", "DomainName : northwind.example\nDomainType : Authoritative", "other-object"),
    row("admin.mx.fix", "@ 60 IN MX 10 fabrikam-example.e-v1.mx.microsoft", "expected-mx", "relay-denied"),
    row("admin.mx.fix", f"""PS> (Get-DnssecStatusForVerifiedDomain -DomainName fabrikam.example).ExpectedMxRecord.Record
@ 3600 IN MX 10 fabrikam-example.mail.protection.outlook.com
{PROMPT}""", "expected-mx", "relay-denied"),
    row("admin.mx.fix", """DnssecFeatureStatus : Enabled
ExpectedMxRecord    : Microsoft.Exchange.Management.ProvisioningTasks.ExpectedMxRecordInfo
Errors              : {}
Warnings            : {}
DnsValidation       : Microsoft.Exchange.Management.ProvisioningTasks.DnsValidationResult""",
        "expected-hidden", "relay-denied"),
    row("admin.mx.fix", """DNSSEC feature
Value : Enabled

Expected MX record: [@ 60 IN MX 10 fabrikam-example.e-v1.mx.microsoft]

MX validation
Status          : Valid
ActualMxRecords : {@ 60 IN MX 10 mail.fabrikam.example}""", "expected-mx", "relay-denied"),
    row("admin.mx.fix", "@ 60 IN MX 10 contoso-example.e-v1.mx.microsoft", "other-object", "relay-denied"),
]  # fmt: skip
CONNECTORS = [
    row("admin.connector-test", """Name                          : To the old relay
ConnectorType                 : Partner
SmartHosts                    : {mx.hosting.example}
RecipientDomains              : {*}
RouteAllMessagesViaOnPremises : False""", "route-refuser", "relay-denied sender", supports="C4"),
    row("admin.connector-test", """Name             : Special
ConnectorType    : Partner
SmartHosts       : {relay.contoso.example}
RecipientDomains : {fabrikam.example}

Name             : All
ConnectorType    : Partner
SmartHosts       : {mx.hosting.example}
RecipientDomains : {*}""", "route-smart-host", "relay-denied sender", supports="C4"),
    row("admin.connector-test", """Name    Enabled SmartHosts                 RecipientDomains
----    ------- ----------                 ----------------
Partner True    {relay.contoso.example}    {northwind.example}
""", "route-mx", "relay-denied sender", strikes="C4"),
    row("admin.connector-test", """Name    Enabled SmartHosts                 RecipientDomains
----    ------- ----------                 ----------------
Partner True    {relay.contoso.example}    {northwind.example, tailspin…
""", "route-unclear", "relay-denied sender"),
    row("admin.connector-test", f"{PROMPT}Get-OutboundConnector | fl Name,ConnectorType\n\n{PROMPT}",
        "route-none", "relay-denied sender", strikes="C4"),
    row("admin.connector-test", """Name             : All
Enabled          : False
SmartHosts       : {mx.hosting.example}
RecipientDomains : {*}""", "route-mx", "relay-denied sender", strikes="C4"),
    row("admin.connector-test", """Name                          : Hybrid
ConnectorType                 : OnPremises
SmartHosts                    : {mail.contoso.example}
RecipientDomains              : {*}
RouteAllMessagesViaOnPremises : True""", "route-on-premises", "relay-denied sender", supports="C4"),
    row("admin.hybrid", """Name                     : From own servers
Enabled                  : False
ConnectorType            : OnPremises
SenderDomains            : {smtp:*;1}
TlsSenderCertificateName : *.fabrikam.example""", "hybrid-off", "relay-denied", supports="B5"),
    row("admin.hybrid", """Name                     : From own servers
Enabled                  : True
ConnectorType            : OnPremises
SenderDomains            : {smtp:*;1}""", "hybrid-on", "relay-denied"),
    row("admin.hybrid", f"{PROMPT}Get-InboundConnector | fl Name,Enabled\n{PROMPT}",
        "hybrid-none", "relay-denied", strikes="B5"),
    row("admin.hybrid", """Name SenderDomains Enabled
---- ------------- -------
From {smtp:*;1}    True
""", "hybrid-unclear", "relay-denied"),
]  # fmt: skip
TRACES = [
    row("admin.sender", f"""Received            Sender Address          Recipient Address       Subject      Status
--------            --------------          -----------------       -------      ------
11/26/2026 9:12:44  anna@contoso.example    {BOB}    New offer    Failed
""", "trace-failed", "sender"),
    row("admin.sender", f"""Received Sender Address Recipient Address Subject Status
-------- -------------- ----------------- ------- ------
11/26/2026 9:12:44 anna@contoso.example {BOB} New offer Delivered""", "trace-delivered", "sender", strikes="A1"),
    row("admin.sender", f"""Received         : 26.11.2026 09:12:44
SenderAddress    : anna@contoso.example
RecipientAddress : {BOB}
Status           : Pending
MessageTraceId   : 0b4d4d3e-1111-2222-3333-444455556666""", "trace-pending", "sender"),
    row("admin.sender", """Received            Sender Address          Recipient Address       Subject      Status
--------            --------------          -----------------       -------      ------
11/26/2026 9:12:44  anna@contoso.example    bob@fabrik...           New offer    FilteredAsSpam
""", "trace-held", "sender"),
    row("admin.sender", f"{PROMPT}Get-MessageTraceV2 -RecipientAddress {BOB}\n\n{PROMPT}", "trace-none"),
    row("admin.sender", """RecipientAddress : carol@northwind.example
Status           : Failed
MessageTraceId   : 0b4d4d3e-1111-2222-3333-444455556666""", "other-object", "sender"),
]  # fmt: skip
TABLE = [*RECIPIENTS, *DOMAINS, *CONNECTORS, *TRACES]


def begun(family: Family, side: str, section: str | None, locale: str = "en") -> Talk:
    """Begin an admin's walk and open a section of it."""
    talk = Talk(house(), WORLDS["clean" if family == A else "nothing"], locale, spoken=False)
    reading = bounce(family, BOB)
    talk.paste(reading.model_copy(update={"remote_server": "mx.hosting.example"}), role="admin")
    talk.press(next(one for one in talk.state.open if f":{side}:" in one))
    while talk.state.open and talk.state.open[0].startswith("scope:"):
        talk.press(next(one for one in talk.state.open if ":unknown:" in one))
    if section:
        talk.state = talk.state.model_copy(update={"open": (f"sections:{section}:0",), "offered": None})
        talk.ids.append(f"sections:{section}:0")
        talk.press(f"sections:{section}:0")
    return talk


def causes(talk: Talk) -> dict[str, set[str]]:
    return {cause.cause: set(cause.because) for cause in ranked(Scene(talk.house, talk.state))}


@pytest.mark.parametrize("one", TABLE, ids=lambda one: one.fact)
def test_a_pasted_output_is_an_answer(one: Row) -> None:
    """It is told in words, weighs on the causes, and the section's choices stay open."""
    talk = begun(one.family, one.side, one.section)
    before, choices = causes(talk), set(talk.offered)
    talk.write(one.paste)
    assert f"tenant/{one.fact}" in talk.said, talk.said
    assert not any(key.startswith("ui/none") for key in talk.said)
    assert talk.state.reading is not None
    assert talk.state.reading.recipients[0].address == BOB, "the bounce at hand stays"
    after = causes(talk)
    for cause in one.supports:
        assert after[cause] - before.get(cause, set()), (cause, after)
    assert one.strikes <= before.keys() | one.supports, "what is struck was there before"
    assert not one.strikes & after.keys()
    if not one.supports and not one.strikes:
        assert after == before
    assert choices <= set(talk.offered)


def test_the_table_is_long_enough() -> None:
    assert len(TABLE) >= 30
    assert {one.family for one in TABLE} >= {A, B}


@pytest.mark.parametrize("locale", ["en", "pl"])
def test_every_fact_has_words_without_a_gap(locale: str) -> None:
    """Said with all that it mentions, in both languages."""
    for one in TABLE:
        talk = begun(one.family, one.side, one.section, locale)
        talk.spoken = True
        talk.write(one.paste)
        said = " ".join(block.text for block in talk.blocks if block.block == "text")
        assert "{" not in said, said
        assert "$" not in said.replace("$FormatEnumerationLimit", ""), said


def test_the_expected_mx_is_looked_for_and_written_out() -> None:
    talk = begun(B, "recipient", "admin.mx.fix")
    talk.write("@ 60 IN MX 10 fabrikam-example.e-v1.mx.microsoft")
    wanted = [effect.wanted for effect in talk.effects if isinstance(effect, Examine)]
    assert [one.expect_mx for one in wanted] == [("fabrikam-example.e-v1.mx.microsoft",)]
    assert Scene(talk.house, talk.state).values["expected"] == "fabrikam-example.e-v1.mx.microsoft"


def test_what_was_told_stands_in_our_own_note_alone() -> None:
    talk = begun(A, "recipient", "admin.recipient")
    talk.spoken = True
    talk.write(RECIPIENTS[0].paste)
    shown = [line.label for block in talk.blocks if isinstance(block, Facts) for line in block.rows]
    assert "Ruled out" in shown
    talk.ask("escalate")
    note = next(block.text for block in talk.blocks if isinstance(block, Copyable))
    assert f"Get-Recipient: Exchange Online has {BOB}." in note


def test_a_new_bounce_forgets_what_was_told_of_the_old_one() -> None:
    talk = begun(A, "recipient", "admin.recipient")
    talk.write(RECIPIENTS[0].paste)
    talk.paste(bounce("relay-denied", "carol@northwind.example"), role="admin")
    assert not talk.state.tenant


OUTSIDE = [one for one in (*RECIPIENTS, *DOMAINS, *CONNECTORS) if not one.paste.startswith("@")]


def test_a_record_alone_counts_only_below_the_command() -> None:
    """A line of a zone file looks the same, and says nothing of what the tenant expects."""
    record = "@ 3600 IN MX 0 fabrikam-example.mail.protection.outlook.com"
    for talk in (Talk(house(), None, spoken=False), begun(B, "recipient", "admin.propagation")):
        talk.write(record)
        assert not any(key.startswith("tenant/") for key in talk.said)
        assert not talk.state.tenant
        assert talk.state.open


@pytest.mark.parametrize("one", OUTSIDE, ids=lambda one: one.fact)
def test_outside_a_walk_an_output_gets_an_answer_that_fits(one: Row) -> None:
    talk = Talk(house(), None, spoken=False)
    talk.write(one.paste)
    assert any(key.startswith("tenant/") for key in talk.said), talk.said
    assert not any(key.startswith("ui/none") for key in talk.said)
    assert talk.state.open


def test_the_domain_of_an_output_outside_a_walk_can_be_checked() -> None:
    talk = Talk(house(), None, spoken=False)
    talk.write("DomainName : northwind.example\nDomainType : Authoritative")
    assert "menu-named" in talk.offered


def test_while_the_bot_only_listens_an_output_is_silence() -> None:
    talk = begun(A, "recipient", "admin.recipient")
    talk.write(RECIPIENTS[0].paste, listening=True)
    assert not talk.effects


def test_bounces_and_remarks_are_no_output() -> None:
    for text in (
        "Get-Recipient does not work for me", "what does Get-AcceptedDomain do?", "Name : Anna\nStatus : Failed",
        "550 5.4.1 Recipient address rejected: Access denied", "my mail couldn't be found", "",
        "Delivery has failed to these recipients:\n\nbob@fabrikam.example\nThe address couldn't be found.",
    ):  # fmt: skip
        assert not printed(text), text


def test_every_fact_of_the_table_stands_in_the_words() -> None:
    tags = {one.fact for one in TABLE}
    assert all(KNOWN.words.has(f"tenant/{tag}") for tag in tags)


def test_nothing_hostile_takes_long_or_raises() -> None:
    for text in (
        "-" * 100_000, ("-- " * 500 + "\n") * 300, ("PS " + " " * 200) * 500, "a : b\n" * 50_000,
        "Get-Recipient " * 10_000, ("x" * 60 + " " * 60) * 1000, "{" * 60_000,
        "PS C:\\> Get-Recipient -Identity '" * 900,
    ):  # fmt: skip
        start = time.perf_counter()
        printed(text)
        assert time.perf_counter() - start < 1, text[:40]
