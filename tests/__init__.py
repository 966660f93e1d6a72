"""Tests, at the seams."""
