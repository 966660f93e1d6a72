"""The messages shown lately: what is on each card, so that a part of it can be replaced."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cachetools import LRUCache

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


@dataclass(slots=True)
class Talk:
    """The last messages of one conversation; `whole` where they are all it has."""

    messages: dict[str, Posted] = field(default_factory=dict)
    whole: bool = False


class MessageCache:
    """Keeps the last messages of the last conversations; whatever is older is read from the store again."""

    def __init__(self) -> None:
        """Start empty."""
        self._talks: LRUCache[str, Talk] = LRUCache(CONVERSATIONS)

    def put(self, conversation: str, posted: Posted) -> None:
        """Note a message."""
        talk = self._talks.setdefault(conversation, Talk())
        talk.whole |= posted.seq == 1
        talk.messages[posted.message] = posted
        if len(talk.messages) > MESSAGES:
            del talk.messages[next(iter(talk.messages))]
            talk.whole = False

    def holds_all(self, conversation: str) -> bool:
        """Tell whether every message of a conversation is here: since its first, and none was dropped."""
        return self._of(conversation).whole

    def find(self, conversation: str, message: str) -> Posted | None:
        """Return a message by its id."""
        return self._of(conversation).messages.get(message)

    def showing(self, conversation: str, key: str) -> Posted | None:
        """Return the latest message that shows a key."""
        messages = self._of(conversation).messages
        return next((posted for posted in reversed(messages.values()) if key in posted.keys), None)

    def _of(self, conversation: str) -> Talk:
        return self._talks.get(conversation) or Talk()
