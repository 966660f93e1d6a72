"""Reads JSON that anybody may have sent. Half of a cut emoji (a lone surrogate) is read as a replacement character."""

from __future__ import annotations

import json
import re
from typing import Any

HALF = re.compile(r"\\u[dD][89a-fA-F]")


def read_json(body: bytes) -> Any:
    """Return what a body says. Raises ValueError for whatever is no JSON in UTF-8."""
    try:
        text = body.decode("utf-8")
        read = json.loads(text)
        return json.loads(_whole(json.dumps(read, ensure_ascii=False))) if HALF.search(text) else read
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _whole(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
