"""From an event to its answers, the same for every channel: dispatcher, outbox, limits."""
