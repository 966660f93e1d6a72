# What the bot says outside the guides, on every channel.

# -- help and commands
help = Paste a mail bounce, and I will tell you what happened
    .body =
        Copy the whole message that came back ("Undeliverable", "Delivery failed", 550 5.4.1 and the like) and paste it here, or send it as an .eml or .msg file. I read it, test the DNS of the recipient's domain and lead you on step by step. You can also type one of these:
    .in-walk = The walk is still open: its buttons keep working.
command-check = Test the mail DNS of one or more domains
    .usage = check contoso.com
command-explain = Say what a code means, or how to read your bounce
    .usage = explain 5.7.1
command-sections = List all sections of this guide
    .usage = sections
command-back = Go one step back
    .usage = back
command-restart = Forget this bounce and begin afresh
    .usage = restart
command-published = Say which MX you published, so that I look for exactly that
    .usage = published contoso-com.mail.protection.outlook.com
command-more = More about a domain's mail (SPF, DKIM, DMARC, DANE)
    .usage = more contoso.com
command-role = Change whether you are guided as a user or as an admin
    .usage = role
command-escalate = The finished note for the helpdesk
    .usage = escalate
command-status = Where we are
    .usage = status
command-language = Change the language
    .usage = language polski
command-help = This help
    .usage = help
usage = That needs one word more. Type it like this:
unknown-command = I do not know the command "{ $command }". These I know:

# -- questions about the paste
confirm = Is this a mail that came back?
    .body = It reads like a bounce, but it shows no error code, so I would rather ask first. Did a mail come back with this?
    .yes = Yes, a mail came back
    .no = No, something else
confirm-picture = This is what I read in the picture
    .body = Is every letter right? In host names 0 and O, 1 and l look alike. If something is wrong, paste the text instead.
    .yes = Yes, that is right
    .no = No, I will paste the text
which = { $count } recipients failed. Whose shall we look at first?
alike = { $count } addresses of one domain failed for the same reason: { $named_all }.
which-one = { $others ->
        [0] { $address }
        [one] { $address } and { $others } other alike
       *[other] { $address } and { $others } others alike
    }
which-fault = { $fault ->
        [recipient-rejected] The server says that there is no such recipient. First the sender checks the address; then the recipient's mail admins act.
        [relay-denied] The server takes no mail for the domain. Mail admins must act; the MX tells on which side.
        [no-answer] No mail server answered. Mail admins must act; whether other mail fails too tells on which side.
       *[other] { $words ->
            [none] Refused without a word of explanation. The sender's mail admin finds the server's words in the log.
           *[told] Refused for a reason of its own. The sender's mail admin reads the server's words and sees who must act.
        }
    }{ $code ->
        [none] {""}
       *[other] {" "}({ $code })
    }
which-of-many = Very many recipients failed: I read { $count }, and these are the first { $offered }. Whose shall we look at first?
as-user = I guide you as a mail user, as last time.
as-admin = I guide you as an admin, as last time.
acting-for-somebody = You are helpdesk staff, so I guide you as an admin acting for somebody else.

# -- what is no bounce
none-empty = There was nothing to read in that. Paste the text of the mail that came back.
none-too-large = That is too large for me. The report alone is enough: the part with the error code, or the .eml file up to 25 MB.
none-binary = I cannot read that kind of file. Send the mail that came back as .eml, .msg or plain text.
none-broken-file = That file is damaged, I could not read it. Open the mail that came back, copy its text and paste it here.
none-image =
    I cannot read pictures here. In Outlook, drag the mail that came back onto the desktop and send me that file,
    or open it, select everything (Ctrl+A), copy and paste it here.
none-unreadable = I could not read that. Please paste the mail that came back as plain text.
none-delivered = This report says that the mail was delivered. Nothing is wrong with it.
none-feedback-report = This is an abuse report about a mail, not a bounce: the mail was delivered and somebody marked it.
none-read-receipt = This is a read receipt: the mail arrived and was opened or deleted.
none-auto-reply = This is an automatic reply from the recipient, for example an out-of-office note. The mail arrived.
none-quarantine-notice = This is a quarantine notice, not a bounce: a mail to you was held back. Only release it in your usual portal.
none-imitation =
    Careful: this looks like a bounce, but it is not one. No mail server said any of it, and it asks you to click a link.
    
    Do not click anything in it and do not sign in anywhere. Report it to your security team, then delete it.
none-version-number = That number looks like a version or an address, not like a mail error.
none-no-report = I do not see a mail error in that.
none-prose-only = I do not see a mail error in that.
none-hint = If a mail came back to you, paste the whole report here: the lines with the error code help most. To test a domain, type: check contoso.com
mends = Likely cause
joined = I read this together with your message before.

# -- codes without a guide
code-unknown = I have no words for that code. The server's own text is the best hint: read it to whoever looks after your mail.
    .who = Your own mail admin, who sees from the server's words which side must act.
code-missing = I see that a mail came back, but no error code that would say why. If you have the whole report, paste it here; otherwise its own text is the best hint.
code-asked = What { $code } means
question-walk = Did you get a bounce with this code? Paste it here, then I can see which of its meanings it is. Or go through the guide without it:
delay = Not failed yet: the server keeps trying. Do not send the mail again for now.
read-from = From the report: { $code ->
        [none] {""}
       *[other] { $code },{" "}
    }{ $family ->
        [recipient-rejected] recipient refused
        [relay-denied] domain refused
        [no-answer] no answer
       *[other] { $words ->
            [none] refused without a word of explanation
           *[told] refused for another reason
        }
    }{ $refuser ->
        [none] { $by ->
            [microsoft] {" "}by Microsoft
           *[other] {""}
        }
       *[other] { $family ->
            [no-answer] {" "}from { $refuser }
           *[other] {" "}by { $refuser }
        }
    }{ $when ->
        [none] .
       *[other] , { $when } UTC.
    }
server-words = The server's own words
other-replies = Another reply to the same address, not the one this answer is about
not-me =
    If you did not send this mail, somebody used your address as the sender, or the report is a trap.
    
    Do not click links in it and do not open attachments. Hand it to your security team; they check whether your mailbox was used.

# -- checks
check-which = Which domain shall I test? Type it like this: check contoso.com
too-many = That were very many DNS checks in a short time. Please wait a few minutes, then go on; nothing is lost.
replaced = This test of { $domain } was replaced by a newer one.
question-moot = The question above needs no answer any more.
still-checking = The DNS checks for { $domain } are still running. Their result appears here by itself.
published = Noted: { $host } is what the MX should be. I look again.
published-which = Type it like this, with the MX you published: published contoso-com.mail.protection.outlook.com

# -- the walk
left-out = Left out
paste-output = Paste here what it prints.
background = Background
answers = All answers
sections = All sections
    .body = Open any of them:
no-walk = No walk is open. Paste a bounce, or type: check contoso.com
no-way-back = This is the beginning, there is no step before it.
restarted = All right, we begin afresh. Paste a bounce, or type: check contoso.com
stale = That button belongs to an earlier step and changes nothing now. Use the newest buttons.
step-gone = The guide has changed meanwhile: that step is gone. This is what comes next.
not-yours = Somebody else began this walk. Paste your own bounce to start yours.
send-again = Good. One thing is left: a mail that came back is not delivered later by itself. Please send it again.
finished = That is all. Paste the next bounce whenever you like.
role-forgotten = Forgotten. I will ask again with the next bounce.
explain-which = Explain what? Type it like this: explain 5.7.1, or paste a bounce first.

# -- least roles
needs-none = Needs no special role.
needs-dns = Needs: access at the DNS host.
needs-global-reader = Needs: Global Reader; to change, Exchange Administrator.
needs-exchange-admin = Needs: Exchange Administrator.
needs-service-support = Needs: Service Support Administrator.

# -- choices
choice-next = Next step
choice-done = Done, test again
choice-published = I published another MX
choice-solved = That solved it
choice-hand-over = Hand over to the helpdesk
choice-cannot = I cannot do this
choice-return = Back to where I was
choice-finish = Finish
choice-back = Back
choice-sections = All sections
choice-change-role = Change my role
choice-not-me = I did not send this
choice-check = Test the recipient's domain
choice-walk = Go through the guide
choice-more = More about this domain
choice-again = Test again
choice-which = Another recipient

# -- handing over
escalate = Note for the helpdesk
    .to = Everything is in it, so nobody has to ask you again. Copy it and send it to: { $contact }
    .nobody = Everything is in it, so nobody has to ask you again. Copy it and send it to your helpdesk or mail admin.
    .section = What you would like done:
    .empty = There is nothing to hand over yet. Paste the bounce first, then I write the note.
note-to = Send it to: { $contact }
note-label = Note to copy
note-own-side =
    Hello,
    
    a mail could not be delivered ({ $family ->
        [recipient-rejected] the recipient's server does not know the address
        [relay-denied] the server that was reached does not accept mail for the domain
        [no-answer] no server answered for the domain
       *[other] a mail server refused it
    }). This is what is known:
note-not-me =
    Hello,
    
    a report about a message that could not be delivered came to me, but I did not send that message. Please check whether my address was forged or my mailbox was used by somebody else. I opened no link or attachment in it. This is what is known:
note-other-side =
    Hello,
    
    mail to { $named ->
        [yes] { $recipient }
       *[no] an address at your domain
    } comes back to us. { $family ->
        [recipient-rejected] A mail server says that the address does not exist. Please check the recipient and, if it should exist, that your mail system's directory knows it (in Microsoft 365: recipient, accepted domain).
       *[other] Please look up in your mail system's log why it was refused.
        [relay-denied] { $place ->
            [mx] The server that your MX record leads to does not accept mail for your domain. Please check the MX record and that the domain is an accepted domain there.
           *[unknown] A mail server does not accept mail for your domain. If your MX record leads to it, please check the record and that the domain is an accepted domain there.
        }
    } This is what is known:

# -- labels
fact-recipient = Recipient
fact-recipients-alike = Failed in the same way
fact-sender = Sender
fact-code = Code
fact-reply = Reply
fact-diagnostic = The server's words
fact-other-reply = Another reply to the same address
fact-reported-at = Time (UTC)
fact-generating-server = Report written by
fact-remote-server = Refused by
fact-reporting-host = Reporting host
fact-trace-id = Trace id
fact-subject = Subject
fact-message-id = Message id
fact-queue-id = Queue id
fact-role = Asked as
fact-side = Side
fact-scope = Affected
fact-section = Section
fact-name = Name
fact-running = Being tested
fact-examined = Tested
role-user = mail user
role-admin = admin
role-staff = helpdesk staff for somebody else
role-unknown = not known
side-sender = the sender's
side-recipient = the recipient's
side-unknown = not known
scope-one = one address
scope-new = several new addresses
scope-all = every address of the domain
scope-unknown = not known

# -- status and language
status = Where we are
    .nothing = Nothing is under way. Paste a bounce, or type: check contoso.com
language-which = Which language?
language-set = I speak English from now on.
language-en = English
language-pl = Polski
language-names = en, english, angielski

# -- words that are no bounce and no command
menu = What would you like to do?
said-above = I have nothing to add to what I said just now. You can go on here:
menu-paste = My mail came back
    .how = Open the mail that came back, select everything (Ctrl+A), copy it (Ctrl+C) and paste it here, or send it as an .eml or .msg file.
menu-check = Check a domain
menu-named = Check { $named }
menu-hand-over = Hand over to the helpdesk
menu-help = What you can do
menu-language = Change the language
menu-restart = Start over
named = I can check the mail DNS of that domain. If a mail to it came back, paste the report instead.
lost = I did not understand that. Choose one of these, or paste a mail that came back.
    .again = I only understand short answers: press a button, type its number, or paste a mail that came back.
contact = Your helpdesk: { $contact }
    .unknown = I do not know how to reach your helpdesk; ask your IT or whoever looks after your mail.
