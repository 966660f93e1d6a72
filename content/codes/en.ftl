# What a status code means, who can mend it (.who) and the first steps (.steps). Which code leads here: codes.toml.

temporary = Temporary: the server keeps the message and tries again by itself. Don't send it again yet.
permanent = Final: the server has stopped trying. The message arrives only if it is sent again after the mend.
page = Official page
proofs = The reply itself says: SPF { $spf ->
        [none] not named
       *[other] { $spf }
    }, DKIM { $dkim ->
        [none] not named
       *[other] { $dkim }
    }, DMARC { $dmarc ->
        [none] not named
       *[other] { $dmarc }
    }. What failed there is the first to mend.

## Who can mend it, where one sentence serves many codes

by-sender = The sender.
by-sender-or-admin = The sender; if that doesn't help, the admin on the sender's side.
by-sender-admin = The admin on the sender's side.
by-sender-admin-or-microsoft = The admin on the sender's side; Microsoft lifts the block once the cause is gone.
by-sender-then-recipient-admin = First the sender, by checking the address; if it is right, the recipient's admin.
by-recipient = The recipient; their admin can help.
by-recipient-admin = The recipient's admin. The sender can't change this.
by-recipient-admin-first = Usually the recipient's admin, sometimes the admin on the sender's side.
by-sender-admin-first = Usually the admin on the sender's side, sometimes the recipient's admin.
by-nobody = Nobody has to: it passes by itself.
by-unknown = The words don't tell. Ask your own mail admin, who sees more in the log.

## Domains and addresses

domain-takes-no-mail = The recipient's domain says openly that it takes no mail at all.
    .who = { by-sender-then-recipient-admin }
    .steps =
        • Check the part after the @: companies often have a second domain for mail.
        • Ask the recipient for the address they read.
        • Recipient's admin: if the domain should take mail, replace the null MX record (0 .) with a real one.
sender-domain-unknown = The receiving server could not find the sender's own domain in DNS, so it refuses mail in its name.
    .who = { by-sender-admin }
    .steps =
        • Check the sender address for a typo or an internal name such as .local.
        • Check that the sender's domain is registered, delegated and has an MX or address record.
        • Send again once the domain resolves from outside.
domain-unknown = The domain after the @ can't be found in DNS or has no mail server.
    .who = { by-sender-then-recipient-admin }
    .steps =
        • Check the domain's spelling, letter by letter.
        • Look up its MX record; for a domain that does not exist, ask the recipient another way.
        • Recipient's admin: check that the domain has not expired and that its delegation works.
address-stale = The address comes from an old entry of Outlook's memory that points to an object which is gone.
    .who = { by-sender }
    .steps =
        • Delete the suggestion that appears when you type the name.
        • Write a new message and type the full address by hand; don't reply to the old one.
        • If many people are affected, the admin can add the old internal address (X500) to the new mailbox.
own-relay-rule = A mail server refused this recipient by a rule of its own; this is not Microsoft's 5.4.1 answer.
    .who = Usually the admin of the server named in the reply, often your own relay.
    .steps =
        • Look whose host name stands in the reply: if it is yours, the rule is yours too.
        • Check the relay's recipient restrictions and whether the client had to sign in.
        • If it is the other side's server, send its admin the whole reply.
recipient-unknown = The address does not exist at the recipient's mail system.
    .who = { by-sender-then-recipient-admin }
    .steps =
        • Check the spelling and type the address anew instead of taking a suggestion.
        • Ask the recipient another way whether the address still exists.
        • Recipient's admin: look for the mailbox or alias, and give it the old address if it was renamed.
recipient-not-found = Exchange looked the address up in the recipient's organisation and did not find it.
    .who = { by-sender-then-recipient-admin }
    .steps =
        • Check the spelling and type the address anew.
        • Recipient's admin: check licence, directory sync and the type of the accepted domain.
        • If you never wrote to this person, somebody forged your address: ignore the report.
consumer-mailbox-missing = There is no such mailbox at Outlook.com or Hotmail.
    .who = { by-sender }
    .steps =
        • Check the spelling and the ending, such as .com or .pl.
        • Ask the person for their present address: unused private mailboxes are deleted.
address-refused = The sender's or the recipient's address was not accepted in the form it had, often in a reply to a saved message.
    .who = { by-sender-or-admin }
    .steps =
        • Write a new message and type the address by hand.
        • Look in the address for spaces, commas, quotes or a missing part.
        • If the reply says 'sender denied', the admin checks how your own address is set up.
address-problem = Something about the address was not accepted; the server did not say what.
    .who = { by-sender-then-recipient-admin }
    .steps =
        • Check the address and the domain after the @.
        • Read the text after the code: it often names the address that failed.
        • Ask the recipient another way for their address.
address-malformed = The recipient's address is not written as an address can be.
    .who = { by-sender }
    .steps =
        • Look for spaces, commas, quotes, a double dot or an accented letter.
        • Type the address anew and correct it in your contacts.
address-ambiguous = The address fits more than one mailbox, so the server could not choose.
    .who = { by-recipient-admin }
    .steps =
        • Use the recipient's full address instead of a short form.
        • Recipient's admin: find the objects that share this address and leave it with one of them.
mailbox-moved = The mailbox has moved, and mail is not passed on to the new address.
    .who = The sender, once the recipient has given the new address.
    .steps =
        • Look for the new address in the reply of the server.
        • Ask the recipient another way and correct your contacts.
sender-malformed = The sender's address is not written as an address can be.
    .who = { by-sender-admin }
    .steps =
        • Check the sender address set in the program or device that sent the message.
        • Mend it and send again.
account-blocked = Microsoft has stopped this account from sending outside, because spam was seen coming from it.
    .who = { by-sender-admin }
    .steps =
        • Treat the account as taken over: new password, sign out everywhere, check sign-ins, inbox rules and MFA.
        • Find out what was sent and stop it.
        • Then unblock the account in Microsoft Defender under Restricted entities.
several-from = The message names several From addresses but no Sender, and such mail is refused.
    .who = { by-sender-admin }
    .steps =
        • Find the program that built the message.
        • Let it write one From address, or add a Sender header.
daily-recipients = The sender has reached the number of recipients allowed for one day.
    .who = The sender, by waiting; the admin on the sender's side, if the account sends by itself.
    .steps =
        • Wait until the limit opens again, at most a day after the first messages.
        • If you did not send that much, tell your admin at once: the account may be taken over.
        • Use a bulk mail service for newsletters.

## Mailboxes and groups

recipient-flooded = The recipient's mailbox is getting more messages than it may take in a short time.
    .who = { by-recipient-admin-first }
    .steps =
        • Wait an hour or so and send again.
        • Recipient's admin: find what floods the mailbox, often an alarm or a loop of notices.
        • Sender's admin: slow down programs that write to this one mailbox.
mailbox-disabled = The mailbox exists but is switched off and takes no mail.
    .who = { by-recipient-admin }
    .steps =
        • Ask the recipient or their company another way; the person may have left.
        • Recipient's admin: enable the mailbox or send its mail to somebody else.
submission-quota = The sender has used up the number of messages this account may send.
    .who = { by-sender-or-admin }
    .steps =
        • Wait until the limit opens again.
        • If you did not send that much, tell your admin: the account may be taken over.
        • Admin: look at the account's sent mail and rules, and move bulk mail to a service made for it.
mailbox-full = The recipient's mailbox or folder is full.
    .who = { by-recipient }
    .steps =
        • Tell the recipient another way that their mailbox is full.
        • Recipient: delete or archive mail and empty the deleted items.
        • Recipient's admin: raise the quota or switch on the archive.
message-too-large = The message is larger than a mailbox or server on the way accepts.
    .who = The sender, by sending less; an admin can raise the limit.
    .steps =
        • Share the file by a link instead of attaching it.
        • Remember that an attachment grows by about a third on its way.
        • Admin of the side that refused: raise the size limit if such mail is wanted.
list-broken = The address is a list or group that could not be opened up into its members.
    .who = { by-recipient-admin }
    .steps =
        • Write to one of the people on the list instead.
        • Recipient's admin: check the group's members and its owner.
forwarding-broken = The recipient's mailbox forwards mail to an address that does not work.
    .who = The recipient's admin, or the recipient if they set up the forwarding.
    .steps =
        • Tell the recipient another way.
        • Recipient's admin: correct or remove the forwarding address of the mailbox.
sender-too-fast = This sender is sending too many messages in too short a time.
    .who = { by-sender-or-admin }
    .steps =
        • Pause, then send more slowly.
        • Admin: check for a program that loops or an account that is taken over.
        • Use a bulk mail service for mass mail.
mailbox-problem = Something is wrong with the recipient's mailbox; the server did not say what.
    .who = { by-recipient }
    .steps =
        • If the server keeps trying, wait; otherwise send once more later.
        • Tell the recipient another way.
        • Recipient's admin: look the message up in the server's log by its time.

## Mail systems

recipient-busy = The recipient's mailbox is taking in so much at once that delivery is slowed down on purpose.
    .who = { by-nobody }
    .steps =
        • Wait: the server tries again by itself.
        • If it happens daily, slow down the programs that write to this mailbox.
system-closed = The receiving server is not taking messages just now.
    .who = { by-recipient-admin-first }
    .steps =
        • Wait some hours; it may be maintenance or a short overload.
        • Don't send the message several times.
        • Recipient's admin: check that the mail service runs and has free connections.
system-problem = The receiving server had a fault of its own while taking the message.
    .who = { by-recipient-admin }
    .steps =
        • Send once more after an hour, if the server does not try by itself.
        • Send the recipient's admin the time and the whole reply, so that they find it in their log.
system-full = The receiving server has run out of space or resources.
    .who = { by-recipient-admin }
    .steps =
        • Wait some hours.
        • Tell the recipient another way if it lasts.
        • Recipient's admin: check disk space, queues and memory of the server.
feature-missing = One server asked for something the other does not support.
    .who = { by-sender-admin-first }
    .steps =
        • Send the message as plain text or HTML without special options.
        • Admin: compare what both servers announce, and read the text after the code.
system-misconfigured = A mail system is set up in a way that it can't deliver this message.
    .who = { by-recipient-admin-first }
    .steps =
        • Look which host the report names: its admin has to act.
        • Check that host's list of own domains and its routes.
        • Send that admin the whole reply.
journaling-off = A server on your premises sends journal reports to Microsoft 365, where journal archiving is off.
    .who = { by-sender-admin }
    .steps =
        • Decide where journal reports belong.
        • Switch on journal archiving in Microsoft 365, or give the journal rule another target.

## Network and routing

edge-unknown = Microsoft's outer servers don't know this address, although the domain is theirs: there is no such recipient.
    .who = { by-sender-then-recipient-admin }
    .steps =
        • Check the spelling and type the address anew.
        • Ask whether one address fails or everybody at this domain.
        • Recipient's admin: check that the object exists and is synced, then the type of the accepted domain.
domain-not-served = The server that the domain's MX leads to does not take mail for this domain.
    .who = { by-recipient-admin }
    .steps =
        • Compare the MX record with the value shown in the admin center of the mail system.
        • Check that the domain is added and verified there.
        • Look for a second or old MX record.
no-answer = The sender's server got no answer from the recipient's mail server.
    .who = { by-sender-admin-first }
    .steps =
        • Wait if the server still tries.
        • Does mail to other domains go out? If none does, look at your own firewall, port 25 and DNS.
        • If only this domain fails, its MX, address records or server need a look by its admin.
filter-refused = The filter of the recipient's organisation refused the message; the address and route are not at fault.
    .who = { by-recipient-admin }
    .steps =
        • Ask the recipient another way to allow your address or domain.
        • Recipient's admin: look in the filter's log for the rule that refused.
three-things = 5.4.1 stands for three different things: no such recipient, a server that does not serve the domain, or no answer.
    .who = For an unknown address the sender, then the recipient's admin; for a refused domain or no answer the mail admins.
    .steps =
        • Paste the whole bounce: the text after 5.4.1 decides.
        • 'Recipient address rejected' speaks of the address, 'Relay Access Denied' of the domain's MX.
        • 'No answer from host' or a timeout speaks of the connection.
routing-problem = The message could not find its way through the network; the server did not say why.
    .who = { by-sender-admin-first }
    .steps =
        • Check the domain's MX record and that its server can be reached.
        • Try another domain: if that fails too, the cause is on the sender's side.
        • Send again later.
connection-lost = The connection to the recipient's server was made but broke off.
    .who = { by-recipient-admin-first }
    .steps =
        • Send a short message without attachments as a test.
        • Recipient's admin: check firewalls and scanners that close connections on port 25.
        • Sender's admin: check whether other domains are affected as well.
directory-failure = A server could not look up an address or a route in its directory or DNS.
    .who = { by-sender-admin-first }
    .steps =
        • Wait and send again: such faults often pass.
        • Look which host the report names, and check its directory and DNS servers.
no-route = The sending server found no way to the recipient's domain.
    .who = { by-sender-admin-first }
    .steps =
        • Check the domain's spelling and its MX record.
        • Check which DNS servers the sending server uses and what they answer.
        • Check the connectors: one of them has to cover this domain.
congestion = The way to the recipient's server, or the server itself, is overloaded.
    .who = { by-nobody }
    .steps =
        • Wait; the message usually goes out later.
        • If it lasts longer than a day, tell the recipient's admin.
loop = The message travelled in circles between servers until one of them stopped it.
    .who = { by-sender-admin-first }
    .steps =
        • Read the Received lines of the message: the hosts that repeat are the circle.
        • Check forwarding rules, the type of the accepted domain and the connectors between them.
        • In a hybrid setup, check that both sides don't hand unknown addresses to each other.
loop-online = Exchange Online stopped a message that kept coming back to it.
    .who = { by-recipient-admin }
    .steps =
        • Check the accepted domain: Internal relay without a working connector makes such a loop.
        • Check that the MX and the connectors don't point at each other.
        • Check forwarding rules and the target address of the recipient.
expired = The sending server tried for a long time and gave up, because the recipient's side never took the message.
    .who = { by-recipient-admin-first }
    .steps =
        • Check the domain's spelling.
        • Check that the domain's MX resolves and its server answers.
        • Look at the last error in message trace: it names the real cause.
        • Tell the recipient another way; their admin should test from outside.
mta-sts-host = The domain's mail server is not on the list the domain itself publishes in its MTA-STS policy.
    .who = { by-recipient-admin }
    .steps =
        • Compare the MX record with the mx lines of the published policy.
        • Correct the policy file, then change the id in the _mta-sts record.
        • Sender: nothing to change; tell the recipient's admin.
wrong-region = The message went to a Microsoft name or address that is retired or serves another region.
    .who = { by-recipient-admin-first }
    .steps =
        • Recipient's admin: publish the MX value shown in the Microsoft 365 admin center.
        • Sender's admin: remove fixed IP addresses and old Microsoft host names from connectors and smart hosts.
dns-failed = The DNS of the recipient's domain gave errors or no answer until the time was up.
    .who = { by-recipient-admin }
    .steps =
        • Check that all name servers of the domain answer alike.
        • Check the delegation at the registrar and DNSSEC.
        • Sender: send again when the domain's DNS works.
connection-refused = The recipient's network was reached, but its server refused the connection.
    .who = { by-recipient-admin }
    .steps =
        • Check that the mail service runs and listens on port 25.
        • Check that the firewall lets in the sender's addresses, for example those of Exchange Online.
        • Sender: nothing to change; tell the recipient another way.
tls-untrusted = No secure connection could be made: the recipient's server shows a certificate that can't be trusted.
    .who = { by-recipient-admin }
    .steps =
        • Install the whole certificate chain on the mail server, with the intermediate certificates.
        • Check its end date and the TLS versions the server offers.
        • Sender: nothing to change; tell the recipient's admin.

## Protocol

too-many-recipients = The message has more recipients than the server takes at once.
    .who = { by-sender-or-admin }
    .steps =
        • Split the list into smaller groups and send to one after the other.
        • Use a distribution group or a bulk mail service for long lists.
protocol-error = The two servers did not understand each other.
    .who = { by-sender-admin-first }
    .steps =
        • Send a short plain message as a test; if it arrives, the first one was built wrongly.
        • Admin: read the text after the code and the log of the connection.
        • Check devices in between that change mail traffic, such as firewalls.

## Content

header-too-long = A header that Rich Text mail carries (x-dg-ref) became too long.
    .who = { by-sender-or-admin }
    .steps =
        • Send the message as HTML or plain text instead of Rich Text.
        • Start a new message instead of a long chain of replies.
embedded-files = A file with other files embedded in it was refused.
    .who = { by-sender }
    .steps =
        • Remove the embedded objects from the document, or send it as PDF.
        • Or share it by a link.
content-refused = A server would not or could not take the content of the message.
    .who = { by-sender-then-recipient-admin }
    .steps =
        • Send a short message without attachments, links and signature as a test.
        • Send the file by a link, not as a program or archive.
        • Check the computer if the reply speaks of a virus.
format-unsupported = The recipient's side can't handle the format of the message.
    .who = { by-sender-or-admin }
    .steps =
        • Send the message as plain text or simple HTML.
        • Attach files in common formats or share them by a link.
message-malformed = The message breaks the rules of mail format, for example by doubled or broken headers.
    .who = { by-sender-admin }
    .steps =
        • Send the same text from Outlook or the web: if it arrives, the program is at fault.
        • Update or correct the program or device, so that each header is there once and whole.
international-address = An address has letters beyond plain English ones, and a server on the way can't handle that.
    .who = { by-sender-then-recipient-admin }
    .steps =
        • Ask the recipient for an address in plain letters.
        • Admin: check whether the servers support international addresses (SMTPUTF8).
bare-line-feeds = The sending program ends its lines in a way (bare line feed) that the recipient's server doesn't take.
    .who = { by-sender-admin }
    .steps =
        • Send the same text from Outlook or the web: if it arrives, the program is at fault.
        • Update or correct the program or device, so that lines end in CR LF.

## Rules of an organisation

mail-flow-rule = A mail flow rule of an organisation refused the message.
    .who = { by-recipient-admin-first }
    .steps =
        • See which side's server the report names: the rule is set there.
        • Ask that admin which rule it was; message trace shows its name.
        • Change what the rule forbids, or ask for an exception.
connector-mismatch = Microsoft 365 can't tell which organisation this relayed mail belongs to: no inbound connector fits.
    .who = { by-sender-admin }
    .steps =
        • Compare the server's certificate and IP address with the inbound connector.
        • Check that the name in the certificate belongs to an accepted domain.
        • After a change of certificate, choose the new one in the connectors. If you use the Hybrid Configuration Wizard for that, write down the settings first and choose only what changes: it sets hybrid settings anew.
direct-send-refused = The organisation refuses mail in its own name from devices or programs that don't sign in (Direct Send).
    .who = { by-sender-admin-first }
    .steps =
        • Find the device or program by its IP address.
        • Let it sign in, or create an inbound connector for its address.
        • If you know of no such device, somebody is forging your domain: then the refusal is right.
partner-connector = The recipient's organisation takes mail only from certain servers, and this message came another way.
    .who = { by-recipient-admin-first }
    .steps =
        • Send by the published MX record, not straight to the Microsoft host.
        • Recipient's admin: check addresses and certificate of the inbound partner connector.
listed-senders-only = The recipient takes mail only from certain people, and this sender is not among them.
    .who = { by-recipient }
    .steps =
        • Ask the recipient another way to add you.
        • Recipient's admin: check whose mail the mailbox or group accepts.
outsiders-refused = The recipient takes mail only from inside their organisation.
    .who = { by-recipient-admin }
    .steps =
        • Ask the recipient another way for an address that takes mail from outside.
        • Recipient's admin: let the mailbox accept senders from outside.
        • If you belong to the same organisation, check that you were signed in when sending.
group-refuses-outsiders = The group takes mail only from inside its organisation.
    .who = { by-recipient-admin }
    .steps =
        • Ask the group's owner, or write to one of its members.
        • Owner or admin: allow senders from outside in the group's delivery settings.
public-folder-closed = The public folder takes mail only from people who are signed in.
    .who = { by-recipient-admin }
    .steps =
        • Ask for another address.
        • Recipient's admin: give the user Anonymous the right to create items in the folder.
group-listed-senders = The group takes mail only from the senders on its list.
    .who = The group's owner or the recipient's admin.
    .steps =
        • Ask the owner of the group to add you.
        • Owner or admin: add the sender in the group's delivery settings.
modern-group-closed = The Microsoft 365 group takes no mail from outside.
    .who = The group's owner or the recipient's admin.
    .steps =
        • Owner: edit the group and let people outside the organisation write to it.
        • Allow up to an hour, then send again.
relay-denied = The server does not take mail for this domain from this sender: it is neither its own domain nor did you sign in.
    .who = { by-recipient-admin-first }
    .steps =
        • If it is your own server: sign in, and check the connector or relay permission.
        • If it is the recipient's: its MX may lead to a server that doesn't know the domain.
        • Recipient's admin: check the MX and the list of accepted domains.

## Signing in

smtp-auth-off = Signing in by SMTP with a password is switched off for this mailbox or organisation.
    .who = { by-sender-admin }
    .steps =
        • Check which device or program sends.
        • Change it to modern sign-in (OAuth), or to a relay connector.
        • Where policy allows, switch SMTP AUTH on for this one mailbox.
sign-in-needed = The server takes mail from this device or program only after signing in.
    .who = { by-sender-admin }
    .steps =
        • Enter user name and password in the device or program and switch on TLS.
        • Use port 587 and the server meant for sending.
        • Check that the mailbox may use SMTP AUTH.
sign-in-failed = Signing in to the sending server failed.
    .who = { by-sender-or-admin }
    .steps =
        • Check user name and password in the program, above all after a change of password.
        • With multi-factor sign-in, use modern sign-in or an app password.
        • Admin: look at the sign-in log of the account.
send-as-missing = The account is not allowed to send as the address in From.
    .who = { by-sender-admin }
    .steps =
        • Choose your own address in the From field, or correct it in the program.
        • Admin: grant Send As for that address, and wait until the change is in force.

## Encryption and certificates

mta-sts-certificate = The certificate of the recipient's server doesn't meet the domain's own MTA-STS policy.
    .who = { by-recipient-admin }
    .steps =
        • Check that the certificate bears the MX host's name, is in date and has its whole chain.
        • Sender: nothing to change; tell the recipient's admin.
encryption-failed = A secure or signed delivery was demanded, and it could not be done.
    .who = { by-recipient-admin-first }
    .steps =
        • Check which TLS versions both servers offer.
        • Check the certificate of the recipient's server: name, end date, chain.
        • Try without the option to encrypt, if that is allowed.
no-starttls = The recipient's domain promises encryption, but its server does not offer it or the handshake fails.
    .who = { by-recipient-admin }
    .steps =
        • Switch on STARTTLS on the recipient's server, and check devices in between that hide it.
        • Sender: nothing to change; tell the recipient's admin.
certificate-expired = The certificate of the recipient's mail server is out of date.
    .who = { by-recipient-admin }
    .steps =
        • Renew the certificate, and the TLSA record that belongs to it.
        • Sender: nothing to change; tell the recipient's admin.
tlsa-mismatch = The certificate of the recipient's server doesn't match what the domain published for it (TLSA record, DANE).
    .who = { by-recipient-admin }
    .steps =
        • Compare the TLSA record with the certificate; it must be changed with each new key.
        • If nothing was changed, think of an attack on the connection.
        • Sender: nothing to change; tell the recipient's admin.
dnssec-broken = The recipient's domain is signed (DNSSEC), but the signatures don't hold.
    .who = { by-recipient-admin }
    .steps =
        • Compare the DS record at the registrar with the DNSKEY of the zone.
        • Check the dates of the signatures.
        • Sender: nothing to change; tell the recipient's admin.
certificate-name = The certificate of the recipient's server bears another name than the MX host.
    .who = { by-recipient-admin }
    .steps =
        • Issue a certificate with the name from the MX record.
        • Sender: nothing to change; tell the recipient's admin.

## Proof of origin

ipv6-unproven = Mail that comes over IPv6 must pass SPF or DKIM, and this message did neither.
    .who = { by-sender-admin }
    .steps =
        • Add the server's IPv6 address to the SPF record.
        • Sign outgoing mail with DKIM.
        • Until then, send over IPv4.
dmarc-failed = The sender's domain asks that mail without proof of origin be refused (DMARC), and this message had none.
    .who = { by-sender-admin }
    .steps =
        • Check that SPF or DKIM passes for the very domain in From.
        • Add services that send in your name to SPF, and let them sign with your domain.
        • If it was forwarded, look at who forwarded it: that breaks SPF.
spf-failed = The server that sent the message is not among those the sender's domain names (SPF).
    .who = { by-sender-admin }
    .steps =
        • Find the sending address in the report.
        • Put all senders into one SPF record, with at most ten lookups.
        • If it was forwarded, sign with DKIM as well.
dkim-failed = The message has no DKIM signature that the recipient's server accepts.
    .who = { by-sender-admin }
    .steps =
        • Check that DKIM signing is on for the domain in From.
        • Check the published key, and whether something changes the message after signing.
no-reverse-dns = The sending address has no name in DNS (PTR record), or one that doesn't fit.
    .who = { by-sender-admin }
    .steps =
        • Ask the provider of the IP address for a PTR record with the server's name.
        • Let this name lead back to the same address.
        • If only IPv6 is affected, send over IPv4 until then.
origin-unproven = The message did not prove where it comes from: several checks (SPF, DKIM, DMARC) failed.
    .who = { by-sender-admin }
    .steps =
        • Check SPF and DKIM for the domain in From.
        • Check services and forwarders that send in your name.
        • Send a test message and read its Authentication-Results header.
sender-takes-no-mail = The sender's domain says that it takes no mail (null MX), and the recipient refuses mail in its name.
    .who = { by-sender-admin }
    .steps =
        • Send from a domain that can take answers.
        • Or publish a real MX record for the sender's domain.

## Reputation, limits and blocks

greylisted = The recipient's server turns unknown senders away at first and takes the message at a later try (greylisting).
    .who = { by-nobody }
    .steps =
        • Wait: a mail server tries again within minutes to an hour.
        • If it never arrives, the sending program does not retry: the admin sends it through a real mail server.
outlook-blocks-address = Outlook.com refuses the sending IP address or its network.
    .who = { by-sender-admin }
    .steps =
        • Stop what may look like spam from this address.
        • Look at the address in Outlook's sender tools (SNDS), then ask for removal there.
        • For a rented address, ask the provider.
address-on-blocklist = The sending IP address or domain is on a blocklist that the recipient's server uses.
    .who = { by-sender-admin }
    .steps =
        • Read in the reply which list it is.
        • Find and stop the cause: a taken-over account, an infected computer, an open relay.
        • Then ask for removal on that list's own page.
looks-like-spam = The recipient's filter takes the message for spam.
    .who = The sender by changing the message; else the admins on both sides.
    .steps =
        • Send a short message without links and attachments as a test.
        • Ask the recipient another way to allow your address.
        • Sender's admin: check SPF, DKIM and DMARC, and the reputation of the sending address.
sender-throttled = Microsoft saw suspicious traffic from this sender or IP address and limits it for a while.
    .who = { by-sender-admin-or-microsoft }
    .steps =
        • Stop bulk mail and look for an account that is taken over.
        • Wait: the limit is lifted by itself when the traffic calms down.
        • If it lasts, the admin opens a case with Microsoft, with the whole reply.
outlook-limits-address = Outlook.com slows down the sending IP address because its reputation is low.
    .who = { by-sender-admin }
    .steps =
        • Send less, to people who want the mail.
        • Look at the address in Outlook's sender tools (SNDS and JMRP).
trial-limit = A trial tenant has reached the number of outside recipients it may write to in a day.
    .who = Nobody: the limit opens within 24 hours. The admin on the sender's side can buy licences.
    .steps =
        • Wait 24 hours and send again.
        • Admin: change from trial to paid licences.
tenant-limit = The sender's tenant has reached the number of outside recipients it may write to in a day.
    .who = { by-sender-admin }
    .steps =
        • Find who sends that much: a program, a newsletter or a taken-over account.
        • Wait until the rolling 24 hours have passed.
        • Move mass mail to a service made for it.
abuse-refused = Microsoft refused the message for protection against abuse.
    .who = { by-sender-admin-or-microsoft }
    .steps =
        • Read the exact number and the text after it: they say what is blocked.
        • Check the account and the sending IP address.
        • Open a case with Microsoft, with the whole reply.
account-banned = Microsoft has banned the sending account for spam.
    .who = { by-sender-admin-or-microsoft }
    .steps =
        • Treat the account as taken over: new password, sign out everywhere, check rules and MFA.
        • Then contact Microsoft support, with the whole reply.
recipient-refused = The recipient's address is not valid: 'Access denied' here means no such recipient.
    .who = { by-sender-then-recipient-admin }
    .steps =
        • Check the spelling and type the address anew.
        • Ask the recipient another way.
        • Recipient's admin: check that the address exists and is synced.
recipient-banned = Microsoft does not deliver to this recipient.
    .who = The sender, by checking the address; after that only Microsoft.
    .steps =
        • Check the address.
        • If it is right, the admin contacts Microsoft support.
bad-helo = The sending server introduces itself with a name that is not its own.
    .who = { by-sender-admin }
    .steps =
        • Set the server's own full name as its HELO name.
        • Let this name resolve to the server's address.
blocked-by-recipient = The recipient's organisation has put the sending address on its own block list.
    .who = { by-recipient-admin }
    .steps =
        • Ask the recipient another way to have it lifted.
        • Recipient's admin: look for the IP address in the connection filter's block list.
ipv6-too-fast = Too many messages came from this range of IPv6 addresses.
    .who = { by-sender-admin }
    .steps =
        • Send more slowly.
        • Or send over IPv4.
no-ipv6 = The recipient's domain takes no mail over IPv6.
    .who = { by-sender-admin }
    .steps =
        • Let the sending server use IPv4 for this domain.
address-banned-by-mail = Microsoft has banned the sending IP address; removal is asked for by mail.
    .who = { by-sender-admin-or-microsoft }
    .steps =
        • Find and stop the cause first.
        • Send the whole report with the IP address to delist@microsoft.com.
no-from = The message has no valid From address.
    .who = { by-sender-admin }
    .steps =
        • Find the program or device that built the message.
        • Set one full address as From.
forwarding-not-allowed = The sender's organisation does not allow mail to be forwarded outside automatically.
    .who = { by-sender-admin }
    .steps =
        • Remove the forwarding rule if you don't need it.
        • Admin: allow forwarding for this mailbox in the outbound spam policy.
        • If nobody knows the rule, treat the account as taken over.
address-banned = The sending IP address is on Microsoft's block list.
    .who = { by-sender-admin }
    .steps =
        • Find and stop the cause: a taken-over account, an infected computer, an open relay.
        • Then ask for removal on Microsoft's delist page; it can take a day.
tenant-blocked = Microsoft limits or blocks the sender's tenant because of its reputation.
    .who = { by-sender-admin-or-microsoft }
    .steps =
        • Read the exact number and the text after it.
        • Look for taken-over accounts, open relays and domains that are not verified.
        • Then open a case with Microsoft.
own-block-list = Your own organisation blocks this recipient's address or domain.
    .who = { by-sender-admin }
    .steps =
        • Ask your admin why the entry is there.
        • Admin: remove it from the Tenant Allow/Block List in Microsoft Defender, if the recipient is trusted.
tenant-sends-spam = The sender's tenant has sent too much suspicious mail and may not send outside for now.
    .who = { by-sender-admin-or-microsoft }
    .steps =
        • Find the source in message trace: accounts, connectors, devices.
        • Secure the accounts and close open relays.
        • Then ask Microsoft support to lift the block.
new-tenant-address = Microsoft does not take mail of new or trial tenants from this IP address.
    .who = { by-sender-admin-or-microsoft }
    .steps =
        • Send from Outlook or the web instead of a relay.
        • Admin: contact Microsoft support, with the whole reply.
connector-abused = Microsoft blocks mail through this inbound connector, because spam came through it.
    .who = { by-sender-admin-or-microsoft }
    .steps =
        • Check whether the connector was made or changed by a stranger.
        • Secure the server behind it.
        • Then unblock it in Microsoft Defender under Restricted entities.
unregistered-domains = Too much mail went out in the name of domains that are not verified in the tenant.
    .who = { by-sender-admin }
    .steps =
        • Find the domains used as sender in message trace.
        • Add and verify each of them in the Microsoft 365 admin center.
        • Stop whatever sends in the name of strangers' domains.
domain-banned = Microsoft has banned the sending domain for spam.
    .who = { by-sender-admin-or-microsoft }
    .steps =
        • Find and stop the cause.
        • Contact Microsoft support, with the whole reply.

## When little is known

wrapper = The recipient's side refused, and Exchange Online has no code of its own for it: the inner text tells the reason.
    .who = { by-recipient-admin-first }
    .steps =
        • Read the text in the section for admins: the other server's own answer is there.
        • Paste the whole report here, so that the inner code can be read.
        • Send the recipient's admin that text.
security-refused = A security rule stopped the message; the server did not say which.
    .who = { by-sender-admin-first }
    .steps =
        • Read the text after the code.
        • Check signing in, SPF, DKIM and the reputation of the sending address.
        • Send the admin of the refusing server the whole reply.
not-allowed = This message may not be delivered: a permission, a rule or a missing sign-in stands in the way.
    .who = { by-unknown }
    .steps =
        • Read the text after the code: it says whether sender, recipient or server is meant.
        • For a group or person with restrictions, ask its owner.
        • If it speaks of relaying, check MX, connector and sign-in.
refused-unclear = The server refused the message without a clear code: often there is no such mailbox, sometimes it is a rule.
    .who = { by-unknown }
    .steps =
        • Check the address.
        • Read the words after the number; they tell more than the number.
        • Send the recipient's admin the whole reply.
storage-or-size = The mailbox is full, or the message is too large for it.
    .who = { by-recipient }
    .steps =
        • Send a short message without attachments: if it arrives, the size was at fault.
        • If it fails too, tell the recipient another way that the mailbox is full.
undefined = The server gave up on the message, and its code does not say why.
    .who = { by-unknown }
    .steps =
        • Check the address.
        • Read the text after the code, and paste the whole report here.
        • Send the admin of the server named in it the whole reply.
later = Something passing stood in the way; the server tries again by itself.
    .who = { by-nobody }
    .steps =
        • Wait; don't send the message several times.
        • If it lasts longer than a day, tell the recipient's admin, with the whole reply.
sender-unverified = The receiving server asked whether the sender's own address exists, and was told that it does not.
    .who = { by-sender-admin }
    .steps =
        • Check that the address in From and the bounce address really take mail.
        • Check that your own mail server answers the outside world about that address.
        • Check devices and programs that send with a made-up address.
source-throttled = The receiving server limits how much it takes from the sending server in a given time.
    .who = Nobody, if it happens once: the server tries again. If it stays, the admin on the sender's side.
    .steps =
        • Wait; the mail usually passes at a later try.
        • Sender's admin: send with fewer connections at once and fewer messages per connection.
        • Look for an account or program that sends far more than usual.
exchange-sign-in = Two Exchange servers could not prove to each other who they are; this is not about anybody's password.
    .who = { by-sender-admin }
    .steps =
        • Check on the receiving server's connector that Exchange Server authentication is switched on.
        • Check that no filter or firewall between the servers changes the SMTP talk.
        • Check clock, domain membership and the certificate of both servers.
tls-needed = The receiving server takes mail over an encrypted connection only, and the sending server did not encrypt.
    .who = { by-sender-admin }
    .steps =
        • Switch on TLS (STARTTLS) for sending on your mail server, program or device.
        • Check that no firewall between them removes STARTTLS.
        • Then send again.
outlook-needs-proof = Outlook.com takes this mail only with proof of its origin (SPF, DKIM and DMARC), and the sender's domain did not give it.
    .who = { by-sender-admin }
    .steps =
        • Publish SPF for every server that sends in your name.
        • Sign with DKIM, in the name of the domain in From.
        • Publish a DMARC record; SPF or DKIM has to match the domain in From.
recipient-rule = The recipient's server refuses mail to this recipient by a rule of its own.
    .who = { by-recipient-admin }
    .steps =
        • Ask the recipient another way to have the rule looked at.
        • Recipient's admin: search the log of the server for this message, it names the rule.
        • Send the recipient's admin the whole reply.
sender-refused = The receiving server refuses mail from this sender address; it did not say by which rule.
    .who = { by-sender-admin-first }
    .steps =
        • Check that the sender address is spelled right and may be used with this account.
        • Check the reputation of the domain and of the sending IP address.
        • Send the admin of the refusing server the whole reply.
sender-reputation = The receiving server doesn't trust the sending server: its IP address or its domain has a poor reputation.
    .who = { by-sender-admin }
    .steps =
        • Look for an account or program that sent spam, and stop it.
        • Look the IP address and the domain up in public block lists.
        • Use the form of the provider named in the reply to have the block lifted.
group-not-open = The group can't be found, or it doesn't take messages from you.
    .who = The sender, by checking the address; else the owner of the group.
    .steps =
        • Check the group's address letter by letter.
        • Join the group or ask its owner to let you post.
        • Owner: look who may post in the group's settings.
