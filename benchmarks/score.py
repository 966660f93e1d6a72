"""Counts what was right."""

from __future__ import annotations


class Score:
    """Counts right and all, and remembers what was wrong."""

    def __init__(self, name: str, wanted: str) -> None:
        self.name, self.wanted = name, wanted
        self.right = self.all = 0
        self.wrong: list[str] = []

    def add(self, right: object, label: str) -> None:
        self.all += 1
        self.right += bool(right)
        if not right:
            self.wrong.append(label)

    def line(self) -> str:
        share = 100 * self.right / self.all if self.all else 0
        return f"| {self.name} | {self.right} of {self.all} ({share:.1f} %) | {self.wanted} |"
