"""The web chat: one page, served by the bot itself, with its own small API."""
