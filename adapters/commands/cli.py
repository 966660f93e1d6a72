"""The command `ndr`. Each command imports what it needs when it runs, so that `ndr explain` starts quickly."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from bot.words import ContentError

if TYPE_CHECKING:
    from adapters.composition.settings import Settings

app = typer.Typer(
    name="ndr",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Reads mail bounces, tests the DNS and walks people through the mend.",
)
manifests = typer.Typer(no_args_is_help=True, help="Print or build the app manifest of a chat product.")
app.add_typer(manifests, name="manifest")
Lang = Annotated[str | None, typer.Option("--lang", help="Language to speak, e.g. pl.")]
Resolvers = Annotated[list[str] | None, typer.Option("--resolver", metavar="HOST[:PORT]", help="Resolver to ask.")]
Port = Annotated[int | None, typer.Option("--port", min=1, max=65535, help="Port of authoritative servers.")]


def main() -> None:
    """Run `ndr`; a mistake in configuration or content is one line and exit code 1."""
    try:
        app()
    except ContentError as fault:
        sys.stderr.write(f"ndr: {fault}\n")
        raise SystemExit(1) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version as installed

        typer.echo(f"ndr-bot {installed('ndr-bot')}")
        raise typer.Exit


@app.callback()
def ndr(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True)] = False) -> None:
    """Read mail bounces, test the DNS and walk people through the mend."""


@app.command()
def explain(
    files: Annotated[list[str], typer.Argument(help="Files with bounces; - is standard input.")] = ["-"],  # noqa: B006 (typer copies it)
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    as_lines: Annotated[bool, typer.Option("--jsonl", help="One JSON object a line for each file.")] = False,
    lang: Lang = None,
) -> None:
    """Say what is in a bounce."""
    from adapters import content
    from adapters.commands.explain import explain as run

    if as_json and len(files) > 1:
        _usage("--json takes one file; use --jsonl for several")
    show = None
    if not (as_json or as_lines):
        from adapters.commands.bounce_renderer import bounce_shower
        from adapters.composition.settings import load_settings

        show = bounce_shower(load_settings(), lang or os.environ.get("LANG"))
    raise typer.Exit(run(files, content.rules(), as_lines=as_lines, show=show))


@app.command()
def check(  # noqa: PLR0913 (one parameter an option)
    domains: Annotated[list[str], typer.Argument(metavar="DOMAIN...", help="Up to five domains.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line for each domain.")] = False,
    expect_mx: Annotated[list[str] | None, typer.Option(metavar="HOST", help="MX that should be there.")] = None,
    resolver: Resolvers = None,
    port: Port = None,
    everything: Annotated[bool, typer.Option("--all", help="Also what is about the domain's mail in general.")] = False,
    long: Annotated[bool, typer.Option("--long", help="With all that every server said.")] = False,
    lang: Lang = None,
) -> None:
    """Test the mail DNS of domains."""
    from adapters.commands.check import Request
    from adapters.commands.check import check as run
    from adapters.composition.settings import load_settings

    settings = _with_dns(load_settings(), resolver, port)
    request = Request(
        domains=tuple(domains),
        expect_mx=tuple(expect_mx or ()),
        everything=everything,
        long=long,
        as_json=as_json,
        locale=lang or os.environ.get("LANG", "en"),
        settings=settings.dns,
        zone=datetime.now().astimezone().tzinfo or UTC,
    )
    raise typer.Exit(run(request))


@app.command()
def chat(
    *,
    as_lines: Annotated[bool, typer.Option("--jsonl", help="JSON objects a line, in and out.")] = False,
    resolver: Resolvers = None,
    port: Port = None,
    lang: Lang = None,
) -> None:
    """Talk with the bot in this terminal."""
    from adapters.commands.chat import chat as run
    from adapters.composition.settings import load_settings
    from adapters.runtime.logging_setup import log_to_stderr

    settings = _with_dns(load_settings(), resolver, port)
    log_to_stderr("warning")
    raise typer.Exit(run(settings, locale=lang or os.environ.get("LANG"), as_lines=as_lines))


@app.command()
def serve() -> None:
    """Serve the web chat and the channels that are switched on."""
    from adapters.commands.serve import serve as run
    from adapters.composition.settings import load_settings

    raise typer.Exit(run(load_settings()))


@app.command()
def chart(code: Annotated[str, typer.Argument(help="The guide's code.")]) -> None:
    """Draw a guide as Mermaid."""
    from adapters import content
    from bot.chart import chart as draw

    guide = next((guide for guide in content.load().guides.values() if guide.code == code), None)
    if guide is None:
        sys.stderr.write(f"ndr: there is no guide for {code!r}; there is one for: {_guides()}\n")
        raise typer.Exit(1)
    typer.echo(draw(guide), nl=False)


@manifests.command("slack")
def manifest_slack(
    url: Annotated[
        str | None, typer.Option(help="Where Slack reaches the bot, https://...; without it: Socket Mode.")
    ] = None,
) -> None:
    """Print Slack's app manifest, filled in."""
    from adapters.slack.app.app_manifest import manifest

    typer.echo(manifest(url), nl=False)


@manifests.command("teams")
def manifest_teams(
    app_id: Annotated[str, typer.Option(help="Microsoft App ID of the Azure Bot, a GUID.")],
    domain: Annotated[str, typer.Option(help="Host people reach the bot at, e.g. bot.contoso.com.")],
    *,
    out: Annotated[Path, typer.Option(help="File to write.")] = Path("ndr-bot.zip"),
    listen: Annotated[bool, typer.Option(help="Also ask teams for the right to read channel messages.")] = False,
    targeted: Annotated[
        bool,
        typer.Option(
            help="Also let people speak to it aside, with its commands behind `/`, as NDR_TEAMS__TARGETED does."
        ),
    ] = False,
) -> None:
    """Build the app package to upload to Teams."""
    from adapters import content
    from adapters.composition.settings import load_settings
    from adapters.teams.package.manifest import package

    aside = targeted or load_settings().teams.targeted
    made = package(content.load().words, app_id, domain, listen=listen, targeted=aside)
    try:
        out.write_bytes(made)
    except OSError as fault:
        raise ContentError(f"--out {out}: {fault.strerror}; name a file that can be written") from fault
    typer.echo(f"{out}: upload it in Teams (docs/teams.md)")


@app.command()
def forget(
    person: Annotated[str, typer.Argument(help="slack:TEAM:USER, teams:ID or web:ID, as docs/privacy.md says.")],
) -> None:
    """Delete what is kept of a person: conversations, deliveries, role, language, and what waits for them."""
    from adapters.commands.forget import forget as run
    from adapters.composition.settings import load_settings

    raise typer.Exit(run(load_settings(), person))


@app.command()
def lint() -> None:
    """Prove content/ whole: every edge, check, tag, word and pattern."""
    from adapters import content, reference

    known = content.load()
    reference.mail_hosts()
    reference.public_resolvers()
    typer.echo(f"content is whole: {len(known.guides)} guide(s), languages {', '.join(known.words.locales)}")


def _guides() -> str:
    from adapters import content

    return ", ".join(guide.code for guide in content.load().guides.values())


def _with_dns(settings: Settings, resolvers: list[str] | None, port: int | None) -> Settings:
    """Return the settings with the resolvers and port of the command line."""
    from pydantic import ValidationError

    from adapters.dns.settings import DnsSettings

    given = settings.dns.model_dump()
    given |= {"resolvers": ",".join(resolvers)} if resolvers else {}
    given |= {"port": port} if port else {}
    try:
        return settings.model_copy(update={"dns": DnsSettings.model_validate(given)})
    except ValidationError as fault:
        _usage(fault.errors()[0]["msg"].removeprefix("Value error, "))


def _usage(message: str) -> NoReturn:
    sys.stderr.write(f"ndr: {message}\n")
    raise typer.Exit(2)
