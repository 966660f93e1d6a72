"""The terminal: the conversation as a channel, and reports drawn for people."""
