"""Deliveries: Adaptive Cards and messages, on their way to people."""
