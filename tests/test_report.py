"""The report: verdicts, words in both languages, what to copy, changes, and the JSON others rely on."""

from __future__ import annotations

import asyncio
import io
import json
import re

import pytest
from rich.console import Console

from adapters import reference
from adapters.commands.check import Request
from adapters.commands.check import check as run_check
from adapters.dns.settings import DnsSettings
from adapters.terminal.report_renderer import show_report
from bot.blocks import BLOCKS, Report
from bot.causes import rank
from bot.checks import ALWAYS, CHECKS
from bot.finding_text import Wording, clean, item, items, progress
from bot.model import Finding
from bot.refusal_comparison import Refusal
from bot.report import Examined, as_json, decide, ordered, report
from bot.tag_table import load_tags
from bot.words import ContentError
from tests.examining import findings
from tests.fakes.nameserver import serve

LABEL = "contoso-example.mail.protection.outlook.com"
HEALTHY = f"contoso.example MX 0 {LABEL}\n{LABEL} A 198.51.100.1\n"
REFUSED = Refusal("recipient-rejected", microsoft=True)
REFUSED_BY_OTHERS = Refusal("recipient-rejected")
LOCALES = ("en", "pl")
OLD_FIRST = HEALTHY.replace("MX 0", "MX 10") + "contoso.example MX 0 mx.home.pl\nmx.home.pl A 198.51.100.9\n"


def _wording(locale: str = "en") -> Wording:
    return Wording(reference.tags(), reference.words(), locale)


VERDICTS = [
    ("no-such-domain", "fabrikam.example MX 0 .\n", {}, None),
    ("null-mx", "contoso.example MX 0 .\n", {}, None),
    ("no-mail-wanted", "contoso.example MX 0 .\n", {}, REFUSED),
    ("split", HEALTHY + "at ns2.contoso.example: contoso.example MX\n", {}, None),
    ("old-caches", HEALTHY + "at resolver: contoso.example 60 MX 5 old.example\n", {}, None),
    ("dns-doubt", HEALTHY + "fault: ns2.contoso.example timeout\n", {}, None),
    ("dns-doubt", HEALTHY + "fault: ns2.contoso.example timeout\n", {}, REFUSED),
    ("dns-doubt", HEALTHY + "contoso.example NS ns1.contoso.example\n", {}, None),
    ("dns-not-the-cause", HEALTHY + "contoso.example NS ns1.contoso.example\n", {}, REFUSED),
    ("dns-fault", HEALTHY + "fault: ns1.contoso.example timeout\nfault: ns2.contoso.example timeout\n", {}, None),
    ("dns-fault", OLD_FIRST, {}, None),
    ("dns-fault", OLD_FIRST, {}, REFUSED_BY_OTHERS),
    ("refused-and-fault", OLD_FIRST, {}, REFUSED),
    ("refused-and-fault", OLD_FIRST.replace("MX 10", "MX 0"), {}, REFUSED),
    ("dns-fault", OLD_FIRST + f"contoso.example MX 5 {LABEL}.contoso.example\n", {}, REFUSED),
    ("not-saved", HEALTHY, {"expect_mx": ("other.example",)}, None),
    (
        "lagging",
        HEALTHY + "old.example A 198.51.100.3\nat ns2.contoso.example: contoso.example MX 5 old.example\n",
        {"expect_mx": (LABEL,)},
        None,
    ),
    ("cached", HEALTHY + "at resolver: contoso.example 60 MX 5 old.example\n", {"expect_mx": (LABEL,)}, None),
    (
        "private-view",
        HEALTHY + "fault: ns1.contoso.example no-aa\nfault: ns2.contoso.example no-aa\nfault: parent no-aa\n",
        {},
        None,
    ),
    ("untested", HEALTHY + "fault: resolver timeout\n", {}, None),
    ("dns-not-the-cause", HEALTHY, {}, REFUSED),
    ("dns-clean", HEALTHY, {}, None),
    ("dns-not-the-cause", HEALTHY, {}, REFUSED_BY_OTHERS),
    ("other-home", "contoso.example MX 1 smtp.google.com\nsmtp.google.com A 198.51.100.1\n", {}, None),
    ("other-home", "contoso.example MX 1 smtp.google.com\nsmtp.google.com A 198.51.100.1\n", {}, REFUSED),
    (
        "mixed",
        HEALTHY + f"{LABEL} A 198.51.100.2\nold.example A 198.51.100.3\n"
        "at resolver: contoso.example 60 MX 5 old.example\nfault: ns2.contoso.example timeout\n",
        {},
        None,
    ),
    ("dns-doubt", HEALTHY + "serial: ns2.contoso.example 41\n", {}, None),
    ("dns-clean", "contoso.example MX 10 eu.mimecast.com\neu.mimecast.com A 198.51.100.1\n", {}, None),
]


@pytest.mark.parametrize(("verdict", "world", "wanted", "refusal"), VERDICTS)
async def test_verdict(verdict: str, world: str, wanted: dict[str, object], refusal: Refusal | None) -> None:
    """Each world has its verdict, with a sentence and somebody who must act in every language."""
    found = await findings(world, **wanted)
    examined = Examined("contoso.example", tuple(found), refusal=refusal)
    assert decide(examined, reference.tags()).id == verdict
    for locale in LOCALES:
        made = report(examined, _wording(locale))
        assert made.verdict == verdict
        assert "contoso.example" in made.summary
        assert made.who
        assert made.summary in made.plain
        assert not re.search("[\u2066-\u2069]|\\{|\\}", made.plain)
        assert BLOCKS.validate_python((made.model_dump(),)) == (made,)


async def test_verdict_without_a_tenant() -> None:
    """MX at Microsoft and no tenant in any cloud decides, even where Microsoft's edge refused."""
    missing = Finding(check="tenant", tag="TENANT_NOT_FOUND", facts={"domain": "contoso.example"})
    examined = Examined("contoso.example", (*(await findings(HEALTHY)), missing), refusal=REFUSED)
    assert report(examined, _wording()).verdict == "no-tenant"


def test_every_tag_is_said_in_every_language_with_hostile_or_missing_facts() -> None:
    """No tag's sentence fails, whatever its facts hold; nothing hidden gets through."""
    evil = "x\u202e\x1b[31m\n<script>*_`" + "y" * 5000
    for check in CHECKS:
        for tag in check.TAGS:
            names = reference.tags().rows[check.NAME, tag].facts
            for facts in (
                {},
                dict.fromkeys((*names, "domain"), evil),
                dict.fromkeys(names, [evil] * 50),
                dict.fromkeys(names, 7),
            ):
                finding = Finding(check=check.NAME, tag=tag, facts={"domain": "contoso.example", **facts})
                for locale in LOCALES:
                    said = item(finding, _wording(locale))
                    assert said.text
                    assert len(said.text) < 4000
                    assert not re.search("[\x00-\x1f\u202e]", said.text.replace("\n", ""))
                    assert not any("<script>" in line.text or "\n" in line.text for line in said.copy_)


def test_clean_keeps_letters_and_drops_tricks() -> None:
    """Letters of every script stay; control characters, direction marks and endless length go."""
    assert clean("zażółć gęślą jaźń") == "zażółć gęślą jaźń"
    assert clean("a\u202eb\x00c\u200bd\te") == "abcd e"
    assert len(clean("x" * 9999)) == 300


async def test_only_a_host_of_microsoft_is_for_microsoft() -> None:
    """A mail server without an address is mended by whoever named it: no admin center for anybody else's."""
    own = next(
        each
        for each in items(await findings("contoso.example MX 0 mail.fabrikam.example\n"), _wording())
        if each.tag == "ADDRESS_DANGLING"
    )
    assert (own.copy_, own.links) == ((), ())
    assert "Microsoft" not in own.text + own.mend
    theirs = next(
        each
        for each in items(await findings(f"contoso.example MX 0 {LABEL}\n"), _wording())
        if each.tag == "ADDRESS_DANGLING_MICROSOFT"
    )
    assert "Microsoft" in theirs.mend
    assert [line.kind for line in theirs.copy_] == ["command"]


async def test_mends_can_be_copied() -> None:
    """A mend shows the exact record or command with the domain filled in."""
    found = await findings(f"contoso.example MX 0 {LABEL}.contoso.example\n")
    appended = next(each for each in items(found, _wording()) if each.tag == "MX_DOMAIN_APPENDED")
    assert [line.text for line in appended.copy_] == [f"contoso.example. 3600 IN MX 0 {LABEL}."]
    assert appended.copy_[0].kind == "record"
    found = await findings(HEALTHY + "contoso.example MX 0 mx.home.pl\nmx.home.pl A 198.51.100.1\n")
    equal = next(each for each in items(found, _wording("pl")) if each.tag == "MX_OLD_HOME_EQUAL")
    assert [(line.label, line.text) for line in equal.copy_] == [
        ("Rekord, o który chodzi", "contoso.example. IN MX 0 mx.home.pl.")
    ]


async def test_silent_server_is_not_said_to_answer() -> None:
    """What is said to be fine names only the servers that answered; the silent one could not be tested."""
    found = await findings(HEALTHY + "fault: ns1.contoso.example timeout\n")
    said = {each.tag: each.text for each in items(found, _wording())}
    for tag in ("DELEGATION_OK", "SERIALS_AGREE"):
        assert "ns2.contoso.example" in said[tag]
        assert "ns1.contoso.example" not in said[tag]
    assert "ns1.contoso.example" in said["DELEGATION_SILENT_SERVER"]


async def test_changes_since_the_last_run() -> None:
    """What is new and what is gone is said; what stayed is not, nor that nothing changed."""
    before = await findings("contoso.example MX 0 .\n")
    now = await findings(HEALTHY + "serial: ns2.contoso.example 41\n")
    made = report(Examined("contoso.example", tuple(now), former=tuple(before)), _wording())
    assert [line.split(":")[0] for line in made.changes] == ["New", "Gone"]
    same = report(Examined("contoso.example", tuple(now), former=tuple(now)), _wording())
    assert same.changes == ()
    assert report(Examined("contoso.example", tuple(now)), _wording()).changes == ()


async def test_what_was_not_asked_or_not_answered_is_no_change() -> None:
    """A check that one of the two runs did not ask, or could not test, tells nothing new and nothing gone."""
    before = await findings(HEALTHY)
    more = await findings(HEALTHY, everything=True)
    assert {each.severity for each in items(more, _wording())} >= {"notice"}
    assert report(Examined("contoso.example", tuple(more), former=tuple(before)), _wording()).changes == ()
    assert report(Examined("contoso.example", tuple(before), former=tuple(more)), _wording()).changes == ()
    lost = await findings(HEALTHY + 'contoso.example TXT "v=spf1 +all"\n', everything=True)
    silent = [each if each.check != "spf" else Finding(check="spf", tag="SPF_UNTESTED", facts={}) for each in lost]
    assert not any("SPF" in line for line in _changes(lost, silent) + _changes(silent, lost))
    assert any("SPF" in line for line in _changes(lost, more))


def _changes(now: list[Finding], before: list[Finding]) -> tuple[str, ...]:
    return report(Examined("contoso.example", tuple(now), former=tuple(before)), _wording()).changes


async def test_the_mend_comes_first_and_what_is_fine_takes_one_line() -> None:
    """The record in question stands right behind who must act; checks that are fine share a line."""
    home = "contoso.example MX 0 mx.home.pl\nmx.home.pl A 198.51.100.1\n"
    for locale in LOCALES:
        lines = report(Examined("contoso.example", tuple(await findings(HEALTHY + home))), _wording(locale)).plain
        first, _, rest = lines.partition("contoso.example. IN MX 0 mx.home.pl.")
        assert first.count("\n") < 8
        assert "[ok]" not in first
        assert "IN MX 0 mx.home.pl." not in rest
        assert rest.count("[ok]") == 1


async def test_a_sound_domain_takes_twelve_lines() -> None:
    """The short form of a sound domain's report is short; the long one has every answer."""
    found = [each for each in await findings(HEALTHY) if not each.tag.endswith("_UNTESTED")]
    made = report(Examined("contoso.example", tuple(found)), _wording())
    short, long = (_drawn(made, long=long) for long in (False, True))
    assert len(short.splitlines()) <= 12
    assert "checks are fine" in short
    assert "--long" in short
    assert long.count("TTL") > 8 > short.count("TTL") == 0
    assert "ns1.contoso.example" in long


async def test_rows_show_what_was_asked_and_how_it_was_answered() -> None:
    """Type, authority and extended error stand in a row; REFUSED is an answer."""
    world = HEALTHY + "fault: ns2.contoso.example refused\nede: ns2.contoso.example 18\n"
    said = {each.tag: each for each in items(await findings(world), _wording())}
    refused = next(row for row in said["DELEGATION_LAME"].rows if row.server.startswith("ns2"))
    assert refused.answer.startswith("REFUSED")
    assert refused.marks == "EDE 18 (the asker is not allowed)"
    rows = [row for row in said["MX_EXCHANGE_ONLINE"].rows if row.server.startswith("ns1")]
    assert [(row.asked, row.marks) for row in rows] == [("MX", "AA")]


def _drawn(made: Report, *, long: bool) -> str:
    out = io.StringIO()
    Console(file=out, width=100).print(show_report(made, _wording(), long=long), crop=False)
    return out.getvalue()


@pytest.mark.parametrize("locale", ["en", "pl"])
async def test_no_network_at_all_is_one_sentence(locale: str) -> None:
    """Where no resolver says anything, the report is a sentence and who must act; one that speaks makes it no such."""
    silent = HEALTHY + "".join(f"fault: {name} timeout\n" for name in ("resolver", "parent", "a.nic.example"))
    found = await findings(silent + "fault: ns1.contoso.example timeout\nfault: ns2.contoso.example timeout\n")
    wording = _wording(locale)
    made = report(Examined("contoso.example", tuple(found), rank(None, {}, found, reference.causes())), wording)
    assert {finding.facts["reason"] for finding in found} <= {"no-dns", "local", "setting"}
    assert (made.severity, made.causes, made.items, made.untested) == ("untested", (), (), ())
    assert wording.reason("no-dns") in made.summary
    assert len(made.plain.splitlines()) == 4


async def test_silent_servers_are_not_a_network_without_dns() -> None:
    """One resolver that speaks is enough: then the silence is told of each."""
    found = await findings(HEALTHY + "fault: ns1.contoso.example timeout\nfault: ns2.contoso.example timeout\n")
    assert "no-dns" not in {finding.facts.get("reason") for finding in found}


async def test_untested_is_apart_and_order_is_by_gravity() -> None:
    """Errors come first, and what could not be tested stands in a list of its own."""
    found = await findings("contoso.example MX 0 192.0.2.1\nfault: ns2.contoso.example timeout\n")
    made = report(Examined("contoso.example", tuple(found)), _wording())
    assert made.items[0].severity == "error"
    assert {each.severity for each in made.untested} == {"untested"}
    assert not [each for each in made.items if each.severity == "untested"]


async def test_progress_shows_what_is_done_and_what_runs() -> None:
    """Each check has a line: its main finding, or that it still runs."""
    found = [each for each in await findings(HEALTHY) if each.check in {"mx", "delegation"}]
    shown = progress("contoso.example", ALWAYS, {one.check: item(one, _wording("pl")) for one in found}, _wording("pl"))
    done = {each.check: each.severity for each in shown.items}
    assert (done["mx"], done["delegation"], done["serials"]) == ("ok", "ok", "running")
    assert [each.check for each in shown.items] == [check.NAME for check in ALWAYS]


async def test_json_keeps_the_contract() -> None:
    """The object has the keys, types and severities that others rely on, and nothing else."""
    found = await findings("contoso.example MX 0 .\n")
    causes = rank("relay-denied", {}, found, reference.causes())
    made = json.loads(json.dumps(as_json(Examined("contoso.example", tuple(found), causes), reference.tags())))
    assert list(made) == ["domain", "verdict", "severity", "findings", "causes"]
    assert {check.NAME for check in ALWAYS} == {finding["check"] for finding in made["findings"]}
    for finding in made["findings"]:
        assert list(finding) == ["check", "tag", "severity", "facts", "servers", "elapsed_ms"]
        assert finding["severity"] in {"ok", "notice", "warning", "error", "untested"}
        assert isinstance(finding["elapsed_ms"], int)
        for server in finding["servers"]:
            assert list(server)[:6] == ["server", "address", "status", "answer", "ttl", "at"]
            assert list(server)[6:] == ["type", "over", "aa", "ede", "onward"]
    assert [list(cause) for cause in made["causes"]] == [["cause", "weight", "because"]] * len(made["causes"])
    assert made["causes"][0]["cause"] == "B1"


async def test_what_cannot_be_tested_ends_with_a_code_of_its_own() -> None:
    """Untested is 3 in the shell and `untested` in the JSON, and not hidden by a sound domain beside it."""
    async with serve("contoso.example MX 0 .\nfault: resolver timeout\n") as served:
        code, out, _ = await asyncio.to_thread(
            _check, served.resolvers, served.port, "contoso.example", "fabrikam.example", as_json=True
        )
    assert (code, {json.loads(line)["severity"] for line in out.splitlines()}) == (3, {"untested"})


async def test_an_own_server_in_trouble_is_said_second() -> None:
    """Where something else comes first, a silent own server is in the second sentence, in every language."""
    world = "contoso.example MX 0 192.0.2.1\nfault: ns2.contoso.example timeout\n"
    examined = Examined("contoso.example", tuple(await findings(world)))
    for locale in LOCALES:
        made = report(examined, _wording(locale))
        first, _, second = made.summary.partition("192.0.2.1")
        assert made.verdict == "dns-fault"
        assert "ns2.contoso.example" not in first
        assert "ns2.contoso.example" in second


def test_severities_of_the_contract() -> None:
    """What the contract says of severities stands in checks.toml."""
    grave = {tag: row.severity for (_, tag), row in reference.tags().rows.items()}
    assert grave["DOMAIN_NOT_FOUND"] == grave["ADDRESS_DANGLING_MICROSOFT"] == "error"
    assert {grave[tag] for tag in ("MX_NULL", "MX_NONE", "MX_DOMAIN_APPENDED")} <= {"warning", "error"}
    assert {grave[tag] for tag in ("MX_GATEWAY", "MX_EXCHANGE_ONLINE_UNUSUAL", "MX_MOVE_UNDER_WAY")} <= {"ok", "notice"}
    assert {grave[tag] for tag in grave if tag.endswith("_UNTESTED")} == {"untested"}
    aside = {tag for (check, tag) in reference.tags().rows if check in {"spf", "dkim", "dmarc"}}
    assert {grave[tag] for tag in aside} == {"ok", "notice", "warning", "untested"}
    assert grave["DANE_LOOKUP_FAILS"] == "error"


def _check(served_resolvers: list[str], port: int, *domains: str, **more: object) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    settings = DnsSettings(resolvers=",".join(served_resolvers), port=port)
    code = run_check(Request(domains, settings=settings, **more), out, err)  # type: ignore[arg-type]
    return code, out.getvalue(), err.getvalue()


async def test_command() -> None:
    """JSON goes to standard output alone, a line a domain; the exit code says whether an error was found."""
    async with serve(HEALTHY + "fabrikam.example MX 0 .\nserial: ns2.contoso.example 41\n") as served:
        where = (served.resolvers, served.port)
        code, out, err = await asyncio.to_thread(_check, *where, "info@contoso.example", as_json=True)
        assert (code, json.loads(out)["domain"], json.loads(out)["verdict"], err) == (
            1,
            "contoso.example",
            "dns-doubt",
            "",
        )
        assert json.loads(out)["severity"] == "warning"
        code, out, err = await asyncio.to_thread(_check, *where, "contoso.example", "fabrikam.example", as_json=True)
        assert (code, len(out.splitlines()), err) == (1, 2, "")
        code, out, err = await asyncio.to_thread(_check, *where, "fabrikam.example", locale="pl")
        assert code == 0
        assert "pusty MX" in out
        code, out, err = await asyncio.to_thread(_check, *where, "srv.local", as_json=True)
        assert (code, out) == (1, "")
        assert "internal name" in err
        code, out, err = await asyncio.to_thread(_check, *where, "nobody.example", "fabrikam.example", as_json=True)
        assert (code, [json.loads(line)["severity"] for line in out.splitlines()]) == (1, ["error", "notice"])
        assert (await asyncio.to_thread(_check, *where))[0] == 2
        assert (await asyncio.to_thread(_check, *where, "a.example", expect_mx=("not a host",)))[0] == 2


BROKEN = [
    ("[mx.MX_NULL]\nseverity='bad'\n", "severity"),
    ("[mx.MX_NONSENSE]\nseverity='ok'\n", "MX_NONSENSE|add it"),
    ("mx = [", "checks.toml"),
    ("[mx.MX_NULL]\nfacts=[]\n", "severity"),
    ("[mx.MX_NULL]\nseverity='ok'\nlinks=[{id='x',url='http://x'}]\n", "https"),
]


@pytest.mark.parametrize(("text", "said"), BROKEN)
def test_broken_content_is_refused(text: str, said: str) -> None:
    """A mistake in checks.toml stops the start, naming file and place."""
    with pytest.raises(ContentError, match=said):
        load_tags(text, CHECKS)


def test_words_and_tags_fit() -> None:
    """Every tag has a sentence in every language, which uses only the facts it may."""
    words, rows = reference.words(), reference.tags().rows
    for locale in words.locales:
        said = words.variables["checks", locale]
        for (check, tag), row in rows.items():
            assert check in said
            for key in (tag, f"{tag}.mend"):
                assert said.get(key, frozenset()) <= {"domain", *row.facts}
            assert tag in said
            if row.copies or row.severity in {"error", "warning"}:
                assert f"{tag}.mend" in said
        assert said == words.variables["checks", "en"]


def test_findings_are_put_in_order() -> None:
    """However findings came in, a report shows them in the order of the checks, each main finding first."""
    came = [
        Finding(check="mx", tag="MX_NULL"),
        Finding(check="delegation", tag="DELEGATION_OK"),
        Finding(check="mx", tag="MX_ALIAS"),
    ]
    assert [finding.tag for finding in ordered(came)] == ["DELEGATION_OK", "MX_NULL", "MX_ALIAS"]
