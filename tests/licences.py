"""Proves that everything the bot is installed with may be shipped under Apache-2.0: `python -m tests.licences`.

Walks from ndr-bot through the metadata of what is installed (PEP 639's License-Expression, else the classifiers, else
the License field). MPL and LGPL pass only for distributions that docs/licences.md names.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PAGE = Path(__file__).parents[1] / "docs" / "licences.md"
FREE = {
    *("Apache-2.0", "MIT", "MIT-0", "MIT-CMU", "BSD-2-Clause", "BSD-3-Clause", "BSD", "0BSD", "ISC", "PSF-2.0"),
    *("Zlib", "CC0-1.0"),
}
NAMED = {"MPL-2.0", "LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later"}
CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "MIT License": "MIT",
    "BSD License": "BSD",
    "ISC License (ISCL)": "ISC",
    "Python Software Foundation License": "PSF-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
LOOSE = {"3-Clause BSD License": "BSD-3-Clause"}
"""What a License field says for an SPDX name."""
EXTRAS = ("", "ocr")
_NAMED_ROW = re.compile(r"^\| `([^`]{1,80})` \| ([\w.-]{1,40}) \|", re.MULTILINE)


def main() -> int:
    """Print every licence that is not allowed; returns the exit code."""
    named = dict(_NAMED_ROW.findall(PAGE.read_text("utf-8")))
    found = {name: licence(one) for name, one in installed("ndr-bot").items()}
    faults = [
        f"{name}: {text or 'no licence stated'}" for name, text in found.items() if not allowed(name, text, named)
    ]
    for fault in faults:
        sys.stderr.write(f"licence not allowed: {fault}\n")
    sys.stdout.write(f"{len(found)} distributions, {len(faults)} licence(s) not allowed\n")
    return 1 if faults else 0


def installed(root: str) -> dict[str, Distribution]:
    """Return the root and all it needs, by name; the bot's own extras count where they are installed."""
    found: dict[str, Distribution] = {}
    done: set[tuple[str, str]] = set()
    waiting = [(root, extra, False) for extra in EXTRAS]
    while waiting:
        name, extra, optional = waiting.pop()
        known = canonicalize_name(name)
        if (known, extra) in done:
            continue
        try:
            found[known] = distribution(name)
        except PackageNotFoundError:
            if optional:
                continue
            raise
        done.add((known, extra))
        for need in map(Requirement, found[known].requires or ()):
            if need.marker is None or need.marker.evaluate({"extra": extra}):
                only_extra = optional or (known == root and extra != "")
                waiting += [(need.name, wanted, only_extra) for wanted in ("", *need.extras)]
    return found


def licence(one: Distribution) -> str:
    """Return an SPDX expression, or what comes nearest to one."""
    told = one.metadata.json
    if told.get("license_expression"):
        return str(told["license_expression"])
    classifiers = [line.rpartition(" :: ")[2] for line in told.get("classifier", [])]
    known = [CLASSIFIERS[name] for name in classifiers if name in CLASSIFIERS]
    stated = str(told.get("license", "")).partition("\n")[0].strip()
    return " OR ".join(known) or LOOSE.get(stated, stated)


def allowed(name: str, text: str, named: dict[str, str]) -> bool:
    """Tell whether an expression is allowed: each side of AND must be, one side of OR is enough."""
    if " OR " in text:
        return any(allowed(name, part, named) for part in text.strip("()").split(" OR "))
    parts = [part.strip("() ") for part in text.split(" AND ")]
    return all(part in FREE or (part in NAMED and named.get(name) == part) for part in parts)


if __name__ == "__main__":
    sys.exit(main())
