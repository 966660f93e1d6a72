"""Whole conversations, on every channel alike."""

from __future__ import annotations

import pytest

from tests.channels import CHANNELS, Button, Channel, Heard
from tests.stage import staged
from tests.transcripts import Step, Transcript, every

TRANSCRIPTS = every()
REPLAYS = [
    pytest.param(transcript, channel, id=f"{transcript.name}-{channel}")
    for transcript in TRANSCRIPTS
    for channel in CHANNELS
    if not transcript.only or channel in transcript.only
]
ISOLATES = {chr(code) for code in range(0x2066, 0x206A)}


@pytest.mark.parametrize(("transcript", "channel"), REPLAYS)
async def test_conversation(transcript: Transcript, channel: str) -> None:
    """The bot says what the transcript says, offers what it offers, and nothing that it forbids."""
    known = {"staff": transcript.staff, "locale": transcript.locale, "domain": transcript.domain}
    house = staged(transcript.world, transcript.settings, **known)
    async with house as stage, CHANNELS[channel](stage) as talk:
        rendered: list[Button] = []
        for step in transcript.steps:
            if step.world:
                stage.change(step.world)
                continue
            for heard in await _done(talk, step, rendered):
                rendered += heard.buttons
                _compare(transcript, step, heard)


async def _done(talk: Channel, step: Step, rendered: list[Button]) -> list[Heard]:
    """Do a step; pressed twice, only the first press does what the transcript says."""
    if step.afresh:
        await talk.afresh()
        return []
    if step.said is not None:
        return [await talk.say(step.said, other=step.other)]
    alike = [button for button in reversed(rendered) if button.label == step.press]
    assert len(alike) > (step.how == "old"), f"line {step.line}: no such button among {[b.label for b in rendered]}"
    button = alike[step.how == "old"]
    first = await talk.press(button, other=step.other)
    if step.how == "twice":
        assert not (await talk.press(button)).buttons, f"line {step.line}: the second press did something"
    return [first]


def _compare(transcript: Transcript, step: Step, heard: Heard) -> None:
    shown = "\n".join([*heard.lines, f"  {[button.label for button in heard.buttons]}"])
    where = f"{transcript.name}.txt:{step.line}: {step.said or step.press}\n--- shown:\n{shown}\n---"
    assert not ISOLATES & set(shown), where
    place = 0
    for text in step.expected:
        found = shown.find(text, place)
        assert found >= 0, f"{where}\nmissing (or out of order): {text}"
        place = found + len(text)
    for text in step.never:
        assert text not in shown, f"{where}\nmust not be shown: {text}"
    if step.offered is not None:
        labels = [button.label for button in heard.buttons]
        compared = labels[: len(step.offered)] if step.and_others else labels
        assert compared == step.offered, f"{where}\noffered: {labels}"


def test_every_case_has_its_transcript() -> None:
    """There are conversations in both languages, for every family, with our own and with foreign domains."""
    assert len(TRANSCRIPTS) >= 14
    said = "\n".join(step.said or "" for transcript in TRANSCRIPTS for step in transcript.steps)
    for words in ("Recipient address rejected", "Relay Access Denied", "No answer from host", "wróciła"):
        assert words in said
    assert any("NDR_ORG__DOMAINS" in transcript.settings for transcript in TRANSCRIPTS)
    assert any(not transcript.settings for transcript in TRANSCRIPTS)
