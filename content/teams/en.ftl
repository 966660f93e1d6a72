# The Teams channel's own words: everything around what the guide says.

welcome-personal = Hello. When an e-mail bounces, paste the whole bounce here, or drop it as an .eml or .msg file. I tell you what happened and who has to act, test the recipient’s mail domain and go through the mend with you.
    .check = You can also write “check” and the name of a domain.
    .prompt-paste = How do I paste a bounce?
    .prompt-check = check contoso.com
    .prompt-help = help
welcome-team = Hello. Mention me with a bounced e-mail or with “check” and a domain, and I answer in the thread.
welcome-group = Hello. Mention me with a bounced e-mail or with “check” and a domain, and I answer here. Everybody has a talk of their own.
paste-how = Open the bounce in Outlook, select all of it, copy it and paste it here. If it is too long for a message, save it as an .eml file and attach that.

chosen = Chosen: { $label }
stale = This button belongs to an earlier step. Nothing was changed; please use the latest message.
for-person = For { $name }
failed = Something went wrong on our side. Nothing was changed; please try again in a moment.
pick = Choose one
pick-first = Choose a line first.
go-on = Continue
kind-record = DNS record
kind-command = Command
leaves = { $label } (opens another site)

severity-ok = Fine
severity-notice = Note
severity-warning = Warning
severity-error = Fault
severity-untested = Not tested
severity-running = Checking
who = Who acts
causes = Likely causes
findings = What was tested
untested = Could not be tested
changes = Since last time
checks-done = { $done } of { $total } checked
more-rows = and { $count } more
asked = asked at { $at }
ttl = kept for { $ttl } s
cut = Some server answers are left out here: a message holds only so much.

too-long = This message is as long as one can be here, so its end may be missing. Send the bounce as an .eml file in our private chat.
file-in-channel = I can read files only in our private chat. Send the bounce there as an .eml file.
file-type = I read bounces as .eml, .msg, .txt or .html, and pictures as PNG or JPEG. This file is none of them.
file-too-big = This file is over 25 MB. Send the bounce alone, without other messages in it.
file-failed = This file could not be fetched. Please send it once more, or paste its text.
open-chat = Open chat
sent-privately = What is only for one person was sent in a private chat.
not-installed = Part of the answer is only for the person who asked. Open a chat with me to see it.
mention-what = Mention me together with the bounce. For a message that is already here, choose “More actions” and then “{ $action }”.

offer = This looks like a bounced e-mail. Shall I say what happened and who has to act?
offer-take = Yes, look into it
offer-gone = This offer is too old. Mention me together with the bounce.
listen-silent = I stay silent in this channel until somebody mentions me. To change it, mention me with “listen offer” or “listen thread”.
listen-offer = When somebody posts a bounce in this channel, I offer help under it. To change it, mention me with “listen silent” or “listen thread”.
listen-thread = When somebody posts a bounce in this channel, I answer in its thread. To change it, mention me with “listen silent” or “listen offer”.
listen-members = Only members of this organisation who are no guests here can change how I listen in this channel.
listen-admins = Only the helpdesk or whoever added me to this team can make me speak up more in this channel.

action-title = Diagnose this bounce
action-hint = Reads the bounce in this message and says who has to act
dialog-title = Diagnosis
dialog-continue = Continue in chat
dialog-none = I see no bounce in this message. Paste the whole non-delivery report, from its first line to its last.
dialog-continued = I have written to you in our private chat.
dialog-not-installed = I cannot write to you yet. Open a chat with me once, then try again.

manifest-short = Says why an e-mail bounced and who has to act
manifest-long = Paste an e-mail that came back (550 5.4.1 and others). The bot says in one plain sentence what happened and who has to act, tests the recipient’s mail domain in the DNS and walks you through the mend, as a sender or as the admin. Returned messages are neither kept nor shown. It changes nothing by itself: records and commands are shown for you to copy. Works in private chats, group chats and channels.
