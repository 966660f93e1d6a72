"""The messages shown lately: what is on each card, so that a part of it can be replaced."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.blocks import Block

CONVERSATIONS = 1000
MESSAGES = 12


@dataclass(slots=True)
class Posted:
    """A message of ours: its id, what is on it, what was chosen on it, when it was last changed (monotonic seconds)."""

    message: str
    seq: int | None
    blocks: tuple[Block, ...]
    chosen: str | None = None
    at: float = 0.0

    def replace(self, news: dict[str, Block]) -> None:
        """Put newer blocks in the place of those with the same keys."""
        self.blocks = tuple(news.get(block.key, block) if block.key else block for block in self.blocks)

    @property
    def keys(self) -> set[str]:
        """Return the keys on this message."""
        return {block.key for block in self.blocks if block.key}


class Board:
    """Keeps the last messages of the last conversations; whatever is older is read from the store again."""

    def __init__(self) -> None:
        """Start empty."""
        self._whole: set[str] = set()
        self._talks: OrderedDict[str, OrderedDict[str, Posted]] = OrderedDict()

    def put(self, conversation: str, posted: Posted) -> None:
        """Note a message."""
        if posted.seq == 1:
            self._whole.add(conversation)
        talk = self._talks.setdefault(conversation, OrderedDict())
        self._talks.move_to_end(conversation)
        talk[posted.message] = posted
        if len(talk) > MESSAGES:
            talk.popitem(last=False)
            self._whole.discard(conversation)
        if len(self._talks) > CONVERSATIONS:
            gone, _ = self._talks.popitem(last=False)
            self._whole.discard(gone)

    def holds_all(self, conversation: str) -> bool:
        """Tell whether every message of a conversation is here: since its first, and none was dropped."""
        return conversation in self._whole

    def find(self, conversation: str, message: str) -> Posted | None:
        """Return a message by its id."""
        return self._of(conversation).get(message)

    def showing(self, conversation: str, key: str) -> Posted | None:
        """Return the latest message that shows a key."""
        talk = self._of(conversation)
        return next((posted for posted in reversed(talk.values()) if key in posted.keys), None)

    def _of(self, conversation: str) -> OrderedDict[str, Posted]:
        return self._talks.get(conversation) or OrderedDict()
