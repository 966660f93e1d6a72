"""The docs tell today's truth: settings, commands, the drawn guide, make's targets, links."""

from __future__ import annotations

import re
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pydantic import BaseModel, SecretStr
from typer.main import get_command

from adapters import content
from adapters.commands.cli import app
from adapters.composition.settings import Settings
from bot.chart import chart
from bot.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]{0,200}\]\(([^)\s]{1,300})\)")
MACHINE = re.compile(r"(?<![\w.])/(?:work|tmp|root|home)/|pypi\.org|files\.pythonhosted|index-url|registry\.npmjs")


def page(path: Path) -> str:
    return path.read_text("utf-8")


def settings(model: type[BaseModel], prefix: str = "NDR_") -> Iterator[tuple[str, FieldInfo, object]]:
    """Yield every setting: its name in the environment, its field, its default."""
    for name, field in model.model_fields.items():
        full = prefix + name.upper()
        default = field.get_default(call_default_factory=True)
        if isinstance(default, BaseModel):
            yield from settings(type(default), full + "__")
        else:
            yield full, field, default


def shown(default: object) -> str:
    """Write a default as the environment would."""
    if isinstance(default, SecretStr):
        default = default.get_secret_value()
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    if isinstance(default, tuple | list):
        default = ",".join(map(str, default))
    return "" if default in (None, "") else f"`{default}`"


def settings_rows() -> list[str]:
    """Return the rows of docs/settings.md."""
    return [f"| `{name}` | {shown(default)} | {field.description} |" for name, field, default in settings(Settings)]


def test_settings_are_the_codes() -> None:
    """docs/settings.md lists each setting with its default and meaning, and no other, in the code's order."""
    listed = [line for line in page(DOCS / "settings.md").splitlines() if line.startswith("| `NDR_")]
    assert listed == settings_rows()


def test_every_setting_says_what_it_means() -> None:
    """No setting is without a description; none has a bar, which would break the table."""
    silent = [name for name, field, _ in settings(Settings) if not field.description or "|" in field.description]
    assert silent == []


def commands_rows() -> list[str]:
    """Return the rows of docs/commands.md."""
    words = content.load().words
    return [
        f"| `{row.name}` | {_typed(row.words['en'])} | {_typed(row.words['pl'])} | "
        f"{words.say('en', f'ui/command-{row.name}')} | `{words.say('en', f'ui/command-{row.name}.usage')}` | "
        f"{'yes' if row.slash else 'in a talk'} |"
        for row in COMMANDS
    ]


def _typed(words: tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def test_chat_commands_are_the_codes() -> None:
    """docs/commands.md has a row for every command of the table, in every language."""
    text = page(DOCS / "commands.md").partition("## In a terminal")[0]
    assert re.findall(r"^\| `.*$", text, re.MULTILINE) == commands_rows()


def test_terminal_commands_are_the_codes() -> None:
    """docs/commands.md has a row for every command of `ndr`, and its options."""
    text = page(DOCS / "commands.md").partition("## In a terminal")[2]
    listed = dict(re.findall(r"^\| `ndr ([a-z]+(?: [a-z]+)?)[^`]*` \|(.*)$", text, re.MULTILINE))
    known = dict(terminal_commands(get_command(app)))
    assert set(listed) == set(known)
    for name, options in known.items():
        assert options <= set(re.findall(r"--[a-z-]+", listed[name])), name


def terminal_commands(group: object, above: str = "") -> Iterator[tuple[str, set[str]]]:
    """Yield each command of `ndr` with its options; a group's commands follow its name."""
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        if hasattr(command, "commands"):
            yield from terminal_commands(command, f"{above}{name} ")
        else:
            yield above + name, {option for one in command.params for option in one.opts if option.startswith("--")}


def test_drawn_guide_is_the_running_one() -> None:
    """docs/guide-5-4-1.md draws exactly what `ndr chart 5.4.1` prints."""
    (guide,) = (guide for guide in content.load().guides.values() if guide.code == "5.4.1")
    assert f"```mermaid\n{chart(guide)}```" in page(DOCS / "guide-5-4-1.md")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    """Every relative link of a page is a file of the repository, every anchor a heading of it."""
    for target in LINK.findall(FENCED.sub("", page(path))):
        if re.match(r"https?:|mailto:", target):
            continue
        name, _, anchor = target.partition("#")
        there = (path.parent / name).resolve() if name else path
        assert there.exists(), target
        assert ROOT in [there, *there.parents], target
        if anchor:
            assert anchor in anchors(there), target


def anchors(path: Path) -> set[str]:
    """Return the anchors of a page's headings, as code hosts make them."""
    titles = re.findall(r"^#{1,6} (.*)$", FENCED.sub("", page(path)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_make_targets_and_modules_exist(path: Path) -> None:
    """Every `make x` a page names is a target, every `python -m x.y` a module."""
    makefile = page(ROOT / "Makefile")
    targets = set(re.findall(r"^([a-z][a-z0-9-]*):", makefile, re.MULTILINE))
    assert set(re.findall(r"`make ([a-z0-9-]+)", page(path))) <= targets
    for module in re.findall(r"python -m ((?:tests|benchmarks)[\w.]*)", page(path)):
        file = ROOT / module.replace(".", "/")
        assert file.with_suffix(".py").exists() or (file / "__main__.py").exists(), module


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_page_knows_a_machine(path: Path) -> None:
    """No page names a folder of somebody's machine or a package host."""
    assert MACHINE.findall(page(path)) == []


def test_readme_begins_with_the_two_commands() -> None:
    """`make run` and `make test` stand at the top of the README, before anything else to type."""
    first = re.search(r"^```\w*\n(.*?)^```", page(ROOT / "README.md"), re.MULTILINE | re.DOTALL)
    assert first
    assert [line.split("#")[0].strip() for line in first[1].splitlines()] == ["make run", "make test"]


def test_readme_commands_run() -> None:
    """Every `ndr x` of the README is a command that is installed as `ndr`."""
    known = set(get_command(app).commands) | {"--version", "--help"}  # type: ignore[attr-defined]
    named = set(re.findall(r"(?:\.venv/bin/|`)ndr ([a-z-]+)", page(ROOT / "README.md")))
    assert named
    assert named <= known
    assert [one.value for one in entry_points(group="console_scripts", name="ndr")] == ["adapters.commands.cli:main"]


def test_ci_does_what_the_makefile_offers() -> None:
    """.ci/run calls make check, farm, e2e and test, which exist."""
    called = re.findall(r"^make ([a-z0-9]+) ", page(ROOT / ".ci" / "run"), re.MULTILINE)
    assert sorted(called) == ["check", "e2e", "farm", "test"]


def test_locks_name_hashes_and_no_host() -> None:
    """Every requirement of every lock is pinned with a hash; no lock names an index or an address."""
    locks = sorted((ROOT / "requirements").glob("*.txt"))
    assert [lock.stem for lock in locks] == ["bench", "dev", "e2e", "run"]
    for lock in locks:
        text = page(lock)
        assert "://" not in text
        assert "--index" not in text
        entries = re.split(r"\n(?=[a-z0-9])", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE))
        assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)
