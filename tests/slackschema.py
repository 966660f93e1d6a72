"""Judges Slack's manifest, both ways, by a JSON schema: `python -m tests.slackschema SCHEMA`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import jsonschema
import yaml

from adapters.slack.app.app_manifest import manifest


def main(schema: str) -> int:
    """Print what the schema refuses; returns 1 if it refuses anything."""
    known = json.loads(Path(schema).read_text("utf-8"))
    wrong = [
        f"{'/'.join(map(str, fault.path))}: {fault.message}"
        for url in ("https://bot.contoso.example", None)
        for fault in jsonschema.Draft7Validator(known).iter_errors(yaml.safe_load(manifest(url)))
    ]
    print("\n".join(wrong) or "Slack's manifest fits its schema")  # noqa: T201 (its whole purpose)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
