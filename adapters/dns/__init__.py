"""Asks the DNS: dnspython for the wire format, asyncio for the waiting, a guard for whom we may contact."""
