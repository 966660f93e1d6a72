# The guide for 5.4.1 in English. A node `admin.mx` of flow.toml says the message `admin-mx`: its title, `.body` what to do.
# Rules of this file and its variables: docs/guides.md.

# How the domain is called inside a sentence, with and without its name
the-domain = { $named ->
        [yes] { $domain }
       *[no] the recipient's domain
    }

# Who refused, at the beginning of a sentence
the-refuser = { $by ->
        [microsoft] A server of Microsoft
       *[other] { $refuser ->
            [none] The server that refused this message
           *[other] The server { $refuser }
        }
    }

the-refuser-there = { $by ->
        [microsoft] a server of Microsoft
       *[other] { $refuser ->
            [none] the server that refused
           *[other] { $refuser }
        }
    }

meaning = What happened
    .recipient-rejected = { the-refuser } says that it has no recipient { $named ->
            [yes] { $recipient }
           *[no] of that name
        }. { $place ->
            [sender] That server is on the sender's own side, so the sender's mail admins must act.
            [stale] Only old answers of the DNS still lead to that server: nobody has to act.
            [elsewhere] The MX of { the-domain } does not lead to that server. Unless it was changed in the last three days, the sender's mail admins must act.
           *[unknown] It may be misspelled, gone, or too new for that server. If it is right, only the mail admins of { the-domain } can help.
        }
    .recipient-rejected-ours = { the-refuser } says that our address { $recipient } does not exist. { $place ->
            [sender] That server is on the sender's own side, so the sender's mail admins must act.
            [stale] Only old answers of the DNS still lead to that server: nobody has to act.
            [elsewhere] Our MX does not lead to that server. Unless it was changed in the last three days, the sender's mail admins must act.
           *[unknown] It may be misspelled, gone, or too new for that server. If it is right, our IT must put this right; the sender can do nothing about it.
        }
    .relay-denied = { $named ->
            [yes] The message to { $recipient }
           *[no] The message
        } reached { $refuser ->
            [none] a server that does not take mail for { the-domain }.
           *[other] { the-refuser-there }, which does not take mail for { the-domain }.
        } { $place ->
            [mx] The MX of { the-domain } leads there, so its mail admins must act.
            [behind] The MX of { the-domain } passes mail on to it, so its mail admins must act.
            [stale] Only old answers of the DNS still lead there: nobody has to act.
            [sender] That is a server of the sender's own side, so the sender's mail admins must act.
            [elsewhere] The MX of { the-domain } does not lead there. Unless it was changed in the last three days, the sender's mail admins must act.
           *[unknown] If its MX leads there, its mail admins must act; if not, the sender's.
        }
    .relay-denied-ours = A message to our own domain { $domain } reached { $refuser ->
            [none] a server that does not take mail for it.
           *[other] { the-refuser-there }, which does not take mail for it.
        } { $place ->
            [mx] Our MX leads there, so our IT must act.
            [behind] Our MX passes mail on to it, so our IT must act.
            [sender] That is a server of the sender's own side, so the sender's mail admins must act.
            [stale] Only old answers of the DNS still lead there: nobody has to act.
            [elsewhere] Our MX does not lead there. Unless it was changed in the last three days, the sender's mail admins must act.
           *[unknown] If our MX leads there, our IT must act; if not, the sender's mail admins.
        }
    .no-answer = { $refuser ->
            [none] No mail server answered for { the-domain }.
           *[other] { $refuser } did not answer when the message to { the-domain } was to be delivered.
        } { $destinations ->
            [many] Other domains did not answer either, so the sender's own mail admins must act.
           *[one] { $place ->
                [sender] That is a server of the sender's own side, so the sender's own mail admins must act.
                [stale] Only old answers of the DNS still lead there: nobody has to act.
                [elsewhere] The MX of { the-domain } does not lead there. Unless it was changed in the last three days, the sender's own mail admins must act.
               *[unknown] If only this domain is affected, its mail admins must act; if mail to everybody fails, the sender's.
            }
        }
    .no-answer-ours = { $refuser ->
            [none] None of our mail servers answered for { $domain } when the message was to be delivered.
           *[other] { $refuser } did not answer when a message to our domain { $domain } was to be delivered.
        } { $destinations ->
            [many] Other domains did not answer either, so the sender's own mail admins must act.
           *[one] { $place ->
                [sender] That is a server of the sender's own side, so the sender's mail admins must act.
                [stale] Only old answers of the DNS still lead there: nobody has to act.
                [elsewhere] Our MX does not lead there. Unless it was changed in the last three days, the sender's mail admins must act.
               *[unknown] Our IT must act, unless the sender cannot reach anybody else either.
            }
        }
    .other = { $words ->
            [none] The message was refused with a code that has several meanings; the words that would tell which are missing. Make sure that the address is right, and paste the whole report here if you have it; else your own mail admins find the words in their log.
           *[told] The message was refused for a reason that is not one of the usual three behind this code. The mail admins of the side whose server wrote the refusal must act; first make sure that the address is right.
        }
    .other-ours = { $words ->
            [none] A message to our own domain { $domain } was refused with a code that has several meanings; the words that would tell which are missing. Ask the sender for the whole report.
           *[told] A message to our own domain { $domain } was refused for a reason that is not one of the usual three behind this code. Our IT must read the exact reply and act on it.
        }
    .delay-recipient-rejected = The message has not failed: a server does not take it yet, because it does not know { $named ->
            [yes] { $recipient }
           *[no] the address
        } for the moment. Do nothing yet and please do not send it again: the sending server goes on trying by itself. Many such delays heal, for example while a mailbox is new. If the server gives up, another report will come.
    .delay-relay-denied = The message has not failed: for the moment a server does not take mail for { the-domain }. Do nothing yet and please do not send it again: the sending server goes on trying by itself. Many such delays heal, for example after a move. If the server gives up, another report will come.
    .delay-no-answer = The message has not failed: so far no mail server answered for { the-domain }. Do nothing yet and please do not send it again: the sending server goes on trying by itself. { $destinations ->
            [many] Other domains do not answer either: then the reason is on the sender's side, in its network, port 25 or smart host. If the server gives up, another report will come.
           *[one] Many such delays heal as soon as the other server is back. If the server gives up, another report will come.
        }
    .delay-other = The message has not failed: a server does not take it yet. Do nothing yet and please do not send it again: the sending server goes on trying by itself. Many such delays heal. If the server gives up, another report will come.
    .not-me = I did not send this

## Questions

who = Who you are
    .body = Do you use mail, or manage it?
    .user = I am a mail user
    .admin = I am a mail admin
    .unknown = I don't know

side = Which side you are on
    .body = { $role ->
            [admin] Whose mail do you look after?
            [staff] Whom are you helping: the sender, or somebody at { the-domain } who cannot be written to?
           *[other] Did you send the message?
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

## The one step where nothing else can help

domain-gone = Check the spelling of the domain
    .body = { $side ->
            [recipient] If { the-domain } is spelled right in the report, renew it at the registrar, or have its hold lifted there. No mail can arrive before.
           *[other] Read what stands behind the @ and correct it. If it is right, the domain is gone: ask the person for another address, by telephone or chat.
        }
    .alone = The domain { the-domain } does not exist, so nothing else can help before it does.
    .next = It is spelled right

dns-dead = Nobody can look the domain up
    .body = { $side ->
            [recipient] Have the name servers put right where the DNS of { the-domain } is kept, or name working ones at the registrar. Then test again.
           *[other] Only whoever looks after the DNS of { the-domain } can mend this. Tell the person you wrote to, by telephone or chat, and send again after the repair.
        }
    .alone = Nobody can look up { the-domain } at the moment, so nothing else can help before that is mended.

## For the person who sent or should have got the message

user-intro = What you can do yourself
    .body = { $side ->
            [recipient] { $place ->
                [stale] Time repairs this; then the sender must send again. Should it come back, a note is ready.
               *[other] Only mail admins can repair this. You pass on a note, which is ready.
            }
           *[other] { $place ->
                [stale] Time repairs this:
               *[other] Usually an admin must repair this. First:
            }
        }

user-hand-over = Pass it to your IT
    .body = Copy the note and send it to your IT; everything is filled in. After the repair, whoever wrote to you must send again: what came back does not arrive by itself.
    .next = I passed it on

user-spelling = Check the address
    .body =
        { $named ->
            [yes] Compare { $recipient } with a trusted source, delete the suggestion, type it by hand, send once.
           *[no] Compare the address with a trusted source, delete the suggestion, type it by hand, send once.
        } If it comes back, ask another way.
    .next = The address is right
    .not-for = The message went to the wrong server, whatever the address.

user-moved = Was the mail moved lately?
    .body = { $place ->
            [stale] Only old DNS answers still lead to { the-refuser-there }. Wait, then send again.
           *[other] Ask the person, by telephone or chat, whether their mail was moved in the last three days. If so, wait up to 72 hours and send again. If not, pass the note to your IT: something there leads to { the-refuser-there }.
        }
    .not-for = { $place ->
            [sender] A server of the sender's own side stopped the message.
           *[unknown] Nothing shows that the message went astray.
        }

user-wait = When waiting is right
    .body = After a change, old DNS records are remembered for up to 72 hours; even a correct change can break mail meanwhile. Wait, then send again.
    .more = DNS records are public signposts: they tell every mail server where mail for { the-domain } goes. How long the old ones are still remembered is measured; the DNS check tells. Mail that came back is not delivered later by itself.
    .not-for = { $family ->
            [recipient-rejected] A server answered that it does not know the address; time does not change that.
           *[other] Nothing in the reply points to a change that is still on its way.
        }
    .ruled-out = { $place ->
            [elsewhere] Waiting helps only after a move; the step about the move says how long.
           *[other] As things stand, waiting alone would change nothing.
        }
    .link-dns = About DNS

user-service = A fault at Microsoft
    .body = Microsoft 365 can be in trouble. If its status page says so, wait, then send again.
    .not-for = { $family ->
            [recipient-rejected] A server answered clearly, so it was not out of order.
           *[other] The message did not reach the server that the MX names.
        }
    .ruled-out = What was found is not a fault at Microsoft.
    .link-status = Status page

user-ask-admin = Pass it on
    .body = { $place ->
            [sender] Forward this note to your own mail admin: what refused is on your own side.
            [elsewhere] If their mail was not moved: forward this to your own mail admin.
            [stale] Only if it comes back again: forward this to your own mail admin.
           *[unknown] { user-ask-whom }
        }
user-ask-whom = { $family ->
            [no-answer] Forward this note to your own mail admin; if only { the-domain } is affected, to theirs too.
            [other] Forward this note to your own mail admin, who can see from the reply which side must act.
           *[recipient-rejected] Ask the person, by telephone or chat, to pass this to their mail admins.
        }

## For admins

admin-recipient = Does the recipient exist?
    .body =
        { $named ->
            [yes] Look up { $recipient } in Exchange admin center > Recipients, or with the command.
           *[no] Look up the address in Exchange admin center > Recipients, or with the command.
        }

        • Not there: create it, or an alias.
        • Without a mailbox: give it an Exchange Online licence.
        • New or changed: change its SMTP address, save, change back, save.
        • Only on your own servers: synchronise it, also groups and public folders.
    .more = Message trace shows nothing of this mail: Microsoft's front servers refused it before it came in. They have a copy of your directory, which can be old. Since June 2025 they know dynamic groups and public folders of the cloud; for public folders on your own servers use Microsoft Entra Connect (formerly Azure AD Connect). If all is right and it still fails, open a request with Microsoft and quote server and number from the report.
    .not-for = { $scope ->
            [all] All addresses of the domain are affected, so the fault is not in one recipient.
           *[other] The reply names no unknown address.
        }
    .commands = What Exchange knows
    .new = Several new addresses fail

admin-recipient-new = Refresh Microsoft's copy of your directory
    .body =
        Only if several new addresses fail and the domain is Authoritative. It touches the whole company: meanwhile mail to unknown addresses circles (5.4.14) and spam gets in.

        1. Switch to Internal relay.
        2. Have somebody outside write to a new address.
        3. Switch back within the hour, even if nothing arrived.
    .more = Switching makes Microsoft send your addresses to its front servers again. For a single address, saving that address anew is enough. If the switch does not help, open a request with Microsoft.
    .commands = First line: switch. Second line: switch back, which undoes the first
    .commands-1 = First: switch to Internal relay
    .commands-2 = Then: switch back (undoes the first line)

admin-mx = Where the MX leads
    .body =
        Where is the mail of { the-domain } read? In Microsoft 365: correct the MX. Behind its server: accept the domain there.
    .cloud = In Microsoft 365
    .there = Behind that server
    .more = This is for you if people outside get this report when they write to { the-domain }. The MX record tells them which server takes the mail; it is kept at the registrar or at a DNS host. Microsoft's names end in mail.protection.outlook.com, or in mx.microsoft for newer domains; only your tenant knows the value. Government clouds and China have other endings. Older instructions call the admin center the Office 365 portal.
    .ruled-out = To Microsoft 365, to a server with an address.

admin-mx-fix = Correct the MX
    .body =
        1. Sign in where the DNS of { the-domain } is kept.
        2. Delete the wrong MX. Enter the one from your admin center, or from the command: priority 0, TTL one hour. { $expected ->
            [none] { $usual ->
                [none] It ends in mail.protection.outlook.com, or in mx.microsoft for newer domains.
               *[other] Usually that is { $usual }; newer domains have a name in mx.microsoft.
            }
           *[other] Your tenant says that it is { $expected }.
        }
        3. Test again here.

        If it is the same already and its server has no address, that is for Microsoft. If the mail is read behind the server of today, leave the MX.
    .commands = The MX that your tenant expects
    .link-domains = Domains page

admin-mx-accept = Let that server accept the domain
    .body =
        The MX is right, so the server that it names must be told:

        • A filter: enter { the-domain } in its list of domains, and the server it delivers to.
        • A server of your own: add { the-domain } to its accepted domains.
        • Microsoft 365: add and verify { the-domain }, then look under Accepted domains.
    .link-accepted-domains = Accepted domains in the Exchange admin center

admin-relay = A server of the sender's own side
    .body = { $side ->
            [recipient] Nothing to change here: { the-refuser-there } is on the sender's own side and stopped the mail before it came to your MX. Pass the note to the sender; their mail admins can look with this command.
           *[other] Look at { the-refuser-there }:

        • Is it the right smart host, does it answer, and may this sender pass (sign-in, allowed addresses)?
        • Does it keep { the-domain } as a domain of its own (a web host's local delivery, an accepted domain)? Remove it there, so that mail follows the MX.
        }
    .commands = The sender's connectors
    .not-for = { $place ->
            [stale] Old DNS answers led the message there.
            [elsewhere] Nothing ties that server to the sender.
           *[unknown] Nothing shows that the message went astray.
        }

admin-moved = Was the MX changed lately?
    .body = The message went to { the-refuser-there }, which the MX of { the-domain } does not name. Was the MX changed in the last three days?
    .yes = Yes
    .no = No
    .unknown = I don't know
    .not-for = { $place ->
            [sender] It is known whose server that is: the sender's.
            [stale] Old DNS answers led the message there.
           *[unknown] Nothing shows that the message went astray.
        }

admin-moved-wait = Wait for the old answer to go
    .body = Some senders still remember the old MX: up to its TTL, 72 hours at most. Nobody has to do anything. Then what came back must be sent again. If it fails after that, something leads mail there by hand.

admin-moved-route = What leads mail to the wrong server
    .body = { $side ->
            [recipient] The fault is on the sender's side: a connector, a smart host or a server typed by hand leads their mail to { the-refuser-there }. Pass the note to the sender; their mail admins can look with this command.
           *[other] A connector, a smart host or a server typed by hand leads mail for { the-domain } to { the-refuser-there }. Find it and correct it.
        }
    .commands = The sender's connectors
    .link-connectors = Connectors in the Exchange admin center

admin-mx-single = One MX, not several
    .body = One MX is enough, except while you move to mx.microsoft, or behind a filter.
    .more =
        How much harm a leftover does depends on the priorities:

        • Lower number than Microsoft's: nearly all mail goes to the old server.
        • Same number: part of the mail goes there.
        • Higher number: it is used when Microsoft cannot be reached, and by spammers.
    .ruled-out = The MX leads to one provider.
    .fix = Correct the MX

admin-domain = Is the domain healthy?
    .body =
        Open Microsoft 365 admin center > Settings > Domains > { the-domain } > Check health, and do what it asks.

        • Not listed: add and verify it, or find the tenant that has it.
        • Active, yet all mail fails: remove it from another tenant, or ask Microsoft.
    .more = This is for you if people outside get this report. Active means that the page compared the records, no more. A tenant that nobody manages can be taken over by proving with a DNS record that the domain is yours. In the Office 365 portal this was Domains > Troubleshoot.
    .link-domains = Domains page
    .elsewhere = Its mail is read elsewhere

admin-accepted-domain = Does Exchange accept the domain?
    .body =
        Open Exchange admin center > Mail flow > Accepted domains, or run the command.

        • Not listed: add it, a subdomain too, and allow an hour.
        • Authoritative: right, if every recipient is there or synchronised.
        • Internal relay: right only with a connector to another system.
    .more = This matters above all if you keep the DNS of { the-domain } yourself: then nothing has set up Exchange for you. Internal relay without a connector makes mail circle until it fails with 5.4.14. Older instructions call the place Admin > Exchange.
    .not-for = Other addresses at { the-domain } get mail, so Exchange accepts the domain.
    .link-accepted-domains = Accepted domains
    .commands = The domain in Exchange Online

admin-propagation = Is the change seen everywhere?
    .body = Where only caches are old, wait: 72 hours at most. Name your new MX: I look who shows it.
    .more =
        What the answers mean:

        • All name servers of the domain are old: it was not saved, or edited at the wrong provider. Waiting is useless.
        • Some are new: the zone is being copied. After an hour, ask your DNS host.
        • All are new: only caches are behind. Wait for the time that is left (TTL).
    .not-for = Other addresses at { the-domain } get mail, so the world finds the right server.
    .ruled-out = Every server that was asked shows the change.

admin-hybrid = Hybrid: the connectors
    .body = The Hybrid Configuration Wizard made a send and a receive connector between your Exchange servers and Exchange Online. Look whether both are there and enabled, and whether their certificate is valid and names an accepted domain.
    .more = Only if Exchange servers of your own and Exchange Online share { the-domain }. Do not run the wizard again just to be safe: it sets hybrid settings anew, also connectors changed by hand. If it has to be run, write the settings down and choose only what you need. Recipients that are only on your own servers must be synchronised. Older instructions call this KB 2827473.
    .ruled-out = No Exchange server of yours in the DNS.
    .commands = The connectors between your servers and Exchange Online
    .link-wizard = Hybrid Configuration Wizard (download)

admin-hybrid-routing = Hybrid: the way in
    .body =
        The MX decides how mail from outside comes in.

        • To Exchange Online: it must know every recipient, and needs a connector to your servers.
        • To your servers or a filter: they must take mail for { the-domain } and know the way to the cloud.
    .more = Centralized mail transport leads mail of cloud mailboxes through your own servers as well. If you do not need it, turn it off: one stop less that can refuse.
    .ruled-out = No Exchange server of yours in the DNS.
    .link-routing = Transport routing in a hybrid (Microsoft)

admin-no-answer = Nobody answered
    .body =
        { $side ->
            [recipient] Look at the server that the MX of { the-domain } names:

        • It must have an address and answer on port 25 from a foreign network.
        • Its mail service must run and not be too busy.
           *[other] Send to another domain as well.

        • Only { the-domain } fails: nothing to change on the sender's side; tell theirs.
        • All fail: look at port 25, firewall and provider, the connector's smart host, and the server's own DNS.
        }
    .more = { $side ->
            [recipient] Nobody outside got through. The domain may have run out, its MX may have no address, a firewall, router or provider may stop port 25, or the server may turn callers away.
           *[other] The domain may have run out, its MX may have no address, or its server may be down; the DNS check tells.
        } Exchange Online now says much the same with other codes: 5.4.310 the domain does not exist, 5.4.312 the DNS did not answer, 5.4.316 the connection was refused.
    .not-for = A server answered and said no.

admin-connector-test = Test the outbound connector
    .body = Open the Exchange admin center > Mail flow > Connectors, choose yours, Validate; or use the commands. An old smart host, or a recipient domain that should not be there, leads mail astray.
    .more = The first command lists your connectors, the second connects and sends a test message; put the connector's name into it. Older instructions call this the MX record and outbound connector test of the Remote Connectivity Analyzer.
    .not-for = The recipient's side answered about the address, so the mail had found its way out.
    .link-connectors = Connectors
    .commands = List the connectors, then test one
    .commands-1 = First: list the connectors
    .commands-2 = Then: test one (put in its name)

admin-mx-test = Test from outside
    .body = Let Microsoft's Remote Connectivity Analyzer send a test message to an address at { the-domain } that exists. If it arrives, mail from outside works.
    .more = The test needs no admin rights. It tells every step: which MX was found, who answered, what was said. If it arrives, only the address in the report is left to look at.
    .link-inbound-test = Inbound SMTP test

admin-sender = On the sender's side
    .body = { $family ->
            [recipient-rejected] Nothing to change here: the mail went out, and the other side says that it has no such recipient. Check the spelling, then send the note to the mail admins of { the-domain }.
            [relay-denied] { $place ->
                [mx] Nothing to change here: the server that the MX of { the-domain } names refuses the domain. Send the note to its mail admins.
                [behind] Nothing to change here: the mail came in, and a server behind the MX of { the-domain } refuses the domain. Send the note to its mail admins.
                [stale] Nothing to change here: only old DNS answers still lead to { the-refuser-there }. Wait, then send again.
               *[unknown] If a server of yours refused, such as a smart host, the fault is on your side: go on. If it was theirs, nothing is to change here: send the note to the mail admins of { the-domain }.
            }
           *[other] If a server of yours wrote the reply, its rules decide: go on. If it was theirs, nothing is to change here: send the note to the mail admins of { the-domain }.
        }
    .more = No right, setting or waiting on the sender's side changes what another server answers. If the mail was refused before it came in, their message trace shows nothing of it; tell them, and they need not search.
    .not-for = { $family ->
            [no-answer] When nobody answers, nobody has refused.
           *[other] The message never reached the recipient's side.
        }
    .commands = For a sender on Exchange Online: what became of it (Global Reader)

admin-service-health = Is Exchange Online in trouble?
    .body = Open the Microsoft 365 admin center > Health > Service health. If an open entry speaks of Exchange Online and mail delivery, note its number (EX…) and wait until it is closed. If none does, report the fault there.
    .more = In the Office 365 portal this was Service health > View all. While the service is in trouble, tell your users; what came back must be sent again afterwards.
    .not-for = { $place ->
            [sender] The message did not reach Exchange Online.
            [elsewhere] The message did not go where the MX leads.
            [stale] The message did not go where the MX leads.
           *[unknown] A fault of the service would not stop at one address.
        }
    .ruled-out = What the DNS shows is not a fault of the service.
    .link-health = Service health
    .link-status = Microsoft's public status page

## For everybody, at any time

not-me = You did not send this
    .body =
        Open nothing in it: no link, no attachment, and do not answer.

        Most often somebody has only put your address on their mail as the sender, and the report came back to you. Then your mailbox is untouched. But look into Sent and into your rules: is there anything you do not know? Then somebody may be using your mailbox; change your password at once.

        Either way, let security have a look.
    .hand-over = Pass to security

cause = Cause
    .body = { $family ->
            [recipient-rejected] The server that wrote this error does not accept mail for this recipient: the address is misspelled, given up, or so new that its list does not have it yet. Sometimes the address exists, and a mail server or the DNS is set up wrongly.
            [relay-denied] The server that wrote this error does not accept mail for { the-domain }. Usually a mail server or the DNS is set up wrongly: the MX leads to the wrong server, or the domain was never set up on the right one.
            [no-answer] Nobody refused anything: the sending server tried for a while, and no server answered for { the-domain }. Usually a mail server or the DNS is set up wrongly, the other server is down, or the sender's own network lets no mail out.
           *[other] { $words ->
                [none] The server that wrote this error said only a code. The code alone fits an unknown address, a domain set up on the wrong server, or a server that nobody reached.
               *[told] The server that wrote this error refused the message for a reason of its own. Its words say more than the code: a rule of the recipient's company, a filter, or a mail server or DNS that is set up wrongly.
            }
        }

report-details = The report explained
    .body =
        The upper part is for users: relay access denied, an unknown address, or the outbound connection was not answered, because the other system was busy or could not take the message.

        The lower part is for administrators: who wrote the report, who refused, and the words: 550 5.4.1 with 'Relay Access Denied', 'Access denied' or 'No answer from host'. The words decide, not the number; 'Access denied' is not about permissions.
    .part-users = Your report, for users
    .part-admins = Your report, for administrators

more-help = More help
    .body = { $role ->
            [admin] If it still fails: the forum, a service request in the admin center, or Microsoft's support by telephone.
            [staff] If it still fails: the forum, a service request in the admin center, or Microsoft's support by telephone.
           *[other] The forum may help; your admins can open a service request, or telephone Microsoft.
        }
    .link-reports = About non-delivery reports
    .link-community = Forum
    .link-support = Service request
    .link-phone = Telephone numbers
    .hand-over = To the helpdesk

helpful = One question
    .body = Did this help?
    .yes = Yes
    .no = No
    .thanks-yes = Thank you. If another message comes back, just paste it here.
    .thanks-no = Thank you for saying so. The note for your helpdesk remains ready; with it, nobody has to ask you everything again.
