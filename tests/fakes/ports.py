"""Ports for the servers of a test, safe where tests run side by side."""

from __future__ import annotations

import contextlib
import socket
from random import SystemRandom

PORTS = range(12_000, 32_000)
"""Below what systems give to outgoing connections (Linux: from 32768): nobody is handed one before it is bound."""


def free_port() -> int:
    """Return a port where nobody on 127.0.0.1 listens, over TCP or UDP; any two callers hardly ever get the same."""
    for port in SystemRandom().sample(PORTS, 100):
        with contextlib.suppress(OSError), socket.socket() as stream, socket.socket(type=socket.SOCK_DGRAM) as datagram:
            stream.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            stream.bind(("127.0.0.1", port))
            datagram.bind(("127.0.0.1", port))
            return port
    raise OSError("no free port below 32768")
