# What the output of an admin's own commands says: one message for each fact of bot/tenant, said at once and in the note.

told-by = { $command }
supported = Speaks for
struck = Ruled out
expected-command = Prints the MX itself

# -- nothing that can be counted
alone = That is what { $command } prints. It says more beside a mail that came back: paste that first, then this once more.
nameless = That is what { $command } prints. The report names no recipient, so I cannot hold it against anything. Paste the lines with the address, then this once more.
not-run = That is the command itself. Run it in Exchange Online PowerShell and paste what it prints. If it prints nothing, paste it with the prompts before and behind it.
fault-unconnected = The console does not know { $command }: connect first with Connect-ExchangeOnline, then run it again.
fault-denied = { $command } was refused, because the account lacks the rights for it. Nothing is known by that; somebody with the role named above can run it.
fault-other = { $command } ended with an error that I do not know. Nothing is known by that; please paste the whole output if there is more.
other-object = That is about { $other }, not about { $named ->
        [yes] { $recipient }
       *[no] { $domain }
    }. I do not count it.

# -- Get-Recipient
recipient-missing = The tenant where that was run has no recipient { $about }. If it is the tenant of { $domain }, create the address or add it as an alias.
recipient-mailbox = { recipient-shown } It is a mailbox ({ $kind }). So the address exists, and whatever refused it does not know that: refresh it (change its SMTP address, save, change it back).
recipient-dynamic = { recipient-shown } It is a dynamic group ({ $kind }), and not every directory that decides at the door knows those.
recipient-public-folder = { recipient-shown } It is a public folder ({ $kind }), and not every directory that decides at the door knows those.
recipient-group = { recipient-shown } It is a group ({ $kind }). So the address exists, and whatever refused it does not know that.
recipient-remote = { recipient-shown } But it has no mailbox in Exchange Online ({ $kind }): the mailbox is on servers of your own, or the licence has no Exchange plan.
recipient-contact = { recipient-shown } It is only a contact ({ $kind }): mail to it goes on to another address.
recipient-unclear = That does not show what kind of recipient { $about } is. Paste the lines RecipientTypeDetails and EmailAddresses too.
recipient-of-senders-tenant = That was asked in the sender's tenant, which does not hold the recipients of { $domain }. It says nothing about { $about }.
recipient-shown = { $told ->
        [no] No address is shown, so I take this for { $about }.
       *[yes] Exchange Online has { $about }.
    }{ $created ->
        [none] {""}
       *[other] {" "}Created: { $created }.
    }

# -- Get-AcceptedDomain
accepted = Exchange Online has { $about } as { accepted-kind }
accepted-parent = { $parent } covers its subdomains in Exchange Online, { $about } too. It is { accepted-kind }
accepted-kind = { $kind ->
        [authoritative] Authoritative: it refuses every address that it does not know.
        [internal-relay] Internal relay: it takes unknown addresses and passes them on, which needs a connector.
       *[external-relay] External relay: it takes mail and passes it on to another system.
    }
accepted-parent-only = Only { $parent } is accepted, without its subdomains. Add { $about }, or let the parent match its subdomains.
accepted-parent-unclear = { $parent } is accepted. Whether { $about } is too depends on MatchSubDomains, which is not shown: paste that line as well.
accepted-missing = The tenant where that was run does not have { $about }. If its mail is to be read there, add and verify it; if not, its MX must lead elsewhere.
accepted-unclear = That does not show whether { $domain } is accepted: something is cut off or missing. Run the command with | fl and paste it again.
accepted-of-senders-tenant = That was asked in the sender's tenant. It says nothing about how the recipient's side has { $about }.

# -- Get-DnssecStatusForVerifiedDomain
expected-mx = The tenant expects this MX for { $about }: { $host }. From now on exactly that is looked for.
expected-hidden = That does not show the MX itself. This command prints it:

# -- Get-OutboundConnector
route-refuser = The connector { $name } leads mail for { $about } to { $hosts }, the very server that refused. Correct it, or let it go by the MX.
route-on-premises = The connector { $name } leads all mail through your own servers. Where they send mail for { $about } is decided there.
route-smart-host = The connector { $name } leads mail for { $about } to { $hosts } instead of by its MX.
route-mx = No connector that is shown leads mail for { $about } past its MX.
route-none = It printed nothing, so there is no outbound connector: mail for { $about } goes by its MX.
route-unclear = That does not show for certain where mail for { $domain } goes: a list is cut off or missing. Set $FormatEnumerationLimit = -1, run the command with | fl and paste it again.

# -- connectors between own servers and Exchange Online
hybrid-on = The { hybrid-way } { $name } between your own servers and Exchange Online is there and enabled.
hybrid-off = The { hybrid-way } { $name } between your own servers and Exchange Online is switched off.
hybrid-there = The { hybrid-way } { $name } between your own servers and Exchange Online is there. Whether it is enabled is not shown.
hybrid-none = There is no { hybrid-way } between servers of your own and Exchange Online.
hybrid-unclear = That does not show which of the connectors are for your own servers. Run the command with | fl and paste it again.
hybrid-way = { $way ->
        [inbound] inbound connector
       *[outbound] outbound connector
    }

# -- Get-MessageTraceV2
trace-none = { $tenant ->
        [recipient] The trace has no mail to { $about }. That fits a refusal at the door: such mail never comes in.
       *[other] The trace has no mail to { $about } in that time. Then it did not go out through this tenant.
    }
trace-delivered = The trace says that mail to { $about } was delivered ({ $at }). So the address takes mail; send again.
trace-failed = The trace says the same as the report: mail to { $about } failed ({ $at }).
trace-pending = The trace says that mail to { $about } is still under way ({ $at }). Do not send it again yet.
trace-held = The trace says that mail to { $about } was held back by a filter ({ $at }). Look in the quarantine or the Junk folder.
trace-unclear = That does not show what became of the mail to { $about }. Paste the column Status too.
