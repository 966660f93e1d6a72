"""The worker that reads text off pictures: answers each with its text, nothing where there is none."""

from __future__ import annotations

from adapters.parsing import ocr
from adapters.parsing.worker import MIB, serve

ROOM = 1024 * MIB
CPU_SECONDS = 120


def main() -> None:
    """Read pictures until the server sends no more."""
    serve(lambda sent: (ocr.read_image(sent) or "").encode("utf-8", "replace"), ocr.warm, ROOM, CPU_SECONDS)


if __name__ == "__main__":
    main()
