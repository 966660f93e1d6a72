"""How much there is to read from the paste to the last button, without opening anything."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from adapters import content
from tests.stage import staged
from tests.told import Told, told
from tests.wordcount import count, folded, visible

USER, ADMIN, FOLD = 250, 200, 90
"""Most words: for a user to the end, for an admin to the section that mends the fault, in a folded part."""
LOCALES = content.load().words.locales
MICROSOFT = (
    "contoso-example.mail.protection.outlook.com A 198.51.100.10",
    "autodiscover.contoso.example CNAME autodiscover.outlook.com",
    "autodiscover.outlook.com A 198.51.100.20",
)
RIGHT = ("contoso.example MX 0 contoso-example.mail.protection.outlook.com", *MICROSOFT)
REFUSED = (
    "550 5.4.1 Recipient address rejected: Access denied. AS(201806281) "
    "[DB5EUR01FT012.eop-EUR01.prod.protection.outlook.com] <info@contoso.example>"
)
DENIED = (
    "Delivery has failed to these recipients or groups:\n\ninfo@contoso.example\n\n"
    "Diagnostic information for administrators:\n\nGenerating server: AM9PR01MB1234.eurprd01.prod.exchangelabs.com\n\n"
    "info@contoso.example\nmx.home.pl #550 5.4.1 Relay Access Denied ##"
)
SILENT = (
    "#550 5.4.1 [internal] No answer from host ##\n\ninfo@contoso.example\n"
    "Remote Server returned '550 5.4.1 No answer from host'"
)
EDGE = DENIED.replace("mx.home.pl", "AM4PEPF00012345.mail.protection.outlook.com")
ONE = ("contoso.example MX 0 mx.contoso.example",)


@dataclass(frozen=True)
class Case:
    """A bounce in a DNS world, and the section that mends the fault for an admin of the recipient's side."""

    world: tuple[str, ...]
    paste: str
    mends: str


CASES = {
    "old MX first": Case(
        ("contoso.example MX 5 mx.home.pl", "mx.home.pl A 198.51.100.9",
         "contoso.example MX 10 contoso-example.mail.protection.outlook.com", *MICROSOFT),
        DENIED, "admin.mx.single",
    ),
    "old MX alone": Case(("contoso.example MX 5 mx.home.pl", "mx.home.pl A 198.51.100.9"), DENIED, "admin.mx"),
    "no mail wanted": Case(("contoso.example MX 0 .",), DENIED, "admin.mx"),
    "refused recipient": Case(RIGHT, REFUSED, "admin.recipient"),
    "not accepted": Case(RIGHT, EDGE, "admin.domain"),
    "no answer": Case((*ONE, "mx.contoso.example A 198.51.100.9"), SILENT, "admin.no-answer"),
    "no address": Case(ONE, SILENT, "admin.no-answer"),
    "domain gone": Case(("fabrikam.example MX 0 mx.fabrikam.example",), SILENT, "domain-gone"),
    "dead DNS": Case(
        (*ONE, "fault: ns1.contoso.example refused", "fault: ns2.contoso.example refused"),
        SILENT, "dns-dead",
    ),
    "moved": Case((*RIGHT, "mx.home.pl A 198.51.100.9"), DENIED, "admin.moved"),
    "moved, still remembered": Case(
        (*RIGHT, "mx.home.pl A 198.51.100.9", "resolvers: 2", "at resolver2: contoso.example 120 MX 0 mx.home.pl"),
        DENIED, "admin.propagation",
    ),
    "on its way": Case(
        (*RIGHT, "mx.home.pl A 198.51.100.9", "at ns2.contoso.example: contoso.example MX 0 mx.home.pl",
         "serial: ns2.contoso.example 41"),
        SILENT, "admin.propagation",
    ),
    "hybrid": Case(
        ("contoso.example MX 10 mail.contoso.example", "mail.contoso.example A 198.51.100.9",
         "autodiscover.contoso.example A 198.51.100.9",
         'contoso.example TXT "v=spf1 include:spf.protection.outlook.com -all"',
         'spf.protection.outlook.com TXT "v=spf1 ip4:198.51.100.0/24 -all"'),
        DENIED.replace("mx.home.pl", "mail.contoso.example"), "admin.mx",
    ),
}  # fmt: skip


async def walked(case: Case, name: str, locale: str, **answers: str) -> list[Told]:
    async with staged(list(case.world)) as stage:
        return [step async for step in told(stage, name, case.paste, answers, locale)]


def text(steps: list[Told]) -> str:
    return "\n".join(f"[{step.node}]\n" + "\n".join(visible(step.blocks)) for step in steps)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("side", ["sender", "recipient"])
@pytest.mark.parametrize("name", CASES)
async def test_a_user_reads_little(name: str, side: str, locale: str) -> None:
    """From the paste to the last button, whatever happened."""
    steps = await walked(CASES[name], "user", locale, who="user", side=side)
    assert steps[-2].node == "helpful"
    read = steps[:-1]  # after the last button comes a thank you
    words = sum(count(visible(step.blocks)) for step in read)
    assert words <= USER, f"{words} words\n{text(read)}"
    _folds_are_short(read)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", CASES)
async def test_an_admin_is_soon_where_the_fault_is_mended(name: str, locale: str) -> None:
    """From the paste to the buttons of the section that mends it; and no fold of the whole walk is long."""
    case = CASES[name]
    steps = await walked(case, "admin", locale, who="admin", side="recipient", scope="unknown")
    nodes = [step.node for step in steps]
    assert case.mends in nodes, nodes
    read = steps[: nodes.index(case.mends) + 1]
    words = sum(count(visible(step.blocks)) for step in read)
    assert words <= ADMIN, f"{words} words\n{text(read)}"
    _folds_are_short(steps)


def _folds_are_short(steps: list[Told]) -> None:
    for step in steps:
        for title, lines in folded(step.blocks):
            assert count(lines) <= FOLD, (step.node, title, count(lines), lines)
