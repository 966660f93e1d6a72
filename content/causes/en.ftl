# Possible causes (ids as in content/ndr-5-4-1/causes.toml) and what speaks for them.

A1 = There is no such address: a typo, or the person has left.
A2 = The address is new or was changed, and Microsoft's edge does not know it yet.
A3 = The domain was added or switched to Authoritative only recently.
A4 = The mailbox is on the company's own servers and was not synchronised to the cloud.
A5 = The address is a dynamic group or a public folder that the edge does not know.
A6 = The mail goes to a tenant that does not have this domain.
A7 = A filter in front passes unknown addresses on, and Microsoft refuses them.
A8 = Only the parent domain is set up, not this subdomain.
A9 = Several addresses were tried that do not exist.
A10 = The recipient's company blocks the sender. That is rare for this message.
A11 = The person is known, but has no mailbox: their licence has no Exchange plan.
B1 = The MX leads to a server that does not take mail for this domain.
B2 = An old MX is still published, and part of the mail goes there.
B3 = The domain is not, or not properly, set up at Microsoft.
B4 = A DNS change has not arrived everywhere.
B5 = A connector between own servers and Exchange Online is wrong.
B6 = A fault in the service itself.
C1 = The domain has no mail server that can be found.
C2 = The other side's mail server does not answer at the moment.
C3 = The sender's network does not let mail out (port 25).
C4 = The sender's connector or smart host is wrong.
C5 = The sender's own DNS does not answer.
D1 = { $tag ->
        [DELEGATION_NO_GLUE] A name server of the domain cannot be found: { $servers }.
        [PROPAGATION_RESOLVERS_FAIL] The domain's name servers do not answer other networks ({ $servers } cannot look it up).
       *[other] Of the domain's name servers these are broken: { $servers }.
    }
D2 = The zone's signatures are broken, so careful servers, Microsoft's among them, do not see the domain.
D3 = { $tag ->
        [PROPAGATION_SPLIT] The domain's own name servers hold different versions of the zone; { $servers } differs from the others.
       *[other] An old zone is still served by { $servers }.
    }
D4 = { $until ->
        [none] Only caches are old. Nobody has to do anything but wait; how long, they do not tell.
       *[other] Only caches are old: wait until { $until }. Nobody has to repair anything.
    }

because-one-address = Only this address is affected.
because-only-address = One address failed.
because-new-addresses = New addresses are affected.
because-whole-domain = All addresses of the domain are affected.
because-tenant-has-it = A Microsoft tenant has the domain.
because-own-machines = Mail programs are sent to a server of the domain's own.
because-mail-to-cloud = Mail goes to Exchange Online.
because-group = The address is a group or a public folder.
because-group-mentioned = The text mentions a dynamic group or a public folder.
because-hybrid-missing = Exchange Online does not have the address, and hybrid mail flow is on.
because-unsynchronised-mentioned = The text says that people are not synchronised yet.
because-new-mentioned = The text says that the address is new.
because-other-cloud = A tenant has the domain, but in another Microsoft cloud than the one all or part of its mail goes to.
because-no-tenant = No Microsoft tenant has the domain, though its mail goes there.
because-unusual-label = The MX is not the usual one for this domain.
because-mail-elsewhere = The MX leads somewhere else than to Microsoft 365.
because-gateway = The MX leads to a filter.
because-subdomain = The address is in a subdomain.
because-many-addresses = Several addresses of the same domain failed.
because-null-mx = The domain says that it takes no mail (null MX).
because-no-mx = The domain has no usable MX.
because-wrong-mx = The MX cannot work as it is written.
because-not-saved = The domain's own servers do not have the change.
because-mx-right = The MX leads to Exchange Online.
because-old-home-first = Another mail home has the same or a lower number.
because-old-home-last = Another mail home is still published.
because-several-homes = The MX records lead to different mail homes.
because-microsoft-refused = A server of Microsoft refused.
because-caches = Only caches still show the old value.
because-mixed = Not all servers show the same.
because-delegation-differs = The name servers do not agree with the zone above.
because-refused-by-mx = The very server that the MX names refused.
because-refused-by-former = A server refused that only an old answer still names.
because-went-elsewhere = The message went to a server that the MX does not name.
because-not-the-mx = What that server says of the address is no proof that the address is wrong.
because-senders-server = The server that refused is on the sender's own side.
because-no-domain = The domain does not exist.
because-registration = The registration has run out or is held back.
because-dangling = A mail server has no address that can be reached.
because-broken-delegation = No name server answers for the domain.
because-signatures = The zone's signatures do not hold.
because-addresses-fine = Its mail servers have addresses.
because-many-destinations = Several different domains are affected.
because-lagging = Not all of the domain's own servers have the change.
because-split = The domain's own servers name different mail servers.
because-old-serial = Its version number (SOA serial) is lower than that of the others.
because-some-servers = Not every name server answers for the domain; others do.
because-case = Names are compared by upper and lower case there.
because-unseen = No public resolver can look the domain up.
because-no-mailbox = The address has no mailbox in Exchange Online.
because-not-there = Exchange Online has no such recipient.
because-there = Exchange Online has the recipient.
because-not-accepted = Exchange Online does not have the domain.
because-mx-not-expected = The MX is not the one that the tenant expects.
because-parent-only = Only the parent domain is accepted, without its subdomains.
because-connector-off = A connector between own servers and Exchange Online is switched off.
because-no-connector = There is no connector between own servers and Exchange Online.
because-route-refuser = A connector of the sender leads to the very server that refused.
because-route-connector = A connector of the sender leads this mail past the MX.
