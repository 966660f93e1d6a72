"""From a situation (bounce, zone, answers) to its cause: real situations, each with the cause that was found."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import UTC, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from adapters import reference
from bot.causes import clues, load_causes, rank, sections
from bot.finding_text import Wording
from bot.model import Finding, Reading, Recipient
from bot.report import Examined, report
from bot.words import ContentError
from tests.examining import findings

if TYPE_CHECKING:
    from datetime import tzinfo

LABEL = "contoso-example.mail.protection.outlook.com"
HEALTHY = f"contoso.example MX 0 {LABEL}\n{LABEL} A 198.51.100.1\n"
A, B, C = "recipient-rejected", "relay-denied", "no-answer"
ZONES = Path(__file__).with_name("zones")


def zone(name: str) -> str:
    """Return a world of tests/zones."""
    return (ZONES / f"{name}.txt").read_text("utf-8")


@dataclass
class Situation:
    why: str
    family: str
    cause: str
    world: str = HEALTHY
    answers: dict[str, str] = field(default_factory=dict)
    microsoft: bool = True
    domain: str = "contoso.example"
    wanted: dict[str, object] = field(default_factory=dict)
    more: tuple[Finding, ...] = ()

    @property
    def told(self) -> dict[str, str]:
        """Return the answers, and whether the bounce proves that Microsoft refused."""
        return {"microsoft": "yes" if self.microsoft else "no", **self.answers}


GATEWAY = "contoso.example MX 10 eu.mimecast.com\neu.mimecast.com A 198.51.100.1\n"
HYBRID = HEALTHY + "autodiscover.contoso.example A 198.51.100.9\n"
NO_TENANT = (Finding(check="tenant", tag="TENANT_NOT_FOUND", facts={"domain": "contoso.example"}),)
TENANT = (Finding(check="tenant", tag="TENANT_FOUND", facts={"domain": "contoso.example"}),)
OLD = "at resolver: contoso.example 900 MX 10 old.fabrikam.example\n"
OLD_FIRST = HEALTHY.replace("MX 0", "MX 10") + "contoso.example MX 0 mx.home.pl\nmx.home.pl A 198.51.100.9\n"
SITUATIONS = [
    Situation("new users get no outside mail, the rest is right", A, "A2", answers={"scope": "new"}),
    Situation("every dynamic group stopped", A, "A5", answers={"scope": "one", "object": "group"}),
    Situation("a public folder in the cloud", A, "A5", answers={"object": "public-folder"}),
    Situation("Authoritative before everybody was synchronised", A, "A4", HYBRID, {"scope": "unknown"}),
    Situation("a maintainer left the company", A, "A1", answers={"scope": "one"}),
    Situation("prose only: not listed in the domain's directory", A, "A1", microsoft=False),
    Situation("a departed subscriber", A, "A1", answers={"recipients": "one"}),
    Situation("five guessed addresses of one company", A, "A9", answers={"recipients": "several"}),
    Situation(
        "a script sends to many unknown addresses", A, "A9", answers={"recipients": "several", "scope": "unknown"}
    ),
    Situation("everybody, just after the domain was verified", A, "A3", answers={"scope": "all"}, more=TENANT),
    Situation("everybody, and no tenant has the domain", A, "A6", answers={"scope": "all"}, more=NO_TENANT),
    Situation(
        "everybody, and the label is another domain's",
        A,
        "A6",
        HEALTHY.replace("contoso-ex", "fabrikam-ex"),
        {"scope": "all"},
    ),
    Situation("a gateway passes unknown addresses on", A, "A7", GATEWAY, {"scope": "unknown"}),
    Situation(
        "an address of a subdomain",
        A,
        "A8",
        f"mail.contoso.example MX 0 mail-{LABEL}\nmail-{LABEL} A 198.51.100.1\n",
        domain="mail.contoso.example",
    ),
    Situation("an old MX has the lower number, yet Microsoft's edge refused", A, "A1", OLD_FIRST),
    Situation("the same, and it is about one address only", A, "A1", OLD_FIRST, {"scope": "one"}),
    Situation(
        "the old MX has the lower number, and its server refused",
        A,
        "B2",
        OLD_FIRST,
        {"refuser": "mx"},
        microsoft=False,
    ),
    Situation(
        "the old MX has the lower number, nobody says who refused",
        A,
        "A1",
        OLD_FIRST,
        {"refuser": "unknown"},
        microsoft=False,
    ),
    Situation("a newly verified domain, duplicated at the edge", B, "B3", more=TENANT),
    Situation("no tenant has the domain", B, "B3", more=NO_TENANT),
    Situation(
        "the MX still leads to the old provider",
        B,
        "B1",
        "contoso.example MX 0 mx.home.pl\nmx.home.pl A 198.51.100.1\n",
        microsoft=False,
    ),
    Situation(
        "the zone editor added the domain", B, "B1", f"contoso.example MX 0 {LABEL}.contoso.example\n", microsoft=False
    ),
    Situation("no MX at all", B, "B1", "contoso.example A 198.51.100.1\n", microsoft=False),
    Situation(
        "old and new MX side by side",
        B,
        "B2",
        HEALTHY + "contoso.example MX 0 mx.home.pl\nmx.home.pl A 198.51.100.1\n",
        microsoft=False,
    ),
    Situation(
        "the change is only in caches' way", B, "D4", HEALTHY + OLD, wanted={"expect_mx": (LABEL,)}, microsoft=False
    ),
    Situation("hybrid, relay refused", B, "B5", HYBRID.replace(LABEL, "mail.contoso.example"), microsoft=False),
    Situation("the tenant's own MX host does not exist", C, "C1", f"contoso.example MX 0 {LABEL}\n", microsoft=False),
    Situation("the domain expired", C, "C1", "fabrikam.example MX 0 .\n", microsoft=False),
    Situation("signatures ran out", C, "D2", HEALTHY + "bogus: contoso.example 7\n", microsoft=False),
    Situation("the DS at the registrar fits no key", C, "D2", zone("ds-mismatch"), microsoft=False),
    Situation("no name server is in charge", C, "D1", zone("all-lame"), microsoft=False),
    Situation("all name servers are silent", C, "D1", zone("all-silent"), microsoft=False),
    Situation("the name servers have no address", C, "D1", zone("no-glue"), microsoft=False),
    Situation(
        "one name server has not fetched the change",
        B,
        "D3",
        zone("lagging"),
        wanted={"expect_mx": (LABEL,)},
        microsoft=False,
    ),
    Situation("one name server leads to another provider", B, "D3", zone("split"), microsoft=False),
    Situation(
        "the zone editor added the domain, nobody answers",
        C,
        "B1",
        f"contoso.example MX 0 {LABEL}.contoso.example\n",
        microsoft=False,
    ),
    Situation("one destination does not answer", C, "C2", microsoft=False),
    Situation("no outside domain can be reached", C, "C3", answers={"destinations": "many"}, microsoft=False),
]


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda situation: f"{situation.cause}: {situation.why}")
async def test_the_cause_that_was_found_comes_first(situation: Situation) -> None:
    """Where the evidence is in the text, the DNS or an answer, the real cause is ranked first, with a section."""
    found = [*(await findings(situation.world, situation.domain, **situation.wanted)), *situation.more]
    table = reference.causes()
    ranked = rank(situation.family, situation.told, found, table)  # type: ignore[arg-type]
    assert ranked[0].cause == situation.cause, [(cause.cause, cause.weight) for cause in ranked]
    assert sections(ranked, table)[0] in next(row.sections for row in table if row.id == situation.cause)


async def test_a_refusal_at_the_edge_does_not_hide_the_old_mx() -> None:
    """Refused there, the address comes first and the old MX second; without one nobody speaks of an old MX."""
    asked = (A, {"microsoft": "yes"})
    ranked = rank(*asked, await findings(OLD_FIRST), reference.causes())  # type: ignore[arg-type]
    assert [cause.cause for cause in ranked][:2] == ["A1", "B2"]
    assert ranked[1].because == ("old-home-first",)
    healthy = rank(*asked, await findings(HEALTHY), reference.causes())  # type: ignore[arg-type]
    assert "B2" not in [cause.cause for cause in healthy]


async def test_a_foreign_refusal_has_no_cause_of_ours() -> None:
    """Another provider's 'Access denied' (family other) is not explained by these causes."""
    assert rank("other", {}, await findings(HEALTHY), reference.causes()) == ()


async def test_one_broken_name_server_is_named_after_the_silent_mail_server() -> None:
    """The others answer, so it is not first; it is told with its name."""
    ranked = rank(C, {}, await findings(zone("refusing")), reference.causes())
    assert ranked[0].cause == "C2"
    broken = next(cause for cause in ranked if cause.cause == "D1")
    assert broken.facts["servers"] == ["ns2.contoso.example"]


async def test_an_old_zone_names_its_server_and_promises_no_time() -> None:
    """Where an authority is old nobody is told to wait for caches, however many caches are old too."""
    world = zone("lagging") + "\nresolvers: 2\nat resolver2: contoso.example 900 MX 10 old.fabrikam.example\n"
    ranked = rank(None, {}, await findings(world, expect_mx=(LABEL,)), reference.causes())
    assert ranked[0].cause == "D3"
    assert ranked[0].facts["servers"] == ["ns2.contoso.example"]
    assert not any("until" in cause.facts for cause in ranked)
    assert "D4" not in [cause.cause for cause in ranked]


def old(server: str, ttl: int | None, at: str = "2026-11-25T22:40:30Z") -> dict[str, object]:
    return {"server": server, "status": "NOERROR", "answer": ("10 mx.home.pl",), "ttl": ttl, "at": at}


def caches(*servers: dict[str, object], behind: tuple[str, ...] = ("r2", "r3")) -> Finding:
    facts = {"domain": "contoso.example", "behind": list(behind)}
    return Finding.model_validate(
        {"check": "propagation", "tag": "PROPAGATION_OLD_CACHES", "facts": facts, "servers": servers}
    )


WAITS = [
    # caches that are behind, time zone, what is said
    ((old("r2", 120), old("r3", 1200), old("ns1", 9000)), UTC, "23:01 UTC"),
    ((old("r2", 120), old("r3", 1170)), UTC, "23:00 UTC"),
    ((old("r2", 120), old("r3", 7200)), UTC, "2026-11-26, 00:41 UTC"),
    ((old("r2", 120), old("r3", 1200)), timezone(timedelta(hours=1), "CET"), "00:01 CET"),
    ((old("r2", None), old("r3", 1200)), UTC, None),
    ((old("r2", 60), old("r3", 60, "not a time")), UTC, None),
]


@pytest.mark.parametrize(("servers", "wall", "said"), WAITS)
def test_waiting_has_a_time(servers: tuple[dict[str, object], ...], wall: tzinfo, said: str | None) -> None:
    """The time is the end of the longest TTL of those who are old, in the zone asked for; unknown, none is named."""
    found = (caches(*servers),)
    ranked = rank(None, {}, found, reference.causes())
    assert [cause.cause for cause in ranked] == ["D4"]
    for locale in ("en", "pl"):
        wording = Wording(reference.tags(), reference.words(), locale, wall)
        line = report(Examined("contoso.example", found, ranked), wording).causes[0]
        assert said in line.text if said else not any(char.isdigit() for char in line.text)


OLD_AUTHORITY = [
    "DELEGATION_SILENT_SERVER", "DELEGATION_LAME", "DELEGATION_MISMATCH", "SERIALS_DIFFER", "PROPAGATION_LAGGING",
]  # fmt: skip


@pytest.mark.parametrize("tag", OLD_AUTHORITY)
def test_no_time_is_promised_beside_a_doubtful_authority(tag: str) -> None:
    """A server in charge that is old, silent or not in charge may feed the caches again."""
    found = (caches(old("r2", 120), old("r3", 1200)), Finding(check="delegation", tag=tag))
    for family, place in ((None, None), (B, "stale"), (A, "stale")):
        ranked = rank(family, {"refuser": place} if place else {}, found, reference.causes())  # type: ignore[arg-type]
        assert "D4" not in [cause.cause for cause in ranked]


@pytest.mark.parametrize("name", ["autodiscover-wildcard", "autodiscover-wildcard-alias"])
@pytest.mark.parametrize("family", [A, B])
async def test_a_wildcard_is_no_hybrid(name: str, family: str) -> None:
    """A record that answers for every name tells nothing of servers of the domain's own."""
    found = await findings(zone(name))
    ranked = rank(family, {"scope": "all"}, found, reference.causes())  # type: ignore[arg-type]
    assert "own-machines" not in {reason for cause in ranked for reason in cause.because}
    assert ranked[0].cause not in {"A4", "B5"}


def test_a_licence_without_a_mailbox_is_a_cause() -> None:
    """Somebody known without a mailbox lacks an Exchange plan; somebody with one does not."""
    told = {"microsoft": "yes", "scope": "one"}
    lacking = rank(A, {**told, "object": "no-mailbox"}, (), reference.causes())
    assert (lacking[0].cause, lacking[0].because) == ("A11", ("no-mailbox",))
    assert sections(lacking, reference.causes())[0] == "admin.recipient"
    having = rank(A, {**told, "object": "mailbox"}, (), reference.causes())
    assert "A11" not in [cause.cause for cause in having]


def test_who_asks_is_no_evidence() -> None:
    """Whatever role or side somebody has, the causes are the same."""
    found = (Finding(check="mx", tag="MX_EXCHANGE_ONLINE"),)
    for family in (A, B, C):
        plain = rank(family, {}, found, reference.causes())  # type: ignore[arg-type]
        for side in ("sender", "recipient"):
            for role in ("user", "admin"):
                assert rank(family, {"side": side, "role": role}, found, reference.causes()) == plain  # type: ignore[arg-type]


APPENDED = ("domain-appended", "domain-appended-unknown", "ip-literal", "ip-literal-appended")


@pytest.mark.parametrize("name", APPENDED)
@pytest.mark.parametrize("family", [None, B, C])
async def test_a_name_written_wrong_is_no_missing_server(name: str, family: str | None) -> None:
    """An MX with the domain behind it, or an address in it, is a wrong MX before it is a server that nobody finds."""
    found = await findings(zone(name))
    ranked = [cause.cause for cause in rank(family, {}, found, reference.causes())]  # type: ignore[arg-type]
    assert ranked[0] == "B1"
    assert "C1" not in ranked


async def test_without_a_bounce_only_faults_are_causes() -> None:
    """A healthy domain has no cause; a dangling one has exactly what its DNS shows."""
    assert rank(None, {}, await findings(HEALTHY), reference.causes()) == ()
    dangling = await findings(f"contoso.example MX 0 {LABEL}\n")
    assert [cause.cause for cause in rank(None, {}, dangling, reference.causes())] == ["C1"]


def test_clues_of_a_bounce() -> None:
    """Several addresses of one domain, or many domains, are read off the bounce itself."""
    guessed = tuple(Recipient(address=f"{name}@contoso.example") for name in ("a", "b", "c", "d", "e"))
    assert clues(Reading(recipients=guessed)) == {"recipients": "several", "destinations": "one"}
    spread = tuple(Recipient(address=f"info@d{number}.example") for number in range(4))
    assert clues(Reading(recipients=spread)) == {"recipients": "one", "destinations": "many"}
    assert clues(Reading()) == {}


@pytest.mark.parametrize(
    "addresses", ["a@x.example b@x.example", "a@x.example A@x.example b@X.example", "a@x.example b@y.example"]
)
def test_two_addresses_are_no_guessing_and_two_domains_not_many(addresses: str) -> None:
    """From three on a sender guesses addresses, or has trouble with everybody."""
    failed = tuple(Recipient(address=address) for address in addresses.split())
    assert clues(Reading(recipients=failed)) == {"recipients": "one", "destinations": "one"}


BROKEN = [
    ("[[cause]]\nid='A1'\nfamilies=[]\nbase=1\nsections=['x']\nnames={MX_NONSENSE='x'}", "MX_NONSENSE"),
    ("[[cause]]\nid='A1'\nfamilies=[]\nbase=1\nsections=['x']\nuntil=['MX_NONSENSE']", "MX_NONSENSE"),
    ("cause = 3", "causes.toml"),
    ("[[cause]]\nid = 'A1'", "A1"),
    (
        "[[cause]]\nid='A1'\nfamilies=[]\nbase=1\nsections=['x']\nsign=[{id='x',weight=1,tags=['MX_NONSENSE']}]",
        "MX_NONSENSE",
    ),
    ("[[cause]]\nid='A1'\nfamilies=[]\nbase=1\nsections=['x']\nsign=[{id='x',weight=1,wen=[]}]", "wen"),
    (
        "[[cause]]\nid='A1'\nfamilies=[]\nbase=1\nsections=['x']\nsign=[{id='x',weight=1,answers={side=['sender']}}]",
        "side",
    ),
    ("[[cause]]\nid='A1'\nfamilies=[]\nbase=1\nsections=[]\nsign=[]", "section"),
    (
        "[[cause]]\nid='A1'\nfamilies=[]\nbase=1\nsections=['x']\n[[cause]]\nid='A1'\nfamilies=[]\nbase=1\nsections=['x']",
        "twice",
    ),
]


@pytest.mark.parametrize(("text", "said"), BROKEN)
def test_broken_content_is_refused(text: str, said: str) -> None:
    """A mistake in causes.toml stops the start, naming file and place."""
    with pytest.raises(ContentError, match=said):
        load_causes(text, "content/x/causes.toml", {"MX_NULL"})


def test_every_cause_and_reason_has_words_in_every_locale() -> None:
    """Ids in causes.toml and messages in content/causes are the same, and reach all ids of the research."""
    table, words = reference.causes(), reference.words()
    wanted = {row.id for row in table} | {
        f"because-{sign.id}" for row in table for sign in row.signs if sign.weight > 0
    }
    for locale in words.locales:
        assert set(words.variables["causes", locale]) == wanted
    numbers = [
        *(f"A{n}" for n in range(1, 12)),
        *(f"B{n}" for n in range(1, 7)),
        *(f"C{n}" for n in range(1, 6)),
        *(f"D{n}" for n in range(1, 5)),
    ]
    assert [row.id for row in table] == numbers


GUIDES = sorted(path.parent.name for path in Path(__file__).parents[1].glob("content/*/flow.toml"))
OF_NO_CAUSE = {"user.ask-admin", "user.hand-over"}
"""Sections that mend nothing by themselves."""


@pytest.mark.parametrize("guide", GUIDES)
def test_causes_and_sections_name_one_another(guide: str) -> None:
    """Each cause has a section that the guide has; each section is there for a cause, or hands over."""
    nodes = tomllib.loads(reference.text(f"{guide}/flow.toml"))["nodes"]
    table = reference.causes(guide)
    assert all(row.sections for row in table)
    named = {name for row in table for name in row.sections}
    assert named - nodes.keys() == set()
    assert {name for name, node in nodes.items() if node["kind"] == "section"} - named == OF_NO_CAUSE


async def test_a_null_mx_is_a_cause_only_of_a_bounce() -> None:
    """Who takes no mail on purpose has no trouble with it; who had mail come back has."""
    found = await findings("contoso.example MX 0 .\n")
    assert rank(None, {}, found, reference.causes()) == ()
    ranked = rank("relay-denied", {}, found, reference.causes())
    assert "null-mx" in {reason for cause in ranked for reason in cause.because}
