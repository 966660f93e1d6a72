"""Slack's app: installation, manifest, home, modals, who decides how a channel is listened to."""
