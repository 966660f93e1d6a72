"""Builds the app package for Teams: manifest, translations and icons in one zip file."""

from __future__ import annotations

import io
import json
import re
import zipfile
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from uuid import UUID

from adapters.teams.package import icons
from bot.commands import COMMANDS
from bot.words import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.words import Words

Json = dict[str, Any]
NAME = "Bounce helper"
FULL_NAME = "Bounce helper (ndr-bot)"
DEVELOPER = "ndr-bot"
MAX_COMMANDS = 10
MAX_TITLE, MAX_DESCRIPTION = 32, 128
SCOPES = ("personal", "team", "groupChat")
LISTEN = {"permissions": {"resourceSpecific": [{"name": "ChannelMessage.Read.Group", "type": "Application"}]}}
VERSION, TARGETED = "1.19", "1.29"
LOCALIZATION = "https://developer.microsoft.com/en-us/json-schemas/teams/v1.19/MicrosoftTeams.Localization.schema.json"
WHEN = (2026, 1, 1, 0, 0, 0)
_DOMAIN = re.compile(r"\A(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,10}[a-z]{2,63}\Z", re.IGNORECASE)


def package(words: Words, app_id: str, domain: str, *, listen: bool = False, targeted: bool = False) -> bytes:
    """Return the zip file to upload. The same arguments give the same bytes. Raises ContentError with the mend."""
    made = manifest(words, app_id, domain, listen=listen, targeted=targeted)
    held: dict[str, str | bytes] = {
        "manifest.json": _json(made),
        "color.png": icons.color(),
        "outline.png": icons.outline(),
    }
    for locale in _others(words):
        held[f"{locale}.json"] = _json(translation(words, locale, targeted=targeted))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in held.items():
            zipped.writestr(zipfile.ZipInfo(name, WHEN), content)
    return out.getvalue()


def manifest(words: Words, app_id: str, domain: str, *, listen: bool = False, targeted: bool = False) -> Json:
    """Return the manifest; with `listen` it asks teams for the right to read channel messages.

    `targeted` lets people speak to the bot aside in channels and group chats, and offers the commands behind `/`
    there: both are known from version 1.29 on. Source: learn.microsoft.com, 'Expose slash commands from agents'.
    """
    try:
        known = str(UUID(app_id))
    except ValueError:
        raise ContentError(f"--app-id {app_id[:60]}: not a GUID; take the Microsoft App ID of the Azure Bot") from None
    if not _DOMAIN.match(domain):
        raise ContentError(f"--domain {domain[:80]}: write the host alone, like bot.contoso.com")
    text = files("manifest").joinpath("teams").joinpath("manifest.json").read_text("utf-8")
    values = {"app_id": known, "domain": domain.lower(), "developer": DEVELOPER, "version": _version()}
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    made: Json = json.loads(text)
    said = dict(_said(words, words.default))
    made["name"] = {"short": NAME, "full": FULL_NAME}
    made["description"] = {"short": said["description.short"], "full": said["description.full"]}
    made["localizationInfo"] = {
        "defaultLanguageTag": words.default,
        "additionalLanguages": [{"languageTag": one, "file": f"{one}.json"} for one in _others(words)],
    }
    made["bots"][0]["commandLists"] = _lists(_commands(words, words.default), targeted=targeted)
    if targeted:
        made |= {"$schema": made["$schema"].replace(VERSION, TARGETED), "manifestVersion": TARGETED}
        made["bots"][0]["supportsTargetedMessages"] = True
    made["composeExtensions"][0]["commands"][0] |= _action(words, words.default)
    if listen:
        made |= {"authorization": LISTEN, "webApplicationInfo": {"id": known, "resource": f"https://{domain.lower()}"}}
    return made


def translation(words: Words, locale: str, *, targeted: bool = False) -> Json:
    """Return a locale's file: every text of the manifest by its path."""
    schema = LOCALIZATION.replace(VERSION, TARGETED) if targeted else LOCALIZATION
    said = dict(_said(words, locale, targeted=targeted))
    return {"$schema": schema, "name.short": NAME, "name.full": FULL_NAME, **said}


def _lists(commands: list[dict[str, str]], *, targeted: bool) -> list[Json]:
    """Return the command lists: one for all scopes, or with those who share a place a second one behind `/` too."""
    if not targeted:
        return [{"scopes": list(SCOPES), "commands": commands}]
    return [
        {"scopes": ["personal"], "commands": commands},
        {"scopes": ["team", "groupChat"], "triggers": ["mention", "slash"], "commands": commands},
    ]


def _said(words: Words, locale: str, *, targeted: bool = False) -> Iterator[tuple[str, str]]:
    yield "description.short", words.say(locale, "teams/manifest-short")
    yield "description.full", words.say(locale, "teams/manifest-long")
    for number, listed in enumerate(_lists(_commands(words, locale), targeted=targeted)):
        for place, command in enumerate(listed["commands"]):
            path = f"bots[0].commandLists[{number}].commands[{place}]"
            yield from ((f"{path}.{name}", text) for name, text in command.items())
    yield from ((f"composeExtensions[0].commands[0].{name}", text) for name, text in _action(words, locale).items())


def _commands(words: Words, locale: str) -> list[dict[str, str]]:
    """Return the command menu out of the one table of commands."""
    rows = [row for row in COMMANDS if row.slash][:MAX_COMMANDS]
    return [
        {
            "title": row.words.get(locale, row.words["en"])[0][:MAX_TITLE],
            "description": words.say(locale, f"ui/command-{row.name}")[:MAX_DESCRIPTION],
        }
        for row in rows
    ]


def _action(words: Words, locale: str) -> dict[str, str]:
    return {
        "title": words.say(locale, "teams/action-title")[:MAX_TITLE],
        "description": words.say(locale, "teams/action-hint")[:MAX_DESCRIPTION],
    }


def _others(words: Words) -> list[str]:
    return [locale for locale in words.locales if locale != words.default]


def _version() -> str:
    return ".".join([*version("ndr-bot").partition("+")[0].split("."), "0", "0"][:3])


def _json(made: Json) -> str:
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
