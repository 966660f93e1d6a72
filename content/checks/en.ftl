# The DNS report: a title per check, a sentence per tag, what to do (.mend). Variables: content/checks.toml.

delegation = The domain and its name servers
DELEGATION_OK = { $domain } exists, and these of its name servers answer for it: { $answering }.{ $not_over_ipv6 ->
        [none] {""}
       *[other] {" "}Not asked over IPv6, which this machine does not have: { $not_over_ipv6 }.
    }
DOMAIN_NOT_FOUND = There is no domain { $domain } in the DNS.
    .mend = Check the spelling first. If it is right, the domain has expired, was never registered, or is held back: ask the registrar. Mail to it cannot arrive until it is back.
DELEGATION_MISMATCH = The zone above names other servers for { $domain } than the zone itself.{ $only_parent ->
        [none] {""}
       *[other] {" "}Only the zone above: { $only_parent }.
    }{ $only_zone ->
        [none] {""}
       *[other] {" "}Only the zone itself: { $only_zone }.
    }
    .mend = Changes made on a server the world is not sent to have no effect.{ $dns_host ->
        [none] {""}
       *[other] {" "}The world is sent to { $dns_host }: edit there{ $other_dns_host ->
            [none] .
           *[other] , not at { $other_dns_host }.
        }
    } Make the name servers at the registrar and in the zone the same.
DELEGATION_LAME = Some servers that should answer for { $zone } do not: { $lame }.
    .mend = Part of all questions ends there. Remove these servers at the registrar, or set the zone up on them.
DELEGATION_BROKEN = None of the servers named for { $zone } answers for it: { $lame }.
    .mend = Nobody can look up where this domain's mail goes. Set the zone up at the DNS host, or name the right servers at the registrar.
DELEGATION_DENIED_ABOVE = Not all servers of the zone above ({ $parent }) hand { $zone } on: { $servers }. Whoever asks these finds no such zone, so part of the mail does not arrive.
    .mend = Whoever looks after { $parent } must bring its servers to the same edition. After a fresh registration wait an hour.
DELEGATION_SILENT_SERVER = These name servers do not answer: { $silent } ({ $reason }). Questions that reach them wait or fail.
    .mend = Start the server again or open port 53 (UDP and TCP), or remove it at the registrar.
DELEGATION_DEAD = No name server of { $zone } answers, neither here nor to the public resolvers: { $silent }. Nobody can look up where mail goes.
    .mend = Bring the name servers back, or name working ones at the registrar.
DELEGATION_SLOW = These name servers take more than two seconds to answer: { $servers }. Many resolvers give up before that.
    .mend = The DNS host must look at the load and the network of these servers.
DELEGATION_NO_TCP = These name servers do not answer over TCP: { $servers }. Long answers get lost there.
    .mend = Open TCP port 53 on these servers and in the firewalls before them.
DELEGATION_NO_GLUE = The zone above names { $unglued } without addresses, and only { $zone } itself could tell them. So nobody finds its servers.
    .mend = Enter the addresses of these name servers at the registrar (glue).
DELEGATION_GLUE_DIFFERS = The registry has addresses of name servers that the zone does not have: { $servers }.
    .mend = Correct these addresses at the registrar (glue), or publish them in the zone.
DELEGATION_NS_ALIAS = The name of a name server is only an alias: { $servers }. That is not allowed, and some resolvers ignore it.
    .mend = Name the server by its real name, at the registrar and in the zone.
DELEGATION_ONE_SERVER = There is only one name server: { $servers }. When it fails, nobody finds the domain.
    .mend = Add a second name server in another network.
DELEGATION_ONE_ADDRESS = All name servers stand at one address: { $servers }. When that machine fails, nobody finds the domain.
    .mend = Put a second name server on another machine, best in another network.
DELEGATION_NO_EDNS = These name servers answer only questions without EDNS: { $servers }. Old software or a firewall does that; every question to them takes longer.
    .mend = Have the DNS host renew the name server's software, or let EDNS through the firewall.
DELEGATION_UPWARD = Instead of answering, these name servers point back up to the zones above: { $servers }. The zone is not set up on them.
    .mend = Set the zone up on these servers, or remove them at the registrar.
DELEGATION_NS_NO_ADDRESS = Nobody finds an address for these name servers: { $servers }.
    .mend = Correct their names at the registrar and in the zone, or publish their addresses.
DELEGATION_NS_UNREGISTERED = These name servers are in domains that are not registered: { $servers }. Whoever registers one of them can send your mail wherever they like.
    .mend = Remove these names at the registrar and in the zone at once; they are often misspelt.
DELEGATION_APEX_ALIAS = { $domain } itself is only an alias of { $servers }. That is not allowed at the top of a zone: mail goes where that name says, and an MX beside the alias is not seen.
    .mend = Remove the CNAME at the top of the zone, and publish an MX and, for the web site, addresses (A, AAAA).
DELEGATION_UNDERSCORE = Names of name servers must not have an underscore, and some resolvers refuse them: { $servers }.
    .mend = Have the DNS host give these servers other names.
DELEGATION_SHARED_ADDRESS = Some name servers are one and the same machine under different names: { $servers }.
    .mend = Each name should stand for a machine of its own; drop the doubled one or move it.
DELEGATION_IPV6_ONLY = All name servers have IPv6 addresses only: { $servers }. Whoever asks over IPv4 alone, as much of the world does, does not find the domain.
    .mend = Give at least two of these name servers IPv4 addresses, in the zone and at the registrar (glue).
DELEGATION_IPV6_UNASKED = These name servers can be reached over IPv6 alone, which this machine does not have. They were not asked: { $servers }.
    .mend = Give them IPv4 addresses too: much of the world cannot reach them either.
DELEGATION_PARENT_UNTESTED = What the zone above says could not be tested: { $reason }.
DELEGATION_UNTESTED = Whether the name servers are right could not be tested: { $reason }.

serials = The same edition on every server
SERIALS_AGREE = These name servers hold the same edition of the zone ({ $newest }): { $agreeing }.
SERIALS_DIFFER = Not all name servers hold the newest edition ({ $newest }). Behind: { $behind }.
    .mend = These servers did not fetch the last change yet. If that lasts longer than an hour, the DNS host must look at the zone transfer.
SERIALS_UNTESTED = Editions could not be compared: { $reason }.

registration = Registration
REGISTRATION_OK = { $expires ->
        [none] { $domain } is registered.
       *[other] { $domain } is registered until { $expires }.
    }
REGISTRATION_EXPIRED = The registration of { $domain } ran out on { $expires }.
    .mend = Renew it at the registrar at once; after a while others may register it.
REGISTRATION_HOLD = The registry holds { $domain } back ({ $held }).
    .mend = Only the registrar can lift this: an unpaid bill or an unconfirmed owner is the usual reason.
REGISTRATION_NOT_FOUND = The registry knows no { $domain }.
    .mend = Ask the registrar whether the domain is registered at all.
REGISTRATION_UNTESTED = The registration could not be tested: { $reason }.

mx = Where the mail goes (MX)
MX_NONE = { $domain } has no MX record, so mail is tried at its web address, where usually nobody takes it.
    .mend = Publish the MX that your admin center shows for this domain.
MX_NULL = { $domain } says that it takes no mail at all (null MX).
    .mend = If the domain shall take mail, delete this record and publish the MX that your admin center shows.
MX_NULL_WITH_OTHERS = { $domain } says that it takes no mail, and names mail servers all the same: { $mx }.
    .mend = Delete the null MX if the domain shall take mail.
MX_EXCHANGE_ONLINE = Mail goes to Exchange Online: { $mx }.
MX_EXCHANGE_ONLINE_UNUSUAL = Mail goes to Exchange Online, but under a name that is not the usual one for this domain: { $host }{ $usual ->
        [none] .
       *[other] {" "}(usual: { $usual }, or a name in mx.microsoft).
    } That can be right.
    .mend = Compare it with the value that your admin center shows for this domain. It may belong to another domain of the same company, or to another company's tenant.
MX_GATEWAY = Mail goes to a filter in front of the mailboxes: { $home } ({ $host }). That is no fault.
    .mend = Is { $home } still your filter? Then its own list of recipients and the server it delivers to are what counts.
MX_BESIDE_GATEWAY = Mail goes to the filter { $home } first ({ $preference }), and past it to Exchange Online when the filter is not reachable ({ $microsoft_preference }).
    .mend = Senders of spam like the way past the filter. If you do not need it, remove the record of Exchange Online. Do not delete the filter's.
MX_OTHER_HOME = Mail goes to { $home } ({ $host }).
    .mend = If the mailboxes are at Microsoft 365, this MX is wrong: publish the one from its admin center.
MX_OWN_HOST = Mail goes to a host of the domain's own: { $host }.
    .mend = Is that your Exchange server, a filter or a hybrid? Then that machine decides who is known.
MX_UNKNOWN_HOST = Mail goes to { $host }, whose operator we do not know.
    .mend = Check whether this is the server you mean.
MX_SEVERAL_HOMES = The MX records lead to different mail homes: { $homes }.
    .mend = Each of them must know every recipient, or mail is lost. Keep the one where the mailboxes are.
MX_SEVERAL_ONE_HOME = There are several MX records, all of Exchange Online: { $mx }. One is enough.
    .mend = Microsoft recommends a single MX. Keep the one that your admin center shows.
MX_OLD_HOME_LOWER = { $place } has the lower number ({ $preference }), so nearly all mail goes there, not to { $first } ({ $first_preference }).
    .mend = If the mailboxes are at Microsoft 365, delete { $count ->
        [one] this record.
       *[other] these records.
    }
MX_OLD_HOME_EQUAL = { $place } has the same number as { $first } ({ $preference }), so part of the mail goes there.
    .mend = If the mailboxes are at Microsoft 365, delete { $count ->
        [one] this record.
       *[other] these records.
    }
MX_OLD_HOME_HIGHER = { $place } is still there with a higher number ({ $preference }). It gets mail only when { $first } is not reachable, and from spammers.
    .mend = { $count ->
        [one] Delete this record once the move is over.
       *[other] Delete these records once the move is over.
    }
MX_MOVE_UNDER_WAY = A move to Microsoft's new kind of name is under way: { $new } beside the old one. That is normal for a while.
    .mend = When the new name has proved itself, delete the old record.
MX_ALIAS = { $host } is only an alias of { $target }. That is not allowed for an MX, and some servers refuse it.
    .mend = Put the real name into the MX.
MX_IP_LITERAL = The MX { $host } is an address or a link; it must be the name of a server.
    .mend = Put the server's name there.
MX_PRIVATE_ADDRESS = { $host } leads to { $address }, which nobody outside your network can reach.
    .mend = Publish an address that is reachable from the Internet.
MX_PAST_GATEWAY = Exchange Online ({ $microsoft_preference }) stands beside the filter { $home } ({ $preference }) without a higher number, so mail goes past the filter.
    .mend = If the filter shall see all mail, delete the record of Exchange Online. Do not delete the filter's.
MX_PRIVATE_BESIDE = { $host } leads to { $address }, which nobody outside your network can reach. Mail arrives by another server.
    .mend = Delete this MX, or publish an address that is reachable from the Internet.
MX_DOMAIN_APPENDED = The MX { $host } ends with the domain itself: the zone editor has added it. Meant was { $meant }.
    .mend = Write the name with a dot at its end, or as your DNS host wants it.
MX_LEGACY_NAME = The MX { $host } is an old name of Microsoft ({ $home }) that no longer takes mail.
    .mend = Publish the MX that your admin center shows for this domain.
MX_ONMICROSOFT = Domains of Microsoft's own (onmicrosoft.com) have their MX from Microsoft; there is nothing to edit.
MX_PROOF_ALONE = The only MX of { $domain } is { $host }. It proves to Microsoft whose the domain is, and leads nowhere: the set-up was begun, but the real MX was never published, so no mail arrives.
    .mend = Finish the set-up: publish the MX that your admin center shows for this domain, then delete this one.
MX_PROOF_LEFTOVER = { $host } is left over from the set-up of the domain at Microsoft. It does no harm, for no mail goes there.
    .mend = You may delete this record. The other MX must stay.
MX_UNDERSCORE = Names of mail servers must not have an underscore, and some senders refuse them: { $hosts }.
    .mend = Give the server a name without an underscore, and put that into the MX.
MX_TTL_ZERO = Nobody may remember the MX (TTL 0). Every message asks the name servers anew, and some resolvers cannot cope with that.
    .mend = Set the TTL to an hour (3600).
MX_TTL_LONG = A change of the MX is under way, and its TTL is { $ttl }: every further change can take that long to arrive everywhere.
    .mend = While changes are under way, set the TTL to an hour (3600).
MX_UNTESTED = Where the mail goes could not be tested: { $reason }.

mx-addresses = Addresses of the mail servers
ADDRESSES_OK = Every mail server has an address.
ADDRESSES_NOT_NEEDED = The domain names no mail server, so there is no address to look up.
ADDRESS_DANGLING = A mail server of this domain has no address: { $hosts }.
    .mend = Correct the name in the MX, or publish an address (A or AAAA) for that server.
ADDRESS_DANGLING_MICROSOFT = A mail server at Microsoft that this domain names has no address: { $hosts }.
    .mend = Compare the name with the one your admin center shows. If it is the same, this is for Microsoft support.
ADDRESS_DANGLING_BESIDE = One of the mail servers of this domain has no address: { $hosts }. Mail arrives by { $working } all the same.
    .mend = Delete this MX, or publish an address (A or AAAA) for that server.
ADDRESS_PARTLY = Not every resolver finds the address of { $hosts }.
    .mend = A fresh change may still spread. If it lasts, the name servers of that host do not agree.
ADDRESS_DIFFERS = The domain's own name servers give different addresses for { $hosts }: { $said }. Part of the mail may go to an old machine.
    .mend = Bring all name servers to the same version of the zone.
ADDRESS_PRIVATE = The address of { $hosts } ({ $address }) is not reachable from the Internet.
    .mend = Publish an address that is.
ADDRESS_UNRESOLVABLE = The address of the mail server cannot be looked up: { $hosts }. Its own DNS fails or leads in a circle, so mail waits and is then given up.
    .mend = Whoever looks after the DNS of that host must mend it, or put another server into the MX.
ADDRESS_UNRESOLVABLE_BESIDE = The address of one of the mail servers cannot be looked up: { $hosts }. Mail arrives by { $working } all the same.
    .mend = Mend the DNS of that host, or delete its MX.
ADDRESS_PRIVATE_BESIDE = The address of { $hosts } ({ $address }) is not reachable from the Internet. Mail arrives by { $working } after a while.
    .mend = Delete this MX, or publish an address that is reachable.
ADDRESS_IPV6_ONLY = The mail servers have IPv6 addresses only: { $hosts }. Many servers send over IPv4 alone.
    .mend = Publish an IPv4 address (A) too.
ADDRESSES_UNTESTED = The addresses of the mail servers could not be tested: { $reason }.

propagation = Has the change arrived everywhere
PROPAGATION_CONSISTENT = { $unasked ->
        [none] All servers asked show the same: { $shown }. Is that what you published?
       *[other] The servers that answered show the same: { $shown }. No usable answer came from { $unasked }. Is that what you published?
    }
PROPAGATION_MIXED = Not all servers show the same.{ $wait ->
        [none] {""}
       *[other] {" "}Older answers are gone within about { $wait }.
    }
    .mend = See below who says what. If the domain's own servers differ, its DNS host must look; if only others do, wait.
PROPAGATION_NOT_SAVED = The domain's own name servers do not have { $expected }; they show { $shown }. Waiting does not help.
    .mend = { $dns_host ->
        [none] The change was not saved, or was made at another DNS host than the one in charge.
       *[other] The change was not saved, or was made somewhere else: this zone is edited at { $dns_host }.
    }
PROPAGATION_LAGGING = The change to { $expected } is made, but some of the domain's own servers do not have it yet: { $behind }.
    .mend = They usually fetch it within the hour. If not, the DNS host must look at the zone transfer.
PROPAGATION_CACHED = The change to { $expected } is made. Only caches still remember the old answer ({ $behind }){ $wait ->
        [none] {""}
       *[other] , for about { $wait } more
    }. { $why ->
        [delegation-ttl] The name servers were changed too; that can take { $delegation_ttl }.
        [negative-ttl] They remember that there was no such record.
       *[old-ttl] That is the rest of the old record's TTL.
    }
    .mend = Nothing to do but wait. Some resolvers forget a name on request: see the links.
PROPAGATION_EVERYWHERE = { $expected } is what every server shows. The change has arrived.
PROPAGATION_SEEN_SO_FAR = All servers that answered show { $expected }. Could not be tested: { $silent }.
PROPAGATION_SPLIT = { $behind } shows as mail servers: { $odd }, the domain's other name servers: { $shown }. Mail goes astray.
    .mend = Waiting does not help: put the same zone on all of them, or remove the wrong ones at the registrar.
PROPAGATION_OLD_CACHES = The domain's own name servers all show { $shown }. Only caches still remember something else ({ $behind }){ $wait ->
        [none] {""}
       *[other] , for about { $wait }
    }.
    .mend = Nothing to do but wait.
PROPAGATION_ORDER_DIFFERS = The domain's own name servers name the same mail servers in another order: { $behind } has { $odd }, the others { $shown }.
    .mend = Publish the same numbers on every name server; one of them holds another version of the zone.
PROPAGATION_MX_UNANSWERED = The domain's own name servers answer other questions, but none of them the one for the mail servers ({ $servers }: { $reason }). Nobody can look up where mail goes.
    .mend = The DNS host must find out why the servers fail the MX alone: a firewall before them, a broken zone file, a load balancer's module.
PROPAGATION_MX_UNANSWERED_BY = { $servers } answers other questions about the domain, but not the one for the mail servers ({ $reason }).
    .mend = The DNS host must find out why that server fails the MX alone: a firewall before it, a broken zone file, a load balancer's module.
PROPAGATION_RESOLVER_FAILS = Not every resolver can look up the domain: { $resolvers } fails, although the domain's own name servers answer.
    .mend = Whoever uses that resolver cannot write to the domain. If it lasts, the DNS host must find out whether that resolver's questions reach the name servers.
PROPAGATION_RESOLVERS_FAIL = None of the public resolvers can look up the domain ({ $resolvers }), although its own name servers answer here.
    .mend = The DNS host must find out why questions from other networks do not reach the name servers.
PROPAGATION_RESOLVER_FILTERS = The domain is blocked on purpose by: { $resolvers }. That is a matter of its reputation, not of its DNS.
    .mend = Ask the operator of that resolver to lift the block.
PROPAGATION_RESOLVERS_FILTER = Every public resolver that was asked blocks the domain on purpose: { $resolvers }. The zone itself answers, but whoever uses these resolvers cannot write to it.
    .mend = Find out why the domain is on block lists, then ask the operators of these resolvers to lift the block. If only your own network shows this, a filter in it does the blocking.
PROPAGATION_CASE = These name servers compare names by upper and lower case, which is not allowed: { $servers }. Resolvers that mix the case get no mail servers from them.
    .mend = The DNS host must mend or replace the name server's software, or the firewall before it.
PRIVATE_VIEW = Your network shows a private copy of this zone: { $copies } did not answer as the server in charge.
    .mend = What you see from here may differ from what the world sees. Test again from another network.
PROPAGATION_UNTESTED = Whether the change has arrived could not be tested: { $reason }.

dnssec = Signatures (DNSSEC)
DNSSEC_OK = The zone is signed, and the signatures hold.
DNSSEC_UNSIGNED = The zone is not signed. That is no fault.
DNSSEC_BROKEN = The zone's signatures do not hold, so careful resolvers ({ $resolvers }) hide the domain. { $expired ->
        [none] Exchange Online is as careful.
       *[other] They ran out on { $expired }.
    }
    .mend = The DNS host must sign the zone anew. Until then, removing the DS record at the registrar makes the domain visible again.
DNSSEC_DS_MISMATCH = The registrar's DS record ({ $key_tags }) fits none of the zone's keys, so careful resolvers hide the domain.
    .mend = This happens after a move to another DNS host. Remove the old DS record at the registrar, or publish the one of the new DNS host.
DNSSEC_OUT_OF_TIME = The zone's signatures hold only from { $start } to { $end }, and it is not that time now. Some resolvers allow for a clock that is wrong and still find the domain, others hide it.
    .mend = The DNS host must sign the zone anew, and check the clock of the machine that signs.
DNSSEC_ENDS_SOON = The zone's signatures end on { $end } and have not been renewed in time. After that careful resolvers hide the domain.
    .mend = The DNS host must sign the zone anew before that.
DNSSEC_OLD_ALGORITHM = The zone is signed only in a way that is no longer trusted: { $algorithms }.
    .mend = The DNS host should change to a newer algorithm, such as ECDSAP256SHA256.
DNSSEC_MANY_ITERATIONS = The zone asks resolvers to hash { $iterations } times (NSEC3). Many treat it as unsigned or as failing.
    .mend = The DNS host should set the NSEC3 iterations to 0.
DNSSEC_STRIPPED = Some name servers answer without the zone's signatures: { $servers }. Resolvers that ask there hide the domain.
    .mend = The signed zone must be on all of its name servers.
DNSSEC_UNTESTED = Signatures could not be tested: { $reason }.

tenant = Microsoft 365 tenant
TENANT_FOUND = { $name } belongs to a Microsoft tenant ({ $cloud ->
        [us-government] US Government
        [gcc] US Government, GCC
        [gcc-high] US Government, GCC High
        [dod] US Government, DoD
        [china] China, 21Vianet
       *[worldwide] worldwide cloud
    }).
TENANT_NOT_FOUND = Mail goes to Microsoft, but no Microsoft tenant has the domain { $domain }. Then every address at it is refused.
    .mend = Add and verify the domain in the tenant where the mailboxes are, and make it an accepted domain.
TENANT_OTHER_CLOUD = { $part ->
        [some] Part of the mail goes to
       *[all] Mail goes to
    } { $mail_cloud ->
        [us-government] Microsoft's US Government cloud
        [china] Microsoft's cloud in China (21Vianet)
       *[worldwide] Microsoft's worldwide cloud
    } ({ $host }), but { $name } belongs to a tenant in another one ({ $cloud ->
        [us-government] US Government
        [gcc] US Government, GCC
        [gcc-high] US Government, GCC High
        [dod] US Government, DoD
        [china] China, 21Vianet
       *[worldwide] worldwide cloud
    }). No cloud knows the recipients of another.
    .mend = Publish the MX that the admin center of the tenant's own cloud shows for this domain.
TENANT_NOT_EXPECTED = No Microsoft tenant has this domain, and its mail does not go there either.
TENANT_UNTESTED = Whether a Microsoft tenant has this domain could not be tested: { $reason }.

autodiscover = Where mail programs look (Autodiscover)
AUTODISCOVER_MICROSOFT = Mail programs are sent to Exchange Online.
AUTODISCOVER_OWN_HOST = Mail programs are sent to a server of the domain's own ({ $host }): a hint at mailboxes on your own machines, or a hybrid set-up.
    .mend = In a hybrid, recipients that exist only on your own servers must be known to Exchange Online too.
AUTODISCOVER_OTHER = Mail programs are sent to { $host }.
AUTODISCOVER_WILDCARD = The Autodiscover name is answered by a wildcard, as any other name is ({ $host }): that says nothing about mailboxes.
AUTODISCOVER_NONE = There is no Autodiscover name.
AUTODISCOVER_UNTESTED = Autodiscover could not be tested: { $reason }.

mta-sts = MTA-STS policy
MTA_STS_OK = The policy allows the domain's own mail servers (mode: { $mode }).
MTA_STS_NONE = The domain has no MTA-STS policy. That is no fault.
MTA_STS_BAD_RECORD = { $count ->
        [one] The record that announces an MTA-STS policy has no valid id, so senders ignore the policy.
       *[other] { $count } records announce an MTA-STS policy. Senders need exactly one, so they ignore the policy.
    }
    .mend = Keep one record such as v=STSv1; id=20260101, or remove them all.
MTA_STS_MISMATCH = The domain's own policy forbids its mail servers: { $hosts }. Careful senders refuse to deliver (5.4.8).
    .mend = Add these lines to the policy file, and give its TXT record a new id.
MTA_STS_MISMATCH_BESIDE = The domain's own policy forbids some of its mail servers: { $hosts }. Senders that follow it try the others only.
    .mend = Add these lines to the policy file and give its TXT record a new id, or remove these servers from the MX.
MTA_STS_MISMATCH_TESTING = The policy does not name these mail servers: { $hosts }. It is only being tried out, so mail still arrives.
    .mend = Add these lines to the policy file before it is enforced.
MTA_STS_BAD_POLICY = A policy is announced, but its file cannot be read ({ $status }).
    .mend = Put the policy file back, or remove the announcing TXT record.
MTA_STS_NO_HOST = A policy is announced, but its host { $host } has no address, so nobody can read the policy.
    .mend = Publish an address for { $host } and put the policy there, or remove the announcing TXT record.
MTA_STS_UNTESTED = The policy could not be tested: { $reason }.

spf = SPF (does not cause 5.4.1)
SPF_OK = There is one SPF record, with { $lookups } of 10 allowed look-ups.
SPF_NONE = There is no SPF record. It matters for mail from this domain, not to it.
    .mend = If all its mail is sent by the provider that the MX leads to, a record stands below. Otherwise ask those who send for the domain what to include.
SPF_MISSPELT = A text record looks like SPF, but receivers do not take it for one: { $record }
    .mend = It must begin with v=spf1 and a space.
SPF_DIFFERS = The name servers of { $domain } hold different SPF records. The commonest: { $shown }; on { $servers }: { $odd }. Which one counts depends on the server that is asked.
    .mend = Publish the same record on every name server; those named hold another version of the zone.
SPF_SEVERAL = There are { $count } SPF records. Receivers treat that as an error and use none of them.
    .mend = Join them into one.
SPF_TOO_MANY_LOOKUPS = The SPF record needs more than the 10 look-ups allowed ({ $lookups } were counted). Receivers treat that as an error.
    .mend = Drop includes that are no longer used.
SPF_TOO_MANY_VOID = { $void } look-ups of the SPF record find nothing ({ $names }); more than 2 are not allowed, and receivers then treat the record as an error.
    .mend = Remove the names that no longer exist.
SPF_MX_TOO_MANY = The SPF record allows the mail servers of { $name }, which has more than 10 of them. Receivers treat that as an error.
    .mend = Name the sending servers by their addresses (ip4, ip6) instead of by mx.
SPF_INCLUDE_NONE = The SPF record includes { $name }, which has no SPF record. Receivers treat that as an error: all mail from the domain fails SPF.
    .mend = Remove this include, or correct its name.
SPF_INCLUDE_SEVERAL = The SPF record includes { $name }, which has several SPF records. Receivers treat that as an error.
    .mend = Whoever runs { $name } must leave one; until then remove the include.
SPF_INCLUDE_FAILS = The SPF record includes { $name }, whose name servers fail. Receivers then hold mail back or do without SPF (temperror).
    .mend = Remove this include if nobody needs it; else whoever runs { $name } must act.
SPF_LOOP = The SPF record comes back to itself by { $name }. Receivers treat that as an error.
    .mend = Remove the include that leads back.
SPF_SYNTAX = The SPF record holds "{ $name }", which SPF does not know. Receivers treat that as an error.
    .mend = Correct or remove this part.
SPF_OPEN = The SPF record lets everybody send as { $domain } (+all, or a network of all addresses).
    .mend = List the servers that do send, and end the record with -all or ~all.
SPF_NO_MICROSOFT = Mail goes to Exchange Online, but the SPF record allows neither { $include } nor its networks. That is right only if nothing is sent from there.
    .mend = If people send from Exchange Online, add include:{ $include }.
SPF_NULL_MX = { $domain } takes no mail, yet its SPF record names servers that send for it. Many receivers refuse mail from a domain that cannot be answered.
    .mend = If it sends nothing, publish "v=spf1 -all". If it does send, it needs an MX.
SPF_IN_VAIN = In the SPF record these terms stand behind "all", so they have no effect: { $terms }.
    .mend = Put them before "all", or remove them.
SPF_UNTESTED = SPF could not be tested: { $reason }.

dkim = DKIM (does not cause 5.4.1)
DKIM_MICROSOFT = Exchange Online's DKIM keys are published.
DKIM_OTHER_KEY = There is a DKIM key under a name that Exchange Online uses ({ $names }), but it does not lead to Exchange Online; whose it is cannot be told from outside.
DKIM_REVOKED = The DKIM keys under the names of Exchange Online are revoked (empty): { $names }. Mail signed with them fails DKIM.
    .mend = If Exchange Online still sends for the domain, switch its DKIM on again and publish the names that it shows.
DKIM_NO_KEY = The DKIM names lead nowhere: { $targets }.
    .mend = Compare them with what this command shows:
DKIM_WILDCARD = A wildcard answers for every DKIM name, so no key of Exchange Online can be told from it.
DKIM_NONE_SEEN = No DKIM key of Exchange Online was found. Other services use names nobody can guess.
DKIM_UNTESTED = DKIM could not be tested: { $reason }.

dmarc = DMARC (does not cause 5.4.1)
DMARC_OK = { $name } asks receivers for: { $policy }.
DMARC_TESTING = { $name } asks receivers for { $asked }, but only as a test (t=y): what holds is { $policy }.
DMARC_NONE = There is no DMARC record.
    .mend = To begin with, without any effect on mail:
DMARC_MISSPELT = The record at { $name } looks like DMARC, but receivers do not take it for one: { $record }
    .mend = It must begin with v=DMARC1 and a semicolon, in capitals.
DMARC_SEVERAL = There is more than one DMARC record at { $name }; receivers then ignore them all.
    .mend = Keep one.
DMARC_NO_POLICY = The DMARC record at { $name } has no valid policy.
    .mend = Give it a valid policy, or remove it, so that the record of a parent domain holds.
DMARC_UNTESTED = DMARC could not be tested: { $reason }.

dane = DANE
DANE_OK = These mail servers prove their certificates by DNS: { $hosts }.
DANE_NONE = The mail servers do not use DANE. That is no fault.
DANE_UNSIGNED = There are DANE records for { $hosts }, but the domain's MX or the records themselves are not signed. So they are not in force.
    .mend = DANE works only where both the domain and the zone of the mail server are signed (DNSSEC).
DANE_UNUSABLE = No sender can use the DANE records of { $hosts }: their usage or length is wrong for mail. Some senders then hold mail back.
    .mend = Publish TLSA 3 1 1 with the SHA-256 digest of the server's key, or remove these records.
DANE_LOOKUP_FAILS = The name servers of { $hosts } fail when they are asked for DANE records (TLSA): { $reason }. Senders that use DANE, Exchange Online among them, then hold all mail back.
    .mend = The DNS host must make its servers answer TLSA questions, even if only with 'no such record'. A firewall in front may drop them.
DANE_LOOKUP_FAILS_AT = Not all name servers answer when they are asked for DANE records (TLSA) of { $hosts }: { $servers } fails ({ $reason }). Senders that use DANE and ask there hold their mail back.
    .mend = The DNS host must find out why that server fails for TLSA: old software, or a firewall that does not know that type.
DANE_LOOKUP_FAILS_BESIDE = The name servers of { $hosts } fail when they are asked for DANE records (TLSA): { $reason }. Senders that use DANE pass these mail servers over and try the others.
    .mend = The DNS host must make its servers answer TLSA questions, even if only with 'no such record'. A firewall in front may drop them.
DANE_UNTESTED = DANE could not be tested: { $reason }.

tls-rpt = TLS reports (does not cause 5.4.1)
TLS_RPT_OK = Senders know where to report mail that failed for want of TLS.
TLS_RPT_NONE = Nobody asks for reports of failed TLS. That is no fault.
TLS_RPT_SEVERAL = There is more than one record for TLS reports at { $name }; senders then ignore them all.
    .mend = Keep one.
TLS_RPT_NO_ADDRESS = The record for TLS reports at { $name } names no address that reports can go to.
    .mend = Give it rua=mailto: or rua=https: and an address.
TLS_RPT_UNTESTED = TLS reports could not be tested: { $reason }.

smtp = The mail server's greeting
SMTP_GREETS = { $host } greets and offers encryption: { $banner }
SMTP_NO_STARTTLS = { $host } greets, but offers no encryption: { $banner }
    .mend = Switch TLS on at that server.
SMTP_UNTESTED = The greeting could not be tested: { $reason }. Many networks close port 25.

# Why something could not be tested

why-timeout = no answer in time
why-no-dns = from this network no DNS can be asked; none of the resolvers answered anything
why-unreachable = not reachable from here
why-garbage = the answer was garbled
why-forbidden = its address is not public, and we do not contact such addresses
why-servfail = the server reported a failure of its own
why-refused = the server refused to answer
why-other = the server answered with an error
why-no-servers = its name servers could not be found
why-addresses = the addresses of its name servers could not be found
why-no-ipv6 = its name servers have IPv6 addresses only, and this machine has no IPv6
why-no-such-domain = the domain does not exist
why-no-parent = the zone above could not be found
why-private-view = the network in between answers itself
why-time-up = the time was up
why-fault = the check stumbled; please report it
why-setting = switched off here
why-local = nothing outside this machine is asked
why-private = this domain is not told to third parties
why-no-registry = its registry has no public service
why-address = no address that may be contacted
why-tls = the connection was not secure
why-failed = the service did not answer properly
why-size = the answer was too long
why-some-clouds = not every Microsoft cloud was asked
why-no-validation = the resolvers asked do not check signatures
why-no-soa = no server in charge told its edition
why-rewritten = a filter, or the network in between, answers in place of the zone
why-no-target = there is no mail server to greet

# Durations

seconds = { $count ->
        [one] one second
       *[other] { $count } seconds
    }
minutes = { $count ->
        [one] one minute
       *[other] { $count } minutes
    }
hours = { $count ->
        [one] one hour
       *[other] { $count } hours
    }
days = { $count ->
        [one] one day
       *[other] { $count } days
    }

# What a server said

said-none = no such record
said-nxdomain = no such name
said-onward = hands on to { $servers }
said-refusal = { $status }: { $reason }
said-ede = EDE { $code }{ $words ->
        [none] { "" }
       *[other] { " " }({ $words })
    }
ede-3 = an expired answer, as no name server was reached
ede-4 = a made-up answer
ede-6 = signatures do not check out
ede-7 = signatures have expired
ede-8 = signatures are not valid yet
ede-9 = the DNSKEY is missing
ede-10 = signatures are missing
ede-15 = blocked by the resolver
ede-16 = blocked on an outsider's order
ede-17 = blocked as the user asked
ede-18 = the asker is not allowed
ede-22 = none of the zone's name servers was reached
ede-23 = a network error on the way to the zone's name servers
only-at = Only according to { $servers }: { $text }
shown-none = none
shown-null = none on purpose (null MX)
said-silence = could not be tested: { $reason }

# The verdict, and who must act

verdict-no-such-domain = The domain { $domain } does not exist. No mail to it can arrive.
    .who = The owner of the domain, at the registrar. A sender should check the spelling.
verdict-dns-fault = The DNS of { $domain } has a fault that stops mail: { $fault }
    .who = Whoever looks after the DNS of { $domain }.
verdict-dns-fault-at = The DNS of { $domain } has a fault that stops mail: { $fault }
    .who = Whoever looks after the DNS of { $domain }. It is edited at { $dns_host }.
verdict-refused-and-fault = Two things at once. This message reached Microsoft, whose server says that there is no such recipient at { $domain }. Other mail to { $domain } goes astray: { $fault }
    .who = The recipient is for the mail administrators of { $domain }, the MX for whoever looks after its DNS.
verdict-not-saved = The change for { $domain } has not arrived at its own name servers. Waiting does not help.
    .who = Whoever looks after the DNS of { $domain }.{ $dns_host ->
        [none] {""}
       *[other] {" "}It is edited at { $dns_host }.
    }
verdict-no-tenant = The DNS of { $domain } leads to Microsoft, but no Microsoft tenant has this domain. Then every address at it is refused. Either the domain must be verified in a tenant, or the MX must lead elsewhere.
    .who = The mail admin of { $domain }. Is its mail read in Microsoft 365? Then in the Microsoft 365 admin center; if not, whoever looks after its DNS.
verdict-lagging = The change for { $domain } is made, but not all of its own name servers have it yet.
    .who = Nobody for an hour; then the DNS host.
verdict-cached = The change for { $domain } is made. Only caches still show the old value.
    .who = Nobody. Wait, then send again.
verdict-private-view = From this network the true DNS of { $domain } cannot be seen.
    .who = Nobody yet: test again from another network.
# Who refused, in the middle of a sentence; each word of it must be proved by the bounce
that-server = { $refuser ->
        [none] { $by ->
            [microsoft] a server of Microsoft
           *[other] the server that refused
        }
       *[other] { $refuser }
    }

verdict-dns-not-the-cause = { $by ->
        [microsoft] DNS is not the cause: the mail to { $domain } reached Microsoft.
       *[other] { $refuser ->
            [none] Nothing in the DNS of { $domain } stops this mail. The server that refused it says that there is no such recipient.
           *[other] { $place ->
                [behind] DNS is not the cause: the MX of { $domain } ({ $mx }) passed the mail on to { $refuser }.
               *[mx] DNS is not the cause: the mail reached { $refuser }, where the MX of { $domain } leads.
            }
        }
    }
    .who = The sender (right address?), then the mail admin of { $domain }.
verdict-refused-by-mx = { $by ->
        [microsoft] The MX of { $domain } leads to Microsoft ({ $mx }), which refuses the domain.
       *[other] The MX of { $domain } leads to { $mx }, and { $refuser } refuses the domain.
    }
    .who = { $by ->
        [microsoft] The mail admin of { $domain }: verify and accept it in a tenant, or, if its mail is elsewhere, correct the MX.
       *[other] The mail admin of { $domain }: enter the domain at { $refuser } if its mail is read there, else correct the MX.
    }
verdict-refused-behind = { $by ->
        [microsoft] The MX of { $domain } ({ $mx }) passes mail on to Microsoft, whose server refuses the domain. Either { $domain } must be verified and accepted in a Microsoft tenant, or the server in the MX must deliver elsewhere.
       *[other] The MX of { $domain } ({ $mx }) passes mail on to { that-server }, which refuses the domain. Either that server must be told to accept { $domain }, or the server in the MX must deliver elsewhere.
    }
    .who = { $by ->
        [microsoft] The mail admin of { $domain }.
       *[other] The mail admin of { $domain }, at that server or in the connector that leads to it.
    }
verdict-refused-by-former = { $refuser ->
        [none] A server of Microsoft
       *[other] The server { $refuser }
    } { $family ->
        [no-answer] did not answer
       *[other] refused this mail
    }, but is no longer in the MX of { $domain } ({ $mx }). Some name servers still give the old answer{ $wait ->
        [none] .
       *[other] , for about { $wait }.
    }
    .who = Nobody: wait until it is forgotten, then send again.
verdict-went-elsewhere = { $refuser ->
        [none] A server of Microsoft
       *[other] The server { $refuser }
    } { $family ->
        [no-answer] did not answer
       *[other] refused this mail
    }, but the MX of { $domain } is { $mx }.
    .who = Nobody, if the MX was changed in the last three days: wait for up to 72 hours, send again. Else the sender's mail admin: a connector, smart host or typed server leads to { that-server }.
verdict-refused-on-the-way = The server { $refuser ->
        [none] that the report names
       *[other] { $refuser }
    } { $family ->
        [no-answer] did not answer
       *[other] refused this mail
    }. It is on the sender's own side: by its name or its address it belongs to the network that sent. The message never reached the MX of { $domain } ({ $mx }).
    .who = { $family ->
        [no-answer] The sender's mail admin: that smart host or relay must answer, or mail must go another way.
       *[other] The sender's mail admin: that server must let the sender pass (sign-in, allowed addresses) and must not keep { $domain } as a domain of its own.
    }
verdict-mx-silent = The DNS of { $domain } leads to { $mx }, and { that-server } did not answer the sender. The DNS does not stop this mail.
    .who = { $destinations ->
        [many] The sender's mail admin: other domains do not answer it either.
       *[one] The mail admin of { $domain }, if mail from others fails too; else the sender's.
    }
verdict-other-home = { $family ->
        [none] No DNS fault found. Mail for { $domain } goes to { $home }, not to Microsoft 365.
       *[other] DNS: nothing that stops mail. Mail for { $domain } goes to { $home }, not to Microsoft 365.
    }
    .who = { $family ->
        [none] If that is not intended, whoever looks after the DNS of { $domain }.
       *[other] If that is not intended, whoever looks after the DNS of { $domain }. If it is, nobody for the DNS; the server's reply tells who else.
    }
verdict-mixed = Not all servers show the same for { $domain }.
    .who = Whoever looks after the DNS of { $domain }: compare what was published.
verdict-dns-doubt = Mail for { $domain } can arrive, but something should be mended: { $fault }
    .who = Whoever looks after the DNS of { $domain }.
verdict-dns-clean = { $family ->
        [none] No DNS fault found. Mail for { $domain } goes to { $home }.
       *[other] DNS: nothing that stops mail. Mail for { $domain } goes to { $home }.
    }
    .who = { $family ->
        [none] Nobody has to change the DNS.
        [no-answer] { $destinations ->
            [many] The sender's mail admin: other domains do not answer it either.
           *[one] The mail admins of { $domain } if mail to this domain alone fails; if all mail fails, the sender's.
        }
        [relay-denied] The mail admins of { $domain } if its MX names the server that refused; if not, the sender's.
       *[other] Nobody for the DNS. The server's reply tells who else.
    }
verdict-split = The name servers of { $domain } contradict each other: { $fault }
    .who = Whoever looks after the DNS of { $domain }.{ $dns_host ->
        [none] {""}
       *[other] {" "}It is edited at { $dns_host }.
    }
verdict-no-mail-wanted = { $domain } says that it takes no mail at all (null MX).
    .who = Nobody, if that is intended. Otherwise whoever looks after the DNS of { $domain }.
verdict-null-mx = { $domain } takes no mail, and its DNS says so on purpose (null MX).
    .who = Nobody, if that is intended. Otherwise whoever looks after the DNS of { $domain }.
verdict-old-caches = For { $domain } only caches are old. { $fault }
    .who = Nobody. Wait, then send again.
verdict-untested = The DNS of { $domain } could not be tested: { $reason }.
    .who = Nobody yet: try again later, or from another network.
delayed = Nobody yet: the sending server goes on trying by itself, and many delays heal. Only if it gives up: { $who }

# The report

title = DNS check of { $domain }
running = being checked
record-label = Publish this record
remove-label = The record in question
command-label = PowerShell (Exchange Online)
link-domains = Domains in the Microsoft 365 admin center
link-flush = Have { $name } forget this name
untested-heading = Could not be tested
causes-heading = Likely causes
fine = { $count ->
        [one] One check is fine
       *[other] { $count } checks are fine
    }
long-hint = Every answer of every server: ndr check { $domain } --long
findings-heading = What was found
changes-heading = Since the last check
change-new = New: { $title }: { $text }
change-gone = Gone: { $title }: { $text }
mend-heading = What to do
who-heading = Who must act

# Names that are not examined

refused-empty = Which domain? For example: contoso.example
refused-invalid = That is no valid domain name.
refused-internal = That is an internal name; nobody outside can reach it.
refused-address = That is an IP address; a domain is needed.
refused-mixed-scripts = This name mixes alphabets that look alike, which is how names are forged. Type it anew.
refused-too-many = At most five domains at a time.
