"""The core: reads bounces, walks guides, ranks causes. No socket, no clock, no environment, no chat product."""
