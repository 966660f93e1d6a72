"""Slack: the whole bot wherever people have a bounce in hand."""
