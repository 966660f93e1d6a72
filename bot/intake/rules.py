"""Binds everything the reading knows from content: wordings of replies and markers of reports."""

from __future__ import annotations

from dataclasses import dataclass

from bot.intake.report_markers import Markers
from bot.refusal_patterns import Verdicts


@dataclass(frozen=True, slots=True)
class Rules:
    """What content says about bounces, compiled once."""

    verdicts: Verdicts
    markers: Markers

    @classmethod
    def from_toml(cls, verdicts: str, markers: str) -> Rules:
        """Compile content/verdicts.toml and content/markers.toml; raises ContentError naming file, key and mend."""
        return cls(Verdicts.from_toml(verdicts), Markers.from_toml(markers))
