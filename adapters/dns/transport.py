"""Sends one question to one server: UDP, again after a moment, TCP on truncation, without EDNS where it hurts."""

from __future__ import annotations

import asyncio
import errno
from typing import TYPE_CHECKING

import dns.exception
import dns.flags
import dns.message

from adapters.dns import wire

if TYPE_CHECKING:
    from bot.dns.ports import Question, Server

AGAIN = 0.8
"""Seconds after which a lost packet is sent once more, then without EDNS, which some firewalls swallow."""


class Silence(Exception):
    """Raised where a server said nothing of use; the argument is our status for it."""


class _Mailbox(asyncio.DatagramProtocol):
    """Keeps what one connected socket receives."""

    def __init__(self) -> None:
        self.letters: asyncio.Queue[bytes | OSError] = asyncio.Queue(maxsize=64)

    def datagram_received(self, data: bytes, addr: object) -> None:
        del addr  # the socket is connected: nobody else gets through
        if not self.letters.full():
            self.letters.put_nowait(data)

    def error_received(self, exc: Exception) -> None:
        if isinstance(exc, OSError) and not self.letters.full():
            self.letters.put_nowait(exc)


async def send(question: Question, server: Server, limit: float) -> tuple[dns.message.Message, bool]:
    """Return the server's reply within `limit` seconds, and whether it came only without EDNS.

    Raises Silence (TIMEOUT, UNREACHABLE, GARBAGE).
    """
    loop = asyncio.get_running_loop()
    end = loop.time() + limit
    try:
        if question.tcp:
            return await _tcp(question, server, limit), False
        reply, bare = await _udp(question, server, end)
        if reply.flags & dns.flags.TC:
            reply = await _tcp(question, server, end - loop.time())
    except TimeoutError as fault:
        raise Silence("TIMEOUT") from fault
    except OSError as fault:
        raise Silence("TIMEOUT" if fault.errno == errno.ETIMEDOUT else "UNREACHABLE") from fault
    except (EOFError, dns.exception.DNSException) as fault:
        raise Silence("TIMEOUT" if isinstance(fault, dns.exception.Timeout) else "GARBAGE") from fault
    return reply, bare


async def _udp(question: Question, server: Server, end: float) -> tuple[dns.message.Message, bool]:
    loop = asyncio.get_running_loop()
    transport, box = await loop.create_datagram_endpoint(_Mailbox, remote_addr=(server.address, server.port))
    sent = [wire.query(question)]
    garbage = False
    try:
        transport.sendto(sent[0].to_wire())
        again = loop.time() + AGAIN
        while True:
            try:
                async with asyncio.timeout_at(min(end, again)):
                    letter = await box.letters.get()
            except TimeoutError:
                if loop.time() >= end:
                    raise Silence("GARBAGE" if garbage else "TIMEOUT") from None
                again = end
                transport.sendto(_more(question, sent, edns=False))
                continue
            if isinstance(letter, OSError):
                raise letter
            reply = _reply(letter, sent)
            if reply is None:
                garbage = True
            elif reply.rcode() in wire.NO_EDNS and sent[-1].edns >= 0:
                transport.sendto(_more(question, sent, edns=False))
            else:
                return reply, reply.id != sent[0].id
    finally:
        transport.close()


def _more(question: Question, sent: list[dns.message.QueryMessage], *, edns: bool) -> bytes:
    sent.append(wire.query(question, edns=edns))
    return sent[-1].to_wire()


def _reply(letter: bytes, sent: list[dns.message.QueryMessage]) -> dns.message.Message | None:
    """Return the message if it answers one of our questions: same id, same question. Else None."""
    try:
        message = dns.message.from_wire(letter, ignore_trailing=True)
    except (dns.exception.DNSException, ValueError):
        return None
    return message if any(query.is_response(message) for query in sent) else None


async def _tcp(question: Question, server: Server, left: float) -> dns.message.Message:
    """Ask over TCP, each message behind its length (RFC 1035 section 4.2.2)."""
    query = wire.query(question)
    asked = query.to_wire()
    async with asyncio.timeout(max(left, 0.05)):
        reader, writer = await asyncio.open_connection(server.address, server.port)
        try:
            writer.write(len(asked).to_bytes(2, "big") + asked)
            size = int.from_bytes(await reader.readexactly(2), "big")
            reply = _reply(await reader.readexactly(size), [query])
        finally:
            writer.close()
    if reply is None:
        raise Silence("GARBAGE")
    return reply
