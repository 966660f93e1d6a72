"""Parses foreign bytes away from the server: worker processes with a limit of memory and time."""
