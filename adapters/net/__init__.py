"""Hosts on the internet that are no chat and no DNS server: a page over HTTPS, a banner on port 25, bounded bodies."""
