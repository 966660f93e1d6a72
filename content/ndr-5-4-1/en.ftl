# The guide for 5.4.1 in English. A node `admin.mx` of flow.toml says the message `admin-mx`: its title, `.body` what to do.
# Rules of this file and its variables: docs/guides.md.

# How the domain is called inside a sentence, with and without its name
the-domain = { $named ->
        [yes] { $domain }
       *[no] the recipient's domain
    }

meaning = What happened
    .recipient-rejected = { $named ->
            [yes] There is no recipient { $recipient } at { the-domain }.
           *[no] The recipient of this message does not exist at the other side.
        } 'Access denied' in such a report means just that; it is not about permissions. If the address is spelled right, only the mail admins of { the-domain } can put this right.
    .recipient-rejected-ours = Our own mail system has no recipient { $recipient }. 'Access denied' in such a report means just that; it is not about permissions. If the address is spelled right, our IT must put this right; the sender can do nothing about it.
    .relay-denied = { $named ->
            [yes] The message to { $recipient } reached a server that does not take mail for { the-domain }.
           *[no] The message reached a server that does not take mail for { the-domain }.
        } As a rule the mail admins of { the-domain } must act: their DNS or their mail server is set up wrongly.
    .relay-denied-ours = A message to our own domain { $domain } reached a server that does not take mail for it. Our IT must act: our DNS or our mail server is set up wrongly.
    .no-answer = No mail server answered for { the-domain } when the message was to be delivered. If only this domain is affected, its mail admins must act; if mail to everybody fails, the sender's own must.
    .no-answer-ours = None of our mail servers answered for { $domain } when the message was to be delivered. Our IT must act, unless the sender cannot reach anybody else either.
    .other = The message was refused for a reason that is not one of the usual three behind this code. The mail admins of the side whose server wrote the refusal must act; first make sure that the address is right.
    .other-ours = A message to our own domain { $domain } was refused for a reason that is not one of the usual three behind this code. Our IT must read the exact reply and act on it.
    .delay = The message has not failed: it could not be delivered yet, and the server goes on trying by itself. Please do not send it again; if the server gives up, another report will come.
    .not-me = I did not send this

## Questions

who = Who you are
    .body = Are you a mail user, or do you look after mail as an admin?
    .user = I am a mail user
    .admin = I am a mail admin
    .unknown = I don't know

side = Which side you are on
    .body = { $role ->
            [admin] Whose mail system do you look after: the sender's, or the one that should receive mail for { the-domain }?
            [staff] Whom are you helping: the sender, or somebody at { the-domain } who cannot be written to?
           *[other] Did you send the message, or can somebody not write to you?
        }
    .sender = { $role ->
            [admin] The sender's
            [staff] The sender
           *[other] I sent it
        }
    .recipient = { $role ->
            [admin] The recipient's
            [staff] The recipient
           *[other] Somebody cannot write to me
        }
    .unknown = I don't know

scope = How many addresses
    .body = Which addresses at { the-domain } do not get mail from outside? 'New' means: created or changed lately, and it has never worked.
    .one = Only this one
    .new = Only new ones
    .all = All of them
    .unknown = I don't know
    .known = One question is spared: by what the DNS shows, all addresses at { the-domain } are affected and not only this one.

## For the person who sent or should have got the message

user-intro = What you can do yourself
    .body = { $side ->
            [recipient] The repair needs rights on the mail system that only its admins have. You do not have to repair anything, only to pass it on: the note for it is already written.
           *[other] Most of the repair needs rights that a sender does not have. A few things you can do yourself; they come next, one at a time. If they do not help, pass on the note; it is already written.
        }

user-hand-over = Pass it to your IT
    .body =
        Your IT needs the address, the time, the server's reply and what has been checked. All of it is filled in; you need not look for anything.

        Messages that came back will not arrive later. After the repair, ask the people who wrote to you to send them again.
    .hand-over = Hand over to IT

user-spelling = Check the address
    .body =
        { $named ->
            [yes] Read { $recipient } letter by letter, before and after the @. Compare it with a source you trust, such as a business card or an old message from that person.
           *[no] Read the address letter by letter, before and after the @. Compare it with a source you trust, such as a business card or an old message from that person.
        }

        • Delete the suggestion that appears when you begin to type (auto-complete). It may hold an old address.
        • Type the whole address by hand and send the message once.
        • If it comes back again, ask the person by telephone or chat whether the address is still theirs.
    .next = The address is right

user-wait = When waiting is right
    .body =
        DNS records are public signposts; they tell every mail server where mail for { the-domain } goes. When one is changed, other servers remember the old one for a while, so even a correct change can lead mail astray: for 72 hours at the very most, usually much less.

        The DNS check replaces guessing: it shows how many servers already agree, and how long the old answer is still remembered. Wait only if it shows that a change is on its way, and only that long. Then have the domain checked again here.

        After that, send your message again: what came back is not delivered later.
    .not-for = { $family ->
            [recipient-rejected] The server was reached and does not know the address; time does not change that. Only a mailbox created or moved in the last hours may start to work by itself.
           *[other] Nothing in the reply points to a change in the DNS that is still on its way.
        }
    .link-dns = What DNS records are (Microsoft)

user-service = A fault at Microsoft
    .body =
        Microsoft 365 itself can be in trouble. Look at the public status page: does it speak of Exchange Online or of mail?

        If it does, nobody but Microsoft can mend it. Wait until the page says that it is over, then send your message again.
    .not-for = The server was reached and gave a clear answer about the address.
    .link-status = Microsoft's public status page

user-ask-admin = Pass it to an admin
    .body =
        The note for it is ready, and you can forward it as it is. It holds what the report says (address, time in UTC, the server's reply, who reported it and under which number) and what has been checked.

        { $family ->
            [no-answer] Give it to your own mail admin. If only { the-domain } is affected, the mail admins of { the-domain } should get it too.
            [other] Give it to your own mail admin, who can see from the exact reply which side must act.
           *[recipient-rejected] It is meant for the mail admins of { the-domain }. You may not know them: ask the person you wanted to write to, by telephone or chat, to pass it on.
        } Sending again helps only after the repair.

## For admins

admin-recipient = Does the recipient exist?
    .body =
        { $named ->
            [yes] Look up { $recipient } in the Exchange admin center under Recipients, or with the command.
           *[no] Look up the address in the Exchange admin center under Recipients, or with the command.
        } What you find decides:

        • Nothing: deleted, renamed or never created. Create it, or add it to a mailbox as an alias.
        • It exists, new or lately changed, and internal mail arrives: Microsoft's edge has an old copy of your directory. Change the SMTP address to another one, save, change it back, save. If it is synchronised, do so in your own directory.
        • A group or a public folder: since June 2025 the edge knows dynamic groups and public folders of the cloud. For on-premises ones, create a mail contact, or synchronise mail public folders with Microsoft Entra Connect (formerly Azure AD Connect).
        • Only on your own Exchange server: it was never synchronised. Synchronise it before the domain is Authoritative.

        Message trace shows nothing of this mail: it was refused before it came in. If all is right and it still fails, open a request with Microsoft and quote the server name and number from the report.
    .not-for = { $scope ->
            [all] All addresses of the domain are affected, so the fault is not in one recipient.
           *[other] The reply does not speak of an unknown address.
        }
    .commands = What Exchange Online knows of the recipient
    .new = Several new addresses fail

admin-recipient-new = Refresh the directory at Microsoft's edge
    .body =
        Only for this case: several new recipients exist, internal mail reaches them, mail from outside does not, and the domain is Authoritative today. For a single address, save that address anew instead.

        Switching the domain to Internal relay and back makes Microsoft send your addresses to its edge again. This touches the whole company and needs the Exchange Administrator. While the domain is on Internal relay, mail to unknown addresses is let in: without a connector it circles until it fails with 5.4.14, and more spam comes through.

        Do both on the same day: switch, let somebody outside send to a new address, and switch back as soon as it arrives. If it has not arrived after an hour, switch back all the same and open a request with Microsoft.
    .commands = First line: switch. Second line: switch back, which undoes the first
    .commands-1 = First: switch to Internal relay
    .commands-2 = Then: switch back (undoes the first line)

admin-mx = Where the MX leads
    .body =
        This is for you if people outside get this report when they write to { the-domain }. Its MX record tells them which server takes the mail; the DNS check shows what it says at this moment.

        Compare it with the value in the Microsoft 365 admin center (formerly the Office 365 portal): Settings, Domains, { the-domain }, DNS records. Only your tenant knows the exact value. Its end is usually mail.protection.outlook.com, mx.microsoft for newer domains, and another one in government clouds or in China.

        If the MX leads to a filter in front of your mailboxes, that is no fault. Then look there: at its list of recipients and at the server it delivers to.

admin-mx-fix = Correct the MX
    .body =
        Sign in where the DNS of { the-domain } is really kept. The check of the name servers shows where that is; it need not be the place where you bought the domain.

        Delete the MX that is wrong, enter the one that your admin center shows, with priority 0 and a TTL of one hour, and save. If the value is the same and its server has no address, change nothing: that is for Microsoft.

        Then write 'published' and the new MX: I look where it is already seen. Once it is, mail that came back must be sent again.
    .link-domains = Your domains in the Microsoft 365 admin center

admin-mx-single = One MX, not several
    .body =
        A domain in Exchange Online should have one MX. A leftover of an old provider does harm, and how much depends on the numbers:

        • Lower number than Microsoft's: nearly all mail goes to the old server. A fault.
        • Same number: part of the mail goes there. A fault.
        • Higher number: it is used when Microsoft cannot be reached, and by spammers. Better remove it.

        If the mailboxes have moved, delete the leftover at your DNS host. A second MX is fine while you move to the new names in mx.microsoft, or if you know that a filter needs it.

admin-domain = Is the domain healthy?
    .body =
        This too is for you if people outside get this report when they write to { the-domain }. Open the Microsoft 365 admin center: Settings, Domains, choose { the-domain }, then Check health (formerly Domains, Troubleshoot, in the Office 365 portal).

        • Not in the list: add and verify it, or find out which other tenant has it.
        • Set-up not finished, or a fault: follow what the page asks for.
        • Active or healthy: the page only compares records. If all mail still fails, the domain may be left over in another tenant. Its administrators can remove it there; a tenant nobody manages can be taken over by proving with a DNS record that the domain is yours; if neither works, ask Microsoft’s support.
    .link-domains = Your domains in the Microsoft 365 admin center

admin-accepted-domain = Does Exchange accept the domain?
    .body =
        This matters above all if you keep the DNS of { the-domain } yourself: then nothing has set up Exchange for you. Open the Exchange admin center: Mail flow, Accepted domains (formerly Admin, Exchange), or use the command.

        • Not in the list: the domain is not ready for mail. After adding it, allow up to an hour.
        • Authoritative: right, if all recipients are in Exchange Online or synchronised to it.
        • Internal relay: right only if another mail system really shares these addresses, with a connector to it. Without one, mail circles and fails with 5.4.14.

        A subdomain in the address needs an entry of its own.
    .not-for = Other addresses at { the-domain } get mail, so Exchange accepts the domain.
    .link-accepted-domains = Accepted domains in the Exchange admin center
    .commands = The domain and its type, as Exchange Online has them

admin-propagation = Is the change seen everywhere?
    .body =
        Right records may not be seen everywhere yet. 72 hours is the most it takes, not what you should plan; the DNS check shows what is so now:

        • All name servers of the domain show the old value: it was not saved, or edited at the wrong provider. Waiting is useless.
        • Some show the old, some the new: the zone is still being copied between them. If that lasts longer than an hour, ask your DNS host.
        • All show the new one: only caches are behind. Wait for the time that is left (TTL).
        • All show the same: write 'published' and the MX you entered, and I compare the two.

        Then mail that came back must be sent again.
    .not-for = Other addresses at { the-domain } get mail, so the world finds the right server.

admin-hybrid = Hybrid: the connectors
    .body =
        Only if Exchange servers of your own and Exchange Online share { the-domain }; otherwise go on.

        The Hybrid Configuration Wizard made a send and a receive connector between the two. Look whether they are still there and enabled, and whether their certificate is still valid and names one of your accepted domains. Do not run the wizard again just to be safe: it sets hybrid settings anew, also connectors changed by hand. If it has to be run, write the settings down first and choose only the options you need.

        Recipients that are only on your own servers must be synchronised, or Exchange Online does not know them. (Older instructions call this KB 2827473.)
    .link-wizard = Hybrid Configuration Wizard (download)

admin-hybrid-routing = Hybrid: the way in
    .body =
        Only for a hybrid. There are two ways in for mail from outside, and the MX decides:

        • MX to Exchange Online: it must know every recipient, also those on your own servers, and needs a connector to pass their mail on.
        • MX to your own servers or a filter: they must take mail for { the-domain } and know the way to the cloud mailboxes.

        Centralized mail transport leads mail of cloud mailboxes through your own servers as well. If you do not need it, turn it off: one stop less that can refuse.
    .link-routing = Transport routing in a hybrid (Microsoft)

admin-no-answer = Nobody answered
    .body =
        { $side ->
            [recipient] Nobody outside got through to the server that the MX of { the-domain } names. Check in this order:

        • Is the domain still registered, and has every MX server an address?
        • Does it answer from outside on port 25? Test from a network that is not yours: firewall, router, provider.
        • Is the mail service running, and not so busy that it turns callers away?
           *[other] First find out: does mail to { the-domain } alone fail, or to everybody?

        • Only { the-domain }: its registration may have run out, its MX may have no address, or its server may be down. If the DNS check points there, nothing needs changing on the sender's side: tell theirs.
        • Everybody: it is the sender's side. Does the server get out on port 25, past firewall and provider? Does the smart host of the connector answer? Does the server's own DNS?
        }

        Exchange Online now says much the same with other codes: 5.4.310 the domain does not exist, 5.4.312 the DNS did not answer, 5.4.316 the connection was refused.
    .not-for = A server did answer; it only said no.

admin-connector-test = Test the outbound connector
    .body =
        If your mail leaves through a connector, test that: Exchange admin center, Mail flow, Connectors, choose it, Validate. (Older instructions call this the MX record and outbound connector test.)

        Or use the commands. The first lists your connectors: an old smart host, or a recipient domain that should not be there, leads mail to a server that does not take it. Put the connector's name into the second; it connects and sends a test message.
    .not-for = The recipient's side answered about the address, so the mail had found its way out.
    .link-connectors = Connectors in the Exchange admin center
    .commands = List the connectors, then test one
    .commands-1 = First: list the connectors
    .commands-2 = Then: test one (put in its name)

admin-mx-test = Test from outside
    .body =
        Have a test message sent by Microsoft's Remote Connectivity Analyzer to an address at { the-domain }. Enter one that exists; the test needs no admin rights.

        It tells every step: which MX was found, who answered, what was said. If it arrives, mail from outside works, and the address in the report is what is left to look at.
    .link-inbound-test = Inbound SMTP test (Remote Connectivity Analyzer)

admin-sender = On the sender's side
    .body = { $family ->
            [recipient-rejected] There is nothing to change here: the mail went out, and the other side answered that it has no such recipient. No right, setting or waiting on the sender's side changes that. Have the spelling checked first.

        If it is right, send the note to the mail admins of { the-domain }. They will find nothing in their message trace, since the message was refused before it came in; tell them, and they need not search.
            [relay-denied] First look who refused. If it is the server that the MX of { the-domain } names, there is nothing to change here: that server does not take mail for the domain. Send the note to the mail admins of { the-domain }.

        If it is a server of your own, such as a relay or a smart host, the fault is on your side: go on.
           *[other] Read the exact reply. If a server of the other side wrote it, there is nothing to change here: send the note to the mail admins of { the-domain }.

        If a server of your own wrote it, its rules decide: go on.
        }
    .not-for = When nobody answers, nobody has refused: what to look at on the sender's side comes under 'Nobody answered'.

admin-service-health = Is Exchange Online in trouble?
    .body =
        Open the Microsoft 365 admin center: Health, Service health (formerly Service health, View all, in the Office 365 portal). Look for an open entry on Exchange Online that speaks of mail delivery.

        If there is one, note its number (it begins with EX), tell your users and wait until it is closed. Then mail that came back must be sent again. If there is none, and nothing else fitted, report the fault there.
    .not-for = A fault of the service would not stop at one address.
    .link-health = Service health in the Microsoft 365 admin center
    .link-status = Microsoft's public status page

## For everybody, at any time

not-me = You did not send this
    .body =
        Open nothing in it: no link, no attachment, and do not answer.

        Most often somebody has only put your address on their mail as the sender, and the report came back to you. Then your mailbox is untouched. But look into Sent and into your rules: is there anything you do not know? Then somebody may be using your mailbox; change your password at once.

        Either way, let security have a look.
    .hand-over = Pass to security

cause = What is behind it
    .body = { $family ->
            [recipient-rejected] The server that wrote this error does not take mail for this recipient. It takes mail for { the-domain }, but the address is not in its list: misspelled, given up, or so new that the list does not have it yet.
            [relay-denied] The server that wrote this error does not take mail for { the-domain } at all. Usually the MX leads to the wrong server, or the domain was never properly set up on the right one.
            [no-answer] Nobody refused anything: the sending server tried for a while, and no server answered for { the-domain }. The other server may be busy or down, the domain may have no way to it in the DNS, or the sender's own network may not let mail out.
           *[other] The server that wrote this error refused the message for a reason of its own. Its exact words say more than the code: a rule of the recipient's company, a filter, or a mail server or DNS that is set up wrongly.
        }

report-details = How to read the report
    .body =
        A report has two parts; a real one shows some or all of this. The upper part is for users. For this code it says that access to the relay was denied, that the address is not known, or that no connection came about because the other system was busy or could not take the message.

        The lower part is for administrators: the server that wrote the report, the recipient, the server that refused, and its very words. There stand three digits such as 550, the code 5.4.1, and 'Relay Access Denied', 'Access denied' or 'No answer from host'. The text decides, not the number alone.

        These are the lines of your report:
    .part-users = For users
    .part-admins = For administrators

more-help = More help
    .body =
        Should it still not work, there is more: Microsoft explains what non-delivery reports are, and in the community forum other admins answer.

        Admins can sign in to the Microsoft 365 admin center and open a service request, or have Microsoft call back. Have the server name, time and number from the report at hand; they are in the note.
    .link-reports = Non-delivery reports explained (Microsoft)
    .link-community = Community forum on Exchange
    .link-support = Support in the Microsoft 365 admin center

helpful = One question at the end
    .body = Did this help you? Only your helpdesk sees the answer.
    .yes = Yes
    .no = No
    .thanks-yes = Thank you. If another message comes back, just paste it here.
    .thanks-no = Thank you for saying so. The note for your helpdesk remains ready; with it, nobody has to ask you everything again.
