"""The command ndr, a file for each of its commands."""
