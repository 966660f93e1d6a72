# What the bot says around the conversation in Slack: buttons, modals, Home, and ways on when something fails.

language-name = English
leaves = opens another site
choice = Choice { $number }
who = Who acts
causes = Likely causes
changes = Changed since last time
counted = { $done ->
    [one] { $done } check done
   *[other] { $done } checks done
}{ $untested ->
    [0] .
   *[other] , { $untested } could not be tested.
}
still-running = { $count ->
    [one] { $count } check still running
   *[other] { $count } checks still running
}
untested = Could not be tested
as-text = As text to copy
severity-ok = fine
severity-notice = note
severity-warning = warning
severity-error = fault
severity-running = checking
severity-untested = not tested

all-findings = All findings
more = In detail
run-again = Run again
share = Share in channel
share-confirm = Everybody in this channel will read it, with every address and every word of the server in it.
share-yes = Share
no = Cancel
talk-it-through = Talk it through
page = Page { $page } of { $pages }
page-before = Back
page-after = More
report-gone = This report is no longer kept. Run the check again to get a fresh one.

offer = This looks like a mail bounce. Shall I help? Only you see this.
offer-help = Help me privately
offer-not-now = Not now
offer-never-here = Never here
offer-accepted = I have written to you in our direct messages.
offer-gone = The message is no longer there. Paste the bounce into our direct messages and I will read it.
offer-never = I stay quiet in this channel from now on. “/ndr channel” changes that.
mode-question = What shall I do when somebody posts a bounce in this channel?
mode = { $mode ->
    [silent] Stay silent
    [thread] Answer in its thread
   *[offer] Offer help privately
}
yes = Yes
undo = Undo
mode-confirm = { $mode ->
    [silent] I then offer nobody here any help. Everybody in the channel is told that you changed it.
    [thread] Everybody’s bounces are then answered where the whole channel reads along. Everybody is told that you changed it.
   *[offer] I then offer help, privately, to whoever posts a bounce here. Everybody in the channel is told that you changed it.
}
mode-changed = { $mode ->
    [silent] I stay silent here from now on.
    [thread] I answer bounces here in their threads from now on.
   *[offer] I offer help privately here from now on.
}
mode-own = I offer you nothing in this channel any more. For everybody only members of this workspace can change it.
mode-members = Only members of this workspace can change this for everybody.
mode-admins = Only whoever created this channel or invited me, an admin of this workspace or the helpdesk can make me speak up more here.
mode-set = { $mode ->
    [silent] I stay silent in this channel and answer only when I am mentioned.
    [thread] I answer bounces in their thread in this channel.
   *[offer] I offer help to whoever posts a bounce in this channel; nobody else sees the offer.
}

above-unreadable = I cannot read the message this thread began with. Choose “Diagnose this bounce” from that message’s ⋮ menu, or paste the bounce here.
moved-here = I cannot go on where you asked, so the answer is here.
see-direct = The answer is in our direct messages.
several-talks = You have begun more than one talk. Open the one you mean and type the command there.
talk = Talk { $number }
open = Open
too-late = That took too long, and Slack no longer lets me open the window.
try-again = Try again
failed = Something went wrong on my side. What you said is not lost; please try again.
file-too-big = That file is larger than 25 MB. Paste the text of the bounce instead, or save only the report.
file-not-readable = I cannot read that file. I read .eml, .msg, .txt and .html files, snippets and pictures, all uploaded to Slack itself.

paste-title = Paste a bounce
paste-label = The whole bounce
paste-hint = Up to 3,000 characters fit here. Upload the message as a file if it is longer.
file-label = Or the message as a file
read-it = Read it
nothing-pasted = Paste the bounce, or add it as a file.
check-title = Check a mail domain
domain-label = Domain
check-it = Check
no-domain = Write a domain, like contoso.example.
diagnose = Reading the bounce
reading-it = I am reading this message. The answer is in our direct messages; nobody else sees it.
close = Close

home-title = Did a message come back?
home-line-1 = Paste the whole bounce into our direct messages: I say what happened and who has to act.
home-line-2 = I test the recipient’s mail domain meanwhile, and lead you through what to do next.
home-line-3 = In any channel: “/ndr check contoso.example”, or “Diagnose this bounce” on a message.
home-paste = Paste a bounce
home-check = Check a domain
home-talks = My conversations and checks
home-no-talks = Nothing yet.
home-own = How I talk to you
home-language = Language
home-role = Your role
role = { $role ->
    [user] I write and read mail
    [admin] I look after mail
   *[none] Ask me each time
}
home-privacy = Privacy: of a bounce I keep the report and a few headers, never the returned message. Channel messages that are no bounces are neither kept nor logged.
privacy = The whole privacy page
home-help = Help: type “help” in our direct messages, or /ndr in any channel.

installed = ndr-bot is installed. Open it in Slack and say hello.
not-installed = { $reason ->
    [access_denied] ndr-bot was not installed: the permission was declined.
    [invalid_browser] ndr-bot was not installed: begin and end the installation in the same browser.
    [invalid_state] ndr-bot was not installed: this link was used before or is older than ten minutes. Begin again at /slack/install.
   *[other] ndr-bot was not installed: Slack did not confirm it. Begin again at /slack/install.
}
not-installed-here = ndr-bot is not installed in this workspace, or no longer. An administrator can install it again.
