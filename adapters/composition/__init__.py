"""Puts the service together from settings, content, store and channels."""
