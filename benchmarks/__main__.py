"""Prints every table of figures: `make bench`. NDR_CORPUS names a folder of labelled bounces (docs/reading.md)."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec

CORPUS = os.environ.get("NDR_CORPUS", "")
TABLES = {
    "talk": ("The talk", []),
    "check": ("A domain's report", []),
    "reading": ("Reading bounces", [CORPUS]),
    "hostile": ("Hostile input", []),
    "slack": ("Slack", []),
    "teams": ("Teams", []),
}


def main() -> int:
    """Run each benchmark in a process of its own; returns 1 if one failed."""
    failed = False
    for name, (title, arguments) in TABLES.items():
        if find_spec(f"benchmarks.{name}") is None:
            continue
        print(f"\n## {title}\n", flush=True)
        if "" in arguments:
            print("Set NDR_CORPUS to a folder with mail/*.eml, mail.json, paste/*.txt and paste.json.")
            continue
        failed |= subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *arguments], check=False).returncode != 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
