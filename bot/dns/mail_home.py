"""At whose servers a domain's mail is at home: for records to publish, which differ from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dns.mx_records import exchangers

if TYPE_CHECKING:
    from bot.dns.session import Inquiry
    from bot.mailhosts import Home


async def only_home(inquiry: Inquiry) -> Home | None:
    """Return the one home that all MX of all versions lead to; None where there is none, or several."""
    seen = await exchangers(inquiry)
    homes = {inquiry.hosts.home(host, inquiry.domain) for host in seen.targets}
    return homes.pop() if len(homes) == 1 and all(version.records for version in seen.versions) else None


async def takes_no_mail(inquiry: Inquiry) -> bool:
    """Tell whether the domain says that it takes no mail (null MX, RFC 7505)."""
    seen = await exchangers(inquiry)
    return bool(seen.versions) and all(version.hosts == (".",) for version in seen.versions)
