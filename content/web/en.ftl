# The web chat's own words: everything around the conversation.

title = Bounce helper
tagline = Help with returned mail
skip = Skip to the message box
conversation = Conversation
you = You
languages = Language
start-afresh = Start afresh
start-afresh-hint = Begin a new conversation. This one is no longer shown.
privacy = Privacy
terms = Terms of use
no-script = This page needs JavaScript to talk to the bot.

welcome-title = Did a message come back?
welcome-text = Paste the whole bounce and I will tell you what happened and who has to act. While we talk I test the recipient’s mail domain.
welcome-paste = Paste or drop it
welcome-paste-text = The whole message is best, as text or as an .eml or .msg file.
welcome-read = Get a plain answer
welcome-read-text = One sentence first, then one step at a time.
welcome-safe = The returned message stays private
welcome-safe-text = Its body and attachments are neither kept nor shown.
try-example = Try an example
check-domain-hint = Or write “check” and the name of a domain.

message = Your message
placeholder = Paste your bounce here …
send = Send
attach = Add a file
drop-here = Drop the bounce here
drop-text = An .eml, .msg, .txt or .html file of up to 25 MB
hint-enter = Enter sends
hint-lines = Ctrl+Enter sends, Enter begins a new line
show-all = Show all { $count } lines
show-less = Show less
working = Working on it
latest = Go to the latest message

copy = Copy
copied = Copied
copied-what = Copied: { $label }
copy-failed = Could not copy. The text is selected; copy it with Ctrl+C.
copy-report = Copy as text
leaves = opens another site
chosen = Chosen: { $label }
past-choices = These buttons are from an earlier step

kind-record = DNS record
kind-command = Command
kind-note = Text to forward

severity-ok = Fine
severity-notice = Note
severity-warning = Warning
severity-error = Fault
severity-untested = Not tested
severity-running = Checking
checks-done = { $done } of { $total } checked
check-finished = { $title }: { $severity }
who = Who acts
causes = Likely causes
findings = What was checked
untested = Could not be tested
changes = Since the last time
behind = Details
details = Server answers
server = Server
answer = Answer
ttl = Kept for
asked-at = Asked at

connection-lost = Connection lost. Trying again …
connection-back = Connected again
elsewhere = This conversation is open in another tab. Click here to go on in this one.
try-again = Try again

off = The web chat is switched off, because the bot can be reached from other machines. To switch it on, set NDR_WEB__ENABLED=true and NDR_PUBLIC_URL to the address people use.
wrong-host = This address is not the one the bot is set up for. Open it under its own address, or set NDR_PUBLIC_URL to the address people use.
wrong-origin = This request did not come from the bot's own page, so it was not taken.
no-cookie = This browser has no conversation yet. Open the start page and allow its cookie.
too-many = That was a lot at once. Wait a moment and send it again.
too-slow = Your message took too long to arrive. Try again, perhaps from a better connection.
too-big-text = This text is longer than 1 MB. Send the part with the error, or the bounce as a file.
too-big-file = This file is larger than 25 MB. Send the bounce alone, without the other messages in it.
empty = There was nothing in it. Paste the text of the bounce or drop it as a file.
not-understood = This request could not be read. Load the page again and send it once more.
unreadable = This request could not be read.
not-allowed = This request is not allowed.
unavailable = Something went wrong here. Try again in a moment.
not-found = There is no such page.
failed = Something went wrong here and your message was not taken. Try again in a moment.

support = Help
operator-unnamed = the organisation that gave you this bot
contact-unnamed = the helpdesk of the organisation that gave you this bot

privacy-title = Privacy
privacy-text =
    Run by: { $operator }. Nothing you write is sent to the makers of the software.

    The bot keeps the state of your conversation so that you can go on after a break: the code and the text of the bounce report, the addresses in it, your answers and the results of the checks; also your language and role, if you set them. The message that was returned, its body and its attachments are neither kept nor shown.
privacy-learns = To test a domain the bot asks others about its name: the DNS servers of the domain and of the zone above it, the web and mail servers its records name, and those listed here. They learn the domain, never your name, the mail address or the message.
privacy-public = Public DNS resolvers learn the domain: those of Cloudflare, Google, Quad9 and OpenDNS.
privacy-chosen = The DNS resolvers chosen by whoever runs the bot learn the domain.
privacy-registry = The registry of the domain is asked whether it is registered and until when. IANA, which lists the registries, sees only that somebody asks.
privacy-tenants = Microsoft’s sign-in services (worldwide, US Government, China) are asked whether the domain is in a tenant.
privacy-slack = In Slack the bot reads what you write to it, messages that mention it and the first message of their thread, files you send it, and messages in channels and group messages it was invited to. A message there that is no bounce is dropped at once, neither kept nor logged. Kept are the ids of workspace, channel, messages and people, how a channel is set, and the workspace’s token, encrypted. Of your profile it reads the language and whether you are a guest.
privacy-teams = In Teams the bot reads what you write to it, messages that mention it, files you send it, and, where your organisation allows it, messages of teams and chats it was added to; those that are no bounce are neither kept nor logged. Kept are the ids of tenant, team, chat, messages and people, how a channel is set, and in group chats the name of the person whose conversation it is.
privacy-web =
    The web page sets one cookie. It holds a random number that makes this conversation yours, and nothing else. There are no statistics and no content from other sites.

    The text you typed is also kept by your browser in this tab, so that it is still there when you load the page again. Closing the tab removes it.
privacy-deleted =
    A conversation that nobody touched for { $days } days is deleted, together with what was remembered of the person. Longer stay only a workspace’s token and, until the bot leaves a channel or team, how the bot is set there, who added it and which guests want no offers there; nothing of anybody’s conversations is kept with them.

    Questions, or to have everything of yours deleted earlier: { $contact }.
support-title = Help
support-text =
    Write “help” to the bot: it says what it can do. Paste a whole bounce, or write “check” and the name of a domain.

    The bot does not answer, or says something wrong? Contact: { $contact }. Say when it was and, if you can, which domain it was about; send no passwords.

    Run by: { $operator }.
terms-title = Terms of use
terms-text =
    The bot reads bounce reports and tests mail domains from outside. What it says rests on the report you paste and on what servers answered at that moment. It can be wrong: before you change DNS or a mail server, check that the advice fits your case.

    Paste only bounces you may share with your helpdesk, and test only domains you have a reason to test.

    The bot changes nothing by itself: no DNS record, no mailbox, no mail server. Records and commands are shown for you to copy.

    The software is open source under the Apache License 2.0 and comes without warranty. For help with your mail, turn to your organisation’s helpdesk.
