"""Sends what is logged to standard error; nothing of ours goes to standard output."""

from __future__ import annotations

import sys

import structlog


def log_to_stderr(level: str) -> None:
    """Send all logs to standard error, one line each; nothing of ours goes to standard output."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"], bool_as_flag=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
