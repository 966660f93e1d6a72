"""Block Kit as Slack takes it: unknown types and keys, missing parts and lengths over the limits are refused."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

TEXT_KEYS = {"plain_text": {"type", "text", "emoji"}, "mrkdwn": {"type", "text", "verbatim"}}
BLOCK_KEYS: dict[str, tuple[set[str], set[str]]] = {  # type: required, optional
    "header": ({"text"}, set()),
    "section": (set(), {"text", "fields", "accessory", "expand"}),
    "divider": (set(), set()),
    "context": ({"elements"}, set()),
    "actions": ({"elements"}, set()),
    "rich_text": ({"elements"}, set()),
    "input": ({"label", "element"}, {"hint", "optional", "dispatch_action"}),
}
ELEMENT_KEYS: dict[str, tuple[set[str], set[str]]] = {
    "button": ({"text"}, {"action_id", "value", "url", "style", "accessibility_label", "confirm"}),
    "static_select": ({"options"}, {"action_id", "initial_option", "placeholder"}),
    "plain_text_input": (set(), {"action_id", "multiline", "max_length", "min_length", "placeholder", "initial_value"}),
    "file_input": (set(), {"action_id", "filetypes", "max_files"}),
}
RICH_KEYS: dict[str, tuple[set[str], set[str]]] = {
    "rich_text_section": ({"elements"}, set()),
    "rich_text_list": ({"elements", "style"}, {"indent", "border", "offset"}),
    "rich_text_preformatted": ({"elements"}, {"border", "language"}),
    "rich_text_quote": ({"elements"}, {"border"}),
}
RUN_KEYS: dict[str, tuple[set[str], set[str]]] = {
    "text": ({"text"}, {"style"}),
    "link": ({"url"}, {"text", "style", "unsafe"}),
    "user": ({"user_id"}, {"style"}),
    "emoji": ({"name"}, {"unicode"}),
}
CONFIRM = {"title": 100, "text": 300, "confirm": 30, "deny": 30}
STYLES = {"bold", "italic", "strike", "code"}
WEIGHT = 13_200


class Wrong(Exception):
    """Raised for blocks that Slack would refuse."""


def check_blocks(blocks: object, *, most: int, surface: str) -> None:
    """Raise Wrong unless Slack would show these blocks on a message, a modal or a Home."""
    need(isinstance(blocks, list), "blocks are no list")
    assert isinstance(blocks, list)
    need(len(blocks) <= most, f"{len(blocks)} blocks, {most} are taken")
    ids: list[str] = []
    for block in blocks:
        need(isinstance(block, dict), "a block is no object")
        kind = block.get("type")
        keys(block, BLOCK_KEYS, {"type", "block_id"})
        need(kind != "input" or surface != "message", "input in a message")
        _BLOCKS[kind](block)
        ids += [one["action_id"] for one in elements(block) if "action_id" in one and kind != "input"]
    need(len(ids) == len(set(ids)), f"action_id twice: {sorted(ids)}")
    need(surface != "message" or weight(blocks) <= WEIGHT, "msg_blocks_too_long")


def elements(block: Json) -> list[Json]:
    """Return what can be pressed in a block."""
    found = block.get("elements", []) if block["type"] == "actions" else []
    return [*found, *([block["accessory"]] if "accessory" in block else [])]


def need(condition: object, why: str) -> None:
    """Raise Wrong with the reason unless the condition holds."""
    if not condition:
        raise Wrong(why)


def keys(part: Json, known: dict[str, tuple[set[str], set[str]]], common: set[str]) -> None:
    """Refuse unknown types, unknown keys and missing ones."""
    kind = part.get("type")
    need(kind in known, f"unknown type {kind}")
    required, optional = known[str(kind)]
    given = set(part) - common
    need(given <= required | optional, f"{kind}: unknown keys {given - required - optional}")
    need(required <= given, f"{kind}: missing {required - given}")


def text(part: object, most: int, *, plain: bool = False) -> None:
    """Check a text object."""
    need(isinstance(part, dict), "text is no object")
    assert isinstance(part, dict)
    kind = part.get("type")
    need(kind in TEXT_KEYS and (not plain or kind == "plain_text"), f"text of type {kind}")
    need(set(part) <= TEXT_KEYS[str(kind)], f"text: unknown keys in {sorted(part)}")
    need(isinstance(part.get("text"), str) and 0 < len(part["text"]) <= most, f"text of wrong length (1 to {most})")


def _header(block: Json) -> None:
    text(block["text"], 150, plain=True)


def _section(block: Json) -> None:
    need("text" in block or "fields" in block, "section without text")
    if "text" in block:
        text(block["text"], 3000)
    for field in block.get("fields", []):
        text(field, 2000)
    need(len(block.get("fields", [])) <= 10, "more than 10 fields")
    if "accessory" in block:
        _element(block["accessory"])


def _context(block: Json) -> None:
    need(0 < len(block["elements"]) <= 10, "context of wrong size")
    for one in block["elements"]:
        text(one, 3000)


def _actions(block: Json) -> None:
    need(0 < len(block["elements"]) <= 25, "actions of wrong size")
    for one in block["elements"]:
        _element(one)


def _input(block: Json) -> None:
    text(block["label"], 2000, plain=True)
    if "hint" in block:
        text(block["hint"], 2000, plain=True)
    _element(block["element"])


def _element(part: Json) -> None:
    keys(part, ELEMENT_KEYS, {"type"})
    need(len(part.get("action_id", "x")) <= 255, "action_id too long")
    if part["type"] == "button":
        text(part["text"], 75, plain=True)
        need(len(part.get("value", "")) <= 2000, "value too long")
        need(len(part.get("url", "")) <= 3000, "url too long")
        need(part.get("style") in (None, "primary", "danger"), f"style {part.get('style')}")
    if "confirm" in part:
        need(set(part["confirm"]) == set(CONFIRM), f"confirm: {sorted(part['confirm'])}")
        for name, most in CONFIRM.items():
            text(part["confirm"][name], most, plain=True)
    if part["type"] == "static_select":
        need(0 < len(part["options"]) <= 100, "options of wrong size")
        for option in part["options"]:
            text(option["text"], 75, plain=True)
            need(0 < len(option["value"]) <= 150, "option value of wrong length")
        need(part.get("initial_option") in (None, *part["options"]), "initial_option is none of the options")
    if part["type"] == "plain_text_input":
        need(1 <= part.get("max_length", 3000) <= 3000, "max_length")
        need(len(part.get("initial_value", "")) <= 3000, "initial_value too long")
    if part["type"] == "file_input":
        need(1 <= part.get("max_files", 10) <= 10, "max_files")


def _rich(block: Json) -> None:
    need(block["elements"], "empty rich text")
    for one in block["elements"]:
        keys(one, RICH_KEYS, {"type"})
        if one["type"] == "rich_text_list":
            need(one["style"] in ("bullet", "ordered") and one["elements"], "list")
            for line in one["elements"]:
                need(line.get("type") == "rich_text_section", "a list holds sections")
                _runs(line)
        else:
            _runs(one)


def _runs(part: Json) -> None:
    need(part["elements"], "empty rich text section")
    for run in part["elements"]:
        keys(run, RUN_KEYS, {"type"})
        need(run["type"] != "text" or (isinstance(run["text"], str) and run["text"]), "empty text run")
        need(set(run.get("style", {})) <= STYLES, "unknown style")
        if run["type"] == "link":
            need(run["url"].startswith("https://"), "link that is not https")


_BLOCKS: dict[Any, Any] = {
    "header": _header,
    "section": _section,
    "divider": lambda _block: None,
    "context": _context,
    "actions": _actions,
    "rich_text": _rich,
    "input": _input,
}


def weight(part: object) -> int:
    """Count the characters of all texts."""
    if isinstance(part, dict):
        return sum(weight(value) for name, value in part.items() if name in ("text", "elements", "fields", "blocks"))
    if isinstance(part, list):
        return sum(weight(one) if isinstance(one, dict) else 0 for one in part)
    return len(part) if isinstance(part, str) else 0


def words(blocks: object) -> str:
    """Return everything a person reads in blocks, a line a text."""
    if isinstance(blocks, dict):
        own = [blocks["text"]] if isinstance(blocks.get("text"), str) else []
        return "\n".join([*own, *filter(None, (words(value) for name, value in blocks.items() if name != "value"))])
    if isinstance(blocks, list):
        return "\n".join(filter(None, map(words, blocks)))
    return ""
