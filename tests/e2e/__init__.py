"""Tests that need a browser or real servers: make e2e."""
